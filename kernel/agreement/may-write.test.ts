import { describe, expect, it } from 'vitest'
import type { Envelope, FactDraft } from '../fact/envelope.ts'
import type { Kind } from '../lifecycle/kind.ts'
import type { Agreement } from './agreement.ts'
import { acknowledgementDue, mayWrite } from './may-write.ts'

const here = '360313'
const there = '430281'
const id = `${here}:0192f8a0-0000-7000-8000-000000000001`
const kinds = (hash: string) => (hash === 'c' ? ({ hash, declaration: { id: 'service-case' } } as Kind) : undefined)
const at = '2026-11-20T02:00:00.000Z'

const signing: Agreement = {
  id,
  origin: here,
  title: '跨省通办协议',
  form: 'cooperation',
  level: 'government',
  parties: [here, there],
  scope: [{ kind: 'service-case', steps: '*', part: 'shared', audience: 'matter-parties' }],
  status: 'signing',
  settled: 'd1',
  signatures: [{ by: there, leaf: 's2', at, draft: 'd0' }],
  grants: [],
  witnessing: [],
  acknowledged: [],
  declined: [],
  notices: [],
  confirmations: [],
  expiries: [],
}
const inForce: Agreement = {
  ...signing,
  status: 'in-force',
  draft: 'd1',
  signatures: [here, there].map((by) => ({ by, leaf: `s ${by}`, at, draft: 'd1' })),
}
function draft(step: string, over: Partial<Envelope> = {}, fields?: Record<string, unknown>): FactDraft {
  const by = { party: here, desk: 'office', role: 'officer', officer: 'o' }
  const envelope = { kind: 'a', matter: id, step, by, at, after: [], ...over } as unknown as Envelope
  return { envelope, parts: fields ? { shared: { fields } } : {} }
}
const code = (agreement: Agreement, fact: FactDraft) => {
  const answer = mayWrite(agreement, fact, kinds)
  return answer === true ? true : answer.refusal
}
const begin = draft('open', { kind: 'c', matter: `${here}:m`, agreement: id, parties: [here, there] })
const onTrack = { track: 'main', epoch: 0, version: 3 }

describe('what the journal lets its own party write under an agreement', () => {
  it('is nothing of its own before it has acknowledged the signatures', () => {
    expect(code(inForce, begin)).toBe('agreement.not-acknowledged')
    expect(code({ ...inForce, acknowledged: [here] }, begin)).toBe(true)
    expect(code(signing, begin)).toBe('agreement.not-in-force')
  })
  it('says who has yet to acknowledge, and by which step', () => {
    expect([here, there].map((party) => acknowledgementDue(inForce, party))).toEqual(['enter-force', 'acknowledge'])
    expect(acknowledgementDue({ ...inForce, acknowledged: [here, there] }, there)).toBeUndefined()
    expect([acknowledgementDue(signing, here), acknowledgementDue(inForce, '440311')]).toEqual([undefined, undefined])
  })
  it('is no acknowledgement of signatures of an older text', () => {
    expect(code(signing, draft('enter-force', onTrack))).toBe('agreement.not-in-force')
    expect(code(signing, draft('acknowledge'))).toBe('agreement.not-in-force')
    expect(code(inForce, draft('acknowledge'))).toBe(true)
  })
  it('is a signature of the settled text only, and of none that it declined', () => {
    expect(code(signing, draft('sign', {}, { draft: 'd1' }))).toBe(true)
    expect(code(signing, draft('sign', {}, { draft: 'd0' }))).toBe('agreement.signs-another')
    expect(code(signing, draft('sign', {}, { signatory: '市长' }))).toBe('agreement.signs-nothing')
    expect(code({ ...signing, declined: [here] }, draft('sign', {}, { draft: 'd1' }))).toBe('agreement.declined-binds')
  })
  it('is no going back once it has signed', () => {
    for (const step of ['reopen', 'revise', 'drop'])
      expect(code(inForce, draft(step, onTrack))).toBe('agreement.signed-binds')
    expect(code(inForce, draft('decline'))).toBe('agreement.signed-binds')
    expect(code(signing, draft('reopen', onTrack))).toBe(true)
  })
  it('is, after its own confirmation of the end, corrections and erasures alone', () => {
    const over: Agreement = {
      ...inForce,
      status: 'winding-up',
      acknowledged: [here],
      confirmations: [{ by: here, leaf: 'e1', at }],
    }
    const about = { kind: 'c', matter: `${here}:m` }
    expect(code(over, draft('accept', about))).toBe('agreement.ended')
    expect(code(over, draft('correct', about))).toBe(true)
  })
  it('is an end by expiry only after the last day', () => {
    const noticed: Agreement = { ...inForce, status: 'winding-up', acknowledged: [here], lastDay: '2026-11-20' }
    expect(code(noticed, draft('expire'))).toBe('agreement.not-over')
    expect(code(noticed, draft('expire', { at: '2026-11-20T16:00:00.000Z' }))).toBe(true)
  })
})
