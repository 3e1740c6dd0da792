import { describe, expect, it } from 'vitest'
import { limitAfter, pitchOf } from './cells.ts'

describe('days as cells', () => {
  it('puts the limit before the first day beyond it', () => {
    expect(limitAfter([{ state: 'used' }, { state: 'suspended' }, { state: 'used' }, { state: 'over' }])).toBe(3)
  })
  it('puts the limit at the end while there are days left', () => {
    expect(limitAfter([{ state: 'used' }, { state: 'left' }])).toBe(2)
  })
  it('narrows cells so that a long budget stays in its column', () => {
    expect(pitchOf(10, 176)).toEqual({ pitch: 11, width: 9 })
    expect(pitchOf(45, 176).pitch * 45).toBeCloseTo(176, 5)
    expect(pitchOf(45, 176).width).toBeGreaterThanOrEqual(1)
  })
})
