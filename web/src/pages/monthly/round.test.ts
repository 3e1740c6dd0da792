import { describe, expect, it } from 'vitest'
import type { Outgoing } from '../../api/outgoing.ts'
import type { MonthlyAnswer, MonthlyRowAnswer } from '../../api/types.ts'
import { monthBefore, nextOf, roundOf } from './round.ts'

const row = (id: string, told: Partial<MonthlyRowAnswer> = {}) =>
  ({ row: { id, title: id }, reported: null, before: null, planned: null, ...told }) as MonthlyRowAnswer
const month = '2026-11'
const answer = (...items: MonthlyRowAnswer[]): MonthlyAnswer => ({
  item: 'reports',
  label: { zh: '月报', en: 'Reports' },
  month,
  duty: { step: 'report', field: 'month' },
  items,
  next: null,
})
const sent = (matter: string, state: Outgoing['state'], of = month) =>
  ({ matter, step: 'report', state, body: { data: { month: of } } }) as Outgoing

describe('a round of monthly reports', () => {
  it('begins with those of which something is expected', () => {
    const rows = roundOf(answer(row('a'), row('b', { planned: { fen: 1 } }), row('c')), [])
    expect(rows.map(({ row }) => row.id)).toEqual(['b', 'a', 'c'])
  })
  it('counts what was pressed as told until the node says no, of this month alone', () => {
    const rows = roundOf(answer(row('a'), row('b'), row('c'), row('d', { reported: { fen: 1 } }), row('e')), [
      sent('a', 'retrying'),
      sent('b', 'refused'),
      sent('c', 'waiting', '2026-10'),
      sent('e', 'done'),
    ])
    expect(rows.map(({ row, state }) => [row.id, state])).toEqual([
      ['a', 'sending'],
      ['b', 'refused'],
      ['c', 'open'],
      ['d', 'done'],
      ['e', 'done'],
    ])
  })
  it('goes on to the next that is to come, and round to the first', () => {
    const rows = roundOf(answer(row('a'), row('b', { reported: {} }), row('c')), [])
    expect(nextOf(rows, 'a')?.row.id).toBe('c')
    expect(nextOf(rows, 'c')?.row.id).toBe('a')
    expect(nextOf(roundOf(answer(row('a')), []), 'a')).toBeUndefined()
  })
  it('knows the month before January', () => {
    expect([monthBefore('2026-01'), monthBefore('2026-11')]).toEqual(['2025-12', '2026-10'])
  })
})
