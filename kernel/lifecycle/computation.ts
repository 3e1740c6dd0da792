import type { Actor } from '../fact/envelope.ts'
import type { PlainDay } from '../names.ts'
import type { Refusal } from '../refusal/refusal.ts'
import type { Matter } from './matter.ts'

/** What a computation may look at; it reads no clock and keeps nothing. */
export interface Computed {
  /** Values as they will be: those of the form over those the matter has. */
  values: Readonly<Record<string, unknown>>
  /** The matter the step is taken on; absent while it opens. */
  matter?: Matter
  /** By the field that points to it, and by the id of a kind of which the party keeps one. */
  related: Readonly<Record<string, Matter | undefined>>
  today: PlainDay
  actor: Actor
  setting(key: string): unknown
}

/** A pure function of a pack, named from its declarations: the computed fields of a form, or why there are none. */
export type Computation = (given: Computed) => Record<string, unknown> | Refusal
