import { contributionsOf, dueFollower, sha256Noble, takenFields } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { Walk } from '../walk.ts'
import { investIndicators } from './indicators.ts'

const kinds = allKinds(sha256Noble)
const kind = (id: string) => {
  const found = kindById(kinds, id)
  if (!found) throw new Error(id)
  return found
}
const party = '360322'
const at = (desk: string, role = 'approver') => ({ party, desk, role })
const office = at('investment-office')
const zone = at('zone-office')
const legal = at('office', 'legal')
const market = at('market-regulation')

const given = {
  name: '示例电子元件项目',
  firm: '示例电子公司',
  chain: '电子信息',
  found: 'visit',
  foundBy: '示例驻深圳队伍',
  reportedOn: '2026-09-22',
  sample: true,
}
const reported = () => new Walk(kind('lead'), [party]).open(office, given)
const reviewing = () =>
  reported()
    .step(office, 'begin-talks', { contactedOn: '2026-09-24' })
    .step(office, 'hand-in', { intendedFen: 50_000_000_000, meetingOn: '2026-10-10' })
const contract = { contractFen: 50_000_000_000, signedOn: '2026-11-09' }
const of = (walk: Walk, indicator: string) =>
  contributionsOf(investIndicators, walk.kind, walk.view()).filter((one) => one.indicator === indicator)

