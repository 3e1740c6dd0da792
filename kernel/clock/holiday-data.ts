import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import about from 'chinese-days/package.json' with { type: 'json' }
import type { PlainDay } from '../names.ts'
import { isPlainDay } from './plain-day.ts'

/**
 * The yearly notices of the State Council's office as data. Port: any source that can fill it will do (a package, a
 * file that an administrator uploads when a notice comes out before the package does).
 */
export interface HolidayData {
  /** Names source and version, without spaces: `chinese-days-1.5.7`. */
  version: string
  /** Days off of the notices, weekends within a holiday included: day → `English,中文,days of the statute`. */
  holidays: Readonly<Record<PlainDay, string>>
  /** Weekend days that are worked in exchange (调休): day → the same. */
  movedWorkdays: Readonly<Record<PlainDay, string>>
}

/** The notices as the chinese-days package has them; its functions are not used, because they do not say where its data ends. */
export const chineseDays: HolidayData = {
  version: `chinese-days-${about.version}`,
  holidays: published.holidays,
  movedWorkdays: published.workdays,
}

/**
 * The years whose notice the data holds. A year counts as published when its National Day does: a day at New Year
 * may come from the neighbour's notice (2018-12-31 stands in the notice for 2019), October never does.
 */
export function publishedYears(data: HolidayData): number[] {
  const years = Object.keys(data.holidays)
    .filter((day) => isPlainDay(day) && day.endsWith('-10-01'))
    .map((day) => Number(day.slice(0, 4)))
  return years.sort((a, b) => a - b)
}
