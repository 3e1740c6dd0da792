import { describe, expect, it } from 'vitest'
import type { Envelope } from '../fact/envelope.ts'
import type { Kind } from '../lifecycle/kind.ts'
import { type Agreement, agreementContext, witnessesOf } from './agreement.ts'
import { allMatterPartiesRead, audienceOf, mayCarry, purposesOf } from './carry.ts'
import { checkScopeRows } from './scope.ts'

const here = '360313'
const there = '430281'
const third = '430181'
const id = `${here}:0192f8a0-0000-7000-8000-000000000001`
const kinds = (hash: string) => (hash === 'c' ? ({ hash, declaration: { id: 'service-case' } } as Kind) : undefined)

const agreement: Agreement = {
  id,
  origin: here,
  title: '跨省通办协议',
  form: 'cooperation',
  level: 'government',
  parties: [here, third, there],
  scope: [
    { kind: 'service-case', steps: '*', part: 'shared', audience: 'matter-parties' },
    { kind: 'service-case', steps: ['open'], part: 'personal', audience: 'matter-parties', purpose: '办理本人事项' },
  ],
  validFrom: '2026-11-01',
  validTo: '2027-12-31',
  status: 'in-force',
  draft: 'd1',
  signatures: [],
  notices: [],
  confirmations: [],
  expiries: [],
  grants: [],
  witnessing: [],
  acknowledged: [],
  declined: [],
}
function fact(step: string, over: Partial<Envelope> = {}): Envelope {
  const by = { party: here, desk: 'service-window', role: 'officer', officer: 'o' }
  const opens = step === 'open' ? { agreement: id, parties: [here, there] } : {}
  return {
    kind: 'c',
    matter: `${here}:m`,
    step,
    by,
    at: '2026-11-20T02:00:00.000Z',
    after: [],
    ...opens,
    ...over,
  } as unknown as Envelope
}
const code = (over: Partial<Agreement>, envelope: Envelope) => {
  const answer = mayCarry({ ...agreement, ...over }, envelope, kinds)
  return answer === true ? true : answer.refusal
}

describe('what an agreement may carry', () => {
  it('is, before it is in force, the agreement alone', () => {
    for (const status of ['draft', 'circulated', 'signing'] as const) {
      expect(code({ status }, fact('open'))).toBe('agreement.not-in-force')
      expect(code({ status }, fact('comment', { matter: id }))).toBe(true)
    }
  })
  it('is then what its scope names', () => {
    expect(code({}, fact('open'))).toBe(true)
    expect(code({ scope: [] }, fact('open'))).toBe('agreement.step-outside')
    expect(code({}, fact('open', { kind: 'z' }))).toBe('agreement.kind-unknown')
  })
  it('is written by its parties, about its parties, and under its own name', () => {
    const stranger = { party: '440311', desk: 'd', role: 'r', officer: 'o' }
    expect(code({}, fact('check', { by: stranger }))).toBe('agreement.stranger')
    expect(code({}, fact('open', { parties: [here, '440311'] }))).toBe('agreement.stranger')
    expect(code({}, fact('open', { parties: [there] }))).toBe('agreement.without-origin')
    expect(code({}, fact('open', { agreement: `${there}:x` }))).toBe('agreement.another')
  })
  it('begins only between the first and the last day, in China’s time', () => {
    expect(code({}, fact('open', { at: '2026-10-31T15:59:59.999Z' }))).toBe('agreement.not-yet')
    expect(code({}, fact('open', { at: '2026-10-31T16:00:00.000Z' }))).toBe(true)
    expect(code({}, fact('open', { at: '2027-12-31T16:00:00.000Z' }))).toBe('agreement.run-out')
    expect(code({}, fact('accept', { at: '2028-01-05T02:00:00.000Z' }))).toBe(true)
  })
  it('is, while winding up, what runs already', () => {
    expect(code({ status: 'winding-up' }, fact('open'))).toBe('agreement.winding-up')
    expect(code({ status: 'winding-up' }, fact('share'))).toBe('agreement.winding-up')
    expect(code({ status: 'winding-up' }, fact('accept'))).toBe(true)
  })
  it('is, after the end, corrections and erasures and its own facts', () => {
    const ended = { status: 'ended' } as const
    expect(code(ended, fact('accept'))).toBe('agreement.ended')
    for (const step of ['erase', 'erased', 'correct']) expect(code(ended, fact(step))).toBe(true)
    expect(code(ended, fact('comment', { matter: id }))).toBe(true)
  })
  it('tells decide the same', () => {
    expect(agreementContext(agreement).mayOpen('service-case')).toBe(true)
    expect(agreementContext(agreement).mayOpen('order')).toBe(false)
    expect(agreementContext({ ...agreement, status: 'winding-up' }).mayOpen('service-case')).toBe(false)
  })
})

