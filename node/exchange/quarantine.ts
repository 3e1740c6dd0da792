import { canonicalBytes, type LogId, type PartyId, type Refusal } from '@lianyu/kernel'
import type { Tx } from '../store/transaction.ts'

/** What contradicts, kept as it came, so that anyone can check it: signed notes, and the entry where there is one. */
export interface Evidence {
  refusal: Refusal
  origin: LogId
  /** Notes of the writer: the one held before, and the one that does not go with it. */
  notes: string[]
  /** Base64 of the entry that does not hold, proven under the last note. */
  entry?: string
  index?: number
  /** Whose answer it was. */
  from: PartyId
}

export interface QuarantineLine {
  origin: LogId
  writer: PartyId
  index: number
  why: string
  evidence: Evidence
  at: string
  releasedBy?: string
  releasedAt?: string
}

/** Puts a log aside from an index on. What was applied before stays; nothing more of it is. Needs the role `app`. */
export async function putAside(tx: Tx, log: number, index: number, evidence: Evidence, at: string): Promise<void> {
  const text = `insert into quarantine (party, log, idx, why, evidence, at) values ($1, $2, $3, $4, $5, $6)
    on conflict (party, log, idx) do update set why = excluded.why, evidence = excluded.evidence, at = excluded.at,
      released_by = null, released_at = null`
  const bytes = Buffer.from(canonicalBytes(evidence))
  await tx.query(text, [tx.party, log, index, evidence.refusal.refusal, bytes, at])
  await tx.query(`update head set state = 'quarantined' where party = $1 and log = $2`, [tx.party, log])
}

export async function quarantineLines(tx: Tx): Promise<QuarantineLine[]> {
  const text = `select h.origin, h.writer, q.idx, q.why, q.evidence, q.at, q.released_by, q.released_at
    from quarantine q join head h on h.log = q.log
    where q.party = $1 and h.party = $1 order by q.at desc limit 500`
  type Row = {
    origin: string
    writer: string
    idx: number
    why: string
    evidence: Uint8Array
    at: string
    released_by: string | null
    released_at: string | null
  }
  const { rows } = await tx.query<Row>(text, [tx.party])
  return rows.map((row) => ({
    origin: row.origin,
    writer: row.writer,
    index: row.idx,
    why: row.why,
    evidence: JSON.parse(Buffer.from(row.evidence).toString('utf8')) as Evidence,
    at: row.at,
    ...(row.released_by === null ? {} : { releasedBy: row.released_by }),
    ...(row.released_at === null ? {} : { releasedAt: row.released_at }),
  }))
}

/** Lets a log go on, on an operator's word; if it still contradicts what is held it is put aside again. */
export async function takeBack(tx: Tx, log: number, by: string, at: string): Promise<number> {
  const text = `update quarantine set released_by = $3, released_at = $4
    where party = $1 and log = $2 and released_by is null`
  const { count } = await tx.query(text, [tx.party, log, by, at])
  if (count > 0) await tx.query(`update head set state = 'open' where party = $1 and log = $2`, [tx.party, log])
  return count
}

/** Did an operator let this log go on where it had been put aside at this entry? */
export async function wasReleased(tx: Tx, origin: LogId, index: number): Promise<boolean> {
  const text = `select q.idx from quarantine q join head h on h.party = $1 and h.log = q.log
    where q.party = $1 and h.origin = $2 and q.idx = $3 and q.released_by is not null`
  return (await tx.query(text, [tx.party, origin, index])).count > 0
}
