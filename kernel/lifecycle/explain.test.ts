import { describe, expect, it } from 'vitest'
import { explain, holdsOf } from './explain.ts'
import type { Condition } from './kind-condition.ts'

const day = '2026-09-22'
const bands: Condition = {
  any: [
    { all: [{ atLeast: ['revenue', 100] }, { atLeast: ['share', 3] }] },
    { all: [{ atLeast: ['revenue', 50] }, { atMost: ['revenue', 99] }, { atLeast: ['share', 6] }] },
  ],
}

describe('why a condition holds or does not', () => {
  it('is told comparison by comparison, with how far a number is from enough', () => {
    const all: Condition = {
      all: [{ atLeast: ['revenue', 100] }, { atMost: ['debt', 70] }, { equals: ['zone', true] }],
    }
    expect(explain(all, { revenue: 80, debt: 70, zone: true }, day)).toEqual([
      { value: 'revenue', compare: 'at-least', asked: 100, has: 80, met: false, short: 20 },
      { value: 'debt', compare: 'at-most', asked: 70, has: 70, met: true },
      { value: 'zone', compare: 'is', asked: true, has: true, met: true },
    ])
  })
  it('takes the band somebody is in, met or not', () => {
    expect(explain(bands, { revenue: 80, share: 4 }, day).at(-1)).toMatchObject({ asked: 6, short: 2 })
    expect(explain(bands, { revenue: 180, share: 1 }, day).at(-1)).toMatchObject({ asked: 3, short: 2 })
    expect(explain(bands, { revenue: 80, share: 6 }, day).every(({ met }) => met)).toBe(true)
  })
  it('tells a value that nobody gave from nought', () => {
    expect(explain({ atLeast: ['staff', 1] }, {}, day)).toEqual([
      { value: 'staff', compare: 'at-least', asked: 1, met: false },
    ])
    expect(explain({ atLeast: ['staff', 1] }, { staff: 0 }, day)[0]).toMatchObject({ has: 0, short: 1 })
    expect(explain({ atMost: ['debt', 70] }, {}, day)[0]?.met).toBe(false)
  })
  it('turns round what is negated, and knows a day that is over', () => {
    expect(explain({ not: { equals: ['giant', true] } }, { giant: false }, day)[0]?.met).toBe(true)
    expect(holdsOf({ past: 'until' }, { until: '2026-09-21' }, day)).toBe(true)
    expect(holdsOf({ past: 'until' }, { until: day }, day)).toBe(false)
    expect(holdsOf({ come: 'until' }, { until: day }, day)).toBe(true)
    expect(holdsOf({ come: 'until' }, { until: '2026-12-31' }, day)).toBe(false)
    expect(holdsOf({ come: 'until' }, {}, day)).toBe(false)
  })
})
