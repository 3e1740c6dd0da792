import type { PlainDay } from '../names.ts'
import { LianyuError, refuse } from '../refusal/refusal.ts'
import { type Light, worstLight } from './light.ts'
import { daysBetween, isPlainDay } from './plain-day.ts'

/** One period of a task that returns: a monthly report, a month's share of the year's plan. */
export interface Period {
  /** `2026-03`, `2026-Q1`; unique in its series. */
  period: string
  /** Last day on which it is met on time. */
  due: PlainDay
  /** The day it was met, however late. */
  metOn?: PlainDay
}

export interface PeriodReading {
  period: string
  due: PlainDay
  light: Light
  /** It was late and has been met since: the late month does not turn green again. */
  caughtUp: boolean
}

export interface SeriesReading {
  periods: PeriodReading[]
  /** The worst light of the periods that have come; `done` when all are met. `undefined` for an empty series. */
  light: Light | undefined
  /** No period is late now, and at least one was. */
  caughtUp: boolean
}

/**
 * Reads a series of periods, each by itself: met by its due day → done; not met after it → late; met later → done with
 * the caught-up mark, which stays. A pack that colours by this (on time green, late red, caught up yellow) maps light
 * and mark to colours of its own.
 *
 * @param amberDays  natural days before the due day from which an unmet period is due soon
 * @source the monthly colour rule of 瓯海 (420 items): a month made up for turns yellow, not green
 */
export function readSeries(periods: readonly Period[], today: PlainDay, amberDays: number): SeriesReading {
  const readings = periods.map((p): PeriodReading => {
    for (const day of [p.due, p.metOn ?? p.due]) {
      if (!isPlainDay(day)) throw new LianyuError(refuse('clock.bad-day', { day }))
    }
    // a day of meeting that has not come yet is not met yet
    const met = p.metOn !== undefined && p.metOn <= today
    const light = met
      ? 'done'
      : today > p.due
        ? 'late'
        : daysBetween(today, p.due) <= amberDays
          ? 'due-soon'
          : 'on-time'
    return { period: p.period, due: p.due, light, caughtUp: met && (p.metOn as PlainDay) > p.due }
  })
  const light = worstLight(readings.map((r) => r.light))
  return { periods: readings, light, caughtUp: light !== 'late' && readings.some((r) => r.caughtUp) }
}

/**
 * Periods of a plan that adds up over the year: a period is met by the first report whose total reaches its target, so
 * whoever is ahead has met the coming months, and a strong month makes up for a weak one.
 *
 * @param plan     targets as totals since the start, in any one unit, not falling
 * @param reports  totals since the start on a day; a later report may correct an earlier one downwards, which then
 *                 undoes what the earlier one had met
 */
export function periodsOfPlan(
  plan: readonly { period: string; due: PlainDay; target: number }[],
  reports: readonly { on: PlainDay; total: number }[],
): Period[] {
  const inOrder = [...reports].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return plan.map(({ period, due, target }) => {
    let metOn: PlainDay | undefined
    for (const report of inOrder) {
      if (report.total < target) metOn = undefined
      else metOn ??= report.on
    }
    return metOn === undefined ? { period, due } : { period, due, metOn }
  })
}
