import { describe, expect, it } from 'vitest'
import { aheadOf } from './now.tsx'

describe('the clock a page goes by', () => {
  it('is the node’s where the device’s is wrong, and the device’s where only the line is slow', () => {
    const read = Date.parse('2026-11-22T03:00:00.000Z')
    expect(aheadOf('2026-09-24T01:00:00.000Z', read)).toBe(-(59 * 24 + 2) * 3_600_000)
    expect(aheadOf('2026-11-22T02:59:57.000Z', read)).toBe(0)
  })
})
