import type { Actor, Granted, Holder } from '../fact/envelope.ts'
import type { Instant, KindHash, LeafHex, MatterId, PartyId, PlainDay } from '../names.ts'
import type { Computation } from './computation.ts'
import type { Matter } from './matter.ts'

/** Everything `decide` may know beyond the matter itself. Read once by the node and passed in. */
export interface Context {
  now: Instant
  today: PlainDay
  actor: Actor
  /** UUIDv7 of the command, from the client. */
  command: string
  calendar: { version: string }
  /** The value of a setting that holds today for this party, or undefined. */
  setting(key: string): unknown
  /** The agreement a new matter goes under, with what it allows; absent for a local matter. */
  agreement?: {
    id: MatterId
    parties: PartyId[]
    inForce: boolean
    windingUp: boolean
    mayOpen(kindId: string): boolean
    /** Does it delegate this right of `from` to `to`, about this? Absent: it delegates none. */
    grants?(kindId: string, granted: Granted, to: PartyId): boolean
  }
  /** The last fact of this matter in the log this fact will go to (`after` must name it), if any. */
  lastInLog?: LeafHex
  /** True where the clock that runs on this track is red now: only then may a fencing step be taken. */
  isRed?(track: string): boolean
  /**
   * How much of a party's log (of this matter's agreement) this node has folded into this matter: its newest generation
   * and the number of entries, counted up to the first fact of this matter that still waits for its grounds.
   */
  seen?(party: PartyId): { generation: number; entries: number } | undefined
  /** Another matter of this party as this command finds it, if it is of that kind: what a computation may look at. */
  related?(matter: MatterId, kind: string | undefined): Matter | undefined
  /** A function of a pack, by the name that declarations give. */
  computation?(name: string): Computation | undefined
  /** The step of another matter that books this entry. */
  bookedBy?: MatterId
  /** True where the actor's party stands above the matter's origin with a right to read. */
  superior?: boolean
}

/** A command as the API receives it. */
export interface StepInput {
  /** Track version its author saw; a stale one is refused with what happened meanwhile. */
  version?: number
  data: Record<string, unknown>
  /** Receiver of a hand-off, where the rule leaves a choice. */
  to?: Holder
}

export interface OpenInput {
  matter: MatterId
  data: Record<string, unknown>
  /** Parties named for a matter under an agreement (default: all of it). */
  parties?: PartyId[]
  /** Tries out the process; only of kinds that may be `walked`. */
  trial?: boolean
}

/** Kinds by hash, as `fold` needs them. */
export type KindsByHash = (hash: KindHash) => import('./kind.ts').Kind | undefined
