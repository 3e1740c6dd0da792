import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakdownOf, forecastYear, paceOf, splitByShape } from './target.ts'

describe('a target', () => {
  it('is split after the shape of last year, and the parts add up', () => {
    expect(splitByShape(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(splitByShape(10, [0, 3, 1])).toEqual([0, 8, 2])
  })
  it('always adds up, and no part is more than one off its exact share', () => {
    const shapes = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), shapes, (amount, shape) => {
        fc.pre(shape.some((weight) => weight > 0))
        const whole = shape.reduce((a, b) => a + b, 0)
        const parts = splitByShape(amount, shape)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(amount)
        for (const [i, part] of parts.entries()) {
          expect(Math.abs(part - (amount * (shape[i] as number)) / whole)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
  it('cannot be split over nothing', () => {
    expect(() => splitByShape(5, [0, 0])).toThrow()
    expect(() => splitByShape(-1, [1])).toThrow()
  })
  it('of 174 is given on as 60 and 114 without rest', () => {
    expect(breakdownOf(174, [{ amount: 60 }, { amount: 114 }])).toEqual({ given: 174, left: 0 })
    expect(breakdownOf(174, [{ amount: 60 }]).left).toBe(114)
  })
})

describe('the pace', () => {
  it('compares what is done with what should be by now', () => {
    expect(paceOf(82, 95, 0.71, 0.02)).toEqual({ done: 0.863158, gone: 0.71, reading: 'ahead' })
    expect(paceOf(50, 100, 0.51, 0.02)?.reading).toBe('level')
    expect(paceOf(30, 100, 0.51, 0.02)?.reading).toBe('behind')
  })
  it('is none without a target', () => {
    expect(paceOf(5, 0, 0.5, 0.02)).toBeUndefined()
  })
})

describe('the forecast of a year', () => {
  it('takes the shape of last year: 30 in a quarter that was 25 % of it makes 120', () => {
    const lastYear = [5, 10, 10, ...Array<number>(9).fill(75 / 9)]
    expect(forecastYear([5, 10, 15], lastYear)).toEqual({ amount: 120, method: 'last-year-shape' })
  })
  it('goes on evenly where last year is not known, and says so', () => {
    expect(forecastYear([10, 20])).toEqual({ amount: 180, method: 'even-pace' })
    expect(forecastYear([])).toBeUndefined()
  })
  it('is never less than what stands already: nothing in ten months and one in November is one', () => {
    expect(forecastYear(Array<number>(10).fill(0), [], 1)).toEqual({ amount: 1, method: 'even-pace' })
    // 12 a year at an even pace of one a month, and 3 in the running month change nothing.
    expect(forecastYear([1, 1], [], 5)).toEqual({ amount: 12, method: 'even-pace' })
  })
})
