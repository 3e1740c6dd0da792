import type { DeskId } from '../names.ts'
import type { Condition } from './kind-condition.ts'

export interface ClockDeclaration {
  unit: 'working-days' | 'natural-days' | 'hours'
  /**
   * What `BudgetRule` says; for natural days also a promised day: the value of a shared day field when the stage is
   * entered; without a value no clock runs.
   */
  budget: BudgetRule | { until: string }
  /** How many units before the end the light turns amber. */
  amber: number
  /** The only grounds on which it may be suspended. */
  grounds?: string[]
  /** Natural days only: a last day that is a day off moves to the next working day (民法典 art. 203). */
  rollsOver?: true
  /** Who is told, when. */
  escalate?: EscalationRung[]
}

/** A whole number, or a setting's key read in `decide` with the number that holds while nobody has set it. */
export type PlainBudget = number | { setting: string; otherwise: number }

/**
 * The budget a clock starts with, or is extended by. `choose`: the first of these whose condition holds when the clock
 * starts; a `field` is a shared whole number of the matter itself (the term that an item promises).
 */
export type BudgetRule =
  | PlainBudget
  | { choose: { when: Condition; budget: PlainBudget | { field: string } }[]; otherwise: PlainBudget }

export interface EscalationRung {
  id: string
  /** At amber, at red, or so many units after red. */
  when: 'amber' | 'red' | { afterRed: number }
  what: 'remind' | 'leader' | 'order' | 'letter'
  desk?: DeskId
}
