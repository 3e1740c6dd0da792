import type { Instant, Kind, Matter, MatterId, PartyId, WorkCalendar } from '@lianyu/kernel'
import type { Slot, SlotValue } from '../store/none.ts'
import type { Counted, KindIndicators } from './counted.ts'

/** Everything that the projections say of one matter: a function of its kind, its state and the calendar. */
export interface MatterRows {
  matter: {
    id: MatterId
    kind: string
    kindHash: string
    origin: PartyId
    agreement: string | null
    title: string
    openedAt: Instant
    sample: boolean
    slots: { [S in Slot]?: SlotValue }
  }
  now: NowRow
  tracks: Record<string, TrackRow>
  /** `name` and `other`, the matter it points to. */
  relations: Set<string>
  terms: Set<string>
  /** What it adds to the indicators of its kind. */
  counted: readonly Counted[]
  /** What was planned and reported of each year's months: `MonthLine` as JSON. */
  months: Set<string>
  /** Of an approved setting. */
  setting?: { key: string; validFrom: string; value: string }
  /** Hashes of the public codes that lead to it. */
  queryCodes: Set<string>
}

export interface NowRow {
  stage: string
  holderParty: PartyId
  holderDesk: string
  amberAt: Instant
  redAt: Instant
  changedAt: Instant
}

export interface TrackRow extends ClockTimes {
  stage: string
  holderParty: PartyId
  holderDesk: string
  chargedParty: PartyId
  since: Instant
  awaitedBy: string | null
  endedAt: Instant | null
}

export interface Projecting {
  kind: Kind
  matter: Matter
  /** Whose projection it is. */
  viewer: PartyId
  /** The latest time that any of its facts says. */
  changedAt: Instant
  calendar: WorkCalendar
  indicators: KindIndicators
  /** What was projected before, so that clocks that did not change are not laid again. */
  before?: MatterRows
}

/** When a track's clock turns, and whom it tells when; derived, never stored as truth. */
export interface ClockTimes {
  amberAt: Instant
  redAt: Instant
  /** The clock's name and how often it was started: `case.accepted#0`. */
  clock: string | null
  /** JSON of the rungs ahead: [{id, at, what, desk}], in order of time. */
  rungs: string | null
  rungAt: Instant | null
  /** From what this was derived. */
  ground: string
}
