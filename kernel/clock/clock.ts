import type { Instant, PlainDay } from '../names.ts'
import type { Refusal } from '../refusal/refusal.ts'
import { type ClockCell, cellsOf } from './cells.ts'
import type { ClockFacts, ClockSpec, ClockUnit, Moment } from './clock-spec.ts'
import { provisionalWithin } from './due-day.ts'
import { layClock } from './lay-clock.ts'
import type { Light } from './light.ts'
import { addDays, dayOfNumber } from './plain-day.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** A clock as read at one moment. All of it is derived; none of it is stored as truth. */
export interface ClockReading {
  /** The last day, or for hours the last instant, on which the stage is still on time. */
  due: PlainDay | Instant
  /** What it counts: a day that somebody promised is reached in natural days. */
  unit: ClockUnit
  /** Budget with the extensions that count. */
  budget: number
  /** Units used within the budget; `used + left` is what there is up to `due`. Hours in full. */
  used: number
  /** Units left up to and including `due`; 0 on the due day itself. An hour begun counts as left. */
  left: number
  /** Units past `due`. May be 0 while the light is late: a day off right after the due day costs no working day. */
  over: number
  light: Light
  /** It ended after it was due: a mark beside `done` that never goes away. */
  caughtUp: boolean
  suspended: boolean
  /** `due` rests on a year whose holidays are not published. */
  provisional: boolean
  /** The facts were made under another calendar version, so an earlier notice may have named another day. */
  calendarChanged: boolean
  /** What to draw, in order: one cell a counted or suspended day; for hours one a counted hour, one a suspension. */
  cells: ClockCell[]
  /** Suspensions and extensions that have no effect, each with its reason. */
  ignored: Refusal[]
}

/**
 * Reads a clock. Depends on nothing but its arguments: the same facts at the same moment by the same calendar give the
 * same reading on every node and years later.
 *
 * @param facts   from the matter's fold; suspensions and extensions in the order of their facts
 * @param moment  now; a clock that has ended is read at its end
 * @throws LianyuError `clock.bad-budget`, `clock.bad-day`, `clock.bad-instant`, `clock.out-of-range`
 */
export function readClock(spec: ClockSpec, facts: ClockFacts, moment: Moment, calendar: WorkCalendar): ClockReading {
  const laid = layClock(spec, facts, moment, calendar)
  const { ruler, start, upTo, due, ended } = laid
  const hours = spec.unit === 'hours'
  const leftExact = ruler.count(Math.max(start, upTo), due)
  const left = hours ? Math.ceil(leftExact) : leftExact
  const all = ruler.count(start, due)
  const over = Math.floor(ruler.count(due, upTo))
  const late = upTo > due
  const firstDay = hours ? '' : dayOfNumber(start)
  const dueText = ruler.write(due)
  return {
    due: dueText,
    unit: spec.unit,
    budget: laid.budget,
    used: Math.max(0, Math.round(all) - left),
    left,
    over,
    light: ended ? 'done' : late ? 'late' : leftExact <= spec.amber ? 'due-soon' : 'on-time',
    caughtUp: ended && late,
    suspended: !ended && ruler.isSuspended(upTo),
    provisional:
      spec.unit === 'working-days'
        ? provisionalWithin(firstDay, dueText, calendar)
        : spec.unit === 'natural-days' && spec.rollsOver === true
          ? provisionalWithin(addDays(dayOfNumber(ruler.advance(start, laid.budget)), -1), dueText, calendar)
          : false,
    calendarChanged: facts.calendar !== calendar.version,
    cells: cellsOf(spec, laid, moment.offsetMinutes, calendar),
    ignored: laid.ignored,
  }
}
