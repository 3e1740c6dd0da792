import {
  type Agreement,
  audienceOf,
  chinaCalendar,
  dueDay,
  type Envelope,
  issuedPapers,
  kindHash,
  sha256Noble,
} from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById, kindsByHash } from '../index.ts'
import { agreementFor, Walk } from '../walk.ts'
import { servicePurpose, serviceScope } from './scope.ts'
import { serviceCase } from './service-case.ts'

const kinds = allKinds(sha256Noble)
const kind = kindById(kinds, 'service-case')
if (!kind) throw new Error('service-case')
const xiangdong = '360313'
const liling = '430281'
const here = { party: xiangdong, desk: 'service-window' }
const there = { party: liling, desk: 'service-window' }
const head = { ...there, role: 'approver' }
const citizen = { party: xiangdong, desk: 'public', role: 'public' }
const pdf = [{ hash: 'a'.repeat(64), name: '申请表.pdf', type: 'application/pdf', size: 1024 }]

const application = {
  itemName: '示例事项',
  itemNature: 'service',
  mode: 'collected',
  handler: liling,
  queryCodeHash: 'b'.repeat(64),
  applicantName: '示例申请人',
  applicantId: '11010519491231002X',
  applicantPhone: '13800000000',
  application: pdf,
}

function received(over: Record<string, unknown> = {}, settings: Record<string, unknown> = {}) {
  const agreement = agreementFor([xiangdong, liling], 'service-case')
  return new Walk(kind as NonNullable<typeof kind>, [xiangdong, liling], { agreement, settings }).open(here, {
    ...application,
    ...over,
  })
}
const offered = (over = {}, settings = {}) =>
  received(over, settings).step(here, 'check', { formComplete: true, identitySeen: 'original' }).step(here, 'offer')
const clock = (walk: Walk) => walk.view().shared.tracks.case?.clock

describe('a case of one’s own hall', () => {
  const home = () =>
    new Walk(kind as NonNullable<typeof kind>, [xiangdong], {})
      .open(here, { ...application, mode: 'remote', handler: xiangdong })
      .step(here, 'check', { formComplete: true, identitySeen: 'original' })
      .step(here, 'offer')

  it('goes the same way from the window to the window: told once or accepted on the clock, decided, delivered', () => {
    const walk = home()
    expect(walk.view().shared.tracks.case).toMatchObject({ stage: 'offered', holder: here, chargedTo: here })
    expect(clock(walk)).toMatchObject({ name: 'case.offered', budget: 5 })
    walk
      .step(here, 'tell-once', { toldMissing: '缺身份证复印件' })
      .step(here, 'complete', { completedWhat: '已补齐' })
      .step(here, 'accept-completed')
    expect(clock(walk)).toMatchObject({ name: 'case.accepted', budget: 20 })
    walk
      .step(here, 'decide-case', { decision: 'granted', decisionNo: '示例〔2026〕11号', decisionPapers: pdf })
      .step(here, 'deliver', { deliveredBy: 'post', deliveryNo: '示例单号' })
    expect(walk.stage()).toBe('delivered')
  })

  it('is accepted at once, or not at all', () => {
    expect(home().step(here, 'accept').stage()).toBe('accepted')
    const not = { notAcceptedFor: '不属本机关职权范围' }
    expect(
      home()
        .step({ ...here, role: 'approver' }, 'not-accept', not)
        .stage(),
    ).toBe('not-accepted')
  })
})

