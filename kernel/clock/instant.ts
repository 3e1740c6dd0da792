import type { Instant, PlainDay } from '../names.ts'
import { LianyuError, refuse } from '../refusal/refusal.ts'
import { dayNumber, dayOfNumber, isPlainDay } from './plain-day.ts'

/** China's one time zone: a fixed offset, no summer time since 1992. The default of the node's setting `offsetMinutes`. */
export const CHINA_OFFSET_MINUTES = 480

const MS_PER_MINUTE = 60_000
export const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 86_400_000
const SHAPE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)\.(\d{3})Z$/

/**
 * Only the one form is an instant: no offset but Z, exactly three decimals, no leap second. One moment has one
 * spelling, so instants may be hashed and compared as text.
 */
export function isInstant(value: unknown): value is Instant {
  if (typeof value !== 'string') return false
  const found = SHAPE.exec(value)
  return found !== null && isPlainDay(found[1])
}

/** Milliseconds since 1970-01-01T00:00:00.000Z. @throws LianyuError `clock.bad-instant` */
export function epochMs(instant: Instant): number {
  const found = SHAPE.exec(instant)
  if (!found || !isPlainDay(found[1])) throw new LianyuError(refuse('clock.bad-instant', { instant: String(instant) }))
  const [, day, hour, minute, second, ms] = found
  return (
    dayNumber(day as string) * MS_PER_DAY +
    Number(hour) * MS_PER_HOUR +
    Number(minute) * MS_PER_MINUTE +
    Number(second) * 1000 +
    Number(ms)
  )
}

/** @throws LianyuError `clock.bad-instant` if not a whole number; `clock.bad-day` outside years 1 to 9999 */
export function instantOf(ms: number): Instant {
  if (!Number.isInteger(ms)) throw new LianyuError(refuse('clock.bad-instant', { instant: String(ms) }))
  const day = Math.floor(ms / MS_PER_DAY)
  const rest = ms - day * MS_PER_DAY
  const two = (n: number) => String(n).padStart(2, '0')
  const hour = Math.floor(rest / MS_PER_HOUR)
  const minute = Math.floor((rest % MS_PER_HOUR) / MS_PER_MINUTE)
  const second = Math.floor((rest % MS_PER_MINUTE) / 1000)
  return `${dayOfNumber(day)}T${two(hour)}:${two(minute)}:${two(second)}.${String(rest % 1000).padStart(3, '0')}Z`
}

/** The civil day of an instant where clocks stand `offsetMinutes` ahead of UTC. @throws LianyuError `clock.bad-offset` */
export function dayAt(instant: Instant, offsetMinutes: number): PlainDay {
  return dayOfNumber(Math.floor(localMs(instant, offsetMinutes) / MS_PER_DAY))
}

/** The hour on the wall, 0 to 23. */
export function hourAt(instant: Instant, offsetMinutes: number): number {
  const local = localMs(instant, offsetMinutes)
  return Math.floor((local - Math.floor(local / MS_PER_DAY) * MS_PER_DAY) / MS_PER_HOUR)
}

/** The first instant of a day in a zone. */
export function startOfDay(day: PlainDay, offsetMinutes: number): Instant {
  return instantOf(dayNumber(day) * MS_PER_DAY - checkedOffset(offsetMinutes) * MS_PER_MINUTE)
}

/** Elapsed hours later; fractions of an hour are allowed down to the millisecond. */
export function addHours(instant: Instant, hours: number): Instant {
  return instantOf(epochMs(instant) + Math.round(hours * MS_PER_HOUR))
}

/** Elapsed hours from one instant to another, with fractions; negative where `to` is earlier. */
export function hoursBetween(from: Instant, to: Instant): number {
  return (epochMs(to) - epochMs(from)) / MS_PER_HOUR
}

export function compareInstants(a: Instant, b: Instant): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function localMs(instant: Instant, offsetMinutes: number): number {
  return epochMs(instant) + checkedOffset(offsetMinutes) * MS_PER_MINUTE
}

function checkedOffset(offsetMinutes: number): number {
  if (!Number.isInteger(offsetMinutes) || offsetMinutes < -720 || offsetMinutes > 840) {
    throw new LianyuError(refuse('clock.bad-offset', { offsetMinutes }))
  }
  return offsetMinutes
}
