import { describe, expect, it } from 'vitest'
import { ladderOf } from './ladder.ts'
import { ladderRules } from './ladder-rules.ts'
import { office, sampleEnterprise, usccs, wan } from './walks.testkit.ts'

/*
 * Every threshold that domain-rules d prints, at its edge and a step below. Registered 1 March 2015, in its niche since
 * 1 January 2018, looked at on 22 September 2026.
 */
const uscc = usccs[0] as string
const today = '2026-09-22'

/** Three years alike unless the last says otherwise; the figures of a firm that meets every rung. */
const firm = (last: Record<string, unknown> = {}, each: Record<string, unknown> = {}) => {
  const figures = {
    revenueFen: 12_000 * wan,
    mainFen: 8_400 * wan,
    hightechFen: 7_200 * wan,
    rdFen: 480 * wan,
    rdHomeFen: 288 * wan,
    assetsFen: 10_000 * wan,
    debtFen: 7_000 * wan,
    staff: 100,
    rdStaff: 10,
    ipCount: 1,
    nicheSharePercent: '10.00',
    specialisedScore: 60,
    hightechScore: 71,
    ...each,
  }
  return sampleEnterprise('示例甲公司', uscc, [
    { year: 2023, ...figures },
    { year: 2024, ...figures },
    { year: 2025, ...figures, ...last },
  ])
}
const missing = (walk: ReturnType<typeof firm>, rung: string) =>
  ladderOf(walk.view(), ladderRules, today)
    .find(({ id }) => id === rung)
    ?.lines.filter(({ met }) => !met)
    .map(({ id }) => id)

describe('规上工业', () => {
  it('is 2,000 万元 of the year, and a fen less is not', () => {
    expect(missing(firm({ revenueFen: 2_000 * wan }), 'above-scale')).toEqual([])
    expect(missing(firm({ revenueFen: 2_000 * wan - 1 }), 'above-scale')).toEqual(['revenue'])
  })
})

describe('限额以上', () => {
  it('is 2,000 万元 in wholesale, 500 in retail, 200 in hotels and catering, in the place of 规上', () => {
    for (const [sector, least] of [
      ['wholesale', 2_000],
      ['retail', 500],
      ['hospitality', 200],
    ] as const) {
      const walk = (revenueFen: number) => {
        const one = sampleEnterprise('示例甲公司', uscc, [{ year: 2025, revenueFen, staff: 25 }])
        return one.step(office, 'update-enterprise', { sector, changedFor: '示例' })
      }
      expect(missing(walk(least * wan), `above-quota-${sector}`), sector).toEqual([])
      expect(missing(walk(least * wan - 1), `above-quota-${sector}`), sector).toEqual(['revenue'])
      const ids = ladderOf(walk(0).view(), ladderRules, today).map(({ id }) => id)
      expect(ids.filter((id) => id.startsWith('above-'))).toEqual([`above-quota-${sector}`])
    }
    expect(missing(firm(), 'above-quota-retail')).toBeUndefined()
  })
})

describe('科技型中小企业', () => {
  it('asks at most 500 of staff, 2 亿 of sales and of assets; its score is given elsewhere, so figures show nobody to be one', () => {
    const edge = { staff: 500, revenueFen: 20_000 * wan, assetsFen: 20_000 * wan }
    expect(missing(firm(edge), 'tech-based')).toEqual([])
    expect(missing(firm({ ...edge, staff: 501 }), 'tech-based')).toEqual(['staff'])
    expect(missing(firm({ ...edge, revenueFen: 20_000 * wan + 1 }), 'tech-based')).toEqual(['revenue'])
    expect(missing(firm({ ...edge, assetsFen: 20_000 * wan + 1 }), 'tech-based')).toEqual(['assets'])
    const found = ladderOf(firm(edge).view(), ladderRules, today).find(({ id }) => id === 'tech-based')
    expect(found?.state).toBe('ready')
  })
})