describe('a lead', () => {
  it('walks from the first report to the contract, past three reviews', () => {
    const walk = reviewing()
      .step(zone, 'entry-pass', { entryNo: '示例评估1号' })
      .step(legal, 'legality-pass', { legalityNo: '示例审查1号' })
      .step(market, 'competition-pass', { competitionNo: '示例公审1号' })
    walk.day = contract.signedOn
    walk.step(office, 'sign-lead-contract', contract)
    expect(walk.stage()).toBe('contracted')
    expect(of(walk, 'lead.contract-sum')).toMatchObject([{ period: '2026-11', amount: 50_000_000_000, sample: true }])
  })

  it('is not signed while a review is open or was declined, and says which', () => {
    const walk = reviewing().step(zone, 'entry-pass', { entryNo: '示例评估1号' })
    expect(walk.refused(office, 'sign-lead-contract', contract)).toBe('gate.missing')
    walk.step(legal, 'legality-pass', { legalityNo: '示例审查1号' })
    walk.step(market, 'competition-decline', { competitionOpinion: '含特定税收返还，请删去' })
    expect(walk.refused(office, 'sign-lead-contract', contract)).toBe('gate.missing')
    walk.step(market, 'competition-pass', { competitionNo: '示例公审2号' })
    walk.day = contract.signedOn
    expect(walk.refused(office, 'sign-lead-contract', contract)).toBeUndefined()
  })

  it('is not signed without its review meeting, nor for a day that has not come', () => {
    const walk = reported()
      .step(office, 'begin-talks', { contactedOn: '2026-09-24' })
      .step(office, 'hand-in', { intendedFen: 50_000_000_000 })
      .step(zone, 'entry-pass', { entryNo: '示例评估1号' })
      .step(legal, 'legality-pass', { legalityNo: '示例审查1号' })
      .step(market, 'competition-pass', { competitionNo: '示例公审1号' })
    walk.day = contract.signedOn
    expect(walk.refused(office, 'sign-lead-contract', contract)).toBe('step.condition')
    walk.step(office, 'note-meeting', { meetingOn: '2026-10-10', meetingMinutes: '原则同意' })
    expect(walk.refused(office, 'sign-lead-contract', { ...contract, signedOn: '2026-11-10' })).toBe('step.condition')
    expect(walk.refused(office, 'sign-lead-contract', contract)).toBeUndefined()
  })

  it('knows the day of what was signed at the event', () => {
    const there = (signedThere: string) =>
      new Walk(kind('lead'), [party]).open(office, { ...given, ...signed, signedThere }).view().shared.fields
    const signed = {
      found: 'event',
      event: `${party}:${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`,
      signedThereOn: '2026-09-22',
    }
    expect(there('framework')).toMatchObject({ frameworkOn: '2026-09-22' })
    expect(there('contract')).toMatchObject({ signedOn: '2026-09-22' })
    expect(there('intent')).not.toHaveProperty('frameworkOn')
  })

  it('stays at the framework while its talks are noted', () => {
    const walk = reported()
      .step(office, 'begin-talks', { contactedOn: '2026-09-24' })
      .step(office, 'sign-framework', { frameworkOn: '2026-10-10' })
      .step(office, 'note-framework-talks', { talks: '再谈用地' })
    expect(walk.stage()).toBe('framework')
  })

  it('leaves each review to its own office', () => {
    expect(reviewing().refused(office, 'competition-pass', { competitionNo: '1' })).toBe('step.not-holder')
    expect(reviewing().refused(zone, 'legality-pass', { legalityNo: '1' })).toBe('step.not-holder')
  })

  it('counts a framework as talks and not as signed', () => {
    const walk = reported()
      .step(office, 'begin-talks', { contactedOn: '2026-09-24' })
      .step(office, 'sign-framework', { frameworkOn: '2026-10-10' })
    expect(of(walk, 'lead.contracted')).toEqual([])
    expect(of(walk, 'lead.reported')).toMatchObject([
      { period: '2026-09', keys: expect.arrayContaining(['示例驻深圳队伍']) },
    ])
  })

  it('may be disputed as a first report, and only a head decides', () => {
    const walk = reported().step(office, 'dispute', { disputeGround: '示例乙队 9月20日已报告' })
    const award = { award: 'joint', awardGround: '两队都有实质接触' }
    expect(walk.refused(at('investment-office', 'officer'), 'arbitrate', award)).toBe('step.role')
    walk.step(office, 'arbitrate', award)
    expect(walk.view().shared.tracks['first-report']?.stage).toBe('arbitrated')
  })

  it('is put before a leader by the investment office, and what the leader says comes back to it', () => {
    const leader = at('leader', 'leader')
    const award = { award: 'stands', awardGround: '先报告、先接触' }
    const walk = reported().step(office, 'begin-talks', { contactedOn: '2026-09-24' })
    walk.step(office, 'dispute', { disputeGround: '示例乙队称先报告' })
    expect(walk.refused(leader, 'arbitrate-above', award)).toBe('step.not-holder')
    walk.step(office, 'refer-dispute', { disputeOpinion: '两队各执一词' })
    const track = () => walk.view().shared.tracks['first-report']
    expect(track()?.holder.desk).toBe('leader')
    expect(track()?.clock).toMatchObject({ budget: 5 })
    expect(walk.refused(office, 'arbitrate-above', award)).toBe('step.not-holder')
    walk.step(leader, 'arbitrate-above', award)
    expect(track()).toMatchObject({ stage: 'arbitrated', holder: { desk: 'investment-office' } })
  })

  it('may be objected to by another unit that reports, which is answered in a term of its own', () => {
    const walk = reported().step(office, 'recognise').step(office, 'begin-talks', { contactedOn: '2026-09-24' })
    const track = () => walk.view().shared.tracks['objection-zone']
    expect(walk.refused(office, 'zone-object', { zoneObjection: '1' })).toBe('step.not-holder')
    walk.step(at('zone-office', 'officer'), 'zone-object', { zoneObjection: '园区 9月20日已接待' })
    expect(track()).toMatchObject({ stage: 'raised', holder: { desk: 'investment-office' }, clock: { budget: 5 } })
    walk.step(office, 'dispute', { disputeGround: '园区 9月20日已接待' })
    walk.step(office, 'zone-answer', { zoneAnswer: '已转首报争议' })
    expect(track()).toMatchObject({ stage: 'answered', holder: { desk: 'zone-office' } })
    expect(walk.refused(zone, 'zone-object', { zoneObjection: '再提' })).toBe('step.condition')
  })

  it('gives each office a term of its own once it is handed in, and none to what the talks change', () => {
    const walk = reviewing()
    const lane = (id: string) => walk.view().shared.tracks[id]
    const next = () => dueFollower(walk.kind, walk.view(), party)
    const follow = () => {
      for (let due = next(); due; due = next()) {
        walk.step({ party, desk: due.state.holder.desk, role: 'system', officer: 'node' }, due.step)
      }
    }
    expect(lane('legality')).toMatchObject({ stage: 'idle' })
    follow()
    for (const id of ['entry', 'legality', 'competition']) {
      expect(lane(id)).toMatchObject({ stage: 'waiting', clock: { unit: 'working-days', budget: 7 } })
    }
    walk.step(legal, 'legality-pass', { legalityNo: '示例审查1号' })
    walk.step(market, 'competition-decline', { competitionOpinion: '含特定税收返还，请删去' })
    walk.step(office, 'talk-again', { talks: '删去第七条' })
    follow()
    for (const id of ['entry', 'legality', 'competition']) {
      expect(lane(id)).toMatchObject({ stage: 'idle' })
      expect(lane(id)?.clock).toBeUndefined()
    }
    walk.step(office, 'hand-in', { intendedFen: 50_000_000_000 })
    follow()
    expect(lane('legality')).toMatchObject({ stage: 'waiting', clock: { budget: 7 } })
    walk.step(office, 'lose', { lostFor: '改投他处' })
    follow()
    expect(lane('legality')).toMatchObject({ stage: 'idle' })
  })

  it('is reviewed by nobody before it is handed in', () => {
    const walk = reported().step(office, 'begin-talks', { contactedOn: '2026-09-24' })
    expect(walk.refused(zone, 'entry-pass', { entryNo: '1' })).toBe('step.condition')
    expect(walk.refused(market, 'competition-pass', { competitionNo: '1' })).toBe('step.condition')
  })

  it('is scored by the entry rules in force, whose version is written down', () => {
    const walk = reviewing().step(zone, 'entry-pass', {
      entryNo: '示例评估1号',
      entryInvest: 240,
      entryTax: 30,
      entryLeading: true,
    })
    // 240 ÷ 300 × 40, the most that tax may give, and a leading industry.
    expect(walk.view().shared.fields).toMatchObject({
      entryScore: '92.00',
      entryRule: '入园评估办法 第1版（2026年1月1日起）',
    })
  })

  it('takes what the review meeting said while it is under review', () => {
    const walk = reviewing().step(office, 'note-meeting', { meetingOn: '2026-10-10', meetingMinutes: '原则同意' })
    expect(walk.stage()).toBe('reviewing')
  })

  it('keeps who to call at the firm apart, so that it can be erased', () => {
    const walk = new Walk(kind('lead'), [party]).open(office, {
      ...given,
      contactName: '示例联系人',
      contactPhone: '13800000000',
    })
    expect(walk.view().shared.fields).not.toHaveProperty('contactName')
    expect(walk.view().overlay.fields).toMatchObject({ contactName: '示例联系人' })
  })
})

