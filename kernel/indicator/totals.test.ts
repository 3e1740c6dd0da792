import { describe, expect, it } from 'vitest'
import { text } from '../names.ts'
import type { Indicator, Measured } from './indicator.ts'
import { amountIn, growthOf, ratioOf, type Total } from './totals.ts'

const counting = (value: Measured['value']): Indicator => ({
  id: 'project.sample',
  label: text('示例', 'Sample'),
  scope: text('示例', 'Sample'),
  unit: 'matters',
  measure: { of: 'project', value, when: { reached: ['signed'], period: 'signedOn' }, by: [] },
})
const total = (period: string, amount: number): Total => ({ period, by: '', key: '', count: 1, amount })
const totals = [total('2026-01', 5), total('2026-03', 7), total('2026-04', 11), total('2025-12', 100)]

describe('the number of a period', () => {
  it('adds its months up, and no others', () => {
    expect(amountIn(counting({ sum: 'fee' }), totals, '2026-Q1')).toBe(12)
    expect(amountIn(counting('count'), totals, '2026')).toBe(23)
  })
  it('of a latest value is its last month that was reported', () => {
    expect(amountIn(counting({ latest: 'fee' }), totals, '2026-Q1')).toBe(7)
    expect(amountIn(counting({ latest: 'fee' }), totals, '2026')).toBe(11)
  })
  it('of distinct values is that of one month; months cannot be added, for a value may come in both', () => {
    expect(amountIn(counting({ distinct: 'investor' }), totals, '2026-03')).toBe(7)
    expect(amountIn(counting({ distinct: 'investor' }), totals, '2026-Q1')).toBeUndefined()
  })
  it('that nobody reported is none, never zero', () => {
    expect(amountIn(counting('count'), totals, '2026-02')).toBeUndefined()
  })
})

describe('ratio and growth', () => {
  it('are none where there is nothing to divide by', () => {
    expect(ratioOf(3, 0)).toBeUndefined()
    expect(ratioOf(1, 3)).toBe(0.333333)
    expect(growthOf(2700, 2400)).toBe(0.125)
    expect(growthOf(5, 0)).toBeUndefined()
    expect(growthOf(undefined, 5)).toBeUndefined()
  })
})
