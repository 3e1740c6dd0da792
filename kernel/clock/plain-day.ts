import type { PlainDay } from '../names.ts'
import { LianyuError, refuse } from '../refusal/refusal.ts'

/** Parts of a civil day of the proleptic Gregorian calendar, years 1 to 9999. As text, order is order of time. */
export interface DayParts {
  year: number
  /** 1 to 12 */
  month: number
  /** 1 to 31 */
  day: number
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
/** Day numbers of 0001-01-01 and 9999-12-31, counted from 1970-01-01. */
const FIRST = -719162
const LAST = 2932896

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The parts of a day, or `undefined` where the text is not a day that exists (`2026-02-29`). */
export function partsOf(text: string): DayParts | undefined {
  const found = SHAPE.exec(text)
  if (!found) return undefined
  const year = Number(found[1])
  const month = Number(found[2])
  const day = Number(found[3])
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return { year, month, day }
}

export function isPlainDay(value: unknown): value is PlainDay {
  return typeof value === 'string' && partsOf(value) !== undefined
}

/** @throws LianyuError `clock.bad-day` */
export function parseDay(text: string): DayParts {
  const parts = partsOf(text)
  if (!parts) throw new LianyuError(refuse('clock.bad-day', { day: text }))
  return parts
}

/**
 * Days from 1970-01-01 (day 0) to a day; negative before.
 *
 * Counts years from March, so that the leap day is the last of its year and a month's start is a linear formula.
 *
 * @throws LianyuError `clock.bad-day`
 */
export function dayNumber(day: PlainDay): number {
  const { year, month, day: date } = parseDay(day)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468
}

/** The day with a number. @throws LianyuError `clock.bad-day` outside years 1 to 9999 or if not a whole number */
export function dayOfNumber(number: number): PlainDay {
  if (!Number.isInteger(number) || number < FIRST || number > LAST) {
    throw new LianyuError(refuse('clock.bad-day', { day: String(number) }))
  }
  const z = number + 719468
  const era = Math.floor(z / 146097)
  const ofEra = z - era * 146097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * ofYear + 2) / 153)
  const date = ofYear - Math.floor((153 * m + 2) / 5) + 1
  const month = m < 10 ? m + 3 : m - 9
  return write(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
}

/** @throws LianyuError `clock.bad-day` if the parts name no day */
export function formatDay(parts: DayParts): PlainDay {
  const text = write(parts.year, parts.month, parts.day)
  parseDay(text)
  return text
}

function write(year: number, month: number, day: number): PlainDay {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

/** Natural days later (earlier where negative). */
export function addDays(day: PlainDay, days: number): PlainDay {
  return dayOfNumber(dayNumber(day) + days)
}

/** Natural days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: PlainDay, to: PlainDay): number {
  return dayNumber(to) - dayNumber(from)
}

/** Negative, zero or positive, for sorting. */
export function compareDays(a: PlainDay, b: PlainDay): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** ISO 8601 weekday: Monday 1 … Sunday 7. */
export function weekday(day: PlainDay): number {
  return weekdayOfNumber(dayNumber(day))
}

/**
 * The next day after this one that is such a weekday and a working day: a meeting that falls on a holiday is held the
 * week after. The first such weekday where none of eight weeks is a working day (a Sunday).
 */
export function nextWeekday(after: PlainDay, wanted: number, isWorkday: (day: PlainDay) => boolean): PlainDay {
  const first = addDays(after, ((wanted - weekday(after) + 6) % 7) + 1)
  for (let week = 0; week < 8; week++) {
    const day = addDays(first, 7 * week)
    if (isWorkday(day)) return day
  }
  return first
}

/** The same of a day number: 1970-01-01 was a Thursday. */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

/** ISO 8601 week; around New Year `year` may differ from the day's own. */
export function isoWeek(day: PlainDay): { year: number; week: number } {
  // a week belongs to the year that has its Thursday
  const thursday = dayNumber(day) - weekday(day) + 4
  const year = parseDay(dayOfNumber(thursday)).year
  const first = dayNumber(formatDay({ year, month: 1, day: 1 }))
  return { year, week: Math.floor((thursday - first) / 7) + 1 }
}

/** The month of a day, `YYYY-MM`. */
export function monthOf(day: PlainDay): string {
  parseDay(day)
  return day.slice(0, 7)
}

/** The last day of the month in which a day lies. */
export function lastOfMonth(day: PlainDay): PlainDay {
  const { year, month } = parseDay(day)
  return formatDay({ year, month, day: daysInMonth(year, month) })
}
