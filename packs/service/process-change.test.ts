import { type Matter, sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { Walk } from '../walk.ts'
import { processComputations } from './process-change.ts'

const kind = kindById(allKinds(sha256Noble), 'process-change') as NonNullable<ReturnType<typeof kindById>>
const party = '360313'
const window = { party, desk: 'service-window', role: 'approver' }
const item = (fields: Record<string, number>) => ({ shared: { fields } }) as unknown as Matter
const given = {
  today: '2026-11-20',
  actor: { party, desk: 'service-window', role: 'officer', officer: 'o1' },
  setting: () => undefined,
}
const compute = (name: string, related: Matter, values: Record<string, unknown> = {}) =>
  processComputations[name]?.({ ...given, related: { item: related }, values })

describe('a change of a process', () => {
  it('measures by the item before and after: 21 papers to 13, 40 days to 24, 5 trips to 1, 9 steps to 4', () => {
    const before = compute('process-before', item({ papersNow: 21, promisedDays: 40, tripsNow: 5, stepsNow: 9 }))
    expect(before).toEqual({ papersBefore: 21, daysBefore: 40, tripsBefore: 5, stepsBefore: 9 })
    const after = item({ papersNow: 13, promisedDays: 24, tripsNow: 1, stepsNow: 4 })
    expect(compute('process-after', after, before as Record<string, unknown>)).toEqual({
      papersAfter: 13,
      daysAfter: 24,
      tripsAfter: 1,
      stepsAfter: 4,
      papersSaved: 8,
      daysSaved: 16,
      tripsSaved: 4,
      stepsSaved: 5,
    })
  })

  it('says where it became more, and calls nothing saved that nobody knew before', () => {
    const answer = compute('process-after', item({ papersNow: 4, tripsNow: 2 }), { papersBefore: 3 })
    expect(answer).toMatchObject({ papersSaved: -1, tripsAfter: 2, tripsSaved: undefined })
  })

  it('walks from what a leader found to what was measured, and lets nobody type a figure', () => {
    const found = {
      name: '示例重复交材料',
      found: 'walk',
      finding: '三个窗口各收一份',
      item: `${party}:0190a1b2-0000-7000-8000-000000000001`,
    }
    const walk = new Walk(kind, [party]).open(window, found)
    expect(walk.view().shared.tracks.main?.clock).toMatchObject({ budget: 10 })
    walk.step(window, 'decide', { change: '一窗收、各窗用', changeBy: '2026-10-20' })
    expect(walk.view().shared.tracks.main?.clock).toMatchObject({ name: 'main.decided', unit: 'natural-days' })
    walk.step(window, 'carry-out', { carriedOut: '目录已改' })
    expect(walk.refused(window, 'measure', { measuredOn: '2026-10-21', papersSaved: 99 })).toBe('field.computed')
    expect(walk.step(window, 'measure', { measuredOn: '2026-10-21' }).stage()).toBe('measured')
  })
})
