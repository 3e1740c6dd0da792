import { describe, expect, it } from 'vitest'
import { RateLimit } from './rate-limit.ts'

describe('how often somebody may ask', () => {
  it('is so many at once, and then so many a second', () => {
    const limit = new RateLimit(3, 2)
    const asked = (now: number) => limit.allows('a', now)
    expect([asked(0), asked(0), asked(0), asked(0)]).toEqual([true, true, true, false])
    expect([asked(500), asked(500)]).toEqual([true, false])
    expect([asked(10_000), asked(10_000), asked(10_000), asked(10_000)]).toEqual([true, true, true, false])
  })
  it('is counted for each by itself', () => {
    const limit = new RateLimit(1, 1)
    expect(limit.allows('a', 0)).toBe(true)
    expect(limit.allows('b', 0)).toBe(true)
    expect(limit.allows('a', 0)).toBe(false)
  })
})
