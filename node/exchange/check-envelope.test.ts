import { canonicalBytes, type Envelope } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { readPeersEnvelope } from './check-envelope.ts'

const leaf = (digit: string) => digit.repeat(64)
const envelope: Envelope = {
  v: 1,
  command: '01890000-0000-7000-8000-000000000001',
  n: 0,
  kind: leaf('a'),
  matter: '360313:01890000-0000-7000-8000-000000000002',
  step: 'comment',
  by: { party: '360313', desk: 'office', role: 'officer', officer: 'officer-1' },
  at: '2026-11-20T08:24:00.000Z',
  after: [leaf('1'), leaf('2')],
  parts: { shared: leaf('b') },
}
const codeOf = (value: object) => (readPeersEnvelope(canonicalBytes(value), 7) as { refusal?: string }).refusal

describe('an entry of a peer’s log', () => {
  it('is an envelope', () => {
    expect(readPeersEnvelope(canonicalBytes(envelope), 7)).toEqual(envelope)
  })
  it('that does not hold to the form is refused', () => {
    expect(codeOf({ ...envelope, note: 'extra' })).toBe('fact.bad-envelope')
    expect(codeOf({ ...envelope, v: 'x' })).toBe('fact.bad-envelope')
    expect(codeOf({ ...envelope, v: 0 })).toBe('fact.bad-envelope')
  })
  it('in a later form asks for an upgrade instead of accusing the log', () => {
    expect(codeOf({ ...envelope, v: 2 })).toBe('exchange.newer-form')
    expect(codeOf({ ...envelope, v: 2, anything: { new: true } })).toBe('exchange.newer-form')
  })
})
