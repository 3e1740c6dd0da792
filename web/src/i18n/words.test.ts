import { describe, expect, it } from 'vitest'
import { withSingulars } from './words.ts'

describe('English counts', () => {
  it('has a singular for every count, its own where it wrote one', () => {
    expect(
      withSingulars({
        due: { left_other: '{{count}} d left', day_one: '1 day', day_other: '{{count}} days' },
        name: 'x',
      }),
    ).toEqual({
      due: {
        left_other: '{{count}} d left',
        left_one: '{{count}} d left',
        day_one: '1 day',
        day_other: '{{count}} days',
      },
      name: 'x',
    })
  })
})
