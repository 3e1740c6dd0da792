import type { Instant, PlainDay } from '../names.ts'
import { LianyuError, refuse } from '../refusal/refusal.ts'
import { addHours } from './instant.ts'
import { addDays, dayNumber, dayOfNumber } from './plain-day.ts'
import { addWorkdays, type WorkCalendar, workdayFrom } from './work-calendar.ts'

export interface DueDay {
  day: PlainDay
  /** A day on the way rests on a year whose holidays are not published yet. */
  provisional: boolean
}

/** Longest budget: ten years of natural days. A longer one is a typing error. */
export const LONGEST_BUDGET = 3650

/** @throws LianyuError `clock.bad-budget` if not a whole number from 1 to 3650 */
export function checkBudget(budget: number): void {
  if (!isBudget(budget)) throw new LianyuError(refuse('clock.bad-budget', { budget }))
}

export function isBudget(budget: unknown): budget is number {
  return Number.isInteger(budget) && (budget as number) >= 1 && (budget as number) <= LONGEST_BUDGET
}

/**
 * The last day on which a stage is still on time. The day of receipt is not counted.
 *
 * @param received  `YYYY-MM-DD`, in the region's own time zone
 * @param allowed   working days, a whole number, 1 or more
 * @returns         `{ day: 'YYYY-MM-DD', provisional }`; provisional where the year's holidays are not published yet
 * @throws LianyuError `clock.bad-budget` if `allowed` is not a whole number of 1 or more
 * @source 行政许可法 art. 82 (periods run in working days); 民法典 art. 201 (the first day is not counted)
 */
export function dueDay(received: PlainDay, allowed: number, calendar: WorkCalendar): DueDay {
  checkBudget(allowed)
  const day = addWorkdays(received, allowed, calendar)
  return { day, provisional: provisionalWithin(received, day, calendar) }
}

/**
 * The same in natural days.
 *
 * @param rollsOver  a last day that is a day off moves to the next working day; the declaration of the clock says so
 * @source 民法典 art. 203 (a last day that is a statutory day off is replaced by the day after the days off)
 */
export function dueNaturalDay(received: PlainDay, allowed: number, rollsOver: boolean, calendar: WorkCalendar): DueDay {
  checkBudget(allowed)
  const last = addDays(received, allowed)
  if (!rollsOver) return { day: last, provisional: false }
  const day = workdayFrom(last, calendar)
  return { day, provisional: provisionalWithin(addDays(last, -1), day, calendar) }
}

/** The last instant still on time: hours run through nights and days off. */
export function dueInstant(receivedAt: Instant, allowedHours: number): Instant {
  checkBudget(allowedHours)
  return addHours(receivedAt, allowedHours)
}

/** Any day after `from` up to and including `to` is provisional. */
export function provisionalWithin(from: PlainDay, to: PlainDay, calendar: WorkCalendar): boolean {
  const last = dayNumber(to)
  for (let n = dayNumber(from) + 1; n <= last; n++) if (calendar.isProvisional(dayOfNumber(n))) return true
  return false
}
