import type { YearBar } from '../../drawing/year-bars.tsx'

/** A month of a statistic as entered: decimals as text. */
export interface StatisticMonth {
  month: string
  value: string
  cumulative?: string
  growth?: string
  standing: 'flash' | 'confirmed'
  paper?: string
}

/** A month entered again is revised: the last entry counts. In order of time. */
export function lastOfEachMonth(entries: readonly StatisticMonth[]): StatisticMonth[] {
  const last = new Map(entries.map((one) => [one.month, one]))
  return [...last.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** The months of the latest year, with the year before beside them. */
export function yearBarsOf(months: readonly StatisticMonth[]): YearBar[] {
  const year = Number(months.at(-1)?.month.slice(0, 4))
  const of = (month: string) => {
    const found = months.find((one) => one.month === month)
    return found === undefined ? null : Number(found.value)
  }
  return Array.from({ length: 12 }, (_, at) => {
    const name = String(at + 1).padStart(2, '0')
    return { month: at + 1, value: of(`${year}-${name}`), before: of(`${year - 1}-${name}`) }
  })
}
