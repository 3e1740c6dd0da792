import { describe, expect, it } from 'vitest'
import { isAbove } from './says.ts'

describe('a witness above', () => {
  it('is the government of a region that a writer lies in, and nobody else', () => {
    expect(isAbove('360300', ['360313', '430281'])).toBe(true)
    expect(isAbove('360000', ['360313'])).toBe(true)
    expect(isAbove('430000', ['360313'])).toBe(false)
    expect(isAbove('361100', ['360313'])).toBe(false)
    expect(isAbove('360322', ['360313'])).toBe(false)
    expect(isAbove('360300', ['360300'])).toBe(false)
    expect(isAbove('91360300MA35ABCD1X', ['360313'])).toBe(false)
  })
})
