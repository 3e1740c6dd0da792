import type { Instant, MatterId, PartyId } from '@lianyu/kernel'
import { type Cell, cellOf, type Slot, type SlotValue, slots } from './none.ts'
import type { Read } from './read-trip.ts'
import type { Tx } from './transaction.ts'

/** The light of a matter's running clocks at a moment; `none` where no clock runs. */
export type ListLight = 'late' | 'due-soon' | 'on-time' | 'none'

export interface MatterRow {
  id: MatterId
  kind: string
  kindHash: string
  origin: PartyId
  agreement?: MatterId
  title: string
  stage: string
  holder: { party: PartyId; desk: string }
  light: ListLight
  amberAt?: Instant
  redAt?: Instant
  openedAt: Instant
  changedAt: Instant
  sample: boolean
  columns: { [S in Slot]?: SlotValue }
}

/** Rows of these matters, as many of them as the party holds, in no order. */
export async function matterRowsById(tx: Tx, ids: readonly MatterId[], now: Instant): Promise<MatterRow[]> {
  if (ids.length === 0) {
    return []
  }
  const { text, values, name } = matterRowsRead(tx.party, '= any($2::text[])', [ids], 'matter-rows-by-id')
  const { rows } = await tx.query<RawRow>(text, values, name)
  return rows.map((row) => rowOf(row, now))
}

/** The same as a read; `which` compares the id, its parameters are $2 and on. */
export function matterRowsRead(party: PartyId, which: string, values: readonly unknown[], name: string): Read {
  const text = `select ${columns}, null as sorted from matter_now n join matter m on m.party = $1 and m.id = n.id
    where n.party = $1 and n.id ${which}`
  return { name, text, values: [party, ...values] }
}

export const columns = `m.id, m.kind, m.kind_hash, m.origin, m.agreement, m.title, m.opened_at, m.sample, ${slots.map((slot) => `m.${slot}`).join(', ')},
  n.stage, n.holder_party, n.holder_desk, n.amber_at, n.red_at, n.changed_at`

export type RawRow = {
  id: string
  kind: string
  kind_hash: string
  origin: string
  agreement: string | null
  title: string
  opened_at: string
  sample: boolean
  stage: string
  holder_party: string
  holder_desk: string
  amber_at: string | null
  red_at: string | null
  changed_at: string
  sorted: Cell
} & { [S in Slot]: Cell }

export function rowOf(row: RawRow, now: Instant): MatterRow {
  const held: { [S in Slot]?: SlotValue } = {}
  for (const slot of slots) {
    const value = cellOf(row[slot])
    if (value !== null) {
      held[slot] = value
    }
  }
  return {
    id: row.id,
    kind: row.kind,
    kindHash: row.kind_hash,
    origin: row.origin,
    ...(row.agreement === null ? {} : { agreement: row.agreement }),
    title: row.title,
    stage: row.stage,
    holder: { party: row.holder_party, desk: row.holder_desk },
    light: lightAt(now, row.amber_at, row.red_at),
    ...(row.amber_at === null ? {} : { amberAt: row.amber_at }),
    ...(row.red_at === null ? {} : { redAt: row.red_at }),
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    sample: row.sample,
    columns: held,
  }
}

/** The light is read, never stored: no row changes because time passes. */
export function lightAt(now: Instant, amberAt: Instant | null, redAt: Instant | null): ListLight {
  if (redAt === null) {
    return 'none'
  }
  return redAt <= now ? 'late' : amberAt !== null && amberAt <= now ? 'due-soon' : 'on-time'
}
