import { describe, expect, it } from 'vitest'
import { secondOf } from './changed-second.ts'

describe('the second in which a matter last changed', () => {
  it.each([
    ['2026-11-20T08:24:07.999Z', '2026-11-20T08:24:07.000Z'],
    ['2026-11-20T08:24:08.000Z', '2026-11-20T08:24:08.000Z'],
  ])('of %s begins at %s', (at, second) => {
    expect(secondOf(at)).toBe(second)
  })
})
