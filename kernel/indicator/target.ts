import { LianyuError, refuse } from '../refusal/refusal.ts'
import { ratioOf } from './totals.ts'

/**
 * Splits a year's target over its months after a shape (last year's months, or a plan's weights). Whole numbers that add
 * up exactly: what rounding leaves over goes to the months with the largest remainders, the earlier one where equal.
 *
 * @param amount  whole number of the indicator's unit, 0 or more
 * @param shape   weights of the months, 0 or more, not all 0
 * @throws LianyuError `indicator.bad-shape`
 */
export function splitByShape(amount: number, shape: readonly number[]): number[] {
  const whole = shape.reduce((sum, weight) => sum + weight, 0)
  if (!Number.isSafeInteger(amount) || amount < 0 || !(whole > 0) || shape.some((weight) => !(weight >= 0))) {
    throw new LianyuError(refuse('indicator.bad-shape', { amount, shape: shape.join(', ') }))
  }
  const exact = shape.map((weight) => (amount * weight) / whole)
  const parts = exact.map(Math.floor)
  const left = amount - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact.map((value, at) => ({ at, rest: value - Math.floor(value) }))
  byRemainder.sort((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of byRemainder.slice(0, left)) parts[at] = (parts[at] as number) + 1
  return parts
}

/** A target given on to units, and how much of it nobody was given. */
export interface Breakdown {
  given: number
  /** Whole less parts: 0 where it adds up, negative where more was given out than there is. */
  left: number
}

export function breakdownOf(whole: number, parts: readonly { amount: number }[]): Breakdown {
  const given = parts.reduce((sum, part) => sum + part.amount, 0)
  return { given, left: whole - given }
}

export interface Pace {
  /** Done as a ratio of the target. */
  done: number
  /** How much of the time, or of the plan for that time, has gone by, as a ratio. */
  gone: number
  /** `ahead` and `behind` by more than the tolerance; otherwise `level`. */
  reading: 'ahead' | 'level' | 'behind'
}

/**
 * Are we on course: what is done against what should be done by now.
 *
 * @param gone       share of the year's plan that falls up to now, or of working days gone by; 0 to 1
 * @param tolerance  how far apart still counts as level, as a ratio
 * @returns          undefined without a target to measure against
 */
export function paceOf(done: number, target: number, gone: number, tolerance: number): Pace | undefined {
  const share = target > 0 ? ratioOf(done, target) : undefined
  if (share === undefined) return undefined
  const reading = share > gone + tolerance ? 'ahead' : share < gone - tolerance ? 'behind' : 'level'
  return { done: share, gone, reading }
}

/** How a forecast was made; stands beside the number wherever it is shown. */
export type ForecastMethod = 'last-year-shape' | 'even-pace'

export interface Forecast {
  amount: number
  method: ForecastMethod
}

/**
 * What the year will come to if it goes on so: this year's months divided by the share that the same months had last
 * year; without a last year, by their share of twelve. Never less than what stands already: the month that is not over
 * counts for nothing in the pace, and yet what came in it has come.
 *
 * @param months    this year's months that are over, January first; at most 12
 * @param lastYear  twelve months, or fewer where they are not known
 * @param stands    what the year has come to by now, the running month with it
 * @returns         undefined before the first month is over
 */
export function forecastYear(
  months: readonly number[],
  lastYear: readonly number[] = [],
  stands = Number.NEGATIVE_INFINITY,
): Forecast | undefined {
  if (months.length === 0) return undefined
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  const done = sum(months)
  const share = lastYear.length === 12 ? ratioOf(sum(lastYear.slice(0, months.length)), sum(lastYear)) : undefined
  return share !== undefined && share > 0
    ? { amount: Math.max(stands, Math.round(done / share)), method: 'last-year-shape' }
    : { amount: Math.max(stands, Math.round((done / months.length) * 12)), method: 'even-pace' }
}
