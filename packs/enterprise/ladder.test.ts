import { describe, expect, it } from 'vitest'
import { enterpriseOutlook, ladderOf, standingOf } from './ladder.ts'
import { ladderRules } from './ladder-rules.ts'
import { office, sampleEnterprise, usccs, wan } from './walks.testkit.ts'

const uscc = usccs[0] as string
const today = '2026-09-22'
const rung = (walk: ReturnType<typeof sampleEnterprise>, id: string, day = today) =>
  ladderOf(walk.view(), ladderRules, day).find((one) => one.id === id)
const missing = (walk: ReturnType<typeof sampleEnterprise>, id: string) =>
  rung(walk, id)?.lines.flatMap(({ id: line, met, short }) => (met ? [] : [[line, short]]))

const good = (more: Record<string, unknown> = {}) => ({
  revenueFen: 12_000 * wan,
  mainFen: 9_600 * wan,
  rdFen: 400 * wan,
  assetsFen: 10_000 * wan,
  debtFen: 5_000 * wan,
  nicheSharePercent: '12.00',
  specialisedScore: 72,
  staff: 180,
  ...more,
})
const years = (more: Record<string, unknown> = {}) => [
  { year: 2023, ...good({ revenueFen: 10_000 * wan, rdFen: 300 * wan }) },
  { year: 2024, ...good({ revenueFen: 11_000 * wan, rdFen: 350 * wan }) },
  { year: 2025, ...good(more) },
]

describe('the ladder of an enterprise', () => {
  it('begins at the register: without figures everything above is missing and says so', () => {
    const walk = sampleEnterprise('示例甲公司', uscc)
    const rungs = ladderOf(walk.view(), ladderRules, today)
    expect(rungs.map(({ id, state }) => [id, state])).toEqual([
      ['micro', 'reached'],
      ['below-scale', 'missing'],
      ['above-scale', 'missing'],
      ['innovative', 'missing'],
      ['specialised', 'missing'],
      ['giant', 'missing'],
      ['tech-based', 'missing'],
      ['high-tech', 'missing'],
    ])
    expect(rung(walk, 'above-scale')?.lines[0]).not.toHaveProperty('has')
    expect(rung(walk, 'giant')?.coach).toBe('示例工信局')
  })
  it('says by how much: a fen short of 规上 is one fen', () => {
    const walk = sampleEnterprise('示例甲公司', uscc, [{ year: 2025, revenueFen: 2_000 * wan - 1, staff: 25 }])
    expect(rung(walk, 'below-scale')?.state).toBe('reached')
    expect(rung(walk, 'below-scale')?.evidence?.zh).toBe('2025 年数据')
    expect(missing(walk, 'above-scale')).toEqual([['revenue', 1]])
  })
  it('is ready by figures, and reached by the recognition alone', () => {
    const walk = sampleEnterprise('示例甲公司', uscc, years())
    expect(rung(walk, 'giant')?.state).toBe('ready')
    walk.step(office, 'note-cert-giant', { giantNo: '示例1号', giantOn: '2026-08-01', giantUntil: '2029-07-31' })
    expect(rung(walk, 'giant')).toMatchObject({ state: 'reached', until: '2029-07-31' })
    expect(rung(walk, 'giant')?.soon).toBeUndefined()
    expect(rung(walk, 'giant', '2029-06-01')?.soon).toBe(true)
    expect(rung(walk, 'giant', '2029-08-01')?.state).toBe('lapsed')
  })
  it('takes the band of R&D that the revenue falls in, and tells what that band asks', () => {
    const big = sampleEnterprise('示例甲公司', uscc, years({ rdFen: 359 * wan }))
    expect(missing(big, 'giant')).toEqual([['rd-2', 0.01]])
    const middle = sampleEnterprise('示例甲公司', uscc, years({ revenueFen: 8_000 * wan, rdFen: 479 * wan }))
    const lines = rung(middle, 'giant')?.lines.filter(({ id }) => id.startsWith('rd-'))
    expect(lines?.map(({ met, asked }) => [met, asked])).toEqual([
      [true, 5_000 * wan],
      [true, 10_000 * wan - 1],
      [false, 6],
    ])
  })
  it('cuts shares and never rounds one up to a threshold', () => {
    const walk = sampleEnterprise('示例甲公司', uscc, years({ debtFen: 7_000 * wan, mainFen: 8_399.99 * wan }))
    expect(missing(walk, 'giant')).toEqual([['main', 0.01]])
  })
  it('has no growth without three years running', () => {
    const [, ...lasting] = years()
    const walk = sampleEnterprise('示例甲公司', uscc, lasting)
    const growth = rung(walk, 'giant')?.lines.find(({ id }) => id === 'growth')
    expect(growth).toMatchObject({ met: false })
    expect(growth).not.toHaveProperty('has')
  })
  it('takes a corrected year, and the newest', () => {
    const walk = sampleEnterprise('示例甲公司', uscc, [{ year: 2025, revenueFen: wan }])
    walk.step(office, 'report-year', { year: 2025, from: 'audit', revenueFen: 2_500 * wan })
    walk.step(office, 'report-year', { year: 2019, from: 'own', revenueFen: 9 * wan })
    expect(rung(walk, 'above-scale')?.state).toBe('ready')
  })
  it('is said in a sentence, with the next rung and how many things are missing', () => {
    const say = (walk: ReturnType<typeof sampleEnterprise>) =>
      enterpriseOutlook({ matter: walk.view(), today, setting: () => undefined }).sentence.zh
    expect(say(sampleEnterprise('示例甲公司', uscc))).toBe('现为小微，距规下还差 2 项。')
    expect(say(sampleEnterprise('示例甲公司', uscc, years()))).toBe('现为规下，已够规上标准，可以申报。')
  })
  it('asks what the setting of the day asks', () => {
    const walk = sampleEnterprise('示例甲公司', uscc, [{ year: 2025, revenueFen: 1_500 * wan }])
    const eased = structuredClone(ladderRules)
    const scale = eased.rungs.find(({ id }) => id === 'above-scale')?.lines[0]
    if (scale) scale.when = { atLeast: ['revenueFen', 1_000 * wan] }
    const asked = enterpriseOutlook({ matter: walk.view(), today, setting: () => eased }).ladder?.rungs
    expect(asked?.find(({ id }) => id === 'above-scale')?.state).toBe('ready')
    expect(standingOf(ladderOf(walk.view(), ladderRules, today)).next?.id).toBe('below-scale')
  })
})
