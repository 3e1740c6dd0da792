import type {
  CommitmentHex,
  DeskId,
  Instant,
  KindHash,
  LeafHex,
  MatterId,
  OfficerId,
  PartyId,
  PlainDay,
  RoleId,
} from '../names.ts'

/** A fact's data, split by who may see it. Shared parts travel to their audience; internal ones never leave the node. */
export type PartName = 'shared' | 'internal' | 'personal'
export const partNames: readonly PartName[] = ['shared', 'internal', 'personal']

/** Who answers for a fact. Names nobody: the officer is an opaque id that only the own node can resolve. */
export interface Actor {
  party: PartyId
  desk: DeskId
  role: RoleId
  officer: OfficerId
}

/** Who has a track in hand: one desk of one party. */
export interface Holder {
  party: PartyId
  desk: DeskId
}

/**
 * What the log holds of a fact; its RFC 8785 bytes are the log's entry (at most 65,535) and their leaf hash is the
 * fact's identity. Proves who, when, which matter, kind and step, the parts' commitments and what the fact rests on.
 */
export interface Envelope {
  v: 1
  /** The command's id, UUIDv7 made by the client. The same id again is the same answer. */
  command: string
  /** Place among the facts of one command, from 0. */
  n: number
  kind: KindHash
  matter: MatterId
  /** `open`, `share`, `erase`, `erased`, `generation`, or the id of a step of the kind (track steps and open steps share one name space). */
  step: string
  by: Actor
  at: Instant
  /**
   * Leaf hashes of the few facts it rests on, without repeats, sorted: the last of its track, those that satisfied its
   * gate, the previous fact of this matter in the same log. Empty only for `open` and `share`; at most 64.
   */
  after: LeafHex[]
  /** Commitments of the parts that exist; an absent part has no key. */
  parts: { [P in PartName]?: CommitmentHex }
  /** Only on track steps: the track, the tenure (hand-offs so far) and the version (facts so far) that its author saw. */
  track?: string
  epoch?: number
  version?: number
  /** Only on `open` and `share` of a matter in an agreement: the agreement and the matter's parties, sorted. */
  agreement?: MatterId
  parties?: PartyId[]
  /** Only on `open` and `share`: the matter is a trial of its process and counts nowhere. */
  trial?: true
  /** Only on hand-offs: who receives the track. */
  to?: Holder
  /** On a step that stands for a local track: where that track stood, and the home-log fact that says so. */
  attested?: { track: string; stage: string; leaf: LeafHex }
  /** On a step that needs a right: which, whose, and what about (empty where it names nothing). */
  granted?: Granted
  /**
   * On a fencing step: the tenure it ends, whose log, and how many of that log's entries its writer had seen, in this
   * generation of it (default 1, the first).
   */
  fence?: { epoch: number; party: PartyId; seen: number; generation?: number }
}

/** A right that a fact uses: one's own, or one that `from` delegates in the agreement. */
export interface Granted {
  right: string
  from: PartyId
  about: string
}

/** The content of a part as canonical JSON (at most 256 KB), before its salt. */
export interface PartContent {
  /** Values of the step's form, by field id. */
  fields?: Record<string, unknown>
  /** Shared only: the clock that the entered stage starts. `name` is `track.stage`. */
  clock?: ClockStart
  /** Shared only, on `open`: the clocks of the tracks' first stages. */
  clocks?: ClockStart[]
  /** Shared only: the day, in the writer's zone, on which the clock of the stage that is left ended. */
  endedOn?: PlainDay
  /** Shared only: a suspension this step begins (with its ground) or ends. */
  suspends?: { ground: string; on: string }
  resumes?: { on: string }
  /** Shared only, on an open step with sealed fields: what commits to them, until they are opened (`sealOf`). */
  seal?: string
  /** Shared only, on `share`: the snapshot of the local matter, and the home checkpoint (signed note) it rests on. */
  snapshot?: unknown
  checkpoint?: string
}

/** What a fact stores of a clock; the due day is always derived. */
export interface ClockStart {
  name: string
  unit: 'working-days' | 'natural-days' | 'hours'
  budget: number
  /** The day of receipt (days) or the instant (hours) from which it runs; the day of receipt is not counted. */
  receivedOn: string
  calendar: string
}

/** A fact before it is sealed: `decide` answers with these, the journal adds salts and bytes. */
export interface FactDraft {
  envelope: Omit<Envelope, 'parts'>
  parts: { [P in PartName]?: PartContent }
  /** Values that the shared part only commits to; they go to no log before they are opened. */
  sealed?: PartContent
}

/** A fact as a reader has it: the envelope, its identity and position, and those parts it may see. */
export interface Fact {
  leaf: LeafHex
  /** Origin line of the log it stands in, and its index there. */
  log: string
  index: number
  envelope: Envelope
  /** `null` for a part that was erased; absent for one that never travelled here. */
  parts: { [P in PartName]?: PartContent | null }
}
