import { type Envelope, kindOf, refuse } from '@lianyu/kernel'
import { packs } from '@lianyu/packs'
import { describe, expect, it } from 'vitest'
import { nameRefusal } from './name-refusal.ts'
import { sayFact } from './say-fact.ts'
import { sayMoney } from './say-money.ts'
import { sayValue } from './say-value.ts'

const kinds = packs.flatMap((pack) => pack.kinds).map((kind) => kindOf(kind))
const kindNamed = (id: string) => kinds.find((kind) => kind.declaration.id === id) as (typeof kinds)[number]
const project = kindNamed('project')
const words = {
  names: {
    party: (id: string) => ({ zh: `单位${id}`, en: `Party ${id}` }),
    desk: (_: string, id: string) => ({ zh: `岗${id}`, en: id }),
  },
  offsetMinutes: 480,
}
const envelope = (step: string) => ({ step }) as Envelope

describe('money in words', () => {
  it('chooses the unit after rounding', () => {
    expect(sayMoney(999_999_999_999, 'zh')).toBe('100亿元')
    expect(sayMoney(9_999_999_999, 'zh')).toBe('1亿元')
    expect(sayMoney(12_345_600, 'zh')).toBe('12.35万元')
    expect(sayMoney(-150, 'zh')).toBe('-1.5元')
    expect(sayMoney(32_000_000_000, 'en')).toBe('¥320 million')
  })
})

describe('a value in words', () => {
  it('says a choice by its label, a party by its name, an instant on the wall', () => {
    const serviceCase = kindNamed('service-case')
    expect(sayValue(serviceCase, 'decision', 'granted', words)).toEqual({ zh: '准予', en: 'Granted' })
    expect(sayValue(serviceCase, 'handler', '430281', words).zh).toBe('单位430281')
    expect(sayValue(project, 'plannedStart', '2026-10-12', words).zh).toBe('2026-10-12')
  })
  it('says a desk as its own party calls it', () => {
    const desk = (party: string, id: string) => ({ zh: `${party}的${id}`, en: `${id} of ${party}` })
    const own = { ...words, names: { ...words.names, desk } }
    const request = kindNamed('request')
    expect(sayValue(request, 'answeredBy', 'ecology', { ...own, party: '360322' }).zh).toBe('360322的ecology')
  })
  it('shows a value of an unexpected form as it is, and cuts what is too long', () => {
    expect(sayValue(project, 'investmentFen', 'much', words).zh).toBe('much')
    expect([...sayValue(project, 'name', '长'.repeat(1000), words).zh]).toHaveLength(401)
    expect(sayValue(project, 'constructor', 1, words).zh).toBe('1')
  })
})

