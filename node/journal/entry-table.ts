import type { PartyId } from '@lianyu/kernel'
import { bigints, byteas, texts, uuids } from '../store/binary-arrays.ts'
import type { Statement } from '../store/one-trip.ts'

/** A fact as it is stored; positions follow from the log's head and the order of the batch. */
export interface NewEntry {
  leaf: Uint8Array
  bytes: Uint8Array
  matter: string
  /** Salt and canonical JSON; null for a part that is not there. */
  shared: Uint8Array | null
  internal: Uint8Array | null
  personal: Uint8Array | null
  /** Own logs only. */
  command: string | null
  n: number | null
  input: Uint8Array | null
}

const insert = `insert into entry (party, log, idx, leaf, bytes, matter, shared, internal, personal, command, n, input)
  select h.party, h.log, $3::bigint + u.place - 1, u.leaf, u.bytes, u.matter, u.shared, u.internal, u.personal,
    u.command, u.n, u.input
  from head h, unnest($4::bytea[], $5::bytea[], $6::text[], $7::bytea[], $8::bytea[], $9::bytea[], $10::uuid[],
    $11::bigint[], $12::bytea[]) with ordinality
    u (leaf, bytes, matter, shared, internal, personal, command, n, input, place)
  where h.party = $1 and h.log = $2 and h.size = $3`

/** Touches no row where the log's head has moved: nothing is inserted then. */
export function entryStatement(party: PartyId, log: number, size: number, entries: readonly NewEntry[]): Statement {
  return {
    name: 'insert entries',
    text: insert,
    values: [
      party,
      log,
      size,
      byteas(entries.map((entry) => entry.leaf)),
      byteas(entries.map((entry) => entry.bytes)),
      texts(entries.map((entry) => entry.matter)),
      byteas(entries.map((entry) => entry.shared)),
      byteas(entries.map((entry) => entry.internal)),
      byteas(entries.map((entry) => entry.personal)),
      uuids(entries.map((entry) => entry.command)),
      bigints(entries.map((entry) => entry.n)),
      byteas(entries.map((entry) => entry.input)),
    ],
  }
}