describe('高新技术企业', () => {
  it('asks 10 % of staff, 60 % of R&D at home, 60 % of income, core property and a score above 70', () => {
    expect(missing(firm(), 'high-tech')).toEqual([])
    // 9 of 100; 287 of 480 in the last year is 863 of 1,440 in three: 59.93 %; 7,199 of 12,000 is 59.99 %.
    expect(missing(firm({ rdStaff: 9 }), 'high-tech')).toEqual(['people'])
    expect(missing(firm({ rdHomeFen: 287 * wan }), 'high-tech')).toEqual(['home'])
    expect(missing(firm({ hightechFen: 7_199 * wan }), 'high-tech')).toEqual(['income'])
    expect(missing(firm({ ipCount: 0 }), 'high-tech')).toEqual(['ip'])
    expect(missing(firm({ hightechScore: 70 }), 'high-tech')).toEqual(['score'])
  })
  it('asks 5 % of R&D over three years up to 5,000 万 of sales, 4 % up to 2 亿, 3 % above', () => {
    const rd = (revenue: number, share: number) => {
      const each = { revenueFen: revenue * wan, hightechFen: revenue * wan, mainFen: revenue * wan }
      return missing(firm({}, { ...each, rdFen: revenue * share * wan, rdHomeFen: revenue * share * wan }), 'high-tech')
    }
    expect([rd(5_000, 0.05), rd(5_001, 0.04), rd(20_000, 0.04), rd(20_001, 0.03)]).toEqual([[], [], [], []])
    for (const [revenue, share] of [
      [5_000, 0.0499],
      [5_001, 0.0399],
      [20_000, 0.0399],
      [20_001, 0.0299],
    ] as const) {
      expect(rd(revenue, share), `${revenue} ${share}`).toEqual([expect.stringMatching(/^rd-/)])
    }
  })
})

describe('专精特新', () => {
  it('asks 100 万 and 3 % of R&D, 1,000 万 of revenue or 2,000 万 of new equity, and 60 points', () => {
    expect(missing(firm(), 'specialised')).toEqual([])
    expect(missing(firm({ revenueFen: 3_400 * wan, rdFen: 102 * wan }), 'specialised')).toEqual([])
    // 99 万 of 3,300 万 is 3 %, but less than 100 万.
    expect(missing(firm({ revenueFen: 3_300 * wan, rdFen: 99 * wan }), 'specialised')).toEqual(['rd'])
    // 359 of 12,000 is 2.99 %.
    expect(missing(firm({ rdFen: 359 * wan }), 'specialised')).toEqual(['rd-share'])
    const small = { revenueFen: 999 * wan, rdFen: 100 * wan }
    expect(missing(firm(small), 'specialised')).toEqual(['size'])
    expect(missing(firm({ ...small, equityFen: 2_000 * wan }), 'specialised')).toEqual([])
    expect(missing(firm({ specialisedScore: 59 }), 'specialised')).toEqual(['score'])
  })
})

describe('小巨人', () => {
  const grown = { revenueFen: 13_200 * wan, mainFen: 9_240 * wan }
  it('asks 70 % of main business, 5 % of growth, at most 70 % of debt, a tenth of the niche', () => {
    // 12,000, 12,000, 13,200: (0 + 10 %) ÷ 2 = 5 %; 9,240 of 13,200 is 70 %; 480 of 13,200 is 3.63 %.
    expect(missing(firm(grown), 'giant')).toEqual([])
    // (0 + 9.99 %) ÷ 2 is cut to 4.99 %.
    expect(missing(firm({ ...grown, revenueFen: 13_199 * wan }), 'giant')).toEqual(['growth'])
    expect(missing(firm({ ...grown, mainFen: 9_239 * wan }), 'giant')).toEqual(['main'])
    expect(missing(firm({ ...grown, debtFen: 7_001 * wan }), 'giant')).toEqual(['debt'])
    expect(missing(firm({ ...grown, nicheSharePercent: '9.99' }), 'giant')).toEqual(['niche'])
  })
  it('asks below 5,000 万 of revenue 8,000 万 of new equity and 3,000 万 of R&D', () => {
    const young = { revenueFen: 4_000 * wan, mainFen: 4_000 * wan, rdFen: 3_000 * wan, equityFen: 8_000 * wan }
    const before = { revenueFen: 3_600 * wan, mainFen: 3_600 * wan }
    expect(missing(firm(young, before), 'giant')).toEqual([])
    expect(missing(firm({ ...young, rdFen: 2_999 * wan }, before), 'giant')).toEqual([expect.stringMatching(/^rd-/)])
    expect(missing(firm({ ...young, equityFen: 7_999 * wan }, before), 'giant')).toEqual([
      expect.stringMatching(/^rd-/),
    ])
  })
})
