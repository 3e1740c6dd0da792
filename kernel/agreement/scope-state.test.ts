import { describe, expect, it } from 'vitest'
import type { Envelope } from '../fact/envelope.ts'
import type { Kind } from '../lifecycle/kind.ts'
import { isRefusal } from '../refusal/refusal.ts'
import type { Agreement } from './agreement.ts'
import { beginScope, isForLater, nextScope, type ScopeState, scopePhase } from './scope-state.ts'

const here = '360313'
const there = '430281'
const id = `${here}:0192f8a0-0000-7000-8000-000000000001`
const caseKind = { hash: 'c', declaration: { id: 'service-case' } } as Kind
const kinds = (hash: string) => (hash === 'c' ? caseKind : undefined)

/** 湘东 has signed draft `d1` by fact `s1`, 醴陵 by `s2`. */
const signedByBoth: Agreement = {
  id,
  origin: here,
  title: '跨省通办协议',
  form: 'cooperation',
  level: 'government',
  parties: [here, there],
  scope: [{ kind: 'service-case', steps: '*', part: 'shared', audience: 'matter-parties' }],
  validTo: '2027-12-31',
  status: 'in-force',
  draft: 'd1',
  signatures: [
    { by: here, leaf: 's1', at: '2026-11-20T02:00:00.000Z', draft: 'd1' },
    { by: there, leaf: 's2', at: '2026-11-21T02:00:00.000Z', draft: 'd1' },
  ],
  notices: [{ by: there, leaf: 'n2', at: '2026-12-01T02:00:00.000Z', lastDay: '2026-12-31' }],
  lastDay: '2026-12-31',
  confirmations: [{ by: there, leaf: 'e2', at: '2027-01-02T02:00:00.000Z' }],
  expiries: [],
  grants: [],
  witnessing: [],
  acknowledged: [],
  declined: [],
}
const all = () => true

function fact(step: string, over: Partial<Envelope> = {}, fields: Record<string, unknown> = {}) {
  const envelope = {
    kind: 'a',
    matter: id,
    step,
    by: { party: here, desk: 'office', role: 'officer', officer: 'o' },
    at: '2026-12-02T02:00:00.000Z',
    after: [],
    ...over,
  } as unknown as Envelope
  return { leaf: over.command ?? `leaf of ${step}`, envelope, shared: { fields } }
}
const begin = fact('open', { kind: 'c', matter: `${here}:m`, agreement: id, parties: [here, there] })
const onTrack = { track: 'main', epoch: 0, version: 1 }

/** Runs a log of 湘东 through, as far as it is let. */
function run(entries: ReturnType<typeof fact>[], agreement = signedByBoth, from: ScopeState = beginScope(id, here)) {
  let state = from
  for (const entry of entries) {
    const next = nextScope(state, entry, agreement, kinds, all)
    if (isRefusal(next)) return next.refusal
    state = next
  }
  return state
}
const settled = fact('settle', { ...onTrack, command: 'd1' })
const signs = fact('sign', { command: 's1' }, { draft: 'd1' })
const acknowledges = fact('enter-force', { after: ['s1', 's2'], ...onTrack })
const inForce = run([settled, signs, acknowledges]) as ScopeState

