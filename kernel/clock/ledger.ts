import { type Refusal, refuse } from '../refusal/refusal.ts'
import type { ClockSpec, ClockUnit, Suspension } from './clock-spec.ts'
import { dayAt, epochMs, isInstant, startOfDay } from './instant.ts'
import { dayNumber, isPlainDay } from './plain-day.ts'

/**
 * Points of a ruler that are not counted, both ends included: day numbers, or milliseconds for hours. A millisecond
 * stands for the time that ends with it, so a suspension from 10:00 to 12:00 begins one point after 10:00.
 */
export interface Stretch {
  from: number
  to: number
}

/** Longest suspension that is believed, in natural days: ten years. */
const LONGEST_DAYS = 3650

/**
 * Whether a clock may be suspended so: the ground is one that its declaration names, the times are real and in order.
 *
 * @returns `clock.unknown-ground` or `clock.bad-suspension` with the field, or `undefined` where it may
 */
export function checkSuspension(spec: ClockSpec, suspension: Suspension, offsetMinutes: number): Refusal | undefined {
  const grounds = spec.grounds ?? []
  if (!grounds.includes(suspension.ground)) {
    return refuse('clock.unknown-ground', { ground: suspension.ground, allowed: grounds.join(', ') }, 'ground')
  }
  const from = pointOf(suspension.from, spec.unit, offsetMinutes, 'start')
  const to = suspension.to === undefined ? from : pointOf(suspension.to, spec.unit, offsetMinutes, 'end')
  const longest = spec.unit === 'hours' ? LONGEST_DAYS * 86_400_000 : LONGEST_DAYS
  if (from === undefined || to === undefined || to < from || to - from > longest) {
    return refuse('clock.bad-suspension', { from: suspension.from, to: suspension.to ?? '' }, 'to')
  }
  return undefined
}

/**
 * The stretches that are not counted, in order and without overlap.
 *
 * An open one lasts up to and including `upTo` and does not exist before it begins. A line that may not suspend is left
 * out and answered in `ignored`: a neighbour's unlawful suspension must neither stop the clock nor break the list.
 */
export function stretchesOf(
  spec: ClockSpec,
  suspensions: readonly Suspension[],
  upTo: number,
  offsetMinutes: number,
): { stretches: Stretch[]; ignored: Refusal[] } {
  const ignored: Refusal[] = []
  const raw: Stretch[] = []
  for (const suspension of suspensions) {
    const fault = checkSuspension(spec, suspension, offsetMinutes)
    if (fault) {
      ignored.push(fault)
      continue
    }
    const first = pointOf(suspension.from, spec.unit, offsetMinutes, 'start') as number
    const from = spec.unit === 'hours' ? first + 1 : first
    const to = suspension.to === undefined ? upTo : (pointOf(suspension.to, spec.unit, offsetMinutes, 'end') as number)
    if (to >= from) raw.push({ from, to })
  }
  raw.sort((a, b) => a.from - b.from)
  const stretches: Stretch[] = []
  for (const next of raw) {
    const last = stretches.at(-1)
    if (last && next.from <= last.to + 1) last.to = Math.max(last.to, next.to)
    else stretches.push({ ...next })
  }
  return { stretches, ignored }
}

/** Where a day or an instant lies on a clock's ruler; `undefined` if it is neither. */
export function pointOf(
  text: string,
  unit: ClockUnit,
  offsetMinutes: number,
  edge: 'start' | 'end',
): number | undefined {
  if (isInstant(text)) return unit === 'hours' ? epochMs(text) : dayNumber(dayAt(text, offsetMinutes))
  if (!isPlainDay(text)) return undefined
  if (unit !== 'hours') return dayNumber(text)
  const start = epochMs(startOfDay(text, offsetMinutes))
  return edge === 'start' ? start : start + 86_400_000
}
