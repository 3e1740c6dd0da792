import { describe, expect, it } from 'vitest'
import { sha256Noble } from '../log/suite.ts'
import { encodeUtf8 } from '../log/utf8.ts'
import { isRefusal, LianyuError } from '../refusal/refusal.ts'
import { canonicalBytes } from './canonical.ts'
import type { Envelope, FactDraft } from './envelope.ts'
import { readEnvelope } from './read-envelope.ts'
import { openPart, sealFact } from './seal.ts'

const leafA = 'a'.repeat(64)
const leafB = 'b'.repeat(64)
const draft = (more: Partial<Envelope> = {}): FactDraft => ({
  envelope: {
    v: 1,
    command: '01999999-0000-7000-8000-000000000001',
    n: 0,
    kind: 'c'.repeat(64),
    matter: '360302:01999999-0000-7000-8000-000000000002',
    step: 'begin',
    by: { party: '360302', desk: 'window', role: 'officer', officer: 'o1' },
    at: '2026-11-20T08:24:00.000Z',
    after: [leafA, leafB],
    track: 'work',
    epoch: 0,
    version: 1,
    ...more,
  },
  parts: { shared: { fields: { name: '示例' } }, internal: { fields: { note: '内部' } } },
})
const salts = { shared: new Uint8Array(32).fill(1), internal: new Uint8Array(32).fill(2) }
const seal = (more?: Partial<Envelope>) => sealFact(draft(more), sha256Noble, salts)

describe('sealing a fact', () => {
  it('gives the same bytes and leaf for the same draft and salts', () => {
    expect(seal()).toEqual(seal())
    expect(seal().leaf).toMatch(/^[0-9a-f]{64}$/)
    expect(seal({ n: 1 }).leaf).not.toBe(seal().leaf)
  })
  it('commits to each part, so that neither content nor salt can be exchanged', () => {
    const { envelope, parts } = seal()
    const shared = parts.shared as { salt: Uint8Array; bytes: Uint8Array }
    expect(openPart(envelope, 'shared', shared.salt, shared.bytes, sha256Noble)).toEqual({ fields: { name: '示例' } })
    const refused = (part: 'shared' | 'internal' | 'personal', salt: Uint8Array, bytes: Uint8Array) => {
      const opened = openPart(envelope, part, salt, bytes, sha256Noble)
      return isRefusal(opened) ? opened.refusal : 'opened'
    }
    expect(refused('shared', salts.internal, shared.bytes)).toBe('fact.commitment')
    expect(refused('internal', shared.salt, shared.bytes)).toBe('fact.commitment')
    expect(refused('personal', shared.salt, shared.bytes)).toBe('fact.no-part')
  })
  it('leaves no trace of a part that does not exist', () => {
    const { personal: _, ...parts } = seal().envelope.parts
    expect(Object.keys(parts)).toEqual(['shared', 'internal'])
  })
  it('throws for a part without salt, a salt of another length and a part that is too large', () => {
    const codeOf = (run: () => unknown) => {
      try {
        run()
      } catch (error) {
        if (error instanceof LianyuError) return error.refusal.refusal
      }
      return undefined
    }
    expect(codeOf(() => sealFact(draft(), sha256Noble, { shared: salts.shared }))).toBe('fact.missing-salt')
    expect(codeOf(() => sealFact(draft(), sha256Noble, { ...salts, shared: new Uint8Array(16) }))).toBe('fact.bad-salt')
    const large = { ...draft(), parts: { shared: { fields: { text: 'x'.repeat(262_144) } } } }
    expect(codeOf(() => sealFact(large, sha256Noble, salts))).toBe('fact.too-large')
  })
})

describe('reading an entry', () => {
  const read = (more: object) => {
    const { parts: _, ...sealed } = seal()
    const envelope = readEnvelope(canonicalBytes({ ...sealed.envelope, ...more }))
    return isRefusal(envelope) ? `${envelope.refusal} ${envelope.field ?? ''}`.trim() : 'read'
  }
  it('gives back what was sealed', () => {
    expect(readEnvelope(seal().bytes)).toEqual(seal().envelope)
    expect(
      read({
        after: [],
        step: 'open',
        agreement: '360302:01999999-0000-7000-8000-000000000009',
        parties: ['360302', '430281'],
        track: undefined,
        epoch: undefined,
        version: undefined,
      }),
    ).toBe('read')
  })
  it.each<[string, object, string]>([
    ['an unknown key', { extra: 1 }, 'extra'],
    ['another version', { v: 2 }, 'v'],
    ['a command that is no UUIDv7', { command: '01999999-0000-4000-8000-000000000001' }, 'command'],
    ['upper case in an id', { command: '01999999-0000-7000-8000-00000000000A' }, 'command'],
    ['a matter without origin', { matter: '01999999-0000-7000-8000-000000000002' }, 'matter'],
    [
      'an unknown key inside',
      { by: { party: '360302', desk: 'window', role: 'officer', officer: 'o1', name: '张三' } },
      'by.name',
    ],
    [
      'a name instead of an opaque id',
      { by: { party: '360302', desk: 'window', role: 'officer', officer: '张三' } },
      'by.officer',
    ],
    ['a time with an offset', { at: '2026-11-20T16:24:00.000+08:00' }, 'at'],
    ['unsorted grounds', { after: [leafB, leafA] }, 'after'],
    ['a ground twice', { after: [leafA, leafA] }, 'after'],
    ['too many grounds', { after: Array.from({ length: 65 }, (_, i) => i.toString(16).padStart(64, '0')) }, 'after'],
    ['no grounds', { after: [] }, 'after'],
    ['an opening with grounds', { step: 'open' }, 'after'],
    ['a track without its version', { version: undefined }, 'track'],
    ['parties without agreement', { parties: ['360302'] }, 'parties'],
    ['a commitment that is none', { parts: { shared: 'abc' } }, 'parts.shared'],
    ['a part nobody knows', { parts: { secret: leafA } }, 'parts.secret'],
    ['a negative version', { version: -1 }, 'version'],
    ['a fence without what it saw', { fence: { epoch: 0, party: '430281' } }, 'fence.seen'],
  ])('refuses %s', (_, more, field) => {
    expect(read(more)).toBe(`fact.bad-envelope ${field}`)
  })
  it('refuses bytes that are not the canonical form of what they say', () => {
    const spaced = readEnvelope(encodeUtf8(new TextDecoder().decode(seal().bytes).replace(',', ', ')))
    expect(spaced).toMatchObject({ refusal: 'fact.not-canonical' })
    expect(readEnvelope(canonicalBytes([]))).toMatchObject({ refusal: 'fact.bad-envelope' })
  })
})
