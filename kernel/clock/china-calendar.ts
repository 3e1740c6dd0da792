import type { PlainDay } from '../names.ts'
import { chineseDays, type HolidayData, publishedYears } from './holiday-data.ts'
import { dayNumber, parseDay, weekdayOfNumber } from './plain-day.ts'
import { type StatutoryDay, statutoryDays } from './statutory-days.ts'
import type { DayName, WorkCalendar } from './work-calendar.ts'

/**
 * China's working days: the notices where they are published; elsewhere weekends and the fixed statutory days off,
 * marked provisional.
 *
 * Provisional are the days of a year without a notice, and the last days of December before one: the notice for 2007
 * made 30 December 2006 a working day. No notice since 2004 reached further back than 29 December; the 28th is margin.
 *
 * @param data  the notices; by default those of the chinese-days package
 */
export function chinaCalendar(data: HolidayData = chineseDays): WorkCalendar {
  const years = publishedYears(data)
  const known = new Set(years)
  const holidays = new Map(Object.entries(data.holidays))
  const moved = new Map(Object.entries(data.movedWorkdays))
  const statutory = new Map<number, Map<PlainDay, StatutoryDay>>()

  const statutoryDay = (year: number, day: PlainDay): StatutoryDay | undefined => {
    let days = statutory.get(year)
    if (!days) {
      days = new Map(statutoryDays(year).map((s) => [s.day, s]))
      statutory.set(year, days)
    }
    return days.get(day)
  }

  // a day is asked for again by every clock that runs over it
  const answers = new Map<PlainDay, boolean>()
  const isWorkday = (day: PlainDay): boolean => {
    const { year } = parseDay(day)
    if (moved.has(day)) return true
    if (holidays.has(day)) return false
    if (weekdayOfNumber(dayNumber(day)) >= 6) return false
    return known.has(year) || !statutoryDay(year, day)
  }

  return {
    version: `cn/${data.version}/${years[0] ?? 'none'}-${years.at(-1) ?? 'none'}`,
    isWorkday(day) {
      const known = answers.get(day)
      if (known !== undefined) return known
      const answer = isWorkday(day)
      if (answers.size >= MOST_ANSWERS) answers.clear()
      answers.set(day, answer)
      return answer
    },
    isProvisional(day) {
      const { year, month, day: date } = parseDay(day)
      if (!known.has(year)) return true
      return month === 12 && date >= EARLIEST_OF_NEXT_NOTICE && !known.has(year + 1)
    },
    nameOf(day) {
      const { year } = parseDay(day)
      const line = moved.get(day) ?? holidays.get(day)
      if (line !== undefined) return nameIn(line, moved.has(day))
      if (known.has(year)) return undefined
      const found = statutoryDay(year, day)
      return found && { zh: found.zh, en: found.en, moved: false }
    },
  }
}

/** About fifty years of days, so that nonsense dates cannot fill the memory. */
const MOST_ANSWERS = 20_000

/** Date in December from which the next year's notice may speak. */
const EARLIEST_OF_NEXT_NOTICE = 28

function nameIn(line: string, moved: boolean): DayName {
  const [en = '', zh = ''] = line.split(',')
  return { zh, en, moved }
}
