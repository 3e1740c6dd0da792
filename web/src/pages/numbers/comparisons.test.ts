import { describe, expect, it } from 'vitest'
import type { IndicatorAnswer, IndicatorWords } from '../../api/numbers.ts'
import { comparedRows, comparisonsOf } from './comparisons.ts'

const word = (one: string) => ({ zh: one, en: one })
const count = (id: string, ...dimensions: string[]) =>
  ({ id, unit: 'papers', dimensions: dimensions.map((one) => ({ id: one, label: word(one) })) }) as IndicatorWords
const ratio = (id: string, to: string, from: string, unit = 'percent') =>
  ({ id, unit, ratio: [to, from], dimensions: [] }) as unknown as IndicatorWords
const answer = (value: number | null, parts: Record<string, number | null> = {}) =>
  ({
    value,
    split: { rows: Object.entries(parts).map(([key, part]) => ({ key, label: word(key), value: part })) },
  }) as unknown as IndicatorAnswer

const papers = [count('taken', 'item'), count('asked', 'item'), ratio('share', 'taken', 'asked')]

describe('what is compared', () => {
  it('are shares whose two numbers can both be split in the way that is asked', () => {
    const found = comparisonsOf([...papers, ratio('mean', 'taken', 'asked', 'days')], 'item')
    expect(found.map(({ from, to }) => [from.id, to.id])).toEqual([['asked', 'taken']])
    expect(comparisonsOf(papers, 'handler')).toEqual([])
    expect(comparisonsOf([count('taken', 'item'), ratio('share', 'taken', 'elsewhere')], 'item')).toEqual([])
  })
  it('says what was, what is and the change: together first, then the parts by how much there was', () => {
    const comparisons = comparisonsOf(papers, 'item')
    const rows = comparedRows(comparisons, [answer(100, { a: 20, b: 80 }), answer(68, { a: 20, b: 48 })])
    expect(rows.map(({ key }) => key)).toEqual([undefined, 'b', 'a'])
    expect(rows[0]?.cells[0]).toMatchObject({ from: 100, to: 68 })
    expect(rows[0]?.cells[0]?.change).toBeCloseTo(-0.32)
    expect(rows[2]?.cells[0]?.change).toBe(0)
  })
  it('leaves out what was not measured, and names no change from nothing', () => {
    const comparisons = comparisonsOf(papers, 'item')
    expect(comparedRows(comparisons, [answer(null, { a: null }), answer(null)])).toEqual([])
    expect(comparedRows(comparisons, [answer(0), answer(3)])[0]?.cells).toEqual([{ from: 0, to: 3 }])
  })
})
