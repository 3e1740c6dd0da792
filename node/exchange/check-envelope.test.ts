import { canonicalBytes, type Envelope } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { readEnvelope } from './check-envelope.ts'

const leaf = (digit: string) => digit.repeat(64)
const envelope: Envelope = {
  v: 1,
  command: '01890000-0000-7000-8000-000000000001',
  n: 0,
  kind: leaf('a'),
  matter: '360313:01890000-0000-7000-8000-000000000002',
  step: 'comment',
  by: { party: '360313', desk: 'office', role: 'officer', officer: 'o1' },
  at: '2026-11-20T08:24:00.000Z',
  after: [leaf('1'), leaf('2')],
  parts: { shared: leaf('b') },
}
const read = (value: object) => readEnvelope(canonicalBytes(value), 7)
const codeOf = (value: object) => (read(value) as { refusal?: string }).refusal
const faultOf = (change: object) => (read({ ...envelope, ...change }) as { facts?: { at?: string } }).facts?.at

describe('an entry of a peer’s log', () => {
  it('is an envelope', () => {
    expect(read(envelope)).toEqual(envelope)
    const more = { track: 'main', epoch: 0, version: 3, to: { party: '430281', desk: 'office' }, parties: ['1', '2'] }
    expect(read({ ...envelope, ...more })).toEqual({ ...envelope, ...more })
  })
  it('is refused at the key that does not hold to the form', () => {
    expect(faultOf({ command: 'x' })).toBe('command')
    expect(faultOf({ n: -1 })).toBe('n')
    expect(faultOf({ kind: leaf('A') })).toBe('kind')
    expect(faultOf({ matter: '360313' })).toBe('matter')
    expect(faultOf({ by: { party: '360313', desk: 'office', role: 'officer' } })).toBe('by')
    expect(faultOf({ by: { ...envelope.by, name: '某某' } })).toBe('by')
    expect(faultOf({ at: '2026-11-20 08:24' })).toBe('at')
    expect(faultOf({ parts: { secret: leaf('b') } })).toBe('parts')
    expect(faultOf({ fence: { epoch: 1 } })).toBe('fence')
    expect(faultOf({ note: 'extra' })).toBe('note')
  })
  it('names its grounds once each and in order', () => {
    expect(faultOf({ after: [leaf('2'), leaf('1')] })).toBe('after')
    expect(faultOf({ after: [leaf('1'), leaf('1')] })).toBe('after')
    expect(faultOf({ after: Array.from({ length: 65 }, (_, i) => i.toString(16).padStart(64, '0')) })).toBe('after')
  })
  it('in a later form asks for an upgrade instead of accusing the log', () => {
    expect(codeOf({ ...envelope, v: 2, extra: true })).toBe('exchange.newer-form')
  })
  it('that is not canonical JSON is refused', () => {
    const bytes = Buffer.from(JSON.stringify(envelope, undefined, 1))
    expect(readEnvelope(bytes, 0)).toMatchObject({ refusal: 'fact.not-canonical' })
    expect(readEnvelope(Buffer.from('null'), 0)).toMatchObject({ refusal: 'exchange.bad-envelope' })
  })
})