describe('a visit', () => {
  it('is due on the day promised for the next step, and a new day moves it', () => {
    const walk = new Walk(kind('visit'), [party]).open(office, {
      subject: '回访',
      firm: '示例电子公司',
      way: 'out',
      visitedOn: '2026-09-22',
      ours: '示例招商队伍负责人',
      talked: '厂房面积',
      promised: '一周内给出厂房图纸',
      nextOn: '2026-09-29',
    })
    expect(walk.view().shared.tracks.main?.clock).toMatchObject({ unit: 'natural-days', budget: 7 })
    walk.step(office, 'put-off', { nextOn: '2026-10-12', postponedFor: '对方出差' })
    expect(walk.view().shared.tracks.main?.clock).toMatchObject({ budget: 20 })
    expect(walk.step(office, 'follow-up', { outcome: '图纸已送' }).stage()).toBe('followed')
    expect(of(walk, 'visit.count')).toMatchObject([{ period: '2026-09', amount: 1 }])
  })
})

describe('a promotion event', () => {
  const prepared = () =>
    new Walk(kind('promotion-event'), [party]).open(office, {
      name: '示例集中签约',
      sort: 'signing',
      place: '示例市',
      heldOn: '2026-10-13',
    })

  it('is held on its day, not before', () => {
    const walk = prepared()
    const came = { heldOn: '2026-10-13', came: 40 }
    walk.day = '2026-10-12'
    expect(walk.refused(office, 'hold', came)).toBe('step.condition')
    walk.day = '2026-10-13'
    expect(walk.step(office, 'hold', came).stage()).toBe('held')
  })

  it('lends its day to each lead that was signed there, once it was held', () => {
    const { takes } = kind('lead').declaration.opening
    const walk = prepared()
    expect(takes?.stages).not.toContain(walk.stage())
    walk.day = '2026-10-13'
    walk.step(office, 'hold', { heldOn: '2026-10-13', came: 40 })
    expect(takes?.stages).toContain(walk.stage())
    expect(takes && takenFields(takes, walk.view().shared)).toMatchObject({
      found: 'event',
      reportedOn: '2026-10-13',
      signedThereOn: '2026-10-13',
    })
  })
})

