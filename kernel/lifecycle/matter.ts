import type { ClockStart, Holder } from '../fact/envelope.ts'
import type { Instant, KindHash, LeafHex, MatterId, OfficerId, PartyId } from '../names.ts'

/**
 * The state that all parties of an agreement hold alike: the fold of envelopes and of the shared parts that all of them
 * may read. Plain JSON, so that two nodes can compare it byte for byte (RFC 8785).
 */
export interface SharedState {
  matter: MatterId
  kind: KindHash
  origin: PartyId
  agreement?: MatterId
  /** Sorted; for a local matter the origin alone. */
  parties: PartyId[]
  /** Whose rights are used on it and what about, as its opening says; only of kinds with rights, in an agreement. */
  granted?: { from: PartyId; about: string }
  /** A trial of the process (试走): its facts count nowhere. */
  trial?: true
  openedAt: Instant
  /** The `open` or `share` fact that everything rests on; empty while none has arrived. */
  first: LeafHex
  /** Shared field values by field id. */
  fields: Record<string, unknown>
  tracks: Record<string, TrackState>
  /** Add-only entries by open step (and by `erase` and `erased`), in the order (party, log, index): the same on every node. */
  adds: Record<string, Added[]>
  /** What the fold noticed and kept: void facts, overtaken ones, a gate's later withdrawal, facts it does not know. */
  flags: Flag[]
  /** Facts whose grounds are not here yet, by leaf. */
  waiting: LeafHex[]
}

export interface TrackState {
  stage: string
  holder: Holder
  /** In law the sender of an offer answers until acceptance. */
  chargedTo?: Holder
  /** Who held it before the present tenure: a return goes there. */
  previous?: Holder
  epoch: number
  /** Facts of the track so far; the opening is version 0. */
  version: number
  last: LeafHex
  /** When the present stage and the present tenure began (the writers' own times, for people; never for order). */
  stageSince: Instant
  heldSince: Instant
  clock?: TrackClock
  /** Which officer took the steps that another must not take too, by step; absent until one is taken. */
  took?: Record<string, OfficerId>
  /** Who held it before, oldest first, each until it went on (the writers' own times); absent until it first does. */
  hands?: { holder: Holder; until: Instant }[]
  /** Passed stages, oldest first, for the drawing. */
  passed: { stage: string; step: string; at: Instant; by: PartyId; desk: string; clock?: TrackClock }[]
}

export interface TrackClock extends ClockStart {
  suspensions: { ground: string; from: string; to?: string }[]
  endedOn?: string
  /** It was extended, which may happen once. */
  extended?: true
}

export interface Added {
  leaf: LeafHex
  log: string
  index: number
  by: PartyId
  desk: string
  at: Instant
  fields: Record<string, unknown>
  /** Only of a sealed entry: what commits to the values that are kept back. */
  seal?: string
  /** The fact that opened them; `fields` hold them from then on. */
  opened?: LeafHex
  /** It had not reached whoever opened the others, so it counts for nothing and stays sealed. */
  late?: true
}

export interface Flag {
  leaf: LeafHex
  why:
    | 'void'
    | 'overtaken'
    | 'gate-withdrawn'
    | 'unknown-step'
    | 'second-opening'
    | 'not-holder'
    | 'not-a-party'
    | 'gate-missing'
    | 'bad-ground'
    | 'seal-broken'
    | 'not-granted'
  step: string
  by: PartyId
  /** The fact that brought it about: the fence, the withdrawal, the earlier entry of the same writer. */
  cause?: LeafHex
}

/** What only this party sees: its internal and personal fields, its local tracks, their add-only entries. */
export interface Overlay {
  fields: Record<string, unknown>
  tracks: Record<string, TrackState>
  adds: Record<string, Added[]>
}

/** A party's own view of a matter: shared state and overlay are kept as two values. */
export interface Matter {
  shared: SharedState
  overlay: Overlay
}
