import { describe, expect, it } from 'vitest'
import { lightCounted, standingOf } from './adds-up.ts'

const counts = { mine: 28, waiting: 19, late: 2, soon: 8, onTime: 10, untimed: 27, doneThisMonth: 2, doneLastMonth: 4 }
const name = { zh: '', en: '' }

describe('what stands on a desk', () => {
  it('is the same number by whoever has it and by its light', () => {
    const standing = standingOf(
      {
        counts,
        waitingBy: [
          { party: '360322', name, count: 16 },
          { party: '430181', name, count: 3 },
        ],
      },
      '360322',
    )
    expect(standing).toMatchObject({ all: 47, inHand: 28, inHouse: 16, waiting: 3 })
    expect(standing.late + standing.soon + standing.onTime + standing.untimed).toBe(standing.all)
  })
  it('has no light where no clock runs, or where it is suspended', () => {
    const light = (light: string, suspended = false) => lightCounted({ light, suspended } as never)
    expect([lightCounted(null), light('on-time', true), light('on-time'), light('due-soon'), light('late')]).toEqual([
      'untimed',
      'untimed',
      'onTime',
      'soon',
      'late',
    ])
  })
})
