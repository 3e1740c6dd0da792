import type { EscalationRung } from '../lifecycle/kind-clock.ts'
import type { Instant } from '../names.ts'
import type { ClockReading } from './clock.ts'
import type { ClockFacts, ClockSpec, Moment } from './clock-spec.ts'
import { layClock } from './lay-clock.ts'
import type { WorkCalendar } from './work-calendar.ts'

/**
 * The rungs that are due and not fired yet, in the order declared.
 *
 * Monotone: time that goes on only adds rungs. `fired` is the truth about what was done, so a node whose clock jumps
 * back, or a clock that is extended and turns amber again, fires nothing twice. An ended or a standing clock escalates
 * no further. After an outage several rungs may be due at once; each has its own addressee, so none is skipped.
 *
 * @param fired  ids of the rungs done for this clock, from facts
 */
export function dueRungs(spec: ClockSpec, reading: ClockReading, fired: ReadonlySet<string>): EscalationRung[] {
  if (reading.light === 'done' || reading.suspended) return []
  return (spec.escalate ?? []).filter((rung) => !fired.has(rung.id) && isReached(rung, reading))
}

function isReached(rung: EscalationRung, reading: ClockReading): boolean {
  if (rung.when === 'amber') return reading.light === 'due-soon' || reading.light === 'late'
  return reading.light === 'late' && (rung.when === 'red' || reading.over >= rung.when.afterRed)
}

/**
 * What a rung does between two units: an order needs one hierarchy, so where the holder is not below whoever sends it,
 * a letter (商请函) takes its place. No county supervises another.
 */
export function deedOf(rung: EscalationRung, sameHierarchy: boolean): EscalationRung['what'] {
  return rung.what === 'order' && !sameHierarchy ? 'letter' : rung.what
}

/** The one name of a rung's effect: unique per matter, clock and rung, the same on every node and after every restart. */
export function rungKey(matter: string, clock: string, rung: EscalationRung): string {
  return `${matter}/${clock}/${rung.id}`
}

/**
 * When each rung will be reached if nothing happens until then; for the timers. Empty for an ended clock and for one
 * that stands still without an end: the fact that resumes it sets them anew.
 *
 * @returns rungs in order of time, also those whose time has passed
 */
export function rungTimes(
  spec: ClockSpec,
  facts: ClockFacts,
  moment: Moment,
  calendar: WorkCalendar,
): { rung: EscalationRung; at: Instant }[] {
  const laid = layClock(spec, facts, moment, calendar)
  const standing = facts.suspensions.some((s) => s.to === undefined) && laid.ruler.isSuspended(laid.upTo)
  if (laid.ended || standing) return []
  const { ruler, start, due } = laid
  const beforeAmber = Math.max(0, ruler.count(start, due) - spec.amber)
  const pointOfRung = (rung: EscalationRung): number => {
    if (rung.when === 'amber') return ruler.advance(start, beforeAmber)
    // light is late from the first point past due, whether or not that point counts
    return rung.when === 'red' ? due + 1 : ruler.advance(due, rung.when.afterRed)
  }
  return (spec.escalate ?? [])
    .map((rung) => ({ rung, at: ruler.instant(pointOfRung(rung)) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
