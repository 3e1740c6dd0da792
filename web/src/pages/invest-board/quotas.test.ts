import { describe, expect, it } from 'vitest'
import type { TargetAnswer, TargetPartAnswer } from '../../api/numbers.ts'
import { gapOf, quotaGroups } from './quotas.ts'

const part = (unit: string, amount: number, done: number | null): TargetPartAnswer => ({
  unit,
  amount,
  done,
  pace: { done: 0, gone: 0.5, reading: 'behind' },
})
const target = {
  parts: [
    part('甲局', 60, null),
    part('一队', 12, 5),
    part('乙局', 54, 30),
    part('二队', 48, 1),
    part('驻外队', 10, 2),
  ],
} as unknown as TargetAnswer
const sorts: Record<string, string> = { 一队: 'sector', 二队: 'sector', 驻外队: 'standing' }

describe('quotas by sort of unit', () => {
  it('stand with the professional teams first and units that are no team last, each group with its sum', () => {
    const groups = quotaGroups(target, (unit) => sorts[unit])
    expect(groups.map(({ sort, amount, done }) => [sort, amount, done])).toEqual([
      ['sector', 60, 6],
      ['standing', 10, 2],
      ['others', 114, 30],
    ])
  })
  it('put the one furthest behind its pace first', () => {
    const [teams] = quotaGroups(target, (unit) => sorts[unit])
    expect(teams?.parts.map(({ unit }) => unit)).toEqual(['二队', '一队'])
    expect(gapOf(part('x', 48, 1))).toBe(23)
    expect(gapOf(part('x', 48, 30))).toBe(-6)
  })
  it('say nothing of a sum of which nothing is known', () => {
    const [only] = quotaGroups({ parts: [part('甲局', 3, null)] } as unknown as TargetAnswer, () => undefined)
    expect(only?.done).toBeNull()
  })
})
