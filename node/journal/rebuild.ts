import { appendLeaves, emptyFrontier, type MatterId } from '@lianyu/kernel'
import { inParty } from '../store/transaction.ts'
import { ChangedRows } from './changed-rows.ts'
import type { Engine } from './engine.ts'
import { fileUsesOf } from './file-uses.ts'
import { type EntryRow, factOf } from './held-entry.ts'
import type { HostedParty } from './hosted-party.ts'
import { readMatters } from './load-matters.ts'
import { readHeads } from './log-head.ts'
import { entriesOfMatters, mattersAfter } from './read-entries.ts'
import { sha256Node } from './sha256.ts'
import type { Progress } from './types.ts'

/** Tables that a rebuild empties and fills; every row of them follows from entries and parts. */
export const projections = [
  'matter',
  'matter_now',
  'track',
  'relation',
  'term',
  'file_use',
  'setting_value',
  'query_code',
  'tile',
] as const

const mattersAtOnce = 200
const entriesAtOnce = 5000

/**
 * Makes every projection of the party again. Its writes wait meanwhile and its lists fill up as it goes; a rebuild that is
 * broken off is begun again from the start.
 */
export async function* rebuildParty(engine: Engine, hosted: HostedParty): AsyncIterable<Progress> {
  const steps: Progress[] = []
  let wake = () => {}
  let failed: unknown
  let finished = false
  const report = (progress: Progress) => {
    steps.push(progress)
    wake()
  }
  const work = hosted
    .still(() => rebuild(engine, hosted, report))
    .catch((error) => {
      failed = error
    })
    .finally(() => {
      finished = true
      wake()
    })
  while (!finished || steps.length > 0) {
    if (steps.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    yield* steps.splice(0)
  }
  await work
  if (failed !== undefined) {
    throw failed
  }
}

async function rebuild(engine: Engine, { party }: HostedParty, report: (progress: Progress) => void): Promise<void> {
  engine.cache.dropParty(party)
  await inParty(engine.store, party, 'app', async (tx) => {
    for (const table of projections) {
      await tx.query(`delete from ${table} where party = $1`, [party])
    }
  })
  const heads = await inParty(engine.store, party, 'app', readHeads)
  const of = heads.reduce((sum, head) => sum + head.frontier.size, 0)
  let done = 0
  for (let after: MatterId = ''; ; ) {
    const matters = await inParty(engine.store, party, 'app', (tx) => mattersAfter(tx, after, mattersAtOnce))
    const last = matters.at(-1)
    if (last === undefined) {
      break
    }
    done += await rebuildMatters(engine, party, matters, heads[0]?.log as number)
    report({ party, done, of })
    after = last
  }
  for (const head of heads) {
    await rebuildTiles(engine, party, head.log, head.frontier.size)
  }
  report({ party, done: of, of })
}

async function rebuildMatters(engine: Engine, party: string, matters: MatterId[], log: number): Promise<number> {
  return inParty(engine.store, party, 'app', async (tx) => {
    const rows = new ChangedRows()
    const held = await readMatters(engine, tx, matters)
    for (const one of held.values()) {
      rows.add(undefined, one.rows)
    }
    const entries: (EntryRow & { matter: MatterId })[] = await entriesOfMatters(tx, matters)
    for (const entry of entries) {
      const kind = held.get(entry.matter)?.kind
      if (kind) {
        rows.addFileUses(fileUsesOf(kind, factOf(entry), entry.log))
      }
    }
    await rows.write(tx, log)
    return entries.length
  })
}

async function rebuildTiles(engine: Engine, party: string, log: number, size: number): Promise<void> {
  let frontier = emptyFrontier
  while (frontier.size < size) {
    frontier = await inParty(engine.store, party, 'app', async (tx) => {
      const text = 'select leaf from entry where party = $1 and log = $2 and idx >= $3 and idx < $4 order by idx'
      const from = frontier.size
      const { rows } = await tx.query<{ leaf: Uint8Array }>(text, [party, log, from, from + entriesAtOnce])
      const changed = new ChangedRows()
      const leaves = rows.map((row) => row.leaf)
      const next = appendLeaves(sha256Node, frontier, leaves, (level, idx, hash) =>
        changed.addTile({ log, level, idx, hash }),
      )
      await changed.write(tx, log)
      return next
    })
  }
}
