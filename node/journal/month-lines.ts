import { addHours, CHINA_OFFSET_MINUTES, type Matter, type MonthRule } from '@lianyu/kernel'

/** What was planned and reported of a year's months, as the table holds it. */
export interface MonthLine {
  year: string
  planned: number
  line: string
}

/** `line` read again: months of two digits; reports in the order in which they came, each with its day. */
export interface MonthsOfYear {
  plan: [month: string, amount: number][]
  reports: [month: string, on: string, amount: number][]
}

const wellFormed = /^(\d{4})-(\d{2})$/

/** The lines of a matter, each as JSON so that one that did not change is known at once. */
export function monthLinesOf({ planned, done }: MonthRule, { shared }: Matter): Set<string> {
  const years = new Map<string, { plan: Map<string, number>; reports: MonthsOfYear['reports'] }>()
  const yearOf = (said: unknown) => {
    const [, year, month] = wellFormed.exec(String(said)) ?? []
    if (year === undefined || month === undefined) return undefined
    const held = years.get(year) ?? { plan: new Map<string, number>(), reports: [] }
    years.set(year, held)
    return { ...held, month }
  }
  // A month planned again is changed; one reported again is corrected, and when it was made up for shows in the order.
  for (const { fields } of shared.adds[planned.step] ?? []) {
    const at = yearOf(fields[planned.month])
    at?.plan.set(at.month, Number(fields[planned.amount]) || 0)
  }
  for (const { fields, at: instant } of shared.adds[done.step] ?? []) {
    const on = addHours(instant, CHINA_OFFSET_MINUTES / 60).slice(0, 10)
    const at = yearOf(fields[done.month])
    at?.reports.push([at.month, on, Number(fields[done.amount]) || 0])
  }
  return new Set(
    [...years].map(([year, { plan, reports }]) => {
      const months: MonthsOfYear = { plan: [...plan].sort(([a], [b]) => (a < b ? -1 : 1)), reports }
      const sum = months.plan.reduce((total, [, amount]) => total + amount, 0)
      return JSON.stringify({ year, planned: sum, line: JSON.stringify(months) } satisfies MonthLine)
    }),
  )
}