describe('a case received here and decided there', () => {
  it('walks from receipt over the border to delivery, and both windows are rated', () => {
    const walk = offered()
    expect(walk.view().shared.tracks.case).toMatchObject({ holder: there, chargedTo: here })
    walk.step(there, 'accept')
    expect(walk.view(liling).shared.tracks.case?.chargedTo).toBeUndefined()
    walk
      .step(there, 'ask-supplement', { supplementFor: '缺户口簿首页' })
      .step(here, 'add-papers', { addedWhat: '户口簿首页', addedPapers: pdf })
      .step(there, 'receive-supplement', { suppliedWhat: '户口簿首页' })
      .step(there, 'decide-case', { decision: 'granted', decisionNo: '示例〔2026〕9号', decisionPapers: pdf })
      .step(there, 'deliver', { deliveredBy: 'post', deliveryNo: '示例单号' })
      .step(citizen, 'rate-receiver', { receiverRating: 5 })
      .step(citizen, 'rate-handler', { handlerRating: 4, handlerWords: '很快' })
    expect(walk.stage()).toBe('delivered')
    const { adds } = walk.view(liling).shared
    expect([
      adds['rate-receiver']?.[0]?.fields.receiverRating,
      adds['rate-handler']?.[0]?.fields.handlerRating,
    ]).toEqual([5, 4])
    expect(walk.refused(citizen, 'rate-handler', { handlerRating: 1 })).toBe('step.once')
  })

  it('runs twenty working days from acceptance, over the holiday and the moved workday', () => {
    const walk = offered().on('2026-09-24').step(there, 'accept')
    expect(clock(walk)).toMatchObject({
      name: 'case.accepted',
      unit: 'working-days',
      budget: 20,
      receivedOn: '2026-09-24',
    })
    // 25 to 27 September and 1 to 7 October are off in 2026; 20 September and 10 October are worked.
    expect(dueDay('2026-09-24', 20, chinaCalendar()).day).toBe('2026-10-29')
  })

  it('stops the time while papers are asked for after acceptance, and goes on with the same clock', () => {
    const walk = offered().on('2026-09-24').step(there, 'accept')
    walk.on('2026-10-12').step(there, 'ask-supplement', { supplementFor: '缺户口簿首页' })
    expect(walk.stage()).toBe('supplementing')
    walk.on('2026-10-15').step(there, 'receive-supplement', { suppliedWhat: '户口簿首页' })
    expect(walk.stage()).toBe('accepted')
    expect(clock(walk)).toMatchObject({
      receivedOn: '2026-09-24',
      suspensions: [{ ground: 'supplement', from: '2026-10-12', to: '2026-10-15' }],
    })
  })

  it('does so never for a permit, and nowhere where the county has switched it off', () => {
    const ask = { supplementFor: '缺户口簿首页' }
    expect(offered({ itemNature: 'permit' }).step(there, 'accept').refused(there, 'ask-supplement', ask)).toBe(
      'step.condition',
    )
    const off = offered({}, { 'service.supplement-pause': false }).step(there, 'accept')
    expect(off.refused(there, 'ask-supplement', ask)).toBe('step.condition')
  })

  it('says what is missing once, before acceptance, on a clock of five days of its own', () => {
    const walk = offered()
    expect(clock(walk)).toMatchObject({ name: 'case.offered', budget: 5 })
    walk.step(there, 'tell-once', { toldMissing: '缺身份证复印件、户口簿首页' })
    expect(clock(walk)).toBeUndefined()
    expect(walk.refused(there, 'tell-once', { toldMissing: '还缺照片' })).toBeTypeOf('string')
    walk.on('2026-10-12').step(there, 'complete', { completedWhat: '已补齐' })
    expect(clock(walk)).toMatchObject({ name: 'case.completed', budget: 5, receivedOn: '2026-10-12' })
    expect(walk.refused(there, 'tell-once', { toldMissing: '还缺照片' })).toBeTypeOf('string')
    walk.on('2026-10-13').step(there, 'accept-completed')
    expect(clock(walk)).toMatchObject({ name: 'case.accepted', budget: 20, receivedOn: '2026-10-13' })
  })

  it('extends the term once, by the head, with the reason', () => {
    const walk = offered().step(there, 'accept')
    expect(walk.refused(there, 'extend', { extendedFor: '需外调' })).toBe('step.role')
    walk.step(head, 'extend', { extendedFor: '需外调' })
    expect(clock(walk)).toMatchObject({ budget: 30, extended: true })
    expect(walk.refused(head, 'extend', { extendedFor: '再延' })).toBe('step.already-extended')
  })

  it('suspends on the special steps that the catalogue names for the item and no other', () => {
    const pause = (pauseGround: string) => ({ pauseGround, pauseNeeded: '三个工作日' })
    expect(offered().step(there, 'accept').refused(head, 'suspend-case', pause('testing'))).toBe('step.condition')
    const walk = offered({ specialSteps: ['testing', 'hearing'] }).step(there, 'accept')
    expect(walk.refused(head, 'suspend-case', pause('busy'))).toBe('field.not-a-choice')
    expect(walk.refused(head, 'suspend-case', pause('auction'))).toBe('step.condition')
    walk.step(head, 'suspend-case', { pauseGround: 'testing', pauseNeeded: '三个工作日' })
    expect(walk.stage()).toBe('paused')
    expect(walk.refused(there, 'decide-case', { decision: 'granted', decisionNo: '1' })).toBe('step.wrong-stage')
    walk.step(there, 'resume-case')
    expect(walk.stage()).toBe('accepted')
  })

  it('goes back to the receiving window where it is not for the other place', () => {
    const walk = offered().step(there, 'return-case', { returnedFor: '不属本市办理' })
    expect(walk.view().shared.tracks.case).toMatchObject({ stage: 'returned', holder: here })
    expect(walk.refused(here, 'withdraw-case', { withdrawnFor: '申请人撤回' })).toBeUndefined()
  })

  it('is not passed on with papers that are not in form', () => {
    const walk = received().step(here, 'check', { formComplete: false, identitySeen: 'original' })
    expect(walk.refused(here, 'offer')).toBe('step.condition')
  })

  it('lets nobody act for the other side', () => {
    const walk = offered()
    expect(walk.refused(here, 'accept')).toBe('step.not-holder')
    expect(received().refused(there, 'check', { formComplete: true, identitySeen: 'original' })).toBe('step.not-holder')
  })

  it('keeps persons out of the shared state', () => {
    const walk = offered()
    const bytes = JSON.stringify(walk.view(liling).shared)
    for (const secret of [
      application.applicantName,
      application.applicantId,
      application.applicantPhone,
      '申请表.pdf',
    ]) {
      expect(bytes).not.toContain(secret)
    }
    expect(walk.view(liling).overlay.fields.applicantName).toBe('示例申请人')
  })
})

