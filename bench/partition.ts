import { rm } from 'node:fs/promises'
import { newCommandId, type RunningNode } from '@lianyu/node'
import { type Figure, inMs, quantile, ratio } from './figure.ts'
import { openCase } from './fill.ts'
import { done, eventually, hereParty, type Pair, startOn, startPair, thereParty } from './pair.ts'

const callers = 16
const rounds = 3

/** A neighbour goes away and comes back: what local steps take meanwhile, and how long it takes over what gathered. */
export const partition: Figure = {
  name: 'a neighbour is away: local steps; its backlog when it is back',
  goal: 'p99 ≤ 1.10 × of that with it there; 100,000 entries ≤ 60 s',
  fullOnly: true,
  run: async (size) => {
    const [steps, backlog] = size === 'full' ? [4_000, 100_000] : [800, 5_000]
    const pair = await startPair()
    const port = Number(new URL(pair.there.url).port)
    let there: RunningNode | undefined = pair.there
    try {
      const { matter } = await eventually(() => openCase(pair.here.deps.journal, pair.agreement, 0))
      await talk(pair, matter, steps, 1)
      // In turns, so that what else this machine does falls on both alike.
      const [present, away]: [number[], number[]] = [[], []]
      for (let round = 0; round < rounds; round++) {
        there ??= await startOn(pair.folders[1], port)
        await reached(there, await sizeOf(pair))
        present.push(quantile(await talk(pair, matter, steps, callers), 0.99))
        await reached(there, await sizeOf(pair))
        await there.stop()
        there = undefined
        away.push(quantile(await talk(pair, matter, steps, callers), 0.99))
      }
      await talk(pair, matter, backlog, 256)
      const target = await sizeOf(pair)
      there = await startOn(pair.folders[1], port)
      const began = performance.now()
      await reached(there, target)
      const ms = performance.now() - began
      const [with_, without] = [quantile(present, 0.5), quantile(away, 0.5)]
      return {
        measured: `p99 ${inMs(without)} while it is away, ${inMs(with_)} with it there, ratio ${ratio(without, with_)}; ${backlog.toLocaleString('en-US')} entries of backlog in ${(ms / 1000).toFixed(1)} s`,
        met: without <= with_ * 1.1 && ms <= 60_000,
      }
    } finally {
      await there?.stop()
      await pair.here.stop()
      for (const folder of pair.folders) await rm(folder, { recursive: true, force: true })
    }
  },
}

/** Comments by so many callers at once; how long each took. */
async function talk({ here }: Pair, matter: string, count: number, atOnce: number): Promise<number[]> {
  const times: number[] = []
  let left = count
  const actor = { party: hereParty, desk: 'service-window', role: 'officer', officer: 'bench' }
  const caller = async () => {
    while (left-- > 0) {
      const began = performance.now()
      const command = newCommandId(Date.now())
      const data = { comment: '示例留言：材料已核对，等待对方窗口答复。' }
      done(await here.deps.journal.step({ party: hereParty, actor, command, matter, step: 'comment', data }))
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, caller))
  return times
}

async function sizeOf({ here, agreement }: Pair): Promise<number> {
  const origin = await here.deps.journal.logOf(hereParty, agreement)
  return Number((await here.deps.journal.checkpoint(hereParty, origin)).split('\n', 2)[1])
}

/** Answers when this node holds so much of the first party's log. */
function reached({ deps }: RunningNode, size: number): Promise<void> {
  return eventuallyHeld(async () => {
    const peer = (await deps.exchange.peers(thereParty)).find(({ party }) => party === hereParty)
    return (peer?.logs.find(({ own }) => !own)?.held ?? 0) >= size
  })
}

async function eventuallyHeld(held: () => Promise<boolean>): Promise<void> {
  for (const until = performance.now() + 600_000; !(await held()); ) {
    if (performance.now() > until) throw new Error('the neighbour does not catch up')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
