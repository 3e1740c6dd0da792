import type { LogId, PartName, PartyId, TreeHead } from '@lianyu/kernel'
import type { Tx } from '../store/transaction.ts'

/** A log as this party holds it, own or mirrored. */
export interface HeldLog extends TreeHead {
  log: number
  origin: LogId
  writer: PartyId
  /** `home`, `audit`, or the id of an agreement. */
  scope: string
  own: boolean
  frontier: Uint8Array
  state: 'open' | 'closed' | 'behind' | 'quarantined'
}

const columns = 'log, origin, writer, scope, own, size, root, frontier, state'

export async function findLog(tx: Tx, origin: LogId): Promise<HeldLog | undefined> {
  const text = `select ${columns} from head where party = $1 and origin = $2`
  return (await tx.query<HeldLog>(text, [tx.party, origin], 'exchange find log')).rows[0]
}

/** Every log that stands under an agreement, own and mirrored. */
export async function sharedLogs(tx: Tx): Promise<HeldLog[]> {
  const text = `select ${columns} from head where party = $1 and scope <> 'home' and scope <> 'audit' order by origin`
  return (await tx.query<HeldLog>(text, [tx.party], 'exchange shared logs')).rows
}

/** Every log that this party holds, its home and audit logs too; those put aside are left out. */
export async function allLogs(tx: Tx): Promise<HeldLog[]> {
  const text = `select ${columns} from head where party = $1 and state <> 'quarantined' order by origin`
  return (await tx.query<HeldLog>(text, [tx.party], 'exchange all logs')).rows
}

export interface EntryRow {
  idx: number
  bytes: Uint8Array
}

export async function entriesOf(tx: Tx, log: number, from: number, to: number): Promise<Uint8Array[]> {
  const text = 'select bytes from entry where party = $1 and log = $2 and idx >= $3 and idx < $4 order by idx'
  const { rows } = await tx.query<{ bytes: Uint8Array }>(text, [tx.party, log, from, to], 'exchange entries')
  return rows.map(({ bytes }) => bytes)
}

/**
 * Leaf hashes made of the bytes that are stored now, not those that were stored beside them: the server hashes them where
 * they lie, so of a long log only the hashes travel.
 *
 * @source RFC 9162, 2.1.1: SHA-256 over 0x00 and the entry
 */
export async function hashedAgain(tx: Tx, log: number, from: number, to: number): Promise<Uint8Array[]> {
  const text = `select encode(sha256('\\x00'::bytea || bytes), 'hex') as leaf from entry
    where party = $1 and log = $2 and idx >= $3 and idx < $4 order by idx`
  const { rows } = await tx.query<{ leaf: string }>(text, [tx.party, log, from, to], 'exchange hashed again')
  return rows.map(({ leaf }) => Buffer.from(leaf, 'hex'))
}

export async function leavesOf(tx: Tx, log: number, from: number, to: number): Promise<Uint8Array[]> {
  const text = 'select leaf from entry where party = $1 and log = $2 and idx >= $3 and idx < $4 order by idx'
  const { rows } = await tx.query<{ leaf: Uint8Array }>(text, [tx.party, log, from, to], 'exchange leaves')
  return rows.map(({ leaf }) => leaf)
}

/** Hashes of complete subtrees of `256^level` leaves, level 1 or more. */
export async function subtreesOf(tx: Tx, log: number, level: number, from: number, to: number): Promise<Uint8Array[]> {
  const text = `select hash from tile where party = $1 and log = $2 and level = $3 and idx >= $4 and idx < $5
    order by idx`
  const { rows } = await tx.query<{ hash: Uint8Array }>(text, [tx.party, log, level, from, to], 'exchange tiles')
  return rows.map(({ hash }) => hash)
}

/** A stored part is its salt, 32 bytes, before its canonical JSON. */
export interface PartsRow {
  idx: number
  /** JSON. */
  envelope: string
  shared: Uint8Array | null
  personal: Uint8Array | null
}

