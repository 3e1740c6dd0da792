import { computeScores, type ScoredUnit } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { yananTable } from './review-rules.ts'

const total = (values: ScoredUnit['values']) => computeScores(yananTable, [{ unit: '示例县', values }])[0]?.total

describe('the point table of 延安 2017, every line as printed', () => {
  it.each([
    ['newly begun, 5 each', { newStarts: 2 }, 10],
    ['continued, 2 each', { continued: 3 }, 6],
    ['a plan below 1 亿', { planYi: 0.99 }, 3],
    ['a plan of 1 亿', { planYi: 1 }, 6],
    ['a plan just below 5 亿', { planYi: 4.99 }, 6],
    ['a plan of 5 亿', { planYi: 5 }, 10],
    ['a plan of 10 亿', { planYi: 10 }, 20],
    ['industry', { industry: 1 }, 15],
    ['people’s livelihood', { livelihood: 1 }, 8],
    ['function of the town', { urban: 1 }, 6],
    ['45 of 60 for three quarters of the plan', { progress: 0.75 }, 45],
    ['provincial', { provincial: 1 }, 20],
    ['in production', { producing: 1 }, 20],
    ['in operation', { operating: 1 }, 10],
    ['a month of 10 亿 and more', { bigMonths: 1 }, 30],
    ['four group starts', { groupStarts: 4 }, 120],
    ['a fifth group start brings nothing', { groupStarts: 5 }, 120],
    ['criticised once, the least', { criticised: 5 }, -5],
    ['criticism takes 20 at most', { criticised: 25 }, -20],
  ] as const)('%s', (_, values, points) => {
    expect(total(values)).toBe(points)
  })
})
