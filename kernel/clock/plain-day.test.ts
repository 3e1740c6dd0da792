import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LianyuError } from '../refusal/refusal.ts'
import {
  addDays,
  compareDays,
  dayNumber,
  dayOfNumber,
  daysBetween,
  isoWeek,
  isPlainDay,
  lastOfMonth,
  monthOf,
  nextWeekday,
  weekday,
} from './plain-day.ts'

fc.configureGlobal({ seed: 20261012 })

const numbers = fc.integer({ min: dayNumber('0001-01-01'), max: dayNumber('9999-12-31') })

describe('a civil day', () => {
  it('is a day that exists, in one spelling', () => {
    for (const day of ['2026-10-12', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
      expect(isPlainDay(day)).toBe(true)
    }
    for (const text of [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-3',
      ' 2026-04-03',
      '0000-01-01',
    ]) {
      expect(isPlainDay(text)).toBe(false)
    }
    expect(isPlainDay(20261012)).toBe(false)
  })

  it('is counted from 1970-01-01', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dayNumber('1969-12-31')).toBe(-1)
    expect(dayNumber('2000-03-01')).toBe(11017)
  })

  it('is refused by name when it does not exist', () => {
    expect(() => dayNumber('2026-02-29')).toThrow(LianyuError)
    expect(() => addDays('9999-12-31', 1)).toThrow('clock.bad-day')
    expect(() => dayOfNumber(0.5)).toThrow('clock.bad-day')
  })

  it('comes back from its number, for every day of ten thousand years', () => {
    fc.assert(fc.property(numbers, (n) => dayNumber(dayOfNumber(n)) === n))
  })

  it('agrees with the JavaScript calendar', () => {
    fc.assert(
      fc.property(numbers, (n) => {
        expect(dayOfNumber(n)).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10))
        expect(weekday(dayOfNumber(n)) % 7).toBe(new Date(n * 86_400_000).getUTCDay())
      }),
    )
  })

  it('adds, compares and subtracts alike', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -4000, max: 4000 }), (n, by) => {
        fc.pre(n + by >= dayNumber('0001-01-01') && n + by <= dayNumber('9999-12-31'))
        const from = dayOfNumber(n)
        const to = addDays(from, by)
        expect(daysBetween(from, to)).toBe(by)
        expect(Math.sign(compareDays(to, from))).toBe(Math.sign(by))
      }),
    )
  })

  it('lies in an ISO week whose year is that of its Thursday', () => {
    expect(isoWeek('2026-01-01')).toEqual({ year: 2026, week: 1 })
    expect(isoWeek('2027-01-01')).toEqual({ year: 2026, week: 53 })
    expect(isoWeek('2024-12-30')).toEqual({ year: 2025, week: 1 })
  })

  it('has a next Friday, which is never itself and never a holiday', () => {
    const always = () => true
    expect(nextWeekday('2026-11-19', 5, always)).toBe('2026-11-20')
    expect(nextWeekday('2026-11-20', 5, always)).toBe('2026-11-27')
    expect(nextWeekday('2026-11-22', 5, always)).toBe('2026-11-27')
    expect(nextWeekday('2026-09-28', 5, (day) => day !== '2026-10-02')).toBe('2026-10-09')
    expect(nextWeekday('2026-11-20', 7, () => false)).toBe('2026-11-22')
  })

  it('knows its month and the last day of it', () => {
    expect(monthOf('2028-02-10')).toBe('2028-02')
    expect(lastOfMonth('2028-02-10')).toBe('2028-02-29')
    expect(lastOfMonth('2026-12-01')).toBe('2026-12-31')
  })
})
