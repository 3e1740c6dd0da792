import { newCommandId } from '@lianyu/node'
import { type Figure, inMs, quantile } from './figure.ts'
import { eventually, hereParty, type Pair, startPair, thereParty } from './pair.ts'

const apartMs = 40

/** From a step's answer on one node until the other node has it applied, over real HTTP. */
export const stepToNeighbour: Figure = {
  name: 'step here → visible there',
  goal: 'p50 ≤ 300 ms',
  run: async (size) => {
    const pair = await startPair()
    try {
      const times = await measure(pair, size === 'full' ? 1_000 : 100)
      const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)]
      return { measured: `p50 ${inMs(p50)}, p95 ${inMs(p95)} over ${times.length} steps`, met: p50 <= 300 }
    } finally {
      await pair.stop()
    }
  },
}

async function measure({ here, there, agreement }: Pair, steps: number): Promise<number[]> {
  const actor = { party: hereParty, desk: 'service-window', role: 'officer', officer: 'bench' }
  const opened = await eventually(() =>
    here.deps.journal.open({
      party: hereParty,
      actor,
      command: newCommandId(Date.now()),
      kind: 'service-case',
      agreement,
      data: {
        itemName: '示例事项',
        itemNature: 'service',
        mode: 'collected',
        handler: thereParty,
        sample: true,
        applicantName: '示例申请人',
        applicantId: '11010519491231002X',
        applicantPhone: '0799-0000000',
      },
    }),
  )
  // It may arrive before its own writer has its answer, so arrivals are kept by leaf.
  const arrived = new Map<string, number>()
  let wake: () => void = () => {}
  const unlisten = there.deps.journal.onCommit(({ facts }) => {
    for (const { leaf } of facts) arrived.set(leaf, performance.now())
    wake()
  })
  const times: number[] = []
  for (let n = 0; n < steps; n++) {
    const receipt = await eventually(() =>
      here.deps.journal.step({
        party: hereParty,
        actor,
        command: newCommandId(Date.now()),
        matter: opened.matter,
        step: 'comment',
        data: { comment: `示例留言 ${n}` },
      }),
    )
    const [at, leaf] = [performance.now(), receipt.facts[0]?.leaf ?? '']
    while (!arrived.has(leaf)) {
      await new Promise<void>((settle) => {
        wake = settle
      })
    }
    times.push(Math.max(0, (arrived.get(leaf) ?? at) - at))
    await new Promise((settle) => setTimeout(settle, apartMs))
  }
  unlisten()
  return times
}