/** What may travel at all: the role that reads here has no right to the column of internal parts. */
export async function partsOf(tx: Tx, log: number, from: number, to: number): Promise<PartsRow[]> {
  const text = `select idx, convert_from(bytes, 'UTF8') as envelope, shared, personal from entry
    where party = $1 and log = $2 and idx >= $3 and idx < $4 order by idx`
  return (await tx.query<PartsRow>(text, [tx.party, log, from, to], 'exchange parts')).rows
}

export async function erasedParts(
  tx: Tx,
  log: number,
  from: number,
  to: number,
): Promise<{ idx: number; part: PartName }[]> {
  const text = 'select idx, part from erased_part where party = $1 and log = $2 and idx >= $3 and idx < $4'
  return (await tx.query<{ idx: number; part: PartName }>(text, [tx.party, log, from, to], 'exchange erased')).rows
}

/** Entries of one matter in a log, in order; of the agreement itself they say how far the log may go. */
export async function entriesOfMatter(
  tx: Tx,
  log: number,
  matter: string,
): Promise<(EntryRow & { leaf: Uint8Array })[]> {
  const text = 'select idx, leaf, bytes from entry where party = $1 and log = $2 and matter = $3 order by idx'
  return (await tx.query<EntryRow & { leaf: Uint8Array }>(text, [tx.party, log, matter])).rows
}

/** The latest note of a log that is held, and what others vouched for at that size. */
export async function latestNote(tx: Tx, log: number): Promise<{ size: number; note: string } | undefined> {
  const text = 'select size, note from checkpoint where party = $1 and log = $2 order by size desc limit 1'
  return (await tx.query<{ size: number; note: string }>(text, [tx.party, log], 'exchange note')).rows[0]
}

export async function noteAt(tx: Tx, log: number, size: number): Promise<string | undefined> {
  const text = 'select note from checkpoint where party = $1 and log = $2 and size = $3'
  return (await tx.query<{ note: string }>(text, [tx.party, log, size])).rows[0]?.note
}

export async function keepNote(tx: Tx, log: number, size: number, note: string): Promise<void> {
  const text = `insert into checkpoint (party, log, size, note) values ($1, $2, $3, $4)
    on conflict (party, log, size) do nothing`
  await tx.query(text, [tx.party, log, size, note])
}

export interface CosignatureRow {
  size: number
  byParty: PartyId
  promise: 'mirror' | 'witness'
  /** The signature line as it stands on a note. */
  line: string
  at: string
}

export async function keepCosignature(tx: Tx, log: number, row: CosignatureRow): Promise<void> {
  const text = `insert into cosignature (party, log, size, by_party, promise, line, at)
    values ($1, $2, $3, $4, $5, $6, $7) on conflict (party, log, size, by_party, promise) do nothing`
  await tx.query(
    text,
    [tx.party, log, row.size, row.byParty, row.promise, row.line, row.at],
    'exchange keep cosignature',
  )
}

export async function cosignaturesAt(tx: Tx, log: number, size: number): Promise<string[]> {
  const text = `select line from cosignature where party = $1 and log = $2 and size = $3 order by by_party, promise`
  return (await tx.query<{ line: string }>(text, [tx.party, log, size], 'exchange cosignatures')).rows.map(
    (r) => r.line,
  )
}

/** How far each party has vouched for a log as a mirror. */
export async function mirroredSizes(tx: Tx): Promise<{ log: number; byParty: PartyId; size: number }[]> {
  const text = `select log, by_party as "byParty", max(size) as size from cosignature
    where party = $1 and promise = 'mirror' group by log, by_party`
  return (await tx.query<{ log: number; byParty: PartyId; size: number }>(text, [tx.party])).rows
}

/** Is the file named by a part of this log, and by which entry? */
export async function fileUses(
  tx: Tx,
  log: number,
  hash: string,
): Promise<{ idx: number; part: PartName; bytes: Uint8Array }[]> {
  const text = `select f.idx, f.part, e.bytes from file_use f join entry e on e.log = f.log and e.idx = f.idx
    where f.party = $1 and e.party = $1 and f.log = $2 and f.hash = $3 limit 50`
  return (await tx.query<{ idx: number; part: PartName; bytes: Uint8Array }>(text, [tx.party, log, hash])).rows
}
