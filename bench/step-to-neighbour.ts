import type { MatterId } from '@lianyu/kernel'
import { newCommandId, type Receipt } from '@lianyu/node'
import { type Figure, inMs, quantile } from './figure.ts'
import { openCase } from './fill.ts'
import { eventually, hereParty, type Pair, startPair } from './pair.ts'

const apartMs = 40
const actor = { party: hereParty, desk: 'service-window', role: 'officer', officer: 'bench' }

/** From a step's answer on one node until the other node has it applied, over real HTTP. */
export const stepToNeighbour: Figure = visible('step here → visible there', 300, 'steps', async (pair) => {
  const { matter } = await eventually(() => openCase(pair.here.deps.journal, pair.agreement, 0))
  return (n) => take(pair, matter, 'comment', { comment: `示例留言 ${n}` })
})

/** The same of a case that goes to the other window: opened and checked here, offered, and there in its list. */
export const handedOver: Figure = visible(
  'a case handed over here → visible there',
  1_000,
  'cases',
  (pair) => async (n) => {
    const { matter } = await eventually(() => openCase(pair.here.deps.journal, pair.agreement, n))
    await take(pair, matter, 'check', { formComplete: true, identitySeen: 'original' })
    return await take(pair, matter, 'offer', { parcelNo: `示例寄${n}` })
  },
)

type Once = (n: number) => Promise<Receipt>

function visible(name: string, goalMs: number, what: string, prepare: (pair: Pair) => Once | Promise<Once>): Figure {
  return {
    name,
    goal: `p50 ≤ ${goalMs.toLocaleString('en-US')} ms`,
    run: async (size) => {
      const pair = await startPair()
      try {
        const times = await measure(pair, await prepare(pair), size === 'full' ? 1_000 : 100)
        const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)]
        return { measured: `p50 ${inMs(p50)}, p95 ${inMs(p95)} over ${times.length} ${what}`, met: p50 <= goalMs }
      } finally {
        await pair.stop()
      }
    },
  }
}

const take = ({ here }: Pair, matter: MatterId, step: string, data: Record<string, unknown>): Promise<Receipt> =>
  eventually(() =>
    here.deps.journal.step({ party: hereParty, actor, command: newCommandId(Date.now()), matter, step, data }),
  )

async function measure({ there }: Pair, once: Once, steps: number): Promise<number[]> {
  // It may arrive before its own writer has its answer, so arrivals are kept by leaf.
  const arrived = new Map<string, number>()
  let wake: () => void = () => {}
  const unlisten = there.deps.journal.onCommit(({ facts }) => {
    for (const { leaf } of facts) arrived.set(leaf, performance.now())
    wake()
  })
  const times: number[] = []
  for (let n = 0; n < steps; n++) {
    const receipt = await once(n)
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