describe('an obligation', () => {
  const promised = () =>
    new Walk(kind('obligation'), [party]).open(office, {
      promise: '首期资金到位',
      firm: '示例电子公司',
      by: 'firm',
      what: 'paid',
      promisedFen: 10_000_000_000,
      promisedOn: '2026-10-31',
    })
  const proof = [{ hash: 'a'.repeat(64), name: '到账单.pdf', type: 'application/pdf', size: 1000 }]

  it('counts as money in place once another desk has confirmed it', () => {
    const walk = promised()
    const claim = { keptOn: '2026-10-30', keptFen: 9_000_000_000, proof }
    walk.day = '2026-10-29'
    expect(walk.refused(office, 'claim-kept', claim)).toBe('step.condition')
    walk.day = '2026-10-30'
    expect(walk.refused(office, 'claim-kept', { keptOn: '2026-10-30', proof })).toBe('step.condition')
    walk.step(office, 'claim-kept', claim)
    expect(walk.view().shared.tracks.main?.clock).toMatchObject({ budget: 5 })
    expect(of(walk, 'obligation.kept-money')).toEqual([])
    expect(walk.refused(office, 'confirm-kept')).toBe('step.not-holder')
    walk.step(at('project-office'), 'confirm-kept')
    expect(of(walk, 'obligation.kept-money')).toMatchObject([{ period: '2026-10', amount: 9_000_000_000 }])
    expect(of(walk, 'obligation.kept')).toHaveLength(1)
  })

  it('that is not accepted goes back and stays due', () => {
    const walk = promised()
    walk.day = '2026-10-30'
    walk
      .step(office, 'claim-kept', { keptOn: '2026-10-30', keptFen: 1_000_000_000, proof })
      .step(at('project-office'), 'not-kept', { notKept: '只有意向，没有到账单' })
    expect(walk.stage()).toBe('promised')
    expect(of(walk, 'obligation.due')).toMatchObject([{ period: '2026-10' }])
  })
})

describe('a guide project', () => {
  const packaged = (more = {}) =>
    new Walk(kind('guide-project'), [party]).open(office, {
      name: '示例工业陶瓷园',
      chain: '工业陶瓷',
      place: '示例园区',
      content: '标准厂房 5 万平方米',
      contactUnit: '示例招商中心 0799-0000000',
      ...more,
    })
  const toSecond = (walk: Walk) =>
    walk
      .step(office, 'fix-openness', { openness: 'on-own-motion' })
      .step(office, 'check-secrecy', { secrecyNote: '不涉密' })
      .step(office, 'review-first', { firstReview: '同意' })
      .step(office, 'review-second', { secondReview: '同意' })

  it('leaves the inside only after openness, secrecy and three reviews', () => {
    const walk = packaged()
    expect(walk.refused(office, 'publish', { thirdReview: '同意', edition: '2026年第1版' })).toBe('step.wrong-stage')
    expect(toSecond(walk).step(office, 'publish', { thirdReview: '同意', edition: '2026年第1版' }).stage()).toBe(
      'published',
    )
  })
  it('that names a policy needs its review number', () => {
    const open = { openness: 'on-own-motion' }
    expect(packaged({ policy: '设备补助' }).refused(office, 'fix-openness', open)).toBe('step.condition')
    expect(
      packaged({ policy: '设备补助', policyReviewNo: '示例公审3号' }).refused(office, 'fix-openness', open),
    ).toBeUndefined()
  })
  it('that is not to be published on own motion stops before the secrecy check', () => {
    const walk = packaged().step(office, 'fix-openness', { openness: 'internal' })
    expect(walk.refused(office, 'check-secrecy', { secrecyNote: '不涉密' })).toBe('step.condition')
  })
})

describe('a trip', () => {
  it('needs approval and the official letter before anybody travels, and a report after', () => {
    const walk = new Walk(kind('trip'), [party]).open(at('investment-office', 'officer'), {
      subject: '示例赴深圳对接',
      direction: 'out',
      place: '示例市',
      fromDay: '2026-10-13',
      toDay: '2026-10-15',
      hosts: '示例电子公司',
      people: 4,
      itinerary: '10月13日 上午 参观',
      budgetFen: 800_000,
    })
    expect(walk.refused(office, 'come-back')).toBe('step.wrong-stage')
    walk.step(office, 'approve-trip').step(office, 'send-trip-letter', { letterNo: '示例函〔2026〕1号' })
    walk.day = '2026-10-12'
    expect(walk.refused(office, 'come-back')).toBe('step.condition')
    walk.day = '2026-10-13'
    walk.step(office, 'come-back').step(office, 'report-trip', { result: '达成意向', spentFen: 750_000 })
    expect(walk.stage()).toBe('reported')
    expect(walk.view().shared.fields).not.toHaveProperty('spentFen')
  })
})
