import { contributionsOf, sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { Walk } from '../walk.ts'
import { projectIndicators } from './indicators.ts'

const kinds = allKinds(sha256Noble)
const kind = (id: string) => {
  const found = kindById(kinds, id)
  if (!found) throw new Error(id)
  return found
}
const party = '431003'
const office = { party, desk: 'project-office', role: 'approver' }
const land = { party, desk: 'natural-resources', role: 'officer' }
const chosen = { party, desk: land.desk }
const of = (walk: Walk, indicator: string) =>
  contributionsOf(projectIndicators, walk.kind, walk.view()).filter((one) => one.indicator === indicator)

const asked = (more = {}) =>
  new Walk(kind('need'), [party]).open(office, {
    subject: '示例项目外部绿化用地',
    sort: 'plots',
    amount: '70 亩',
    neededBy: '2026-11-30',
    sample: true,
    ...more,
  })

describe('a need', () => {
  it('goes to a unit, runs to the day it is needed by, and is met when the project office says so', () => {
    const walk = asked().step(office, 'assign-need', { neededBy: '2026-11-30' }, chosen)
    expect(walk.view().shared.tracks.main?.clock).toMatchObject({ unit: 'natural-days', budget: 69 })
    walk.step(land, 'meet-need', { result: '70 亩已签租约' })
    expect(walk.refused(land, 'confirm-need')).toBe('step.not-holder')
    expect(walk.step(office, 'need-unmet', { unmetFor: '还差 5 亩' }).stage()).toBe('assigned')
    walk.step(land, 'meet-need', { result: '已补签' }).step(office, 'confirm-need')
    expect(walk.stage()).toBe('confirmed')
    expect(of(walk, 'need.standing')).toMatchObject([{ keys: ['confirmed', 'project-office', 'plots'] }])
  })

  it('goes upward with what was asked and what was answered, while the unit goes on', () => {
    const walk = asked({ sort: 'lines', subject: '示例高压线迁改' })
      .step(office, 'assign-need', { neededBy: '2026-11-30' }, chosen)
      .step(office, 'ask-upward', { askedOf: '示例省级部门', asked: '调整线路' })
    expect(walk.stage('upward')).toBe('asked')
    expect(walk.stage()).toBe('assigned')
    walk.step(office, 'note-answer', { answered: '同意调整', answeredOn: '2026-10-20' })
    expect(walk.stage('upward')).toBe('answered')
  })

  it('keeps the plots of a lease one by one, by number and not by name, and no other need has plots', () => {
    const walk = asked()
    walk.step(land, 'note-plot', { plot: 'A-01', plotArea: '1200.00', plotState: 'visited' })
    walk.step(land, 'note-plot', { plot: 'A-01', plotArea: '1200.00', plotState: 'signed' })
    expect(walk.view().shared.adds['note-plot']).toHaveLength(2)
    const other = asked({ sort: 'energy' })
    expect(other.refused(land, 'note-plot', { plot: 'A-01', plotArea: '1.00', plotState: 'visited' })).toBe(
      'step.condition',
    )
  })
})

describe('a fund from above', () => {
  it('is measured by what was granted and paid, not by what was applied for', () => {
    const walk = new Walk(kind('fund'), [party])
      .open(office, { subject: '示例污水管网', source: 'central-budget', year: 2026, wantedFen: 5_000_000_000 })
      .step(office, 'apply-fund', { appliedFen: 5_000_000_000, appliedOn: '2026-03-02' })
    expect(of(walk, 'fund.granted')).toEqual([])
    const pay = (paidFen: number) => ({ paidOn: '2026-08-07', paidFen, paidFor: '进度款' })
    expect(walk.refused(office, 'pay', pay(1))).toBe('step.not-now')
    walk.step(office, 'grant-fund', {
      grantedFen: 3_000_000_000,
      grantedOn: '2026-06-18',
      grantNo: '示例〔2026〕9号',
      spendBy: '2026-12-31',
    })
    expect(walk.refused(office, 'fund-spent')).toBe('step.gathering')
    walk.step(office, 'pay', pay(400_000_000)).step(office, 'pay', pay(600_000_000))
    // What was granted is all there is: to the fen, and not one more.
    expect(walk.refused(office, 'pay', pay(2_000_000_001))).toBe('account.short')
    expect(walk.refused(office, 'pay', pay(0))).toBe('field.out-of-range')
    expect(of(walk, 'fund.granted')).toMatchObject([{ period: '2026-06', amount: 3_000_000_000 }])
    expect(of(walk, 'fund.paid').map(({ amount }) => amount)).toEqual([400_000_000, 600_000_000])
    // 10 of 30 million yuan were paid: what is left is counted, and somebody has to say where it goes.
    expect(walk.refused(office, 'fund-spent')).toBe('step.condition')
    walk.step(office, 'fund-spent', { leftFor: '结余按规定收回' })
    expect(walk.view().shared.fields).toMatchObject({ paidTotalFen: 1_000_000_000, leftFen: 2_000_000_000 })
    walk.step(office, 'evaluate', { performance: '按期建成', performanceScore: 92 })
    expect(walk.stage()).toBe('evaluated')
  })
})

describe('an on-the-spot meeting', () => {
  it('writes its minutes within the term and issues them with a number', () => {
    const walk = new Walk(kind('site-meeting'), [party])
      .open(office, { subject: '示例项目供电', sort: 'on-site', place: '示例工地' })
      .step(office, 'hold-meeting', { heldOn: '2026-09-22' })
    expect(walk.view().shared.tracks.main?.clock).toMatchObject({ unit: 'working-days', budget: 3 })
    walk.step(office, 'decide', { decision: '10 月底前送电', decidedUnit: '示例供电单位', decidedBy: '2026-10-31' })
    walk
      .step(office, 'draft-minutes', { minutes: '会议决定……' })
      .step(office, 'issue-minutes', { minutesNo: '示例纪要〔2026〕3号' })
    expect(walk.stage()).toBe('issued')
    expect(walk.view().shared.adds.decide).toMatchObject([{ fields: { decidedUnit: '示例供电单位' } }])
  })
})
