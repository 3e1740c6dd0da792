import type { ClockDeclaration, EscalationRung } from '../lifecycle/kind-clock.ts'
import type { Instant, PlainDay } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import { isBudget, LONGEST_BUDGET } from './due-day.ts'
import { dayAt, startOfDay } from './instant.ts'

export type ClockUnit = ClockDeclaration['unit']
export const clockUnits: readonly ClockUnit[] = ['working-days', 'natural-days', 'hours']
export const rungDeeds: readonly EscalationRung['what'][] = ['remind', 'leader', 'order', 'letter']

/** What of a stage's declaration a reading needs. The budget is the facts' business: they carry the one that was told. */
export type ClockSpec = Pick<ClockDeclaration, 'unit' | 'amber' | 'grounds' | 'escalate' | 'rollsOver'>

/**
 * A stretch that is not counted. In days `from` and `to` are the first and the last day not counted (the days of the
 * steps that suspend and resume); in hours they are instants. Without `to` it lasts until somebody ends it. `to` may
 * lie ahead where the law wants the needed time told in writing (行政许可法 art. 45).
 */
export interface Suspension {
  from: PlainDay | Instant
  to?: PlainDay | Instant
  ground: string
}

/** More budget. Counts only if made on or before the due day as it then stood. */
export interface Extension {
  by: number
  ground: string
  on: PlainDay | Instant
}

/** What the facts of a track say about one clock; a matter's `TrackClock` is one. Everything else is derived. */
export interface ClockFacts {
  /** A day for the day units (not counted itself), an instant for hours. */
  receivedOn: PlainDay | Instant
  budget: number
  /** Version of the calendar by which the due day was first told. */
  calendar: string
  suspensions: readonly Suspension[]
  extensions?: readonly Extension[]
  endedOn?: PlainDay | Instant
}

/** The moment of a reading. Made by `momentAt`, so that day and instant cannot disagree. */
export interface Moment {
  now: Instant
  today: PlainDay
  offsetMinutes: number
}

export function momentAt(now: Instant, offsetMinutes: number): Moment {
  return { now, today: dayAt(now, offsetMinutes), offsetMinutes }
}

/** The first moment of a day, for readings that know only the day. */
export function momentOn(day: PlainDay, offsetMinutes: number): Moment {
  return momentAt(startOfDay(day, offsetMinutes), offsetMinutes)
}

/** Every fault of a declaration at once, each with its path below `path`. */
export function checkClockSpec(spec: ClockDeclaration, path = 'clock'): Refusal[] {
  const faults: Refusal[] = []
  if (!clockUnits.includes(spec.unit))
    faults.push(refuse('clock.bad-unit', { unit: String(spec.unit) }, `${path}.unit`))
  const budget = plainBudget(spec)
  if (!isBudget(budget)) faults.push(refuse('clock.bad-budget', { budget }, `${path}.budget`))
  if (!Number.isInteger(spec.amber) || spec.amber < 0 || spec.amber > budget) {
    faults.push(refuse('clock.bad-amber', { amber: spec.amber, budget }, `${path}.amber`))
  }
  const seen = new Set<string>()
  for (const [i, rung] of (spec.escalate ?? []).entries()) {
    const moment = typeof rung.when === 'object' ? isBudget(rung.when.afterRed) : ['amber', 'red'].includes(rung.when)
    if (rung.id === '' || seen.has(rung.id) || !moment || !rungDeeds.includes(rung.what)) {
      faults.push(refuse('clock.bad-rung', { rung: rung.id }, `${path}.escalate.${i}`))
    }
    seen.add(rung.id)
  }
  return faults
}

/** The budget that holds while nobody has set one; of a promised day the longest there is. */
function plainBudget({ budget }: ClockDeclaration): number {
  if (typeof budget === 'number') return budget
  if ('until' in budget) return LONGEST_BUDGET
  const { otherwise } = budget
  return typeof otherwise === 'number' ? otherwise : otherwise.otherwise
}