describe('who reads a part', () => {
  const readers = (envelope: Envelope, part: 'shared' | 'personal' | 'internal') =>
    audienceOf(agreement, [here, there], envelope, part, kinds)

  it('is its audience, with its writer', () => {
    expect(readers(fact('accept'), 'shared')).toEqual([here, there])
    expect(readers(fact('open'), 'personal')).toEqual([here, there])
  })
  it('is the writer alone where no row lets the part travel', () => {
    expect(readers(fact('accept'), 'personal')).toEqual([here])
    expect(readers(fact('open'), 'internal')).toEqual([here])
    expect(mayCarry(agreement, fact('accept'), kinds, 'personal')).toMatchObject({ refusal: 'agreement.part-outside' })
    expect(mayCarry(agreement, fact('open'), kinds, 'internal')).toMatchObject({ refusal: 'agreement.part-outside' })
    expect(mayCarry(agreement, fact('open'), kinds, 'personal')).toBe(true)
  })
  it('is every party for the agreement’s own text', () => {
    expect(readers(fact('revise', { matter: id }), 'shared')).toEqual([here, third, there])
    expect(readers(fact('revise', { matter: id }), 'personal')).toEqual([here])
  })
  it('reaches a witness that the agreement names: the agreement’s text and the shared parts of its steps, never a person’s', () => {
    const looked: Agreement = {
      ...agreement,
      witnessing: [{ kind: 'service-case', steps: ['accept'], part: 'witness', audience: ['360300'] }],
    }
    const who = (envelope: Envelope, part: 'shared' | 'personal') =>
      audienceOf(looked, [here, there], envelope, part, kinds)
    expect(who(fact('accept'), 'shared')).toContain('360300')
    expect(who(fact('open'), 'shared')).not.toContain('360300')
    expect(who(fact('open'), 'personal')).not.toContain('360300')
    expect(who(fact('revise', { matter: id }), 'shared')).toContain('360300')
    expect(witnessesOf(looked)).toEqual(['360300'])
    // A row for a witness lets nothing travel that no other row lets.
    expect(code({ scope: [], witnessing: looked.witnessing }, fact('accept'))).toBe('agreement.step-outside')
    const named = checkScopeRows(looked.witnessing, 'scope', ['360300', here])
    expect(named.map(({ refusal }) => refusal)).toEqual(['agreement.witness-is-party'])
  })
  it('never reaches a party that the agreement does not have', () => {
    const named: Agreement = {
      ...agreement,
      scope: [{ kind: 'service-case', steps: '*', part: 'shared', audience: [there, '440311'] }],
    }
    expect(audienceOf(named, [here, there], fact('accept'), 'shared', kinds)).toEqual([here, there])
    expect(allMatterPartiesRead(named, [here, third], fact('accept'), kinds)).toBe(false)
    expect(allMatterPartiesRead(agreement, [here, there], fact('accept'), kinds)).toBe(true)
  })
  it('says what a personal part travels for', () => {
    expect(purposesOf(agreement, fact('open'), kinds)).toEqual(['办理本人事项'])
    expect(purposesOf(agreement, fact('accept'), kinds)).toEqual([])
  })
})
