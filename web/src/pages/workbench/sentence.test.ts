import { describe, expect, it } from 'vitest'
import { comparedWith, openingSentence } from './sentence.ts'

const t = ((key: string, facts?: object) => `${key} ${JSON.stringify(facts ?? {})}`) as never
const counts = { mine: 0, late: 0, soon: 0, onTime: 0, untimed: 0, waiting: 0, doneThisMonth: 0, doneLastMonth: 0 }

describe('the sentence the day opens with', () => {
  it('begins with what is late, and who has had the oldest', () => {
    const oldestLate = {
      heldWorkingDays: 150,
      reading: { due: '2026-11-18', used: 4, over: 2 },
      holder: { mine: false },
    } as never
    expect(openingSentence(t, { counts: { ...counts, late: 2, soon: 1 }, oldestLate }, () => '自然资源')).toBe(
      'says.late {"count":2,"held":6,"holder":"自然资源"}',
    )
  })
  it('says so when the oldest late one is in my own hands', () => {
    const oldestLate = { heldWorkingDays: 3, reading: null, holder: { mine: true } } as never
    expect(openingSentence(t, { counts: { ...counts, late: 1 }, oldestLate }, () => '')).toContain('says.oneMine')
  })
  it('goes on to what is due soon, what is mine, what waits, and nothing', () => {
    const say = (some: object) => openingSentence(t, { counts: { ...counts, ...some } }, () => '').split(' ')[0]
    expect([say({ soon: 1, mine: 4 }), say({ mine: 4 }), say({ waiting: 2 }), say({})]).toEqual([
      'says.soon',
      'says.mine',
      'says.waiting',
      'says.none',
    ])
  })
  it('compares this month with the last by their difference', () => {
    expect([comparedWith(t, 17, 13), comparedWith(t, 3, 4), comparedWith(t, 2, 2)]).toEqual([
      'more {"count":4}',
      'less {"count":1}',
      'same {}',
    ])
  })
})
