import type { ScheduleRule } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { scheduleOf } from './schedule-of.ts'

const rule: ScheduleRule = {
  milestones: { step: 'milestone', name: 'name', due: 'due', done: 'done' },
  months: {
    planned: { step: 'plan', month: 'of', amount: 'fen' },
    done: { step: 'report', month: 'of', amount: 'fen' },
  },
  promised: [
    { day: 'plannedStart', kept: 'startedOn' },
    { day: 'promisedOn', kept: 'producingOn' },
  ],
}
const entries = (...fields: Record<string, unknown>[]) => fields.map((one) => ({ fields: one }))
const today = '2026-11-22'
const schedule = scheduleOf(
  rule,
  {
    fields: { plannedStart: '2026-06-01', startedOn: '2026-06-01', promisedOn: '2027-01-26' },
    adds: {
      milestone: entries(
        { name: '封顶', due: '2026-10-10' },
        { name: '进场', due: '2026-11-25' },
        { name: '管线', due: '2026-11-12' },
        { name: '封顶', due: '2026-10-10', done: '2026-10-14' },
      ),
      plan: entries({ of: '2026-10', fen: 500 }, { of: '2026-11', fen: 600 }, { of: '2026-11', fen: 700 }),
      report: entries({ of: '2026-10', fen: 480 }),
    },
  },
  today,
)

describe('what was planned and what was reached', () => {
  it('stands in the order of the due days, each beginning where the one before was to end', () => {
    expect(schedule.milestones.map(({ name, from, due }) => [name, from, due])).toEqual([
      ['plannedStart', '2026-05-02', '2026-06-01'],
      ['封顶', '2026-06-01', '2026-10-10'],
      ['管线', '2026-10-10', '2026-11-12'],
      ['进场', '2026-11-12', '2026-11-25'],
      ['promisedOn', '2026-11-25', '2027-01-26'],
    ])
  })
  it('says kept, made up late, overdue, soon and to come, with the days', () => {
    expect(schedule.milestones.map(({ state, days }) => [state, days])).toEqual([
      ['kept', 0],
      ['made-up', 4],
      ['late', 10],
      ['soon', 3],
      ['to-come', 65],
    ])
  })
  it('counts down to the next promised day that is not kept', () => {
    expect(schedule.countdown).toEqual({ field: 'promisedOn', day: '2027-01-26', days: 65 })
    const kept = scheduleOf(rule, { fields: { plannedStart: '2026-06-01', startedOn: '2026-06-03' }, adds: {} }, today)
    expect(kept.countdown).toBeUndefined()
  })
  it('takes the last entry of each month, and nothing where nobody planned or reported', () => {
    expect(schedule.months).toHaveLength(12)
    expect(schedule.months.slice(9)).toEqual([
      { month: '2026-10', planned: 500, done: 480 },
      { month: '2026-11', planned: 700, done: null },
      { month: '2026-12', planned: null, done: null },
    ])
  })
  it('is empty where nothing was entered', () => {
    expect(scheduleOf(rule, { fields: {}, adds: {} }, today).milestones).toEqual([])
  })
})