describe('a sentence of the timeline', () => {
  it('says which of the sealed entries was opened', () => {
    const survey = kindNamed('survey')
    const parts = { shared: { fields: { leaf: 'a', fields: {} } } }
    expect(sayFact(survey, envelope('unsealed'), parts, { ...words, sealed: '示例012' })).toEqual({
      zh: '开封 示例012',
      en: 'Unsealed: 示例012',
    })
    expect(sayFact(survey, envelope('unsealed'), parts, words).zh).toBe('开封')
  })
  it('puts the values into the words of the kind', () => {
    const parts = { shared: { fields: { contractFen: 32_000_000_000 } } }
    expect(sayFact(project, envelope('sign-contract'), parts, words)).toEqual({
      zh: '签约，协议投资 3.2亿元',
      en: 'Signed, ¥320 million contracted',
    })
  })
  it('says days and months as a sentence does', () => {
    const moved = { shared: { fields: { nextOn: '2026-12-01', postponedFor: '对方出差' } } }
    expect(sayFact(kindNamed('visit'), envelope('put-off'), moved, words)).toEqual({
      zh: '改到 2026年12月1日：对方出差',
      en: 'Put off to 1 Dec 2026: 对方出差',
    })
    const planned = { shared: { fields: { planMonth: '2026-11', planFen: 200_000_000 } } }
    expect(sayFact(project, envelope('plan-month'), planned, words).en).toContain('Nov 2026')
  })
  it('leaves out the clause of what nobody gave, also where nothing at all was given', () => {
    const problem = kindNamed('problem')
    const given = { shared: { fields: { sortedTo: '按职责' } } }
    expect(sayFact(problem, envelope('sort'), given, words).zh).toBe('分办：按职责')
    expect(sayFact(problem, envelope('sort'), { shared: { fields: {} } }, words).zh).toBe('分办')
    const bare = { step: 'sort', parts: {} } as Envelope
    expect(sayFact(problem, bare, {}, words)).toEqual({ zh: '分办', en: 'Assigned' })
    const erased = { step: 'sort', parts: { shared: 'c' } } as unknown as Envelope
    expect(sayFact(problem, erased, { shared: null }, words).zh).toBe('分办：—')
  })
  it('leaves a dash where a value is not in sight', () => {
    expect(sayFact(project, envelope('sign-contract'), {}, words).zh).toBe('签约，协议投资 —')
    expect(sayFact(project, envelope('sign-contract'), { shared: null }, words).zh).toBe('签约，协议投资 —')
  })
  it('leaves out a clause whose value nobody gave', () => {
    const said = (step: string, fields: Record<string, unknown>) =>
      sayFact(kindNamed('enterprise'), envelope(step), { shared: { fields } }, words)
    expect(said('note-cert-above-scale', { aboveScaleNo: '示例1号' })).toEqual({
      zh: '规上企业（已入库）：示例1号',
      en: 'Above scale, in the statistics: 示例1号',
    })
    expect(said('note-cert-above-scale', { aboveScaleNo: '示例1号', aboveScaleUntil: '2027-01-01' }).zh).toContain(
      '至 2027',
    )
    expect(said('report-year', { year: 2025, revenueFen: 100 }).en).not.toContain('R&D')
    const clause = sayFact(
      kindNamed('policy'),
      envelope('set-clause'),
      { shared: { fields: { clause: 1, what: 'zone', compare: 'is' } } },
      words,
    )
    expect(clause.zh).toBe('第 1 条：在园区 是')
  })
  it('names a step that no kind words by itself', () => {
    expect(sayFact(undefined, envelope('later-invented'), {}, words).zh).toBe('later-invented')
    expect(sayFact(project, envelope('erase'), {}, words).en).toBe('Asked for a part to be erased')
  })
})

describe('a refusal in names', () => {
  const names = {
    party: (id: string) => (id === '360322' ? { zh: '上栗县', en: 'Shangli' } : { zh: id, en: id }),
    desk: (party: string, id: string) =>
      party === '360322' && id === 'ecology' ? { zh: '生态环境局', en: 'Ecology' } : { zh: id, en: id },
    role: (id: string) => (id === 'approver' ? { zh: '负责人', en: 'Head' } : { zh: id, en: id }),
  }
  const step = { zh: '开工', en: 'Start' }
  const since = '2026-11-20T08:00:00.000Z'

  it('names who holds a track', () => {
    const refusal = refuse('step.not-holder', { step, holder: { party: '360322', desk: 'ecology' }, since })
    const named = nameRefusal(refusal, names, '360322')
    expect(named.zh).toBe('“开工”现由上栗县的生态环境局负责。请联系对方办理，或等转交过来。')
    expect(named.en).toContain('Ecology of Shangli')
    expect(named.facts).toEqual(refusal.facts)
  })
  it('names whose right it is that was not delegated', () => {
    const right = { zh: '收件受理权', en: 'receive' }
    const refusal = refuse('agreement.right-missing', { step, right, from: '360322', about: 'X-1', party: '430281' })
    expect(refusal.zh).toContain('360322')
    const { zh, en } = nameRefusal(refusal, names, '360322')
    expect([zh, en].join()).not.toContain('360322')
    expect(en).toContain('Shangli')
  })
  it('names roles, and leaves what has no name', () => {
    const refusal = refuse('step.role', { step, role: 'clerk', needs: ['approver'] })
    expect(nameRefusal(refusal, names, '360322').en).toBe(
      '“Start” takes the role Head; yours is clerk. Ask somebody who has it, or your administrator.',
    )
  })
})
