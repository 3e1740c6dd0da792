import type { PlainDay, Text } from '../names.ts'
import type { Light } from './light.ts'
import { addDays, lastOfMonth } from './plain-day.ts'
import { type Period, periodsOfPlan, readSeries } from './series.ts'

/** How a month stands before any place's colours: the reading of its clock, and whether anything was done in it. */
export interface MonthStatus {
  month: string
  due: PlainDay
  light: Light
  /** It was late and has been made up for since. */
  caughtUp: boolean
  /** Something was reported for the month itself. */
  begun: boolean
}

export type MonthColour = 'red' | 'yellow' | 'green' | 'blue'

/** One place's way to colour a month, as versioned data. The first case of which all that it names is so, gives the colour. */
export interface ColourRule {
  id: string
  version: number
  label: Text
  /** Days before the due day from which a month is due soon, natural days. */
  amberDays: number
  /** A month is due so many natural days after its end, when its report is. */
  reportDays: number
  /** What the source leaves open of the reading itself, and local practice fills in: when a month is read, what counts. */
  assumes?: Text
  cases: {
    when: { light?: Light; caughtUp?: boolean; begun?: boolean }
    colour: MonthColour
    word: Text
    /** The source names the colour or its meaning, but not both: local practice fills in. */
    assumed?: true
  }[]
}

export interface ColouredMonth {
  status: MonthStatus
  colour: MonthColour
  word: Text
  assumed: boolean
}

/** What was planned and reported of a month, in one unit. `on`: the day of the report; a later one of a month replaces it. */
export interface MonthsGiven {
  plan: readonly { month: string; due: PlainDay; amount: number }[]
  reports: readonly { month: string; on: PlainDay; amount: number }[]
}

/**
 * The months of a plan as they stood on a day. Targets add up over the year, so whoever is ahead has met the coming
 * months; reports that came after the day do not count yet.
 */
export function monthStatuses({ plan, reports }: MonthsGiven, today: PlainDay, amberDays: number): MonthStatus[] {
  const come = reports.filter(({ on }) => on <= today).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const latest = new Map<string, number>()
  const totals = come.map(({ month, on, amount }) => {
    latest.set(month, amount)
    return { on, total: [...latest.values()].reduce((sum, one) => sum + one, 0) }
  })
  let target = 0
  const targets = plan.map(({ month, due, amount }) => {
    target += amount
    return { period: month, due, target }
  })
  const periods: Period[] = periodsOfPlan(targets, totals)
  return readSeries(periods, today, amberDays).periods.map(({ period, due, light, caughtUp }) => ({
    month: period,
    due,
    light,
    caughtUp,
    begun: (latest.get(period) ?? 0) > 0,
  }))
}

/** The colour of a month by a rule; undefined where no case of the rule holds. The status stays beside it. */
export function colourMonth(rule: ColourRule, status: MonthStatus): ColouredMonth | undefined {
  const found = rule.cases.find(
    ({ when }) =>
      (when.light === undefined || when.light === status.light) &&
      (when.caughtUp === undefined || when.caughtUp === status.caughtUp) &&
      (when.begun === undefined || when.begun === status.begun),
  )
  return found && { status, colour: found.colour, word: found.word, assumed: found.assumed === true }
}

/** A year's months as they are kept: a later plan of a month replaced the earlier one, reports stand as they came. */
export interface MonthsKept {
  plan: readonly (readonly [month: string, amount: number])[]
  reports: readonly (readonly [month: string, on: PlainDay, amount: number])[]
}

/** The months of a plan that have begun, each with its status before any colour and its colour by the rule. */
export function colourMonths(rule: ColourRule, { plan, reports }: MonthsKept, today: PlainDay): ColouredMonth[] {
  const begun = plan
    .filter(([month]) => month <= today.slice(0, 7))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, amount]) => ({ month, amount, due: addDays(lastOfMonth(`${month}-01`), rule.reportDays) }))
  const planned = new Set(begun.map(({ month }) => month))
  const told = reports.filter(([month]) => planned.has(month)).map(([month, on, amount]) => ({ month, on, amount }))
  return monthStatuses({ plan: begun, reports: told }, today, rule.amberDays).flatMap(
    (status) => colourMonth(rule, status) ?? [],
  )
}
