import { LianyuError, type Refusal, refuse } from '../refusal/refusal.ts'
import type { ClockFacts, ClockSpec, Moment } from './clock-spec.ts'
import { checkBudget, isBudget } from './due-day.ts'
import { epochMs } from './instant.ts'
import { pointOf, stretchesOf } from './ledger.ts'
import { dayNumber, dayOfNumber } from './plain-day.ts'
import { checkReach, type Ruler, rulerFor } from './ruler.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** A clock laid on its ruler: what readings, cells and the ladder's times are taken from. */
export interface LaidClock {
  ruler: Ruler
  start: number
  /** Now, or the end. */
  upTo: number
  due: number
  budget: number
  ended: boolean
  ignored: Refusal[]
}

/**
 * Lays a clock's facts on its ruler: start, end, due, with the suspensions and extensions that count.
 *
 * @throws LianyuError `clock.bad-budget`, `clock.bad-day`, `clock.bad-instant`, `clock.out-of-range`
 */
export function layClock(spec: ClockSpec, facts: ClockFacts, moment: Moment, calendar: WorkCalendar): LaidClock {
  checkBudget(facts.budget)
  const at = (text: string, edge: 'start' | 'end') => pointOf(text, spec.unit, moment.offsetMinutes, edge)
  const start = at(facts.receivedOn, 'start') ?? badDay(facts.receivedOn)
  const now = spec.unit === 'hours' ? epochMs(moment.now) : dayNumber(moment.today)
  const upTo = facts.endedOn === undefined ? now : (at(facts.endedOn, 'end') ?? badDay(facts.endedOn))
  checkReach(start, upTo, spec.unit)
  const { stretches, ignored } = stretchesOf(spec, facts.suspensions, upTo, moment.offsetMinutes)
  const ruler = rulerFor(spec.unit, stretches, calendar, moment.offsetMinutes)

  const dueWith = (budget: number): number => {
    let due = ruler.advance(start, budget)
    if (spec.unit === 'natural-days' && spec.rollsOver) {
      while (!calendar.isWorkday(dayOfNumber(due)) || ruler.isSuspended(due)) {
        due++
        checkReach(start, due, spec.unit)
      }
    }
    return due
  }
  let budget = facts.budget
  let due = dueWith(budget)
  for (const extension of facts.extensions ?? []) {
    const on = at(extension.on, 'start')
    if (!isBudget(extension.by) || !isBudget(budget + extension.by) || on === undefined) {
      ignored.push(refuse('clock.bad-extension', { by: extension.by }, 'by'))
    } else if (on > due) {
      ignored.push(refuse('clock.extension-too-late', { on: extension.on, due: ruler.write(due) }, 'on'))
    } else {
      budget += extension.by
      due = dueWith(budget)
    }
  }
  return { ruler, start, upTo, due, budget, ended: facts.endedOn !== undefined, ignored }
}

function badDay(text: string): never {
  throw new LianyuError(refuse('clock.bad-day', { day: text }))
}
