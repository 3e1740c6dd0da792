import { appendLeaves, emptyFrontier, type Fact, type MatterId } from '@lianyu/kernel'
import { inParty, inPartyToWrite } from '../store/transaction.ts'
import { isAudit } from './audit-matter.ts'
import { ChangedRows } from './changed-rows.ts'
import { disclosureRowsOf } from './disclosure-rows.ts'
import type { Engine } from './engine.ts'
import { fileUsesOf } from './file-uses.ts'
import { factOf } from './held-entry.ts'
import type { HostedParty } from './hosted-party.ts'
import { foldFactsOf, readMatters } from './load-matters.ts'
import { readHeads } from './log-head.ts'
import type { HeldMatter } from './matter-cache.ts'
import { entriesOfMatters, mattersAfter } from './read-entries.ts'
import { noteBasis } from './recount.ts'
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
  'disclosure',
  'setting_value',
  'query_code',
  'tile',
  'month_line',
  'contribution',
  'indicator_total',
  'indicator_value',
  'indicator_basis',
] as const

const mattersAtOnce = 400
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
  // While the database writes some matters, the next are read and folded.
  let writing: Promise<void> = Promise.resolve()
  for (let after: MatterId = ''; ; ) {
    const matters = await inParty(engine.store, party, 'app', (tx) => mattersAfter(tx, after, mattersAtOnce))
    const last = matters.at(-1)
    if (last === undefined) {
      break
    }
    const { rows, entries } = await foldAgain(engine, party, matters)
    await writing
    writing = inPartyToWrite(engine.store, party, (tx) => rows.write(tx, heads[0]?.log as number))
    writing.catch(() => {})
    done += entries
    report({ party, done, of })
    after = last
  }
  await writing
  await noteBasis(engine, party)
  for (const head of heads) {
    await rebuildTiles(engine, party, head.log, head.frontier.size)
  }
  report({ party, done: of, of })
}

/** The rows of these matters, from their entries alone. */
export async function foldAgain(
  engine: Engine,
  party: string,
  matters: MatterId[],
): Promise<{ rows: ChangedRows; entries: number }> {
  const rows = new ChangedRows()
  const add = (held: HeldMatter | undefined, facts: readonly (Fact & { logNumber: number })[]) => {
    rows.add(undefined, held?.rows)
    for (const fact of facts) rows.addDisclosures(disclosureRowsOf(fact, fact.logNumber))
    for (const fact of held === undefined ? [] : facts) {
      rows.addFileUses(fileUsesOf(engine.kinds.byHash(fact.envelope.kind), fact, fact.logNumber))
    }
  }
  const { audits, entries } = await inParty(engine.store, party, 'app', async (tx) => ({
    audits: await readMatters(engine, tx, matters.filter(isAudit)),
    entries: await entriesOfMatters(tx, matters),
  }))
  for (const [matter, some] of Map.groupBy(entries, (entry) => entry.matter)) {
    const facts = some.map((entry) => ({ ...factOf(entry), logNumber: entry.log }))
    add(isAudit(matter) ? audits.get(matter) : foldFactsOf(engine, party, facts, 0), facts)
  }
  return { rows, entries: entries.length }
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
