import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chinaCalendar } from './china-calendar.ts'
import { chineseDays, publishedYears } from './holiday-data.ts'
import { addDays, weekday } from './plain-day.ts'
import { statutoryDays } from './statutory-days.ts'

const calendar = chinaCalendar()
const folder = new URL('../../../shared/conformance/calendar/', import.meta.url)

describe('working days in China', () => {
  it('counts a moved workday (调休) and rests in the holiday week', () => {
    expect(calendar.isWorkday('2026-10-10')).toBe(true)
    expect(weekday('2026-10-10')).toBe(6)
    expect(calendar.nameOf('2026-10-10')).toEqual({ zh: '国庆节', en: 'National Day', moved: true })
    for (let day = '2026-10-01'; day <= '2026-10-07'; day = addDays(day, 1)) expect(calendar.isWorkday(day)).toBe(false)
    expect(calendar.isProvisional('2026-10-08')).toBe(false)
  })

  it('knows where the published notices end, and says so', () => {
    const last = publishedYears(chineseDays).at(-1) as number
    expect(calendar.version).toBe(`cn/${chineseDays.version}/2004-${last}`)
    expect(calendar.isProvisional(`${last}-12-27`)).toBe(false)
    expect(calendar.isProvisional(`${last + 1}-01-01`)).toBe(true)
  })

  it('takes the last days of December for provisional while the next notice is missing', () => {
    const last = publishedYears(chineseDays).at(-1) as number
    expect(calendar.isProvisional(`${last}-12-30`)).toBe(true)
    expect(calendar.isProvisional(`${last - 1}-12-30`)).toBe(false)
  })

  it('rests on 1 October of a year that is not published', () => {
    // published data ends before 2027 here, so the case does not go away when the package learns 2027
    const until2026 = chinaCalendar(dataUntil(2026))
    expect(until2026.isWorkday('2027-10-01')).toBe(false)
    expect(until2026.isProvisional('2027-10-01')).toBe(true)
    expect(until2026.nameOf('2027-10-01')?.zh).toBe('国庆节')
    expect(until2026.isWorkday('2027-10-04')).toBe(true)
    expect(until2026.isWorkday('2027-10-09')).toBe(false)
  })

  it('fixes the statutory days of 2027 by law, lunar calendar and solar term', () => {
    expect(statutoryDays(2027).map((d) => `${d.day} ${d.zh}`)).toEqual([
      '2027-01-01 元旦',
      '2027-02-05 春节',
      '2027-02-06 春节',
      '2027-02-07 春节',
      '2027-02-08 春节',
      '2027-04-05 清明',
      '2027-05-01 劳动节',
      '2027-05-02 劳动节',
      '2027-06-09 端午',
      '2027-09-15 中秋',
      '2027-10-01 国庆节',
      '2027-10-02 国庆节',
      '2027-10-03 国庆节',
    ])
  })

  it('never had a statutory day that a published notice made a working day', () => {
    for (const year of publishedYears(chineseDays)) {
      for (const { day } of statutoryDays(year)) expect([day, calendar.isWorkday(day)]).toEqual([day, false])
    }
  })

  it('names another version when the notices reach further', () => {
    expect(chinaCalendar(dataUntil(2025)).version).not.toBe(chinaCalendar(dataUntil(2026)).version)
  })
})

describe.skipIf(!existsSync(folder))('the published notices (shared/conformance/calendar)', () => {
  for (const year of [2019, 2022, 2025]) {
    it(`agrees with every day of the notice for ${year}`, () => {
      const { days } = JSON.parse(readFileSync(new URL(`${year}.json`, folder), 'utf8')) as {
        days: { date: string; isOffDay: boolean }[]
      }
      expect(days.length).toBeGreaterThan(25)
      const named = new Map(days.map((d) => [d.date, d.isOffDay]))
      for (const [day, off] of named) expect([day, calendar.isWorkday(day)]).toEqual([day, !off])
      // the last days of December may stand in the next year's notice
      for (let day = `${year}-01-01`; day < `${year}-12-28`; day = addDays(day, 1)) {
        if (!named.has(day)) expect([day, calendar.isWorkday(day)]).toEqual([day, weekday(day) < 6])
      }
    })
  }
})

function dataUntil(year: number) {
  const until = (days: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(days).filter(([day]) => day.slice(0, 4) <= String(year)))
  return {
    version: `test-${year}`,
    holidays: until(chineseDays.holidays),
    movedWorkdays: until(chineseDays.movedWorkdays),
  }
}
