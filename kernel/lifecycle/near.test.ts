import { describe, expect, it } from 'vitest'
import { nearest } from './near.ts'

describe('the name that was probably meant', () => {
  it('is the nearest within two slips', () => {
    expect(nearest('aplied', ['drafted', 'applied'])).toBe('applied')
    expect(nearest('tarcks', ['tracks'])).toBe('tracks')
    expect(nearest('Land', ['land'])).toBe('land')
    expect(nearest('granted', ['asked', 'closed'])).toBeUndefined()
    expect(nearest('ab', ['xy'])).toBeUndefined()
  })
})
