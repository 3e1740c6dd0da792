import type { DeskId, RoleId } from '../names.ts'
import type { PlainBudget } from './kind-clock.ts'
import type { Condition } from './kind-condition.ts'

/** A field in a form: its id, and whether the step needs it. */
export interface FormField {
  field: string
  required?: boolean
  /** Nobody types it: the computation of the step gives it. */
  computed?: true
  /** Asked only where other fields of the same form say so; else it is neither needed nor taken. */
  when?: Condition
}

/**
 * The computed fields of a form come from a function that packs know by this name. It may look at the matters that the
 * named fields point to, and at the only matter of a kind of which a party keeps one. Evaluated in `decide`; the fact
 * records what came out.
 * What looks at matters that no field of its own form names goes by those alone: it is evaluated before the form is filled
 * too, to say whether the step may be taken.
 */
export interface Computes {
  by: string
  from?: string[]
  sole?: string[]
}

/** Which desk has the track when the matter opens. `party` default `origin`. */
export interface HolderRule {
  party?: 'origin' | 'own' | 'previous' | { field: string }
  desk: DeskId
}

/** Which desk receives it at a hand-off; by `field` inside a party: who raised it confirms that it is solved. */
export interface ReceiverRule extends Pick<HolderRule, 'party'> {
  desk: DeskId | 'previous' | 'chosen' | { field: string }
}

export interface StepDeclaration {
  from: string[]
  to: string
  by: RoleId[]
  form?: FormField[]
  when?: Condition
  /**
   * `offer` passes the track to `receiver` (without one: to whom the person names), who alone may `accept` or `return`;
   * `return` goes back to who offered. `pass` moves it at once between desks of the party that holds it.
   */
  handOff?: { how: 'offer' | 'accept' | 'return' | 'pass'; receiver?: ReceiverRule }
  /** Suspends the running clock, which goes with the track into whatever stage the step enters. */
  suspends?: { ground: string | { field: string } }
  /** Ends the suspension; the same clock goes on. */
  resumes?: true
  /** The entered stage's clock begins anew even if the step stays in the same stage. */
  restarts?: true
  /** Needs an own local track at one of these stages; the fact names the home-log fact that says so. */
  attests?: { track: string; stages: string[] }
  /** The running clock goes on in the stage the step enters: one term runs over several stages. */
  goesOn?: true
  /** The clock of the entered stage counts from the day on which the running one began (行政许可法 art. 32). */
  backdates?: true
  /**
   * A named non-holder may take it once the clock is red; it fences the holder's tenure. The track goes to who fences, or
   * with `leaves` begins a new tenure of its holder: silence that counts as a deed takes nothing away. Such a step is the
   * holder's own where the named party is the holder itself: it sees all of its own log, so nothing is fenced off.
   */
  fences?: { who: 'offerer' | 'origin'; leaves?: true }
  /**
   * Nobody decides anything: the node of who may take it takes it as soon as it may be taken, in the role `system`. With
   * `fences` that is when the clock is red (silence that counts as a deed); without, when another track stands where `when`
   * says: what is handed in on the main line begins the terms of those who review it.
   */
  itself?: true
  /** By another officer than who took the last of these steps of the track (行政许可法 art. 34). */
  otherThan?: string[]
  /** One of the kind's `rights`: needs it of the party that they are delegated by, unless that is the actor's own. */
  right?: string
  /** The step that this one takes back. */
  counters?: string
  /** The running clock goes on with so many units more, once (行政许可法 art. 42); the fact restates the clock with the new budget. */
  extends?: { budget: PlainBudget }
  gathers?: Gathers[]
  personal?: Purpose
  computes?: Computes
  books?: Books
  tells?: Tells
}

/**
 * The step is also an entry in the only matter of another kind that the party keeps, e.g. a grant in the fund's account:
 * both are written in one transaction, or neither. For kinds that stay in the home log.
 */
export interface Books {
  kind: string
  /** An open step of that kind, one that is `booked`. */
  step: string
  /** Its fields from the fields of this matter, as they are once the form is in; `$matter` is this matter's id. */
  with: Record<string, string>
}

/**
 * Once the step is taken, the node of who took it adds an entry to the matter that the field names, in the role `system`:
 * an award on a disputed report stands on the other report too. Under an agreement it goes where that matter goes, as
 * far as its scope allows; a matter that is not held here is told nothing.
 */
export interface Tells {
  at: string
  /** An open step of that matter's kind, kept once for each value of the field that takes `$leaf`. */
  step: string
  /** Its fields from the fields of this step and matter; `$matter` is this matter's id, `$leaf` the fact that is told of. */
  with: Record<string, string>
}

/**
 * The fact also rests (`after`) on the entries of this open step that its writer has seen: so a signature can prove which
 * signatures it had seen. With `need` it is refused until every party of the matter, or at least one, has an entry.
 */
export interface Gathers {
  step: string
  need?: 'all' | 'one'
}

/** Why personal data is taken: stands in the agreement's scope row and in the person's disclosure list. */
export type Purpose = string
