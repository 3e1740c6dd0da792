import { settingOn, sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById, settingDefaults } from '../index.ts'
import { agreementFor, Walk } from '../walk.ts'

const kinds = allKinds(sha256Noble)
const kind = (id: string) => {
  const found = kindById(kinds, id)
  if (!found) throw new Error(id)
  return found
}
const here = '360322'
const there = '430181'
const at = (party: string, role = 'officer', desk = 'office') => ({ party, desk, role })

function seal(walk: Walk, party: string, paperNo: string): Walk {
  return walk
    .step(at(party), 'countersign', { countersignedBy: '项目办' })
    .step(at(party, 'legal'), 'review-legality', { legalOpinion: '同意' })
    .step(at(party, 'leader'), 'issue')
    .step(at(party, 'seal-keeper'), 'seal', { paperNo })
}

describe('a letter', () => {
  const drafted = () =>
    new Walk(kind('letter'), [here, there], { agreement: agreementFor([here, there], 'letter') }).open(
      at(here, 'officer', 'project-office'),
      { subject: '商请示例项目甲列入共建园区', recipient: there, request: '请予支持', wishedBy: '2026-10-15' },
    )

  it('walks from draft over the border to an answer, each side under its own seal', () => {
    const walk = drafted()
    expect(walk.refused(at(here), 'send')).toBe('step.not-attested')
    seal(walk, here, '示例函〔2026〕1号').step(at(here), 'send')
    expect(walk.view(there).shared.tracks.main).toMatchObject({
      stage: 'sent',
      holder: { party: there, desk: 'office' },
    })
    walk.step(at(there), 'receive')
    expect(walk.view().shared.tracks.main?.clock).toMatchObject({ budget: 10, name: 'main.received' })
    expect(walk.refused(at(there), 'answer', { answer: '同意' })).toBe('step.not-attested')
    seal(walk, there, '示例函〔2026〕2号').step(at(there), 'answer', { answer: '同意列入共建园区' })
    expect(walk.step(at(here), 'close').stage()).toBe('closed')
  })
  it('is answered again where the answer leaves the question open', () => {
    const walk = seal(drafted(), here, '示例函〔2026〕1号').step(at(here), 'send').step(at(there), 'receive')
    seal(walk, there, '示例函〔2026〕2号').step(at(there), 'answer', { answer: '收悉' })
    walk.step(at(here), 'ask-again', { openStill: '是否同意列入' })
    expect(walk.view().shared.tracks.main).toMatchObject({
      stage: 'received',
      holder: { party: there, desk: 'office' },
    })
  })
  it('comes back where it is not the other side’s duty', () => {
    const walk = seal(drafted(), here, '示例函〔2026〕1号').step(at(here), 'send')
    walk.step(at(there), 'return-letter', { returnedFor: '不属本市职责' })
    expect(walk.view().shared.tracks.main).toMatchObject({ stage: 'returned', holder: { party: here, desk: 'office' } })
  })
})

describe('a setting', () => {
  it('walks from proposed to approved, and may be withdrawn', () => {
    const walk = new Walk(kind('setting'), [here]).open(at(here, 'administrator', 'administration'), {
      key: 'project.land-days',
      value: 10,
      validFrom: '2026-10-01',
      basis: '示例：本县优化营商环境若干措施',
    })
    walk.step(at(here, 'approver', 'administration'), 'approve')
    expect(walk.stage()).toBe('approved')
    walk.step(at(here, 'approver', 'administration'), 'withdraw', { withdrawnFor: '措施废止' })
    expect(walk.stage()).toBe('withdrawn')
  })
  it('holds from its day on; before, and where none is set, what the pack holds ready', () => {
    const approved = [
      { key: 'project.land-days', value: 10, validFrom: '2026-10-01' },
      { key: 'project.land-days', value: 7, validFrom: '2027-01-01' },
      { key: 'project.land-days', value: 8, validFrom: '2027-01-01' },
    ]
    const on = (day: string) => settingOn(approved, settingDefaults, 'project.land-days', day)
    expect(['2026-09-30', '2026-10-01', '2026-12-31', '2027-01-01'].map(on)).toEqual([20, 10, 10, 8])
    expect(settingOn([], settingDefaults, 'project.land-days', '2019-04-22')).toBeUndefined()
  })
})

describe('a target', () => {
  const office = at(here, 'approver', 'project-office')
  const said = { name: '示例目标', indicator: 'project.done', year: 2026, basis: '示例〔2026〕1号' }
  it('is an amount of money or a number, never both, also when it is changed', () => {
    const walk = new Walk(kind('target'), [here]).open(office, { ...said, measuredIn: 'money', amountFen: 240_000_000 })
    walk.step(office, 'set-target')
    const changed = { measuredIn: 'money', changedFor: '示例：上级调整' }
    expect(walk.refused(office, 'change-target', { ...changed, amount: 5 })).toBe('field.not-asked')
    walk.step(office, 'change-target', { ...changed, amountFen: 250_000_000 })
    expect(walk.view().shared.fields).toMatchObject({ measuredIn: 'money', amountFen: 250_000_000 })
    // From money to a number: what it was goes.
    const turned = { measuredIn: 'count', amount: 5, amountFen: null, changedFor: '示例：改按个数' }
    const { shared } = walk.step(office, 'change-target', turned).view()
    expect(shared.fields).toMatchObject({ measuredIn: 'count', amount: 5 })
    expect(shared.fields.amountFen ?? null).toBeNull()
  })
})

describe('the audit of a party', () => {
  it('takes what the node writes down, and shows none of it outside', () => {
    const walk = new Walk(kind('audit'), [here])
      .open(at(here, 'system', 'administration'), { title: '审计' })
      .step(at(here, 'officer', 'project-office'), 'signed-in')
      .step(at(here, 'administrator', 'administration'), 'role-given', { roleGivenAbout: 'o17 approver' })
    expect(walk.view().overlay.adds['role-given']).toMatchObject([{ fields: { roleGivenAbout: 'o17 approver' } }])
    expect(JSON.stringify(walk.view().shared)).not.toContain('o17')
  })
})
