import { describe, expect, it } from 'vitest'
import { isPeriod, listMonths, monthsOfPeriod, yearBefore, yearToMonth } from './period.ts'

describe('a period', () => {
  it('is a month, quarter, half or year, and nothing else', () => {
    expect(['2026-03', '2026-Q1', '2026-H2', '2026'].every(isPeriod)).toBe(true)
    expect(['2026-13', '2026-Q5', '2026-H3', '26', '2026-3', '', 2026].some(isPeriod)).toBe(false)
  })
  it('has the months between its first and last', () => {
    expect(monthsOfPeriod('2026-Q4')).toEqual({ first: '2026-10', last: '2026-12' })
    expect(monthsOfPeriod('2026-H1')).toEqual({ first: '2026-01', last: '2026-06' })
    expect(listMonths('2026-Q1')).toEqual(['2026-01', '2026-02', '2026-03'])
    expect(listMonths('2026')).toHaveLength(12)
  })
  it('is compared with the same period of the year before', () => {
    expect(yearBefore('2026-Q1')).toBe('2025-Q1')
    expect(yearBefore('2026-11')).toBe('2025-11')
  })
  it('is cumulative from January', () => {
    expect(yearToMonth('2026-03')).toEqual(['2026-01', '2026-02', '2026-03'])
  })
  it('that is none is refused', () => {
    expect(() => monthsOfPeriod('2026-Q9')).toThrow('2026-Q9')
    expect(() => yearToMonth('2026')).toThrow('2026')
  })
})
