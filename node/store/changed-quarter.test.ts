import { describe, expect, it } from 'vitest'
import { quarterOf } from './changed-quarter.ts'

describe('the quarter of an hour in which a matter last changed', () => {
  it.each([
    ['2026-11-20T08:00:00.000Z', '2026-11-20T08:00:00.000Z'],
    ['2026-11-20T08:14:59.999Z', '2026-11-20T08:00:00.000Z'],
    ['2026-11-20T08:15:00.000Z', '2026-11-20T08:15:00.000Z'],
    ['2026-11-20T23:59:59.999Z', '2026-11-20T23:45:00.000Z'],
  ])('of %s begins at %s', (at, quarter) => {
    expect(quarterOf(at)).toBe(quarter)
  })
})
