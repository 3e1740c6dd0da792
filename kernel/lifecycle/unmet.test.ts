import { describe, expect, it } from 'vitest'
import type { ConditionView } from './condition.ts'
import { atStage, come, equals, filled, past, same } from './define-kind.ts'
import type { Kind } from './kind.ts'
import { unmetWords } from './unmet.ts'

const kind = {
  labels: {
    fields: {
      review: { zh: '须审批', en: 'Review needed' },
      second: { zh: '第二人核查', en: 'Second check' },
      grounds: { zh: '理由', en: 'Grounds' },
      until: { zh: '有效期至', en: 'Valid until' },
      scanned: { zh: '扫到的单号', en: 'Scanned' },
    },
    tracks: { case: { zh: '办件', en: 'Case' } },
    stages: { 'case.approving': { zh: '审批', en: 'To be approved' } },
  },
} as unknown as Kind

function says(condition: Parameters<typeof unmetWords>[1], fields: Record<string, unknown> = {}, stage = 'accepted') {
  const shared = { fields, tracks: { case: { stage } } }
  const view = {
    matter: { shared, overlay: { fields: {}, tracks: {} } },
    context: { setting: () => undefined, today: '2026-11-23' },
  }
  return unmetWords(kind, condition, view as unknown as ConditionView).map(({ zh }) => zh)
}

describe('what is missing of a condition', () => {
  it('is only what does not hold, not everything that is looked at', () => {
    const both = { all: [filled('second'), filled('grounds')] }
    expect(says(both, { second: 'x' })).toEqual(['缺“理由”'])
    expect(says(both, { second: 'x', grounds: 'y' })).toEqual([])
  })
  it('of several ways names those that somebody can go', () => {
    const approved = { any: [atStage('case', 'approving'), { not: equals('review', true) }] }
    expect(says(approved, { review: true })).toEqual(['“办件”要到“审批”'])
    expect(says({ any: [equals('review', true), filled('grounds')] })).toEqual(['缺“理由”'])
  })
  it('says a day that has not passed, numbers that differ, and once what is asked twice', () => {
    expect(says(come('until'), { until: '2026-12-01' })).toEqual(['“有效期至”还没有到'])
    expect(says(come('until'), {})).toEqual(['缺“有效期至”'])
    expect(says(past('until'), { until: '2026-12-01' })).toEqual(['“有效期至”还没有过'])
    expect(says(same('scanned', 'grounds'), { scanned: '1', grounds: '2' })).toEqual(['“扫到的单号”与“理由”不一致'])
    expect(says({ all: [filled('grounds'), { any: [filled('grounds')] }] })).toEqual(['缺“理由”'])
  })
  it('says that a field does not allow it where nothing is missing', () => {
    expect(says({ not: equals('review', true) }, { review: true })).toEqual(['“须审批”不符合'])
  })
})
