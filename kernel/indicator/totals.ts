import type { Contribution } from './contributions.ts'
import { type Indicator, isMeasured } from './indicator.ts'
import { monthsOfPeriod, type PeriodName } from './period.ts'

/** One month's total of one indicator, whole (`by` and `key` empty) or of one key of one dimension. */
export interface Total {
  period: PeriodName
  by: string
  key: string
  /** How many matters or entries; for `distinct` how many values. */
  count: number
  /** Their sum, in the indicator's unit; equal to `count` for `count` and `distinct`. */
  amount: number
}

/**
 * A period's number from the totals of its months.
 *
 * `sum` and `count` add up; `latest` is the last month of the period that has any (a stock such as a balance does not
 * add up); `distinct` cannot be added from months and is given for one month or for what stands now.
 *
 * @param totals  of one indicator, one `by` and `key`, real or sample; in any order
 * @returns       undefined where the period has no total; never a zero that nobody reported
 */
export function amountIn(indicator: Indicator, totals: readonly Total[], period: PeriodName): number | undefined {
  const { measure } = indicator
  const within = totalsIn(totals, period)
  if (within.length === 0 || !isMeasured(measure)) return undefined
  if (typeof measure.value === 'object') {
    if ('latest' in measure.value) return within.reduce((last, one) => (one.period > last.period ? one : last)).amount
    if ('distinct' in measure.value && within.some((one) => one.period !== within[0]?.period)) return undefined
  }
  return within.reduce((sum, one) => sum + one.amount, 0)
}

function totalsIn(totals: readonly Total[], period: PeriodName): Total[] {
  if (period === '') return totals.filter((one) => one.period === '')
  const { first, last } = monthsOfPeriod(period)
  return totals.filter((one) => one.period >= first && one.period <= last)
}

/** A ratio as parts of a million, rounded half up; undefined where there is nothing to divide by. */
export function ratioOf(over: number | undefined, under: number | undefined): number | undefined {
  return over === undefined || under === undefined || under === 0
    ? undefined
    : Math.floor((over / under) * 1e6 + 0.5) / 1e6
}

/** Change on another period as a ratio (0.125 is +12.5 %); undefined where there is no base, or a negative one. */
export function growthOf(now: number | undefined, before: number | undefined): number | undefined {
  return before === undefined || before < 0 ? undefined : ratioOf(now === undefined ? undefined : now - before, before)
}

/** Which rows of the totals a contribution moves: the whole, and each dimension's key. */
export function totalsMovedBy({ keys }: Contribution, dimensions: readonly string[]): { by: string; key: string }[] {
  return [{ by: '', key: '' }, ...dimensions.map((by, i) => ({ by, key: keys[i] ?? '' }))]
}
