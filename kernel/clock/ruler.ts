import type { Instant } from '../names.ts'
import { LianyuError, refuse } from '../refusal/refusal.ts'
import type { ClockUnit } from './clock-spec.ts'
import { instantOf, MS_PER_HOUR, startOfDay } from './instant.ts'
import type { Stretch } from './ledger.ts'
import { dayOfNumber } from './plain-day.ts'
import type { WorkCalendar } from './work-calendar.ts'

/**
 * A line of points on which only some count: day numbers for the day units, milliseconds for hours. Suspended points
 * never count; for working days neither do days off.
 */
export interface Ruler {
  /** The point that is reached when `units` have been counted after `from`. */
  advance(from: number, units: number): number
  /** Units after `from` up to and including `to`; with fractions for hours. */
  count(from: number, to: number): number
  isSuspended(point: number): boolean
  /** The point as a day or an instant. */
  write(point: number): string
  /** The first instant of a point. */
  instant(point: number): Instant
}

/** Farthest a clock is followed, in natural days: 60 years. Facts beyond it are a typing error or malice. */
const FARTHEST_DAYS = 22_000

export function rulerFor(
  unit: ClockUnit,
  stretches: readonly Stretch[],
  calendar: WorkCalendar,
  offsetMinutes: number,
): Ruler {
  return unit === 'hours' ? hourRuler(stretches) : dayRuler(unit, stretches, calendar, offsetMinutes)
}

/** @throws LianyuError `clock.out-of-range` */
export function checkReach(from: number, to: number, unit: ClockUnit): void {
  const days = Math.abs(to - from) / (unit === 'hours' ? 86_400_000 : 1)
  if (days > FARTHEST_DAYS) throw new LianyuError(refuse('clock.out-of-range', { days: Math.floor(days) }))
}

function dayRuler(
  unit: ClockUnit,
  stretches: readonly Stretch[],
  calendar: WorkCalendar,
  offsetMinutes: number,
): Ruler {
  const isSuspended = (day: number) => stretches.some((s) => day >= s.from && day <= s.to)
  // one reading walks the same days several times
  const counted = new Map<number, boolean>()
  const counts = (day: number): boolean => {
    let answer = counted.get(day)
    if (answer === undefined) {
      answer = !isSuspended(day) && (unit === 'natural-days' || calendar.isWorkday(dayOfNumber(day)))
      counted.set(day, answer)
    }
    return answer
  }
  return {
    advance(from, units) {
      let day = from
      for (let left = units; left > 0; ) {
        day++
        checkReach(from, day, unit)
        if (counts(day)) left--
      }
      return day
    },
    count(from, to) {
      let units = 0
      for (let day = from + 1; day <= to; day++) if (counts(day)) units++
      return units
    },
    isSuspended,
    write: dayOfNumber,
    instant: (day) => startOfDay(dayOfNumber(day), offsetMinutes),
  }
}

function hourRuler(stretches: readonly Stretch[]): Ruler {
  const suspendedMs = (from: number, to: number) =>
    stretches.reduce((sum, s) => sum + Math.max(0, Math.min(s.to, to) - Math.max(s.from, from + 1) + 1), 0)
  return {
    advance(from, units) {
      let at = from + Math.round(units * MS_PER_HOUR)
      for (const s of stretches) if (s.to > from && s.from <= at) at += s.to - Math.max(s.from, from + 1) + 1
      return at
    },
    count: (from, to) => (to <= from ? 0 : (to - from - suspendedMs(from, to)) / MS_PER_HOUR),
    isSuspended: (ms) => stretches.some((s) => ms >= s.from && ms <= s.to),
    write: instantOf,
    instant: instantOf,
  }
}
