import { describe, expect, it } from 'vitest'
import { jiningBallots, scoreBallots } from './ranked-ballots.ts'
import { computeScores, roundHalfUp, type ScoreRule } from './score.ts'

const words = (zh: string) => ({ zh, en: zh })
const base = (id: string, base: number, weight: number) => ({ id, label: words(id), how: { base, weight } })

/** 黄岩 2022, 规上: domain-rules b, as printed. */
const huangyan: ScoreRule = {
  id: 'huangyan-2022',
  version: 1,
  validFrom: '2022-01-01',
  label: words('亩均评价'),
  source: words('黄岩 2022'),
  items: [
    base('taxPerMu', 24.097, 30),
    base('valuePerMu', 136.16, 20),
    base('valuePerEnergy', 2.694, 20),
    { ...base('valuePerEmission', 4929.81, 10), missing: 'average' },
    base('productivity', 18.14, 10),
    base('research', 0.0302, 10),
  ],
  digits: { line: 2, total: 2 },
}
const atBase = {
  taxPerMu: 24.097,
  valuePerMu: 136.16,
  valuePerEnergy: 2.694,
  valuePerEmission: 4929.81,
  productivity: 18.14,
  research: 0.0302,
}

describe('the formula of 黄岩 2022', () => {
  it('gives a firm that stands at every base 100 points', () => {
    const [firm] = computeScores(huangyan, [{ unit: '示例甲厂', values: atBase }])
    expect(firm?.total).toBe(100)
    expect(firm?.lines.map(({ points }) => points)).toEqual([30, 20, 20, 10, 10, 10])
  })
  it('adds up as by hand: 12.0485 ÷ 24.097 × 30 = 15; no cap, so twice the base is twice the points', () => {
    const values = { ...atBase, taxPerMu: 12.0485, research: 0.0604 }
    const [firm] = computeScores(huangyan, [{ unit: '示例乙厂', values }])
    expect(firm?.lines[0]).toEqual({
      item: 'taxPerMu',
      value: 12.0485,
      sum: '12.0485 ÷ 24.097 × 30 = 15',
      points: 15,
    })
    expect(firm?.lines[5]?.points).toBe(20)
    expect(firm?.total).toBe(95)
  })
  it('gives a firm without emission data the average of that item', () => {
    const { valuePerEmission: _, ...rest } = atBase
    const scores = computeScores(huangyan, [
      { unit: '示例甲厂', values: atBase },
      { unit: '示例乙厂', values: { ...atBase, valuePerEmission: 2464.905 } },
      { unit: '示例丙厂', values: rest },
    ])
    const without = scores.find(({ unit }) => unit === '示例丙厂')
    // 10 and 5 were scored: 7.5 on average.
    expect(without?.lines[3]).toEqual({ item: 'valuePerEmission', sum: '7.5', points: 7.5, note: 'average' })
    expect(without?.total).toBe(97.5)
  })
})

describe('a score', () => {
  const rule: ScoreRule = {
    id: 'sample',
    version: 1,
    validFrom: '2026-01-01',
    label: words('示例'),
    source: words('示例'),
    items: [{ ...base('tax', 10, 100), cap: 150, floor: 0 }],
    digits: { line: 1, total: 1 },
    grades: [
      { grade: 'A', upTo: 0.25 },
      { grade: 'B', upTo: 0.7 },
      { grade: 'C', upTo: 0.95 },
      { grade: 'D', upTo: 1 },
    ],
    vetoes: [{ id: 'accident', label: words('事故'), grade: 'D' }],
  }
  const units = (values: number[]) => values.map((tax, i) => ({ unit: `u${i}`, values: { tax } }))

  it('stays inside the bounds of its item and says so', () => {
    const [rich, poor] = computeScores(rule, units([40, -3]))
    expect(rich?.lines[0]).toMatchObject({ points: 150, note: 'capped', sum: '40 ÷ 10 × 100 = 150' })
    expect(poor?.lines[0]).toMatchObject({ points: 0, note: 'floored' })
  })
  it('shares a place where totals are equal, and skips the next', () => {
    expect(computeScores(rule, units([5, 9, 9, 1])).map(({ rank }) => rank)).toEqual([1, 1, 3, 4])
  })
  it('grades by shares of the places: of four, one is A, and the last is D', () => {
    expect(computeScores(rule, units([4, 3, 2, 1])).map(({ grade }) => grade)).toEqual(['A', 'B', 'C', 'D'])
  })
  it('is lowered by a veto whatever its total', () => {
    const [first] = computeScores(rule, [
      { unit: 'u0', values: { tax: 9 }, vetoes: ['accident'] },
      ...units([1]).slice(1),
    ])
    expect(first).toMatchObject({ rank: 1, grade: 'D', vetoes: ['accident'] })
  })
  it('of an unusable rule is refused, and so is a veto that the rule does not list', () => {
    expect(() => computeScores({ ...rule, items: [base('tax', 0, 10)] }, [])).toThrow('base 0')
    expect(() => computeScores(rule, [{ unit: 'u0', values: {}, vetoes: ['strike'] }])).toThrow('strike')
  })
  it('rounds half up, as by hand', () => {
    expect([roundHalfUp(1.005, 2), roundHalfUp(2.5, 0), roundHalfUp(-2.5, 0), roundHalfUp(23.0349, 2)]).toEqual([
      1.01, 3, -2, 23.03,
    ])
  })
})

