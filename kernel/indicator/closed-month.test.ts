import { describe, expect, it } from 'vitest'
import type { Added } from '../lifecycle/matter.ts'
import { positionsOf, reportedMonth } from './closed-month.ts'

const home = '360322/home/1'
const report = (index: number, month: string, doneFen: number, log = home): Added => ({
  leaf: `${log} ${index}`,
  log,
  index,
  by: '360322',
  desk: 'project-office',
  at: '2026-11-01T00:00:00.000Z',
  fields: { month, doneFen },
})
const closing = { month: 'month' }
const amounts = (entries: Added[], positions?: Record<string, number>) => {
  const { closed, now, since } = reportedMonth(entries, closing, '2026-10', positions)
  return [closed?.fields.doneFen, now?.fields.doneFen, since]
}

describe('a closed month', () => {
  it('keeps the figure that stood at the named position, whatever is reported later', () => {
    const entries = [report(3, '2026-10', 100), report(7, '2026-10', 120)]
    expect(amounts(entries, { [home]: 8 })).toEqual([120, 120, undefined])
    entries.push(report(9, '2026-10', 500))
    expect(amounts(entries, { [home]: 8 })).toEqual([120, 500, 'corrected'])
  })
  it('says late of what was first reported after it', () => {
    expect(amounts([report(9, '2026-10', 50)], { [home]: 8 })).toEqual([undefined, 50, 'late'])
    // The position counts entries, so the entry at it came after.
    expect(amounts([report(8, '2026-10', 50)], { [home]: 8 })).toEqual([undefined, 50, 'late'])
  })
  it('counts each log by its own position, and a log that it does not name as later', () => {
    const shared = '360322/agreement/1'
    expect(amounts([report(2, '2026-10', 70, shared)], { [home]: 8, [shared]: 3 })).toEqual([70, 70, undefined])
    expect(amounts([report(2, '2026-10', 70, shared)], { [home]: 8 })).toEqual([undefined, 70, 'late'])
  })
  it('is not one before it is closed, and no other month is touched', () => {
    expect(amounts([report(3, '2026-10', 100), report(4, '2026-09', 9)])).toEqual([undefined, 100, undefined])
    expect(reportedMonth([report(4, '2026-09', 9)], closing, '2026-10', { [home]: 8 })).toEqual({})
  })
  it('takes no positions but whole numbers', () => {
    expect(positionsOf({ [home]: 8 })).toEqual({ [home]: 8 })
    for (const odd of [undefined, null, 7, [], { [home]: -1 }, { [home]: '8' }, { [home]: 1.5 }]) {
      expect(positionsOf(odd)).toBeUndefined()
    }
  })
})
