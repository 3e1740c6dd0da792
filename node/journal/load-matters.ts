import {
  type Fact,
  type Folded,
  foldFacts,
  type Instant,
  type Kind,
  type MatterId,
  openingOf,
  type PartyId,
} from '@lianyu/kernel'
import { readerOf } from '../store/read-trip.ts'
import { inParty, type Tx } from '../store/transaction.ts'
import { isAudit } from './audit-matter.ts'
import type { Engine } from './engine.ts'
import { type EntryRow, type FactRow, factOf, factOfTexts } from './held-entry.ts'
import type { HeldMatter } from './matter-cache.ts'
import { projectMatter } from './project-matter.ts'
import { endsOfMatter, entriesOfMatters, factsOfMatters } from './read-entries.ts'

/**
 * Matters that are in use or can be folded from their entries; those that nobody opened here are left out.
 *
 * @param use  `decide`: a lean matter will do; `read`: with every entry
 */
export async function loadMatters(
  engine: Engine,
  party: PartyId,
  matters: readonly MatterId[],
  use: 'decide' | 'read',
): Promise<Map<MatterId, HeldMatter>> {
  const found = new Map<MatterId, HeldMatter>()
  const missing: MatterId[] = []
  for (const matter of matters) {
    const held = engine.cache.get(party, matter)
    if (held?.whole || (held && use === 'decide')) {
      found.set(matter, held)
    } else {
      missing.push(matter)
    }
  }
  if (missing.length > 0) {
    const read = missing.some(isAudit) ? readApart(engine, party, missing) : engine.reads.of(party, missing)
    for (const [matter, held] of await read) {
      found.set(matter, held)
    }
  }
  return found
}

/** Matters that nobody has in use, into the cache, in a transaction of their own. */
export function readApart(
  engine: Engine,
  party: PartyId,
  matters: readonly MatterId[],
): Promise<Map<MatterId, HeldMatter>> {
  return engine.cache.reading(party, () =>
    inParty(engine.store, party, 'app', (tx) => readMatters(engine, tx, matters)),
  )
}

/** The same in one trip to the database. @throws SyntaxError where any of their entries cannot be read */
export function readTogether(
  engine: Engine,
  party: PartyId,
  matters: readonly MatterId[],
): Promise<Map<MatterId, HeldMatter>> {
  return engine.cache.reading(party, () => foldTexts(engine, party, matters))
}

async function foldTexts(
  engine: Engine,
  party: PartyId,
  matters: readonly MatterId[],
): Promise<Map<MatterId, HeldMatter>> {
  const found = new Map<MatterId, HeldMatter>()
  const rows = await factsOfMatters(readerOf(engine.store, party), matters)
  for (const [matter, some] of Map.groupBy(rows, (row) => row.matter)) {
    const placed = some.sort((a, b) => a.log - b.log || a.idx - b.idx)
    const held = foldFactsOf(engine, party, placed.map(factOfTexts), weightOf(placed))
    if (held) {
      found.set(matter, held)
    }
  }
  return found
}

/** Folds matters from their entries, past the cache. */
export async function readMatters(
  engine: Engine,
  tx: Tx,
  matters: readonly MatterId[],
): Promise<Map<MatterId, HeldMatter>> {
  const found = new Map<MatterId, HeldMatter>()
  const [audits, others] = [matters.filter(isAudit), matters.filter((matter) => !isAudit(matter))]
  const byMatter = Map.groupBy(others.length > 0 ? await entriesOfMatters(tx, others) : [], (row) => row.matter)
  for (const [matter, rows] of byMatter) {
    const held = foldRows(engine, tx.party, rows)
    if (held) {
      found.set(matter, held)
    }
  }
  for (const matter of audits) {
    const held = await readAudit(engine, tx, matter)
    if (held) {
      found.set(matter, held)
    }
  }
  return found
}

export function foldRows(engine: Engine, party: PartyId, rows: readonly EntryRow[]): HeldMatter | undefined {
  return foldFactsOf(engine, party, rows.map(factOf), weightOf(rows))
}

/** The matter that these facts make; undefined where this node does not know their kind. */
export function foldFactsOf(
  engine: Engine,
  party: PartyId,
  facts: readonly Fact[],
  weight: number,
): HeldMatter | undefined {
  const kind = kindOfFacts(engine, facts)
  return kind && heldOf(engine, party, kind, facts, weight)
}

/** A matter folded whole from these facts, with its projection. */
export function heldOf(engine: Engine, party: PartyId, kind: Kind, facts: readonly Fact[], weight: number): HeldMatter {
  const folded = foldFacts(kind, facts, party)
  const changedAt = facts.reduce<Instant>((latest, { envelope }) => (envelope.at > latest ? envelope.at : latest), '')
  const { calendar, indicators } = engine
  const rows = projectMatter({ kind, matter: folded, viewer: party, changedAt, calendar, indicators })
  return { kind, folded, rows, changedAt, weight, whole: true }
}

/** The kind is fixed by the opening; before it arrives, by whatever fact is here. */
function kindOfFacts(engine: Engine, facts: readonly Fact[]): Kind | undefined {
  const opening = openingOf(facts)
  return opening && engine.kinds.byHash(opening.envelope.kind)
}

/** About how many bytes of memory the folded matter takes. */
export function weightOf(rows: readonly Weighed[]): number {
  let bytes = 2000
  for (const row of rows) {
    const envelope = 'bytes' in row ? row.bytes : row.envelope
    bytes +=
      2 * (envelope.length + (row.shared?.length ?? 0) + (row.internal?.length ?? 0) + (row.personal?.length ?? 0))
  }
  return bytes
}
type Weighed = Pick<EntryRow, 'bytes' | 'shared' | 'internal' | 'personal'> | FactRow

/**
 * The audit matter: its state is the opening, and its memory says where its last fact stands. Nothing in it rests on what
 * came before, so it need not be folded whole.
 */
async function readAudit(engine: Engine, tx: Tx, matter: MatterId): Promise<HeldMatter | undefined> {
  const rows = await endsOfMatter(tx, matter)
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) {
    return undefined
  }
  const opening = factOf(first)
  const kind = engine.kinds.byHash(opening.envelope.kind)
  return kind && auditOf(engine, tx.party, kind, opening, factOf(last))
}

/** The state of an audit matter: as if its opening stood in the home log, with its last fact as the last of its log. */
export function auditOf(engine: Engine, party: PartyId, kind: Kind, opening: Fact, last: Fact): HeldMatter {
  const held = heldOf(engine, party, kind, [{ ...opening, log: `${party}/home/1` }], 4000)
  return { ...held, folded: { ...held.folded, memory: auditMemory(party, last) } }
}

export function auditMemory(party: PartyId, { log, index, leaf }: Fact): Folded['memory'] {
  const generation = Number(log.split('/')[2])
  return { viewer: party, logs: [{ log, party, generation, shared: true, index, leaf, astray: false }] }
}
