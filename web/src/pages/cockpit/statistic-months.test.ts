import { describe, expect, it } from 'vitest'
import { lastOfEachMonth, yearBarsOf } from './statistic-months.ts'

const flash = { month: '2026-02', value: '12.10', standing: 'flash' as const }
const confirmed = { month: '2026-02', value: '11.80', standing: 'confirmed' as const }
const january = { month: '2026-01', value: '10.00', standing: 'confirmed' as const }
const lastYear = { month: '2025-02', value: '9.50', standing: 'confirmed' as const }

describe('the months of a statistic', () => {
  it('are taken as entered last: what was confirmed stands in place of the flash report', () => {
    expect(lastOfEachMonth([flash, january, confirmed])).toEqual([january, confirmed])
  })
  it('stand beside those of the year before; what nobody entered is none, not zero', () => {
    const bars = yearBarsOf(lastOfEachMonth([lastYear, january, confirmed]))
    expect(bars).toHaveLength(12)
    expect(bars[1]).toEqual({ month: 2, value: 11.8, before: 9.5 })
    expect(bars[2]).toEqual({ month: 3, value: null, before: null })
  })
})
