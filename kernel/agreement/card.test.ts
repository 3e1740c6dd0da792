import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ed25519Scheme, ed25519Signer } from '../log/ed25519.ts'
import { isRefusal } from '../refusal/refusal.ts'
import {
  type Card,
  type CardContent,
  cardBytes,
  cardKeyOf,
  cardKeyUses,
  fingerprint,
  parseCard,
  sameFingerprint,
  signCard,
} from './card.ts'

const seed = (n: number) => new Uint8Array(32).fill(n)
const signers = Object.fromEntries(cardKeyUses.map((use, i) => [use, ed25519Signer(use, seed(i + 1))]))

function cardOf(change: Partial<CardContent> = {}, logKey = signers.log): Card {
  const party = change.party ?? '360313'
  const keys = cardKeyUses.map((use) => [use, cardKeyOf(party, use, 'ed25519', signers[use]?.publicKey as Uint8Array)])
  const content: CardContent = {
    v: 1,
    party,
    name: { zh: '湘东区', en: 'Xiangdong District' },
    level: 'county',
    form: 'government',
    node: 'https://xd.example.gov.cn',
    keys: Object.fromEntries(keys),
    serial: 1,
    at: '2026-11-20T08:24:00.000Z',
    ...change,
  }
  return signCard(content, logKey as NonNullable<typeof logKey>)
}

const read = (card: Card) => parseCard(cardBytes(card), [ed25519Scheme])
const refusalOf = (card: Card) => (read(card) as { refusal?: string; facts?: unknown }).refusal

describe('a card', () => {
  it('is read back as it was written', () => {
    expect(read(cardOf())).toEqual(cardOf())
  })
  it('is refused where its own log key did not sign it', () => {
    expect(refusalOf(cardOf({}, signers.mirror))).toBe('exchange.card-unsigned')
    expect(refusalOf({ ...cardOf(), node: 'https://other.example.gov.cn' })).toBe('exchange.card-unsigned')
  })
  it('says where its form does not hold', () => {
    const at = (change: object) => (read(cardOf(change)) as { facts?: { at?: string } }).facts?.at
    expect(at({ party: '36/0313' })).toBe('party')
    expect(at({ node: 'ftp://xd.example' })).toBe('node')
    expect(at({ node: 'https://user@xd.example' })).toBe('node')
    expect(at({ level: 'galaxy' })).toBe('level')
    expect(at({ name: { zh: '湘东区', en: ' ' } })).toBe('name')
    expect(at({ serial: 0 })).toBe('serial')
    expect(at({ at: '2026-11-20' })).toBe('at')
    expect(at({ note: 'extra' })).toBe('note')
  })
  it('is refused where one key serves two uses, or a key id is not its key’s', () => {
    const { keys } = cardOf()
    const twice = { ...keys, request: cardKeyOf('360313', 'request', 'ed25519', signers.log?.publicKey as Uint8Array) }
    expect(refusalOf(cardOf({ keys: twice }))).toBe('exchange.bad-card')
    const misnamed = { ...keys, mirror: { ...keys.mirror, id: '00000000' } }
    expect((read(cardOf({ keys: misnamed })) as { facts?: { at?: string } }).facts?.at).toBe('keys.mirror.id')
  })
  it('is refused as soon as one byte of its file changes', () => {
    const bytes = cardBytes(cardOf())
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = bytes.slice()
        changed[at] = (changed[at] as number) ^ flip
        expect(isRefusal(parseCard(changed, [ed25519Scheme]))).toBe(true)
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})

describe('a card’s fingerprint', () => {
  it('is 24 digits in groups of four, the same on every machine', () => {
    expect(fingerprint(cardOf())).toMatch(/^\d{4}( \d{4}){5}$/)
    expect(fingerprint(cardOf())).toBe(fingerprint(cardOf()))
  })
  it('changes with whatever the card says', () => {
    const all = [
      cardOf(),
      cardOf({ node: 'https://other.example' }),
      cardOf({ serial: 2 }),
      cardOf({ party: '430281' }),
    ]
    expect(new Set(all.map(fingerprint)).size).toBe(4)
  })
  it('is compared whatever stands between its digits', () => {
    const digits = fingerprint(cardOf())
    expect(sameFingerprint(digits.replaceAll(' ', '-'), cardOf())).toBe(true)
    expect(sameFingerprint(digits.slice(0, -1), cardOf())).toBe(false)
    expect(sameFingerprint('', cardOf())).toBe(false)
  })
})
