import { describe, expect, it } from 'vitest'
import { dueSaid } from './due-words.ts'

describe('what a due day says', () => {
  it('counts the working days left', () => {
    expect(dueSaid({ light: 'due-soon', left: 4 }, false)).toEqual({ key: 'leftDays', count: 4 })
  })
  it('is shorter in a row', () => {
    expect(dueSaid({ light: 'on-time', left: 5 }, true)).toEqual({ key: 'leftShort', count: 5 })
    expect(dueSaid({ light: 'late', left: 0, over: 2 }, true)).toEqual({ key: 'overShort', count: 2 })
  })
  it('says today on the last day, and never "0 days left"', () => {
    expect(dueSaid({ light: 'due-soon', left: 0 }, true)).toEqual({ key: 'today' })
  })
  it('says late without a count on the day off after the due day', () => {
    expect(dueSaid({ light: 'late', left: 0, over: 0 }, true)).toEqual({ key: 'late' })
  })
  it('keeps the unit of clocks that run in natural days or hours', () => {
    expect(dueSaid({ light: 'on-time', left: 7, unit: 'natural-days' }, true)).toEqual({ key: 'leftNatural', count: 7 })
    expect(dueSaid({ light: 'late', left: 0, over: 3, unit: 'hours' }, true)).toEqual({ key: 'overHours', count: 3 })
    expect(dueSaid({ light: 'due-soon', left: 0, unit: 'hours' }, true)).toEqual({ key: 'leftHours', count: 0 })
  })
  it('says that a suspended clock does not run, unless it is late already', () => {
    expect(dueSaid({ light: 'on-time', left: 3, suspended: true }, false)).toEqual({ key: 'suspended' })
    expect(dueSaid({ light: 'late', left: 0, over: 1, suspended: true }, false)).toEqual({ key: 'overDays', count: 1 })
  })
  it('says that it is done, and that there may be no limit', () => {
    expect(dueSaid({ light: 'done', left: 3 }, false)).toEqual({ key: 'done' })
    expect(dueSaid({ light: 'on-time' }, false)).toEqual({ key: 'none' })
  })
})
