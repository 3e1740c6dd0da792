import { type Evidence, evidenceOf, type LogId, type OpenedCheckpoint, type PartyId } from '@lianyu/kernel'
import { type Read, readerIn } from '../store/read-trip.ts'
import { inParty, type Tx } from '../store/transaction.ts'
import type { NodeDeps } from './deps.ts'

/** How far a log is signed for, and by whom else. */
export interface LogEvidence {
  origin: LogId
  own: boolean
  size: number
  /** Entries that a checkpoint of its writer covers. */
  signed: number
  /** The furthest that each party has vouched, by promise. */
  vouched: { party: PartyId; promise: 'mirror' | 'witness'; size: number; at: string }[]
}

/**
 * What stands behind the entries of some logs, from the cosignatures that are stored: each was checked against the key of
 * a pinned card before it was kept, so the signatures are not checked again for a look at a screen. `Verify` does that.
 */
export async function evidenceOfLogs(
  deps: Pick<NodeDeps, 'store' | 'journal'>,
  party: PartyId,
  origins: readonly LogId[],
  /** The last entry of each that is asked about; an own log is signed up to it where it is not yet. */
  upTo: ReadonlyMap<LogId, number>,
): Promise<Map<LogId, LogEvidence>> {
  if (origins.length === 0) return new Map()
  const found = await inParty(deps.store, party, 'app', (tx) => readLogs(tx, origins))
  await signUpTo(deps, party, found, upTo)
  return found
}

/** Outside of any transaction: signing takes a connection of its own. */
export async function signUpTo(
  deps: Pick<NodeDeps, 'journal'>,
  party: PartyId,
  logs: ReadonlyMap<LogId, LogEvidence>,
  upTo: ReadonlyMap<LogId, number>,
): Promise<void> {
  for (const log of logs.values()) {
    const last = upTo.get(log.origin) ?? -1
    if (!log.own || last < log.signed || deps.journal.readOnly(party) !== undefined) continue
    log.signed = sizeOf(await deps.journal.checkpoint(party, log.origin))
  }
}

export async function readLogs(tx: Tx, origins: readonly LogId[]): Promise<Map<LogId, LogEvidence>> {
  const [heads, vouched] = await readerIn(tx).read(logReads(tx.party, 'h.origin = any($2::text[])', [origins], 'logs'))
  return logsFrom(heads, vouched)
}

interface HeadRow {
  log: number
  origin: LogId
  own: boolean
  size: number
  signed: number
}
interface VouchedRow {
  log: number
  by_party: PartyId
  promise: 'mirror' | 'witness'
  size: number
  at: string
}

/**
 * Two reads: where some logs stand, and how far each party has vouched for them. A log that is tailed for years has a
 * cosignature for every look, so only the furthest of each party and promise is read: a few steps along an index.
 *
 * @param which   compares `head h`; its parameters are $2 and on
 * @param called  names the two statements
 */
export function logReads(party: PartyId, which: string, values: readonly unknown[], called: string): [Read, Read] {
  const next = (log: string, after: string) => `(select c.by_party, c.promise from cosignature c
      where c.party = $1 and c.log = ${log}${after} order by c.by_party, c.promise limit 1)`
  return [
    {
      name: `evidence of ${called}`,
      text: `select h.log, h.origin, h.own, h.size,
          coalesce((select max(c.size) from checkpoint c where c.party = $1 and c.log = h.log), 0) as signed
        from head h where h.party = $1 and ${which}`,
      values: [party, ...values],
    },
    {
      name: `cosigners of ${called}`,
      text: `with recursive keeper (log, by_party, promise) as (
          select h.log, f.by_party, f.promise from head h cross join lateral ${next('h.log', '')} f
            where h.party = $1 and ${which}
          union all
          select s.log, f.by_party, f.promise from keeper s
            cross join lateral ${next('s.log', ' and (c.by_party, c.promise) > (s.by_party, s.promise)')} f)
        select s.log, s.by_party, s.promise, l.size, l.at from keeper s cross join lateral (
          select c.size, c.at from cosignature c where c.party = $1 and c.log = s.log
            and c.by_party = s.by_party and c.promise = s.promise order by c.size desc limit 1) l`,
      values: [party, ...values],
    },
  ]
}

/** What the two reads found. */
export function logsFrom(heads: unknown, vouched: unknown): Map<LogId, LogEvidence> {
  const rows = vouched as VouchedRow[]
  return new Map(
    (heads as HeadRow[]).map(({ log, origin, own, size, signed }) => [
      origin,
      {
        origin,
        own,
        size,
        // Entries of a mirrored log were proven to lead to a signed checkpoint before they were stored.
        signed: own ? signed : size,
        vouched: rows
          .filter((row) => row.log === log)
          .map(({ by_party, promise, size, at }) => ({ party: by_party, promise, size, at })),
      },
    ]),
  )
}

/** The evidence of one entry. */
export function entryEvidence(log: LogEvidence | undefined, index: number): Evidence {
  return log === undefined
    ? { level: 'unsigned', mirroredBy: [], witnessedBy: [] }
    : evidenceOf(index, checkpointsOf(log))
}

const known = new WeakMap<LogEvidence, OpenedCheckpoint[]>()

function checkpointsOf(log: LogEvidence): OpenedCheckpoint[] {
  let checkpoints = known.get(log)
  if (checkpoints === undefined) {
    const bare = (size: number, cosignatures: OpenedCheckpoint['cosignatures']): OpenedCheckpoint => ({
      origin: log.origin,
      size,
      root: new Uint8Array(),
      text: '',
      cosignatures,
    })
    checkpoints = [
      bare(log.signed, []),
      ...log.vouched.map(({ party, promise, size }) =>
        bare(size, [{ keyName: `${party}/${promise}`, party, promise, atSeconds: 0 }]),
      ),
    ]
    known.set(log, checkpoints)
  }
  return checkpoints
}

/** The size that a checkpoint's second line says. */
export function sizeOf(note: string): number {
  return Number(note.split('\n', 2)[1])
}
