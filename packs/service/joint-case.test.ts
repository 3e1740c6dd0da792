import { sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { agreementFor, Walk } from '../walk.ts'
import { jointCase } from './joint-case.ts'
import { jointPurpose, jointScope } from './joint-scope.ts'

const kind = kindById(allKinds(sha256Noble), 'joint-case') as NonNullable<ReturnType<typeof kindById>>
const [shangli, liuyang, liling] = ['360322', '430181', '430281'] as const
const hall = (party: string, role = 'approver') => ({ party, desk: 'service-window', role })
const lead = hall(shangli)
const second = hall(liuyang)
const third = hall(liling)

const application = {
  itemName: '示例跨省货运企业迁移',
  order: 'parallel',
  firstPart: '迁入登记',
  secondPlace: liuyang,
  secondPart: '迁出登记',
  thirdPlace: liling,
  thirdPart: '车辆转籍',
  applicantName: '示例申请人',
  applicantId: '11010519491231002X',
  applicantPhone: '13800000000',
  application: [{ hash: 'a'.repeat(64), name: '申请表.pdf', type: 'application/pdf', size: 1024 }],
}
const received = (over: Record<string, unknown> = {}, parties: string[] = [shangli, liuyang, liling]) =>
  new Walk(kind, parties, { agreement: agreementFor(parties, 'joint-case') }).open(lead, { ...application, ...over })
const running = (over = {}) => received(over).step(lead, 'accept', { identitySeen: 'original' })
const clock = (walk: Walk, track = 'joint') => walk.view().shared.tracks[track]?.clock

describe('a case of three places', () => {
  it('is handed in at one, decided by each for its own part, and delivered once', () => {
    const walk = running()
      .step(second, 'second-take')
      .step(lead, 'first-take')
      .step(third, 'third-take')
      .step(third, 'third-grant', { thirdNo: '示例醴3号' })
      .step(second, 'second-grant', { secondNo: '示例浏2号' })
    expect(walk.refused(lead, 'settle', { outcome: 'granted' })).toBe('gate.missing')
    walk
      .step(lead, 'first-grant', { firstNo: '示例上1号' })
      .step(lead, 'settle', { outcome: 'granted' })
      .step(lead, 'deliver', { deliveredBy: 'window' })
    for (const party of [shangli, liuyang, liling]) expect(walk.stage('joint', party)).toBe('delivered')
  })

  it('lets no place begin before the leading one has accepted for all, and the clocks run apart', () => {
    const walk = received()
    expect(clock(walk)).toMatchObject({ name: 'joint.received', budget: 5 })
    expect(walk.refused(second, 'second-take')).toBe('gate.missing')
    walk.on('2026-09-24').step(lead, 'accept', { identitySeen: 'original' })
    expect(clock(walk)).toMatchObject({ unit: 'working-days', budget: 45, receivedOn: '2026-09-24' })
    walk.on('2026-09-25').step(second, 'second-take')
    expect(clock(walk, 'second')).toMatchObject({ budget: 20, receivedOn: '2026-09-25' })
    expect(clock(walk, 'third')).toBeUndefined()
  })

  it('lets nobody decide for another place', () => {
    const walk = running().step(second, 'second-take')
    for (const other of [lead, third]) {
      expect(walk.refused(other, 'second-grant', { secondNo: '1' })).toBe('step.not-holder')
      expect(walk.refused(other, 'third-take')).toBe(other === third ? undefined : 'step.not-holder')
    }
    expect(walk.refused(second, 'settle', { outcome: 'granted' })).toBe('step.not-holder')
    expect(walk.refused(hall(liuyang, 'officer'), 'second-grant', { secondNo: '1' })).toBe('step.role')
  })

  it('passes a part to the department that decides there, with the term running', () => {
    const walk = running().step(second, 'second-take')
    const police = { party: liuyang, desk: 'market-regulation' }
    walk.step(second, 'second-pass', {}, police)
    expect(walk.view(shangli).shared.tracks.second).toMatchObject({ holder: police, clock: { budget: 20 } })
    expect(walk.refused(second, 'second-grant', { secondNo: '1' })).toBe('step.not-holder')
    walk.step({ ...police, role: 'approver' }, 'second-grant', { secondNo: '示例浏2号' })
    expect(walk.stage('second', liling)).toBe('granted')
  })

  it('goes one after another where the order says so, and ends what can no longer be granted', () => {
    const walk = running({ order: 'sequence' })
    expect(walk.refused(second, 'second-take')).toBe('step.condition')
    walk.step(lead, 'first-take').step(lead, 'first-grant', { firstNo: '示例上1号' }).step(second, 'second-take')
    expect(walk.refused(third, 'third-take')).toBe('step.condition')
    expect(walk.refused(third, 'third-drop', { thirdDroppedFor: '等前一地' })).toBe('step.condition')
    walk.step(second, 'second-refuse', { secondNo: '示例浏3号', secondGrounds: '不符合条件；可在六十日内申请复议' })
    walk.step(third, 'third-drop', { thirdDroppedFor: '前一地不予' })
    expect(walk.refused(lead, 'settle', { outcome: 'granted' })).toBe('step.condition')
    walk.step(lead, 'settle', { outcome: 'partly' })
    expect(walk.stage()).toBe('settled')
  })

  it('needs a third place only where one is named', () => {
    const walk = received({ thirdPlace: undefined, thirdPart: undefined }, [shangli, liuyang])
      .step(lead, 'accept', { identitySeen: 'original' })
      .step(lead, 'first-take')
      .step(lead, 'first-grant', { firstNo: '1' })
      .step(second, 'second-take')
      .step(second, 'second-grant', { secondNo: '2' })
    expect(walk.stage('third')).toBe('none')
    expect(walk.refused(lead, 'third-take')).toBe('step.wrong-stage')
    walk.step(lead, 'settle', { outcome: 'granted' })
    expect(walk.stage()).toBe('settled')
    // Where one is named it is waited for.
    expect(running().stage('third')).toBe('waiting')
  })

  it('suspends the joint term only while a place is suspended by law', () => {
    const walk = running().step(third, 'third-take')
    expect(walk.refused(lead, 'suspend', { pauseGround: 'testing' })).toBe('step.condition')
    walk.step(third, 'third-suspend', { thirdGround: 'testing', thirdNeeded: '三个工作日' })
    walk.step(lead, 'suspend', { pauseGround: 'testing' })
    expect(clock(walk)?.suspensions).toMatchObject([{ ground: 'testing' }])
    walk.step(third, 'third-resume').step(lead, 'resume')
    expect(walk.stage()).toBe('running')
  })

  it('is extended once, by fifteen, with the government’s approval', () => {
    const walk = running()
    expect(walk.refused(lead, 'extend', { extendedFor: '三地会商' })).toBe('field.required')
    walk.step(lead, 'extend', { extendedFor: '三地会商', extensionNo: '示例批〔2026〕1号' })
    expect(clock(walk)).toMatchObject({ budget: 60, extended: true })
    expect(walk.refused(lead, 'extend', { extendedFor: '再延', extensionNo: '2' })).toBe('step.already-extended')
  })

  it('ends its parts when the applicant withdraws', () => {
    const walk = running().step(second, 'second-take')
    expect(walk.refused(second, 'second-drop', { secondDroppedFor: '撤回' })).toBe('step.condition')
    walk
      .step(lead, 'withdraw', { withdrawnFor: '申请人撤回' })
      .step(second, 'second-drop', { secondDroppedFor: '撤回' })
    expect(walk.stage('second')).toBe('dropped')
    expect(walk.refused(third, 'third-take')).toBe('step.condition')
  })

  it('keeps persons out of the shared state, and names every step that carries them', () => {
    const walk = running()
    const bytes = JSON.stringify(walk.view(liling).shared)
    for (const secret of ['示例申请人', '11010519491231002X', '13800000000', '申请表.pdf'])
      expect(bytes).not.toContain(secret)
    expect(walk.view(liling).overlay.fields.applicantName).toBe('示例申请人')
    const { fields, tracks, open, opening } = jointCase.declaration
    const steps = [
      ...Object.values(tracks).flatMap((track) => Object.entries(track.steps)),
      ...Object.entries(open),
      ['open', opening] as const,
    ]
    const personal = steps.filter(([, { form = [] }]) => form.some(({ field }) => fields[field]?.part === 'personal'))
    expect(personal.map(([id]) => id).sort()).toEqual(
      jointScope.flatMap((row) => (row.part === 'personal' ? row.steps : [])).sort(),
    )
    for (const [id, step] of personal) expect(step.personal, id).toBe(jointPurpose)
  })
})
