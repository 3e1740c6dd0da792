import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { fillLog, openCase } from './fill.ts'
import { eventually, hereParty, startOn, startPair, thereParty } from './pair.ts'

/** Data of two nodes that stand still: the first's shared log is filled, the second has nothing of that yet. */
export interface FilledPair {
  here: Stored
  there: Stored
  /** Entries of the first party's shared log. */
  size: number
}

interface Stored {
  dataDir: string
  port: number
}

const made = new Map<number, Promise<FilledPair>>()

/** Made once in a run for each size, since several figures start from it. */
export function filledPair(facts: number): Promise<FilledPair> {
  const there = made.get(facts) ?? make(facts)
  made.set(facts, there)
  return there
}

/** At the end of a run. */
export async function removeFilled(): Promise<void> {
  for (const pair of await Promise.all(made.values())) {
    for (const { dataDir } of [pair.here, pair.there]) await rm(dataDir, { recursive: true, force: true })
  }
  made.clear()
}

async function make(facts: number): Promise<FilledPair> {
  const pair = await startPair()
  const [here, there] = pair.folders.map((dataDir, n) => {
    const node = n === 0 ? pair.here : pair.there
    return { dataDir, port: Number(new URL(node.url).port) }
  }) as [Stored, Stored]
  // A case that has come through says that the agreement is in force on both sides.
  const first = await eventually(() => openCase(pair.here.deps.journal, pair.agreement, 0))
  while ((await pair.there.deps.journal.get(thereParty, first.matter)) === undefined) await wait(20)
  await pair.stop('keep')
  const node = await startOn(here.dataDir, here.port)
  try {
    await fillLog(node.deps, pair.agreement, facts)
    const origin = await node.deps.journal.logOf(hereParty, pair.agreement)
    const note = await node.deps.journal.checkpoint(hereParty, origin)
    return { here, there, size: Number(note.split('\n', 2)[1]) }
  } finally {
    await node.stop()
  }
}
