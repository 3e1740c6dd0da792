import { LianyuError, refuse } from '../refusal/refusal.ts'

/** A month `2026-03`, quarter `2026-Q1`, half `2026-H1` or year `2026`; `''` is no period: how it stands now. */
export type PeriodName = string

const MONTH = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/
const PERIOD = /^([1-9]\d{3})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?$/

export function isMonth(value: unknown): value is PeriodName {
  return typeof value === 'string' && MONTH.test(value)
}

export function isPeriod(value: unknown): value is PeriodName {
  return typeof value === 'string' && PERIOD.test(value)
}

/** First and last month of a period. @throws LianyuError `indicator.bad-period` */
export function monthsOfPeriod(period: PeriodName): { first: PeriodName; last: PeriodName } {
  const found = PERIOD.exec(period)
  if (!found) throw new LianyuError(refuse('indicator.bad-period', { period }))
  const [, year, quarter, half, month] = found
  const from = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : half ? Number(half) * 6 - 5 : 1
  const length = month ? 1 : quarter ? 3 : half ? 6 : 12
  return { first: monthName(Number(year), from), last: monthName(Number(year), from + length - 1) }
}

/** The months of a period, in order. @throws LianyuError `indicator.bad-period` */
export function listMonths(period: PeriodName): PeriodName[] {
  const { first, last } = monthsOfPeriod(period)
  const year = Number(first.slice(0, 4))
  const from = Number(first.slice(5))
  return Array.from({ length: Number(last.slice(5)) - from + 1 }, (_, i) => monthName(year, from + i))
}

/** The same period a year before, for growth on the year before (同比). @throws LianyuError `indicator.bad-period` */
export function yearBefore(period: PeriodName): PeriodName {
  monthsOfPeriod(period)
  return `${String(Number(period.slice(0, 4)) - 1).padStart(4, '0')}${period.slice(4)}`
}

/** From January to this month: what "cumulative" (累计) means of a month. @throws LianyuError `indicator.bad-period` */
export function yearToMonth(month: PeriodName): PeriodName[] {
  if (!isMonth(month)) throw new LianyuError(refuse('indicator.bad-period', { period: month }))
  const year = Number(month.slice(0, 4))
  return Array.from({ length: Number(month.slice(5)) }, (_, i) => monthName(year, i + 1))
}

function monthName(year: number, month: number): PeriodName {
  return `${year}-${month < 10 ? '0' : ''}${month}`
}
