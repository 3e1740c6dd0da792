import {
  type ClockReading,
  dayAt,
  isRefusal,
  type Kind,
  LianyuError,
  momentAt,
  readClock,
  type TrackClock,
  type TrackState,
  workdaysBetween,
} from '@lianyu/kernel'
import type { NodeDeps } from './deps.ts'

export type ReadingDeps = Pick<NodeDeps, 'calendar' | 'instant' | 'today' | 'offsetMinutes'>

/**
 * Readings of clocks in days, which are the same all day: by the clock of a folded matter, which is a new value whenever
 * its facts change. A clock in hours is read anew each time.
 */
const ofToday = new WeakMap<TrackClock, { today: string; reading: ClockReading | null }>()

/** What the clock of a track says now; null where none runs, or where a peer's fact gave it a day that does not exist. */
export function readingOf(deps: ReadingDeps, kind: Kind, id: string, track: TrackState): ClockReading | null {
  const { clock } = track
  if (clock === undefined) return null
  const today = deps.today()
  const known = ofToday.get(clock)
  if (known?.today === today) return known.reading
  const spec = specOf(kind, id, clock)
  const reading = spec === undefined ? null : read(deps, spec, clock)
  if (clock.unit !== 'hours') ofToday.set(clock, { today, reading })
  return reading
}

function specOf(kind: Kind, id: string, clock: TrackClock) {
  return kind.declaration.tracks[id]?.stages[clock.name.slice(id.length + 1)]?.clock
}

function read(deps: ReadingDeps, spec: NonNullable<ReturnType<typeof specOf>>, clock: TrackClock): ClockReading | null {
  try {
    return readClock(spec, clock, momentAt(deps.instant(), deps.offsetMinutes), deps.calendar)
  } catch (error) {
    if (error instanceof LianyuError && isRefusal(error.refusal)) return null
    throw error
  }
}

/** Whole working days that a tenure has lasted; the day it began is not counted. */
export function heldWorkingDays(deps: ReadingDeps, since: string): number {
  const from = dayAt(since, deps.offsetMinutes)
  // A peer may say any time: nobody has held anything since before the archive of holidays.
  return from < '1990-01-01' ? 0 : workdaysBetween(from, deps.today(), deps.calendar)
}
