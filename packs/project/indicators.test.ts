import { amountIn, contributionsOf, dimensionsOf, isMeasured, sha256Noble, totalsMovedBy } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { Walk } from '../walk.ts'
import { projectIndicators } from './indicators.ts'
import { lanes } from './lanes.ts'
import { project } from './project.ts'

const found = kindById(allKinds(sha256Noble), project.declaration.id)
if (!found) throw new Error('no project')
const kind = found
const party = '360322'
const office = { party, desk: 'project-office', role: 'approver' }

const opened = () =>
  new Walk(kind, [party]).open(office, {
    name: '示例项目甲',
    investor: '示例投资方',
    chain: '电子信息',
    grade: 'county',
    sample: true,
  })
const of = (walk: Walk, indicator: string) =>
  contributionsOf(projectIndicators, kind, walk.view()).filter((one) => one.indicator === indicator)

describe('what a project adds to the indicators', () => {
  it('is one standing project from its opening on, by stage, desk, chain and town', () => {
    expect(of(opened(), 'project.standing')).toEqual([
      {
        indicator: 'project.standing',
        period: '',
        sample: true,
        amount: 1,
        keys: ['talks', 'project-office', '电子信息', '', 'county', ''],
      },
    ])
    expect(of(opened(), 'project.signed')).toEqual([])
  })

  it('moves with its stage, and what was reached stays in its month', () => {
    const walk = opened()
      .step(office, 'sign-contract', { contractFen: 150_000_000_00, signedOn: '2026-06-08' })
      .step(office, 'land', { landedOn: '2026-08-25', landedAt: '示例地块' })
    expect(of(walk, 'project.standing')[0]?.keys[0]).toBe('landed')
    expect(of(walk, 'project.signed')).toMatchObject([{ period: '2026-06', amount: 1 }])
    expect(of(walk, 'project.contracted')).toMatchObject([{ period: '2026-06', amount: 15_000_000_000 }])
    expect(of(walk, 'project.started')).toEqual([])
  })

  it('counts each approval term by the department that had it: what it promised, what it used, whether it kept it', () => {
    const walk = opened().step(office, 'sign-contract', { contractFen: 1, signedOn: '2026-09-08' })
    walk.step(office, 'land', { landedOn: '2026-09-20', landedAt: '示例地块' })
    const at = (desk: string) => ({ party, desk, role: 'approver' })
    walk.on('2026-09-22').step(at('market-regulation'), 'licence-receive')
    walk.step(at('natural-resources'), 'land-receive')
    walk.on('2026-09-30').step(at('market-regulation'), 'licence-approve', { licenceNumber: '示例1号' })
    walk.on('2026-10-09').step(at('natural-resources'), 'land-approve', { landNumber: '示例2号' })
    const terms = (id: string) => of(walk, `project.${id}`).map(({ period, amount, keys }) => [period, amount, ...keys])
    expect(terms('terms')).toEqual([
      ['2026-10', 1, 'received', 'natural-resources'],
      ['2026-09', 1, 'received', 'market-regulation'],
    ])
    expect(terms('days-promised').map(([, days]) => days)).toEqual([20, 3])
    // 23 to 30 September without the Mid-Autumn day off; the holiday week does not count.
    expect(terms('days-used').map(([, days]) => days)).toEqual([7, 5])
    expect(terms('terms-kept').map(([, kept]) => kept)).toEqual([1, 0])
  })

  it('counts a month once however often it was reported: the last report stands', () => {
    const walk = opened().step(office, 'sign-contract', { contractFen: 1, signedOn: '2026-06-08' })
    walk.step(office, 'land', { landedOn: '2026-08-25', landedAt: '示例地块' })
    for (const { id, desk } of lanes) {
      walk.step({ party, desk, role: 'officer' }, `${id}-receive`)
      walk.step({ party, desk, role: 'approver' }, `${id}-approve`, { [`${id}Number`]: '示例〔2026〕1号' })
    }
    walk.step(office, 'start-construction', { startedOn: '2026-10-09' })
    const report = (month: string, doneFen: number) =>
      walk.step(office, 'report-month', { month, doneFen, progressPercent: 10 })
    report('2026-10', 500)
    report('2026-11', 300)
    report('2026-10', 450)
    const done = of(walk, 'project.done').map(({ period, amount }) => ({ period, amount }))
    expect(done.sort((a, b) => (a.period < b.period ? -1 : 1))).toEqual([
      { period: '2026-10', amount: 450 },
      { period: '2026-11', amount: 300 },
    ])
    expect(of(walk, 'project.reported')).toHaveLength(2)
  })

  it('names the cells it moves: the whole, and one of each dimension', () => {
    const [one] = of(opened(), 'project.standing')
    const { measure } = projectIndicators[0] as (typeof projectIndicators)[number]
    if (!one || !isMeasured(measure)) throw new Error('not measured')
    expect(totalsMovedBy(one, dimensionsOf(measure))).toEqual([
      { by: '', key: '' },
      { by: 'stage', key: 'talks' },
      { by: 'desk', key: 'project-office' },
      { by: 'chain', key: '电子信息' },
      { by: 'town', key: '' },
      { by: 'grade', key: 'county' },
      { by: 'batch', key: '' },
    ])
  })
})

describe('a period’s number', () => {
  const total = (period: string, amount: number) => ({ period, by: '', key: '', count: 1, amount })
  const done = projectIndicators.find(({ id }) => id === 'project.done')
  if (!done) throw new Error('project.done')

  it('adds up its months, and is unknown where nobody reported', () => {
    const months = [total('2026-01', 5), total('2026-03', 7), total('2026-04', 11)]
    expect(amountIn(done, months, '2026-Q1')).toBe(12)
    expect(amountIn(done, months, '2026')).toBe(23)
    expect(amountIn(done, months, '2026-Q3')).toBeUndefined()
  })
  it('of a stock is its last month', () => {
    const stock = { ...done, measure: { ...done.measure, value: { latest: 'doneFen' } } } as typeof done
    expect(amountIn(stock, [total('2026-01', 5), total('2026-03', 7)], '2026-Q1')).toBe(7)
  })
})
