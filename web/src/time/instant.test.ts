import { describe, expect, it } from 'vitest'
import { localOf } from './instant.ts'

describe('an instant', () => {
  it('is said in the region’s own time, across midnight', () => {
    expect(localOf('2026-11-20T08:24:00.000Z', 480)).toEqual({ day: '2026-11-20', time: '16:24' })
    expect(localOf('2026-11-20T16:30:00.000Z', 480)).toEqual({ day: '2026-11-21', time: '00:30' })
  })
})
