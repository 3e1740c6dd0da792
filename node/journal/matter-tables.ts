import type { MatterId } from '@lianyu/kernel'
import { secondOf } from '../store/changed-second.ts'
import { type Slot, slots, slotType } from '../store/none.ts'
import type { DisclosureRow } from './disclosure-rows.ts'
import type { MatterRows, NowRow, TrackRow } from './matter-rows.ts'
import type { MonthLine } from './month-lines.ts'
import { type RowShape, rowWriter } from './write-rows.ts'

export type MatterRow = MatterRows['matter']
export type NowRowOf = NowRow & { id: MatterId; kind: string }
export interface TrackRowOf extends TrackRow {
  matter: MatterId
  track: string
  kind: string
  /** The clock goes on as it was: which of its rungs have fired stays known. */
  sameClock: boolean
}

export const matterTable = rowWriter<MatterRow>({
  table: 'matter',
  of: 'id',
  keys: { id: ['text', (row) => row.id] },
  rest: {
    kind: ['text', (row) => row.kind],
    kind_hash: ['text', (row) => row.kindHash],
    origin: ['text', (row) => row.origin],
    agreement: ['text', (row) => row.agreement],
    title: ['text', (row) => row.title],
    opened_at: ['timestamptz', (row) => row.openedAt],
    sample: ['boolean', (row) => row.sample],
    ...Object.fromEntries(
      slots.map((slot: Slot) => [slot, [slotType(slot), (row: MatterRow) => row.slots[slot] ?? null]]),
    ),
  } as RowShape<MatterRow>['rest'],
})

export const nowTable = rowWriter<NowRowOf>({
  table: 'matter_now',
  of: 'id',
  keys: { id: ['text', (row) => row.id] },
  rest: {
    kind: ['text', (row) => row.kind],
    stage: ['text', (row) => row.stage],
    holder_party: ['text', (row) => row.holderParty],
    holder_desk: ['text', (row) => row.holderDesk],
    amber_at: ['timestamptz', (row) => row.amberAt],
    red_at: ['timestamptz', (row) => row.redAt],
    changed_at: ['timestamptz', (row) => row.changedAt],
    changed_second: ['timestamptz', (row) => secondOf(row.changedAt)],
  },
})

export const trackTable = rowWriter<TrackRowOf>({
  table: 'track',
  keys: { matter: ['text', (row) => row.matter], track: ['text', (row) => row.track] },
  rest: {
    kind: ['text', (row) => row.kind],
    stage: ['text', (row) => row.stage],
    holder_party: ['text', (row) => row.holderParty],
    holder_desk: ['text', (row) => row.holderDesk],
    charged_party: ['text', (row) => row.chargedParty],
    since: ['timestamptz', (row) => row.since],
    awaited_by: ['text', (row) => row.awaitedBy],
    amber_at: ['timestamptz', (row) => row.amberAt],
    red_at: ['timestamptz', (row) => row.redAt],
    ended_at: ['timestamptz', (row) => row.endedAt],
    clock: ['text', (row) => row.clock],
    rungs: ['text', (row) => row.rungs],
    rung_at: ['timestamptz', (row) => row.rungAt],
  },
  sets: Object.fromEntries(
    ['rungs', 'rung_at'].map((name) => [name, `case when u.same_clock then t.${name} else u.${name} end`]),
  ),
  asides: { same_clock: ['boolean', (row) => row.sameClock] },
})

export const relationTable = rowWriter<{ matter: MatterId; name: string; other: MatterId }>({
  table: 'relation',
  keys: {
    matter: ['text', (row) => row.matter],
    name: ['text', (row) => row.name],
    other: ['text', (row) => row.other],
  },
})

export const termTable = rowWriter<{ term: string; kind: string; matter: MatterId }>({
  table: 'term',
  keys: { term: ['text', (row) => row.term], kind: ['text', (row) => row.kind], matter: ['text', (row) => row.matter] },
})

export const settingTable = rowWriter<{ key: string; validFrom: string; matter: MatterId; value: string }>({
  table: 'setting_value',
  keys: {
    key: ['text', (row) => row.key],
    valid_from: ['date', (row) => row.validFrom],
    matter: ['text', (row) => row.matter],
  },
  rest: { value: ['text', (row) => row.value] },
})

export const monthTable = rowWriter<MonthLine & { matter: MatterId; kind: string }>({
  table: 'month_line',
  keys: { matter: ['text', (row) => row.matter], year: ['text', (row) => row.year] },
  rest: {
    kind: ['text', (row) => row.kind],
    planned: ['bigint', (row) => row.planned],
    line: ['text', (row) => row.line],
  },
})

export const queryCodeTable = rowWriter<{ codeHash: string; matter: MatterId }>({
  table: 'query_code',
  keys: { code_hash: ['text', (row) => row.codeHash] },
  rest: { matter: ['text', (row) => row.matter] },
})

export const fileUseTable = rowWriter<{ hash: string; log: number; idx: number; part: string; matter: MatterId }>({
  table: 'file_use',
  keys: {
    hash: ['text', (row) => row.hash],
    log: ['bigint', (row) => row.log],
    idx: ['bigint', (row) => row.idx],
    part: ['text', (row) => row.part],
  },
  rest: { matter: ['text', (row) => row.matter] },
})

export const disclosureTable = rowWriter<DisclosureRow>({
  table: 'disclosure',
  keys: { matter: ['text', (row) => row.matter], log: ['bigint', (row) => row.log], idx: ['bigint', (row) => row.idx] },
  rest: {
    entry_matter: ['text', (row) => row.entryMatter],
    how: ['text', (row) => row.how],
    desk: ['text', (row) => row.desk],
    at: ['timestamptz', (row) => row.at],
  },
})

export const tileTable = rowWriter<{ log: number; level: number; idx: number; hash: Uint8Array }>({
  table: 'tile',
  keys: {
    log: ['bigint', (row) => row.log],
    level: ['bigint', (row) => row.level],
    idx: ['bigint', (row) => row.idx],
  },
  rest: { hash: ['bytea', (row) => row.hash] },
})
