import { setImmediate as nextTurn } from 'node:timers/promises'
import { appendLeaves, emptyFrontier, type MatterId } from '@lianyu/kernel'
import { readerIn } from '../store/read-trip.ts'
import { inParty, inPartyToWrite, type Tx } from '../store/transaction.ts'
import { isAudit } from './audit-matter.ts'
import { ChangedRows } from './changed-rows.ts'
import { disclosureRowsOf } from './disclosure-rows.ts'
import type { Engine } from './engine.ts'
import { fileUsesOf } from './file-uses.ts'
import { type FactRow, factOfTexts } from './held-entry.ts'
import type { HostedParty } from './hosted-party.ts'
import { foldFactsOf, readMatters } from './load-matters.ts'
import { readHeads } from './log-head.ts'
import type { HeldMatter } from './matter-cache.ts'
import { factsOfMatters, mattersAfter } from './read-entries.ts'
import { noteBasis } from './recount.ts'
import { sha256Node } from './sha256.ts'
import type { Progress } from './types.ts'
import type { MatterRange } from './write-rows.ts'

/** Tables that a rebuild makes again; every row of them follows from entries and parts. */
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

/**
 * Those that are emptied first: sums, which are added up anew, and what has a key that does not say its matter. Of the others
 * a row that is right stays as it is.
 */
const emptied = [
  'file_use',
  'disclosure',
  'query_code',
  'tile',
  'indicator_total',
  'indicator_value',
  'indicator_basis',
] as const

const mattersAtOnce = 400
const entriesAtOnce = 5000
/** Facts that are folded before others have their turn. */
const factsATurn = 256

/**
 * Makes every projection of the party again. Its writes wait meanwhile; its lists stay, and are put right as it
 * goes. A rebuild that is broken off is begun again from the start.
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
    for (const table of emptied) {
      await tx.query(`delete from ${table} where party = $1`, [party])
    }
  })
  const heads = await inParty(engine.store, party, 'app', readHeads)
  const of = heads.reduce((sum, head) => sum + head.frontier.size, 0)
  let done = 0
  // While some matters are folded, the database reads the next and writes those before.
  let reading = readPage(engine, party, '')
  let writing: Promise<void> = Promise.resolve()
  const write = (rows: ChangedRows, range: MatterRange) => {
    const log = heads[0]?.log
    if (log === undefined) return
    writing = inPartyToWrite(engine.store, party, async (tx) => void (await tx.all(rows.settling(party, log, range))))
    writing.catch(() => {})
  }
  let after: MatterId = ''
  try {
    for (let page = await reading; page !== undefined; page = await reading) {
      reading = readPage(engine, party, page.last)
      reading.catch(() => {})
      const rows = await rowsOf(engine, party, page)
      await writing
      write(rows, { after, upTo: page.last })
      after = page.last
      done += page.facts.length
      report({ party, done, of })
    }
    await writing
    write(new ChangedRows(), { after })
    await writing
  } finally {
    // Nothing of it may come after those who write here again.
    await Promise.allSettled([reading, writing])
  }
  await noteBasis(engine, party)
  for (const head of heads) {
    await rebuildTiles(engine, party, head.log, head.frontier.size)
  }
  report({ party, done: of, of })
}

interface Page {
  last: MatterId
  facts: FactRow[]
  audits: Map<MatterId, HeldMatter>
}

/** The matters after one with all their facts; undefined where there are no more. */
function readPage(engine: Engine, party: string, after: MatterId): Promise<Page | undefined> {
  return inParty(engine.store, party, 'app', async (tx) => {
    const matters = await mattersAfter(tx, after, mattersAtOnce)
    const last = matters.at(-1)
    return last === undefined ? undefined : { last, ...(await readFacts(engine, tx, matters)) }
  })
}

async function readFacts(engine: Engine, tx: Tx, matters: MatterId[]): Promise<Omit<Page, 'last'>> {
  return {
    audits: await readMatters(engine, tx, matters.filter(isAudit)),
    facts: await factsOfMatters(readerIn(tx), matters),
  }
}

/** The rows of these matters, from their entries alone. */
export async function foldAgain(engine: Engine, party: string, matters: MatterId[]): Promise<ChangedRows> {
  return rowsOf(engine, party, await inParty(engine.store, party, 'app', (tx) => readFacts(engine, tx, matters)))
}

async function rowsOf(engine: Engine, party: string, { facts: all, audits }: Omit<Page, 'last'>): Promise<ChangedRows> {
  const rows = new ChangedRows()
  let folded = 0
  for (const [matter, some] of Map.groupBy(all, (fact) => fact.matter)) {
    // What arrives meanwhile is taken in, and whoever works here is answered.
    const turn = Math.floor(folded / factsATurn)
    folded += some.length
    if (Math.floor(folded / factsATurn) > turn) await nextTurn()
    const placed = some.sort((a, b) => a.log - b.log || a.idx - b.idx)
    const facts = placed.map(factOfTexts)
    const held = isAudit(matter) ? audits.get(matter) : foldFactsOf(engine, party, facts, 0)
    rows.add(undefined, held?.rows)
    for (const [i, fact] of facts.entries()) {
      const { log } = placed[i] as FactRow
      rows.addDisclosures(disclosureRowsOf(fact, log))
      if (held !== undefined) rows.addFileUses(fileUsesOf(engine.kinds.byHash(fact.envelope.kind), fact, log))
    }
  }
  return rows
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