describe('the point table of 延安 2017', () => {
  const steps = (id: string, ...rows: [number, number][]) => ({
    id,
    label: words(id),
    how: { steps: rows.map(([atLeast, points]) => ({ atLeast, points })) },
  })
  const each = (id: string, points: number) => ({ id, label: words(id), how: { each: points } })
  const yanan: ScoreRule = {
    id: 'yanan-2017',
    version: 1,
    validFrom: '2017-01-01',
    label: words('观摩积分'),
    source: words('延安 2017'),
    items: [
      each('newStarts', 5),
      each('continued', 2),
      // Of one project, in 亿元: 10 and more 20, 5 to 10 10, 1 to 5 6, less 3.
      steps('plannedYi', [0, 3], [1, 6], [5, 10], [10, 20]),
      { id: 'progress', label: words('进度'), how: { base: 1, weight: 60 } },
      each('criticism', -5),
    ],
    digits: { line: 2, total: 2 },
  }
  it('adds up as by hand: 5 + 10 + 60 × 0.8 − 5 = 58', () => {
    const values = { newStarts: 1, continued: 0, plannedYi: 9.99, progress: 0.8, criticism: 1 }
    const [unit] = computeScores(yanan, [{ unit: '示例镇', values }])
    expect(unit?.lines.map(({ points }) => points)).toEqual([5, 0, 10, 48, -5])
    expect(unit?.total).toBe(58)
  })
  it('reaches a step at its edge', () => {
    const at = (plannedYi: number) => computeScores(yanan, [{ unit: 'x', values: { plannedYi } }])[0]?.lines[2]?.points
    expect([at(0.5), at(1), at(5), at(10)]).toEqual([3, 6, 10, 20])
  })
})

describe('the ranked ballots of 济宁 2015', () => {
  const units = Array.from({ length: 13 }, (_, i) => `u${i + 1}`)
  it('are worth 100, 97, … 64 for 13 places', () => {
    const scores = scoreBallots(units, [units], jiningBallots)
    expect(scores.map(({ score }) => score)).toEqual([100, 97, 94, 91, 88, 85, 82, 79, 76, 73, 70, 67, 64])
  })
  it('are averaged over the voters: first with two and second with one is (100 + 100 + 97) ÷ 3 = 99', () => {
    const other = ['u2', 'u1', ...units.slice(2)]
    const [first, second] = scoreBallots(units, [units, units, other], jiningBallots)
    expect(first).toMatchObject({ unit: 'u1', score: 99, rank: 1 })
    expect(first?.places.slice(0, 3)).toEqual([2, 1, 0])
    expect(second).toMatchObject({ unit: 'u2', score: 98, rank: 2 })
  })
  it('that leave out, repeat or invent a unit are refused', () => {
    for (const bad of [units.slice(1), [...units.slice(1), 'u2'], [...units.slice(1), 'u99']]) {
      expect(() => scoreBallots(units, [bad], jiningBallots)).toThrow('13')
    }
  })
  it('that nobody cast give no scores', () => {
    expect(scoreBallots(units, [], jiningBallots)).toEqual([])
  })
})
