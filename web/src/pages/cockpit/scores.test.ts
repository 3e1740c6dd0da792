import { computeScores, type ScoreRule } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import type { ScoresAnswer } from '../../api/numbers.ts'
import { isSame } from './scores.tsx'

const rule: ScoreRule = {
  id: 'teams',
  version: 1,
  validFrom: '2026-01-01',
  label: { zh: '评价', en: 'Score' },
  source: { zh: '示例', en: 'Sample' },
  digits: { line: 2, total: 2 },
  items: [
    { id: 'contracts', label: { zh: '合同', en: 'Contracts' }, how: { each: 20 }, cap: 60 },
    { id: 'visits', label: { zh: '走访', en: 'Visits' }, how: { base: 3, weight: 10 }, missing: 'average' },
  ],
}
const scored = (): Pick<ScoresAnswer, 'rule' | 'units'> => ({
  rule: rule as ScoresAnswer['rule'],
  units: computeScores(rule, [
    { unit: 'a', values: { contracts: 4, visits: 2 } },
    { unit: 'b', values: { contracts: 1 } },
  ]).map((one) => ({ ...one, label: { zh: one.unit, en: one.unit } })),
})

describe('a score reckoned again in the browser', () => {
  it('comes to the same from what its lines say', () => {
    expect(isSame(scored())).toBe(true)
  })
  it('says so when a total or a value was not what the rule gives', () => {
    const total = scored()
    if (total.units[0]) total.units[0].total += 0.01
    expect(isSame(total)).toBe(false)
    const value = scored()
    if (value.units[1]?.lines[0]) value.units[1].lines[0].value = 2
    expect(isSame(value)).toBe(false)
  })
})
