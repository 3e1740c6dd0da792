import { LunarDay, SolarTerm } from 'tyme4ts'
import type { PlainDay } from '../names.ts'
import { addDays, formatDay } from './plain-day.ts'

export interface StatutoryDay {
  day: PlainDay
  zh: string
  en: string
}

/** One wording of the holiday regulation: which days everybody has off by law, without any year's notice. */
interface Statute {
  /** First year it governs. */
  from: number
  newYear: number
  /** Days of the Spring Festival relative to the first day of the first lunar month; -1 is its eve (除夕). */
  springFestival: readonly number[]
  labourDays: number
  nationalDays: number
  /** 清明, 端午 and 中秋 are days off. */
  traditional: boolean
}

/**
 * 全国年节及纪念日放假办法 in the wordings of 1999, 2007, 2013 and 2024, each with the first year it governs.
 * The make-up day for a statutory day that falls on a weekend is fixed by the notice, so it is not here.
 *
 * @source State Council orders 270 (1999), 513 (2007), 644 (2013), 795 (2024, in force 2025-01-01)
 */
const STATUTES: readonly Statute[] = [
  { from: 2025, newYear: 1, springFestival: [-1, 0, 1, 2], labourDays: 2, nationalDays: 3, traditional: true },
  { from: 2014, newYear: 1, springFestival: [0, 1, 2], labourDays: 1, nationalDays: 3, traditional: true },
  { from: 2008, newYear: 1, springFestival: [-1, 0, 1], labourDays: 1, nationalDays: 3, traditional: true },
  { from: 1, newYear: 1, springFestival: [0, 1, 2], labourDays: 3, nationalDays: 3, traditional: false },
]

/**
 * The days off that the regulation itself fixes for a year, in order; years before 1999 are read by the wording of 1999.
 *
 * 清明 is the day of the solar term, the others follow the lunar calendar: both by tyme4ts (GB/T 33661).
 */
export function statutoryDays(year: number): StatutoryDay[] {
  const statute = STATUTES.find((s) => s.from <= year)
  if (!statute) return []
  const fixed = (month: number, count: number, zh: string, en: string): StatutoryDay[] =>
    Array.from({ length: count }, (_, i) => ({ day: formatDay({ year, month, day: i + 1 }), zh, en }))
  const springFestival = lunar(year, 1, 1)
  const days = [
    ...fixed(1, statute.newYear, '元旦', "New Year's Day"),
    ...statute.springFestival.map((offset) => ({
      day: addDays(springFestival, offset),
      zh: '春节',
      en: 'Spring Festival',
    })),
    ...fixed(5, statute.labourDays, '劳动节', 'Labour Day'),
    ...fixed(10, statute.nationalDays, '国庆节', 'National Day'),
  ]
  if (statute.traditional) {
    days.push({ day: solarTerm(year, QINGMING), zh: '清明', en: 'Tomb-sweeping Day' })
    days.push({ day: lunar(year, 5, 5), zh: '端午', en: 'Dragon Boat Festival' })
    days.push({ day: lunar(year, 8, 15), zh: '中秋', en: 'Mid-autumn Festival' })
  }
  return days.sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Index of 清明 in tyme4ts, which counts a year's terms from the winter solstice before it. */
const QINGMING = 7

function lunar(year: number, month: number, day: number): PlainDay {
  const solar = LunarDay.fromYmd(year, month, day).getSolarDay()
  return formatDay({ year: solar.getYear(), month: solar.getMonth(), day: solar.getDay() })
}

function solarTerm(year: number, index: number): PlainDay {
  const solar = SolarTerm.fromIndex(year, index).getSolarDay()
  return formatDay({ year: solar.getYear(), month: solar.getMonth(), day: solar.getDay() })
}