describe('the certificate of a decision', () => {
  const given = { certificateNo: '示例〔2026〕1号', certificateSays: '准予。' }
  const made = (n: number) => ({
    certificateCode: String(n).repeat(64),
    certificateDigest: 'a'.repeat(64),
    certificate: pdf[0],
  })
  const states = (walk: Walk) => issuedPapers(kind as NonNullable<typeof kind>, walk.view()).map(({ state }) => state)

  it('is issued by the head of the deciding window once granted; a later one replaces it, a revocation ends it', () => {
    const walk = offered().step(there, 'accept')
    expect(walk.refused(head, 'issue-certificate', { ...given, ...made(1) })).toBe('step.not-now')
    walk.step(there, 'decide-case', { decision: 'granted', decisionNo: '示例1号' })
    expect(walk.refused(there, 'issue-certificate', { ...given, ...made(1) })).toBe('step.role')
    expect(walk.refused({ ...here, role: 'approver' }, 'issue-certificate', { ...given, ...made(1) })).toBe(
      'step.relation',
    )
    walk.step(head, 'issue-certificate', { ...given, ...made(1) })
    expect(states(walk)).toEqual(['valid'])
    walk.step(head, 'issue-certificate', { ...given, ...made(2) })
    expect(states(walk)).toEqual(['replaced', 'valid'])
    walk.step(head, 'revoke-certificate', { certificateEndedFor: '示例：申请人放弃。' })
    expect(states(walk)).toEqual(['replaced', 'revoked'])
    walk.step(head, 'issue-certificate', { ...given, ...made(3) })
    expect(states(walk)).toEqual(['replaced', 'revoked', 'valid'])
  })

  it('is not there for what was refused', () => {
    const walk = offered().step(there, 'accept')
    walk.step(there, 'decide-case', { decision: 'refused', decisionNo: '示例1号', refusalGrounds: '示例' })
    expect(walk.refused(head, 'issue-certificate', { ...given, ...made(1) })).toBe('step.condition')
  })
})

describe('the scope for cases', () => {
  it('lets persons travel to the two of the case, for the one purpose, and no further', () => {
    const parties = [xiangdong, liling, '430181']
    const agreement = { id: 'a', parties, scope: serviceScope, grants: [], witnessing: [] } as unknown as Agreement
    const opening = {
      kind: kindHash(serviceCase.declaration),
      matter: 'm',
      step: 'open',
      by: { party: xiangdong },
    } as unknown as Envelope
    const readers = (step: string, part: 'shared' | 'personal') =>
      audienceOf(agreement, [xiangdong, liling], { ...opening, step }, part, kindsByHash(kinds))
    expect(readers('open', 'personal')).toEqual([xiangdong, liling])
    expect(readers('accept', 'shared')).toEqual([xiangdong, liling])
    expect(readers('accept', 'personal')).toEqual([xiangdong])
    expect(serviceCase.declaration.opening.personal).toBe(servicePurpose)
  })
  it('names every step that carries a personal part', () => {
    const { fields, tracks, open, opening } = serviceCase.declaration
    const carries = (form: { field: string }[] = []) => form.some(({ field }) => fields[field]?.part === 'personal')
    const steps = Object.values(tracks).flatMap((track) => Object.entries(track.steps))
    const personal = [...steps, ...Object.entries(open), ['open', opening] as const]
      .filter(([, step]) => carries(step.form))
      .map(([id]) => id)
    const rows = serviceScope.filter((row) => row.part === 'personal').flatMap((row) => row.steps)
    expect(personal.sort()).toEqual([...rows].sort())
  })
})
