import { sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { agreementFor, Walk } from '../walk.ts'

const kind = kindById(allKinds(sha256Noble), 'service-case')
if (!kind) throw new Error('service-case')
const xiangdong = '360313'
const liling = '430281'
const here = { party: xiangdong, desk: 'service-window' }
const there = { party: liling, desk: 'service-window' }
const second = { ...there, officer: 'o2' }
const head = { ...there, role: 'approver', officer: 'o3' }
const leader = { ...there, role: 'leader', officer: 'o4' }
const node = { ...here, role: 'system', officer: 'node' }
const digest = '5f0c'.repeat(16)

function received(over: Record<string, unknown> = {}) {
  const agreement = agreementFor([xiangdong, liling], 'service-case')
  return new Walk(kind as NonNullable<typeof kind>, [xiangdong, liling], { agreement }).open(here, {
    itemCode: '示例-1',
    itemName: '示例事项',
    itemNature: 'permit',
    mode: 'collected',
    handler: liling,
    applicantName: '示例申请人',
    applicantPhone: '13800000000',
    ...over,
  })
}
const inForm = { formComplete: true, identitySeen: 'original', papersTaken: 3 }
const offered = (over = {}) => received(over).step(here, 'check', inForm).step(here, 'offer')
const accepted = (over = {}) => offered(over).step(there, 'accept')
const track = (walk: Walk, id = 'case') => walk.view().shared.tracks[id]
const granted = { decision: 'granted', decisionNo: '示例1' }

describe('the modes', () => {
  it('异地委托、本地代收: received here, decided and delivered there', () => {
    const walk = accepted().step(there, 'decide-case', granted).step(there, 'deliver', { deliveredBy: 'post' })
    expect(walk.stage()).toBe('delivered')
  })
  it('全程网办: applied online, identity by electronic licence, delivered electronically', () => {
    const walk = received({ mode: 'remote', appliedVia: 'online' })
      .step(here, 'check', { ...inForm, identitySeen: 'electronic' })
      .step(here, 'offer')
      .step(there, 'accept')
      .step(there, 'decide-case', granted)
      .step(there, 'deliver', { deliveredBy: 'online' })
    expect(walk.stage()).toBe('delivered')
  })
  it('异地授权、本地办理: accepted and delivered here, decided there, one term over the border', () => {
    const walk = received({ mode: 'authorised' }).step(here, 'check', inForm).on('2026-09-23').step(here, 'accept-here')
    const term = { name: 'case.taken', budget: 20, receivedOn: '2026-09-23' }
    expect(track(walk)).toMatchObject({ stage: 'taken', clock: term })
    walk.on('2026-09-24').step(here, 'hand-over')
    expect(track(walk)).toMatchObject({ stage: 'handed', holder: there, chargedTo: here, clock: term })
    walk.step(there, 'take-over')
    expect(track(walk)).toMatchObject({ stage: 'accepted', holder: there, clock: term })
    walk.step(there, 'decide-case', granted)
    expect(track(walk)?.clock).toMatchObject({ name: 'case.decided', budget: 10 })
    walk.step(there, 'send-result', { resultParcelNo: '示例单9' })
    expect(walk.refused(here, 'result-arrived', { resultScanned: '示例单8' })).toBe('step.condition')
    walk
      .step(here, 'result-arrived', { resultScanned: '示例单9' })
      .step(here, 'deliver-here', { deliveredBy: 'window' })
    expect(walk.stage()).toBe('delivered')
  })
  it('accepts at the window in no other mode', () => {
    expect(received().step(here, 'check', inForm).refused(here, 'accept-here')).toBe('step.condition')
  })
  it('sends back what was accepted wrongly over there, the term running', () => {
    const walk = received({ mode: 'authorised' })
      .step(here, 'check', inForm)
      .step(here, 'accept-here')
      .step(here, 'hand-over')
      .step(there, 'return-taken', { returnedTakenFor: '不属本地' })
    expect(track(walk)).toMatchObject({ stage: 'taken', holder: here, clock: { name: 'case.taken' } })
  })
  it('tells once, whoever tells: what the window has told the handler does not tell again', () => {
    const walk = received()
      .step(here, 'tell-here', { toldHere: '缺照片' })
      .step(here, 'refill', { refilledWhat: '照片', refilledVia: 'window' })
      .step(here, 'check', inForm)
      .step(here, 'offer')
    expect(walk.refused(there, 'tell-once', { toldMissing: '还缺一张' })).toBe('step.condition')
    expect(walk.refused(here, 'tell-here', { toldHere: '又缺' })).toBeTypeOf('string')
  })
})

describe('the terms', () => {
  const budget = (over: Record<string, unknown>) => track(accepted(over))?.clock?.budget
  it('are what the item promises, 45 days jointly, 20 else', () => {
    expect([
      budget({ promisedDays: 7 }),
      budget({ joint: true }),
      budget({}),
      budget({ itemNature: 'service' }),
    ]).toEqual([7, 45, 20, 20])
  })
  it('are extended by fifteen jointly, by the government’s leader, and by ten else', () => {
    const walk = accepted({ joint: true })
    expect(walk.refused(head, 'extend', { extendedFor: '示例' })).toBe('step.condition')
    expect(walk.refused(head, 'extend-joint', { extendedFor: '示例' })).toBe('step.role')
    expect(track(walk.step(leader, 'extend-joint', { extendedFor: '示例' }))?.clock?.budget).toBe(60)
    expect(accepted().refused(leader, 'extend-joint', { extendedFor: '示例' })).toBe('step.condition')
  })
  it('begin on the day of receipt where silence accepts, and not before five days are over', () => {
    const walk = offered()
    expect(walk.on('2026-09-29').refused(node, 'deem-accepted')).toBe('step.not-red')
    walk.on('2026-10-09').step(node, 'deem-accepted')
    expect(track(walk)).toMatchObject({
      stage: 'accepted',
      holder: there,
      clock: { name: 'case.accepted', receivedOn: '2026-09-22', budget: 20 },
    })
    expect(walk.step(there, 'decide-case', granted).stage()).toBe('decided')
  })
  it('begin so for what is no permit only where the county says so', () => {
    const agreement = agreementFor([xiangdong, liling], 'service-case')
    const settings = { 'service.silence-accepts': false }
    const walk = new Walk(kind as NonNullable<typeof kind>, [xiangdong, liling], { agreement, settings })
    walk.open(here, {
      itemName: '示例',
      itemNature: 'service',
      mode: 'collected',
      handler: liling,
      applicantName: '示例申请人',
      applicantPhone: '13800000000',
    })
    walk.step(here, 'check', inForm).step(here, 'offer').on('2026-10-20')
    expect(walk.refused(node, 'deem-accepted')).toBe('step.condition')
  })
})

describe('inside the handling place', () => {
  const reviewing = (over = {}) =>
    accepted({ reviewNeeded: true, ...over }).step(there, 'submit', { proposal: '拟准予' })
  const approving = () => reviewing().step(head, 'review', { reviewOpinion: '同意' })

  it('an item that must be reviewed is not decided before', () => {
    expect(accepted({ reviewNeeded: true }).refused(there, 'decide-case', granted)).toBe('step.condition')
    expect(approving().step(head, 'decide-case', granted).stage()).toBe('decided')
  })
  it('nobody reviews what they submitted', () => {
    const same = { ...head, officer: 'o1' }
    expect(reviewing().refused(same, 'review', { reviewOpinion: '同意' })).toBe('step.same-officer')
  })
  it('two officers check the substance, and they are two', () => {
    const walk = accepted({ twoOfficers: true })
    expect(walk.refused(there, 'decide-case', granted)).toBe('step.condition')
    walk.step(there, 'check-substance', { checkedWhat: '属实' })
    expect(walk.refused(there, 'confirm-check', { confirmedWhat: '属实' })).toBe('step.same-officer')
    walk.step(second, 'confirm-check', { confirmedWhat: '属实' })
    expect(walk.refused(there, 'decide-case', granted)).toBeUndefined()
  })
  it('a signer is added, and the review goes on where it stood', () => {
    const tax = { party: liling, desk: 'taxation', officer: 'o9' }
    const walk = reviewing().step(head, 'add-signer', { signerAsked: '请税务签意见' }, tax)
    expect(track(walk)).toMatchObject({ stage: 'signing', holder: { party: liling, desk: 'taxation' } })
    walk.step(tax, 'sign-opinion', { signerOpinion: '无异议' })
    expect(track(walk)).toMatchObject({ stage: 'reviewing', holder: there, clock: { name: 'case.accepted' } })
  })
  it('goes back to be done again, with all that lies between', () => {
    const walk = approving().step(head, 'redo-from-start', { sentBackFor: '依据不足' })
    expect(track(walk)).toMatchObject({ stage: 'accepted', clock: { name: 'case.accepted', receivedOn: '2026-09-22' } })
    expect(walk.refused(head, 'decide-case', granted)).toBe('step.condition')
  })
  it('goes back to be mended, and straight on to where it was', () => {
    const walk = approving().step(head, 'mend-for-approval', { sentBackFor: '补一页' })
    walk.step(there, 'mended-approval', { mendedWhat: '已补' })
    expect(walk.stage()).toBe('approving')
    const other = reviewing().step(head, 'mend-for-review', { sentBackFor: '补一页' })
    expect(other.step(there, 'mended-review', { mendedWhat: '已补' }).stage()).toBe('reviewing')
  })
  it('goes to a department with the term running', () => {
    const tax = { party: liling, desk: 'taxation' }
    const walk = accepted().on('2026-09-24').step(there, 'pass-desk', {}, tax)
    expect(track(walk)).toMatchObject({ holder: tax, clock: { receivedOn: '2026-09-22' } })
    expect(walk.refused(there, 'decide-case', granted)).toBe('step.not-holder')
  })
  it('is refused only with the grounds and where to appeal', () => {
    const refusal = { decision: 'refused', decisionNo: '示例2' }
    expect(accepted().refused(there, 'decide-case', refusal)).toBe('step.condition')
    const grounds = { refusalGrounds: '示例：不符合条件；可申请复议。' }
    expect(accepted().refused(there, 'decide-case', { ...refusal, ...grounds })).toBeUndefined()
  })
  it('ends where the applicant withdraws before the decision, and not after', () => {
    const walk = accepted().step(here, 'ask-withdraw', { withdrawAsked: '不办了' })
    expect(walk.step(there, 'withdraw-running', { withdrawnFor: '申请人撤回' }).stage()).toBe('withdrawn')
    const decided = accepted().step(there, 'decide-case', granted)
    expect(decided.refused(there, 'withdraw-running', { withdrawnFor: '撤回' })).toBe('step.wrong-stage')
  })
})

describe('what is missing, promised', () => {
  const promise = { formComplete: false, identitySeen: 'original', missingPapers: '场所证明', promiseDue: '2026-09-30' }
  it('passes on only where the item allows it', () => {
    expect(received().step(here, 'check', promise).refused(here, 'offer')).toBe('step.condition')
    expect(received({ promiseAllowed: true }).step(here, 'check', promise).refused(here, 'offer')).toBeUndefined()
  })
  it('has its day, and nothing is decided while it is owed', () => {
    const walk = received({ promiseAllowed: true })
      .step(here, 'check', promise)
      .step(here, 'offer')
      .step(there, 'accept')
      .step(there, 'await-promise')
    expect(track(walk, 'promise')).toMatchObject({ stage: 'owed', clock: { receivedOn: '2026-09-22', budget: 8 } })
    expect(walk.refused(there, 'decide-case', granted)).toBe('gate.missing')
    walk.step(there, 'promise-kept', { keptWhat: '场所证明' }).step(there, 'decide-case', granted)
    expect(walk.stage()).toBe('decided')
  })
  it('keeps the decision back also where nobody noted it', () => {
    const walk = received({ promiseAllowed: true })
      .step(here, 'check', promise)
      .step(here, 'offer')
      .step(there, 'accept')
    expect(walk.refused(there, 'decide-case', granted)).toBe('step.condition')
  })
})

describe('originals on their way', () => {
  const parcel = { sentNo: '示例单1', carrier: '示例快递', sentWhat: '证书一本', sentDigest: digest }
  const scan = { scannedNo: '示例单1', arrivedDigest: digest }
  it('are answered for by who sent them until they are scanned in, with the same number and fingerprint', () => {
    const walk = offered().step(here, 'send-originals', parcel)
    expect(track(walk, 'originals')).toMatchObject({ stage: 'going', holder: there, chargedTo: here })
    expect(walk.refused(there, 'originals-arrived', { ...scan, scannedNo: '示例单2' })).toBe('step.condition')
    expect(walk.refused(there, 'originals-arrived', { ...scan, arrivedDigest: 'a'.repeat(64) })).toBe('step.condition')
    walk.step(there, 'originals-arrived', scan)
    expect(track(walk, 'originals')).toMatchObject({ stage: 'there', holder: there, chargedTo: undefined })
  })
  it('go back to the sender where they are not as sent', () => {
    const walk = offered()
      .step(here, 'send-originals', parcel)
      .step(there, 'originals-wrong', { parcelWrong: '缺一页' })
    expect(track(walk, 'originals')).toMatchObject({ stage: 'not-sent', holder: here })
  })
  it('are home, or on their way home, before the result is delivered', () => {
    const walk = accepted().step(here, 'send-originals', parcel).step(there, 'originals-arrived', scan)
    walk.step(there, 'decide-case', granted)
    expect(walk.refused(there, 'deliver', { deliveredBy: 'post' })).toBe('gate.missing')
    walk.step(there, 'send-back-originals', { ...parcel, sentNo: '示例单3' })
    expect(walk.refused(there, 'deliver', { deliveredBy: 'post' })).toBeUndefined()
    walk.step(here, 'originals-back', { ...scan, scannedNo: '示例单3' })
    expect(walk.stage('originals')).toBe('back')
  })
  it('are at the window before it delivers the result: whoever collects it collects them too', () => {
    const walk = received({ mode: 'authorised' })
      .step(here, 'check', inForm)
      .step(here, 'accept-here')
      .step(here, 'hand-over')
      .step(there, 'take-over')
      .step(here, 'send-originals', parcel)
      .step(there, 'originals-arrived', scan)
      .step(there, 'decide-case', granted)
      .step(there, 'send-result', { resultParcelNo: '示例单9' })
      .step(here, 'result-arrived', { resultScanned: '示例单9' })
    expect(walk.refused(here, 'deliver-here', { deliveredBy: 'window' })).toBe('gate.missing')
    walk.step(there, 'send-back-originals', { ...parcel, sentNo: '示例单3' })
    expect(walk.refused(here, 'deliver-here', { deliveredBy: 'window' })).toBe('gate.missing')
    walk.step(here, 'originals-back', { ...scan, scannedNo: '示例单3' })
    expect(walk.step(here, 'deliver-here', { deliveredBy: 'window' }).stage()).toBe('delivered')
  })
})