describe('the course of one log under an agreement', () => {
  it('is the agreement only, until it rests on every signature of the same draft', () => {
    expect(run([settled, signs, begin])).toBe('agreement.not-in-force')
    expect(run([settled, signs, acknowledges, begin])).toMatchObject({
      signed: { [here]: { draft: 'd1' }, [there]: { draft: 'd1' } },
    })
  })
  it('needs nothing more from the party that signed last and had seen the others', () => {
    const last = fact('sign', { command: 's1', after: ['s2'] }, { draft: 'd1' })
    expect(scopePhase(run([settled, last]) as ScopeState, signedByBoth)).toBe('open')
  })
  it('is opened by no signature that the fold found void', () => {
    const without = { ...signedByBoth, signatures: signedByBoth.signatures.filter((s) => s.by === there) }
    expect(run([settled, signs, acknowledges, begin], without)).toBe('agreement.not-in-force')
  })
  it('is not opened by signatures of different drafts', () => {
    const other = {
      ...signedByBoth,
      signatures: signedByBoth.signatures.map((s) => (s.by === there ? { ...s, draft: 'd0' } : s)),
    }
    expect(run([settled, signs, acknowledges, begin], other)).toBe('agreement.not-in-force')
  })
  it('binds whoever signed: no change of the text, no dropping, no declining', () => {
    expect(run([settled, signs, fact('reopen', onTrack)])).toBe('agreement.signed-binds')
    expect(run([settled, signs, fact('drop', onTrack)])).toBe('agreement.signed-binds')
    expect(run([settled, signs, fact('decline')])).toBe('agreement.signed-binds')
    expect(run([settled, fact('reopen', onTrack), fact('settle', { ...onTrack, command: 'd2' })])).toMatchObject({
      draft: 'd2',
    })
  })
  it('lets the origin sign only what it settled last, and nobody sign what it declined', () => {
    expect(run([settled, fact('reopen', { ...onTrack, command: 'd2' }), signs])).toBe('agreement.signs-another')
    expect(run([settled, fact('decline'), signs])).toBe('agreement.declined-binds')
    expect(run([settled, fact('sign')])).toBe('agreement.signs-nothing')
  })
  it('winds up from its own notice, or from a notice it rests on', () => {
    const own = run([fact('notice-end', {}, { lastDay: '2027-06-30' }), begin], signedByBoth, inForce)
    const theirs = run([fact('comment', { after: ['n2'] }), begin], signedByBoth, inForce)
    expect([own, theirs]).toEqual(['agreement.winding-up', 'agreement.winding-up'])
    const running = fact('accept', { kind: 'c', matter: `${here}:m` })
    expect(run([fact('comment', { after: ['n2'] }), running], signedByBoth, inForce)).toMatchObject({
      lastDay: '2026-12-31',
    })
  })
  it('carries, after its own end, only corrections, erasures and the agreement itself', () => {
    const ended = run([fact('confirm-end')], signedByBoth, inForce) as ScopeState
    const about = { kind: 'c', matter: `${here}:m` }
    expect(run([fact('accept', about)], signedByBoth, ended)).toBe('agreement.ended')
    expect(run([begin], signedByBoth, ended)).toBe('agreement.ended')
    for (const step of ['erase', 'erased', 'correct'])
      expect(run([fact(step, about)], signedByBoth, ended)).toEqual(ended)
    expect(run([fact('comment')], signedByBoth, ended)).toEqual(ended)
  })
  it('ends by its last day only once that day has passed', () => {
    const noticed = run([fact('comment', { after: ['n2'] })], signedByBoth, inForce) as ScopeState
    expect(run([fact('expire', { at: '2026-12-31T15:59:59.999Z' })], signedByBoth, noticed)).toBe('agreement.not-over')
    expect(run([fact('expire', { at: '2026-12-31T16:00:00.000Z' })], signedByBoth, noticed)).toMatchObject({
      expired: true,
    })
  })
  it('waits for grounds that are not here, and for a kind that is not known', () => {
    const state = inForce
    const missing = nextScope(state, fact('comment', { after: ['x'] }), signedByBoth, kinds, () => false)
    const unknown = nextScope(state, fact('add', { kind: 'z', matter: `${here}:m` }), signedByBoth, kinds, all)
    expect([missing, unknown].map((r) => isRefusal(r) && isForLater(r))).toEqual([true, true])
  })
  it('begins with nothing but the opening, by the party that its id names', () => {
    const nothing = beginScope(id, here)
    expect(nextScope(nothing, fact('open', { command: 'd0' }), undefined, kinds, all)).toMatchObject({ draft: 'd0' })
    expect(nextScope(nothing, begin, undefined, kinds, all)).toMatchObject({ refusal: 'agreement.grounds-missing' })
    const other = fact('open', { by: { party: there, desk: 'office', role: 'officer', officer: 'o' } })
    expect(nextScope(beginScope(id, there), other, undefined, kinds, all)).toMatchObject({
      refusal: 'agreement.grounds-missing',
    })
  })
})
