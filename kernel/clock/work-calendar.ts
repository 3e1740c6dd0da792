import type { PlainDay } from '../names.ts'
import { LianyuError, refuse } from '../refusal/refusal.ts'
import { dayNumber, dayOfNumber } from './plain-day.ts'

/** What a calendar calls a day, where it is more than an ordinary weekday or weekend. */
export interface DayName {
  zh: string
  en: string
  /** A weekend day worked in exchange for a holiday (调休). */
  moved: boolean
}

/**
 * Which days are working days. Pure: the same question always has the same answer, for any day of the years 1 to 9999.
 * A calendar never guesses in silence: where its source says nothing, it answers and calls the answer provisional.
 */
export interface WorkCalendar {
  /** Names the data and its version; facts keep it beside the day of receipt. */
  readonly version: string
  isWorkday(day: PlainDay): boolean
  /** The answer may still change, because the day's holiday notice is not published. */
  isProvisional(day: PlainDay): boolean
  nameOf(day: PlainDay): DayName | undefined
}

/** Beyond this many natural days a calendar without working days is a fault, not a wait. */
const LONGEST_REST_DAYS = 400

/** The first working day on or after a day. @throws LianyuError `clock.bad-day` if a calendar has none within 400 days */
export function workdayFrom(day: PlainDay, calendar: WorkCalendar): PlainDay {
  const first = dayNumber(day)
  for (let n = first; n < first + LONGEST_REST_DAYS; n++) {
    const candidate = dayOfNumber(n)
    if (calendar.isWorkday(candidate)) return candidate
  }
  throw new LianyuError(refuse('clock.bad-day', { day }))
}

/** The n-th working day after a day, which itself is not counted; 0 is the day as it is. */
export function addWorkdays(day: PlainDay, workdays: number, calendar: WorkCalendar): PlainDay {
  if (!Number.isInteger(workdays) || workdays < 0)
    throw new LianyuError(refuse('clock.bad-budget', { budget: workdays }))
  let at = day
  for (let left = workdays; left > 0; left--) at = workdayFrom(dayOfNumber(dayNumber(at) + 1), calendar)
  return at
}

/** Working days after `from` up to and including `to`; 0 where `to` is not later. */
export function workdaysBetween(from: PlainDay, to: PlainDay, calendar: WorkCalendar): number {
  let count = 0
  const last = dayNumber(to)
  for (let n = dayNumber(from) + 1; n <= last; n++) if (calendar.isWorkday(dayOfNumber(n))) count++
  return count
}
