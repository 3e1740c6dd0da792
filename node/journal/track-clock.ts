import {
  CHINA_OFFSET_MINUTES,
  type EscalationRung,
  type Instant,
  LianyuError,
  momentAt,
  rungTimes,
  type TrackState,
} from '@lianyu/kernel'
import { noTime } from '../store/none.ts'
import type { ClockTimes, Projecting } from './matter-rows.ts'

export interface DueRung {
  id: string
  at: Instant
  what: EscalationRung['what']
  desk?: string
}

export const noClock: ClockTimes = {
  amberAt: noTime,
  redAt: noTime,
  clock: null,
  rungs: null,
  rungAt: null,
  ground: '',
}

// Rungs of our own, so that one reading of the clock gives the moments of amber and red too.
const amber: EscalationRung = { id: '\u0000amber', when: 'amber', what: 'remind' }
const red: EscalationRung = { id: '\u0000red', when: 'red', what: 'remind' }

/** The times of the clock that runs on a track; none for a clock that stands still, has ended, or cannot be read. */
export function clockTimes(work: Projecting, id: string, track: TrackState, before?: ClockTimes): ClockTimes {
  const { clock } = track
  if (clock === undefined || clock.endedOn !== undefined) {
    return noClock
  }
  const started = track.passed.filter((passed) => passed.clock?.name === clock.name).length
  const ground = `${JSON.stringify(clock)} ${started} ${work.calendar.version}`
  if (before?.ground === ground) {
    return before
  }
  const spec = work.kind.declaration.tracks[id]?.stages[clock.name.slice(id.length + 1)]?.clock
  if (spec === undefined) {
    return noClock
  }
  try {
    const watched = { ...spec, escalate: [amber, red, ...(spec.escalate ?? [])] }
    const times = rungTimes(watched, clock, momentAt(work.changedAt, CHINA_OFFSET_MINUTES), work.calendar)
    const at = (rung: EscalationRung) => times.find((time) => time.rung === rung)?.at ?? noTime
    const rungs: DueRung[] = times
      .filter(({ rung }) => rung !== amber && rung !== red)
      .map(({ rung, at }) => ({ id: rung.id, at, what: rung.what, ...(rung.desk ? { desk: rung.desk } : {}) }))
    return {
      amberAt: at(amber),
      redAt: at(red),
      clock: `${clock.name}#${started}`,
      rungs: rungs.length > 0 ? JSON.stringify(rungs) : null,
      rungAt: rungs[0]?.at ?? null,
      ground,
    }
  } catch (error) {
    // A peer's fact may carry a day that no calendar has; the fold keeps it, and it starts no clock.
    if (error instanceof LianyuError) {
      return noClock
    }
    throw error
  }
}
