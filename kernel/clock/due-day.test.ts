import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaCalendar } from './china-calendar.ts'
import { dueDay, dueInstant, dueNaturalDay } from './due-day.ts'
import { addDays, dayOfNumber } from './plain-day.ts'
import { addWorkdays, workdaysBetween } from './work-calendar.ts'

fc.configureGlobal({ seed: 20261012 })

const calendar = chinaCalendar()
/** 2010-01-01 to 2037-12-31: published years and years that are not. */
const days = fc.integer({ min: 14610, max: 24836 }).map(dayOfNumber)
const budgets = fc.integer({ min: 1, max: 120 })

describe('the due day of a stage', () => {
  it('does not count the day of receipt', () => {
    expect(dueDay('2026-10-12', 1, calendar)).toEqual({ day: '2026-10-13', provisional: false })
  })

  it('skips the holiday week and counts the moved workday (调休)', () => {
    expect(dueDay('2026-09-30', 3, calendar).day).toBe('2026-10-10')
  })

  it('is provisional where it rests on a year that is not published', () => {
    const due = dueDay('2026-12-21', 20, chinaCalendar())
    expect(due.provisional).toBe(calendar.isProvisional(due.day))
    expect(dueDay('2026-03-02', 20, calendar).provisional).toBe(false)
  })

  it('refuses a budget that is not a whole number of 1 or more', () => {
    for (const budget of [0, -1, 1.5, Number.NaN, 100_000]) {
      expect(() => dueDay('2026-10-12', budget, calendar)).toThrow('clock.bad-budget')
    }
  })

  it('in natural days may fall on a day off, and rolls over only where the declaration says so', () => {
    expect(dueNaturalDay('2026-09-22', 10, false, calendar).day).toBe('2026-10-02')
    expect(dueNaturalDay('2026-09-22', 10, true, calendar).day).toBe('2026-10-08')
    expect(dueNaturalDay('2026-09-22', 7, true, calendar).day).toBe('2026-09-29')
  })

  it('in hours runs through night and weekend', () => {
    expect(dueInstant('2026-10-09T09:00:00.000Z', 48)).toBe('2026-10-11T09:00:00.000Z')
  })
})

describe('working days, for any day and budget', () => {
  it('a due day is always a working day', () => {
    fc.assert(fc.property(days, budgets, (day, n) => calendar.isWorkday(dueDay(day, n, calendar).day)))
  })

  it('the due day is the n-th working day after receipt', () => {
    fc.assert(
      fc.property(days, budgets, (day, n) => workdaysBetween(day, dueDay(day, n, calendar).day, calendar) === n),
    )
  })

  it('adding is additive: a then b is a + b', () => {
    fc.assert(
      fc.property(days, budgets, budgets, (day, a, b) => {
        expect(addWorkdays(addWorkdays(day, a, calendar), b, calendar)).toBe(addWorkdays(day, a + b, calendar))
      }),
    )
  })

  it('adding is monotone in the day and strictly in the budget', () => {
    fc.assert(
      fc.property(days, budgets, (day, n) => {
        expect(addWorkdays(day, n, calendar) <= addWorkdays(addDays(day, 1), n, calendar)).toBe(true)
        expect(addWorkdays(day, n, calendar) < addWorkdays(day, n + 1, calendar)).toBe(true)
      }),
    )
  })

  it('a natural due day that rolls over is never a day off and never earlier', () => {
    fc.assert(
      fc.property(days, budgets, (day, n) => {
        const rolled = dueNaturalDay(day, n, true, calendar).day
        expect(calendar.isWorkday(rolled)).toBe(true)
        expect(rolled >= dueNaturalDay(day, n, false, calendar).day).toBe(true)
      }),
    )
  })
})
