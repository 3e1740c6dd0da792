import type { Condition } from '../lifecycle/kind-condition.ts'
import type { Text } from '../names.ts'

/**
 * What a number counts: it decides how people see it. Amounts are whole numbers of the smallest unit; `hundredths` are of
 * a unit that the matter itself names (a statistic of another office).
 */
export type IndicatorUnit =
  | 'matters'
  | 'firms'
  | 'persons'
  | 'fen'
  | 'days'
  | 'percent'
  | 'square-metres'
  | 'papers'
  | 'times'
  | 'hundredths'

/**
 * A number measured from facts, as data in a pack. What a matter adds to it is a function of that matter alone
 * (`contributionsOf`), so totals move with the facts and nobody edits a sum.
 */
export interface Indicator {
  /** `{kind}.{what}`, e.g. `project.done`; unique over all packs. */
  id: string
  label: Text
  /** 口径: what is in it and what is not, in a sentence. Stands beside the number wherever it is shown. */
  scope: Text
  unit: IndicatorUnit
  measure: Measure
}

export type Measure = Measured | { ratio: [over: string, under: string] }

/**
 * Measured on matters of one kind; a ratio is read from two such. `tally`: how many of these hold; `used`: what clocks of
 * these names (`track.stage`) counted until they ended, suspensions left out; `term`, where each ended clock counts by
 * itself: what it had, what it counted, or 1 where it counted no more than it had.
 */
export interface Measured {
  of: string
  /** `count` matters or entries; `sum` a number; how many `distinct` values; the `latest` month's number. */
  value:
    | 'count'
    | { sum: string }
    | { distinct: string }
    | { latest: string }
    | { tally: Condition[] }
    | { used: string[] }
    | { term: 'promised' | 'used' | 'kept' }
  when: CountedWhen
  /** Only matters of which this holds now. No settings: those change without a fact. */
  where?: Condition
  /** Fields by which it can be split, besides `stage` and `desk` of the main track. At most 4. */
  by: string[]
}

/**
 * In which month it counts.
 * - `entry`: each entry of an open step, in the month its field names; where the step is once for each value of a
 *   field, the last entry of that value counts and the ones it corrects do not.
 * - `reached`: once the track stands at one of these stages or has passed it, in the month of a day field; without one, of
 *   the fact by which it first got there.
 * - `clocks`: each time that one of these clocks (`track.stage`) ended, in the month in which it did; `stage` and `desk`
 *   are then where it ran and who had the track.
 * - `standing`: how it stands now; no month.
 */
export type CountedWhen =
  | { entry: string; period: string }
  | { reached: string[]; track?: string; period?: string }
  | { clocks: string[] }
  | { standing: true }

/** Dimensions that every measured indicator has: where the main track stands, and which desk holds it. */
export const mainDimensions = ['stage', 'desk'] as const
export const mostDimensions = 4

export function isMeasured(measure: Measure): measure is Measured {
  return 'of' in measure
}

/** The dimensions of an indicator in their fixed order. */
export function dimensionsOf(measure: Measured): string[] {
  return [...mainDimensions, ...measure.by]
}
