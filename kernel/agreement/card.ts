import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { canonicalBytes, parseCanonical } from '../fact/canonical.ts'
import { decodeBase64, encodeBase64 } from '../log/base64.ts'
import { cosignerName } from '../log/cosignature.ts'
import { keyId } from '../log/key.ts'
import { type Algorithm, algorithmForms, type PublicKey, type SignatureScheme, type Signer } from '../log/signer.ts'
import { encodeUtf8 } from '../log/utf8.ts'
import type { Instant, PartyId, Text } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'

export const partyLevels = ['state', 'province', 'prefecture', 'county', 'township', 'none'] as const
export type PartyLevel = (typeof partyLevels)[number]

export const partyForms = [
  'government',
  'zone',
  'department',
  'post',
  'bank',
  'company',
  'cooperative',
  'other',
] as const
export type PartyForm = (typeof partyForms)[number]

/** What each key of a party is for: signing its logs, two promises about the logs of others, and asking their nodes. */
export const cardKeyUses = ['log', 'mirror', 'request', 'witness'] as const
export type CardKeyUse = (typeof cardKeyUses)[number]

export interface CardKey {
  alg: Algorithm
  /** 8 hex digits; with the party's id it names the key. */
  id: string
  /** Base64 of the bare public key. */
  public: string
}

/** What a party says of itself; worth something only once an operator compared its fingerprint by telephone. */
export interface CardContent {
  v: 1
  party: PartyId
  name: Text
  level: PartyLevel
  form: PartyForm
  /** Where its node answers, e.g. `https://lianyu.example.gov.cn`. Peers connect to nothing else. */
  node: string
  /** Base64 DER of the authority that signed the node's certificate, where it is the node's own. */
  authority?: string
  keys: Record<CardKeyUse, CardKey>
  /** Counts the party's cards; a higher one replaces a lower. */
  serial: number
  at: Instant
}

export interface Card extends CardContent {
  /** Base64, by the log key on the card itself. */
  signature: string
}

/** Room for four post-quantum keys and a certificate; small enough for a file, not for every QR code. */
const CARD_LIMITS = { maxBytes: 32_768, maxDepth: 4 }
const PARTY = /^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/
const NODE = /^https?:\/\/[^\s/?#@\\]{1,255}(\/[^\s?#\\]{0,200})?$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** What a key is called on signature lines. The log key's lines carry each log's own origin instead. */
export function cardKeyName(party: PartyId, use: CardKeyUse): string {
  return use === 'mirror' || use === 'witness' ? cosignerName(party, use) : `${party}/${use}`
}

/** A card's key as the log's code takes it. The card was checked, so its base64 decodes. */
export function publicKeyOf(card: CardContent, use: CardKeyUse): PublicKey {
  const key = card.keys[use]
  return {
    keyName: cardKeyName(card.party, use),
    algorithm: key.alg,
    publicKey: decodeBase64(key.public) as Uint8Array,
  }
}

export function cardKeyOf(party: PartyId, use: CardKeyUse, algorithm: Algorithm, publicKey: Uint8Array): CardKey {
  const promise = use === 'mirror' || use === 'witness' ? 'cosignature' : 'note'
  const id = keyId({ keyName: cardKeyName(party, use), algorithm, publicKey }, promise)
  return { alg: algorithm, id: id.toString(16).padStart(8, '0'), public: encodeBase64(publicKey) }
}

/** What is signed, and what the fingerprint is of: marked, so that it can be taken for nothing else the key signs. */
function signedBytes(card: CardContent & { signature?: string }): Uint8Array {
  const { signature: _, ...content } = card
  return concatBytes(encodeUtf8('lianyu-card/v1\n'), canonicalBytes(content))
}

/** @param logKey  the party's log key; its public half must be the card's */
export function signCard(content: CardContent, logKey: Signer): Card {
  return { ...content, signature: encodeBase64(logKey.sign(signedBytes(content))) }
}

/** The file one hands over: canonical JSON. */
export function cardBytes(card: Card): Uint8Array {
  return canonicalBytes(card)
}

/**
 * Reads a card and checks its form and its own signature, which proves only that whoever made it holds the log key.
 *
 * @param schemes  how the caller checks signatures; a card whose log key has another algorithm is refused
 */
export function parseCard(bytes: Uint8Array, schemes: readonly SignatureScheme[]): Card | Refusal {
  const value = parseCanonical(bytes, CARD_LIMITS)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('exchange.bad-card', { at: '.' })
  if ('refusal' in value && 'sort' in value) return value as unknown as Refusal
  const at = faultOf(value as Record<string, unknown>)
  if (at !== undefined) return refuse('exchange.bad-card', { at })
  const card = value as Card
  const { algorithm, publicKey } = publicKeyOf(card, 'log')
  const scheme = schemes.find((one) => one.algorithm === algorithm)
  if (scheme === undefined) return refuse('log.unknown-algorithm', { algorithm })
  const signature = decodeBase64(card.signature)
  const holds = signature !== undefined && scheme.verify(publicKey, signedBytes(card), signature)
  return holds ? card : refuse('exchange.card-unsigned', { party: card.party })
}

/** The first place that does not hold to the form, as a path. */
function faultOf(card: Record<string, unknown>): string | undefined {
  const known = ['v', 'party', 'name', 'level', 'form', 'node', 'authority', 'keys', 'serial', 'at', 'signature']
  const extra = Object.keys(card).find((key) => !known.includes(key))
  if (extra !== undefined) return extra.slice(0, 40)
  if (card.v !== 1) return 'v'
  if (!matches(card.party, PARTY)) return 'party'
  const name = card.name as Partial<Text> | null
  if (typeof name !== 'object' || name === null || !isWords(name.zh) || !isWords(name.en)) return 'name'
  if (Object.keys(name).length !== 2) return 'name'
  if (!partyLevels.includes(card.level as PartyLevel)) return 'level'
  if (!partyForms.includes(card.form as PartyForm)) return 'form'
  if (!matches(card.node, NODE)) return 'node'
  if (card.authority !== undefined && !isBase64(card.authority)) return 'authority'
  if (!Number.isSafeInteger(card.serial) || (card.serial as number) < 1) return 'serial'
  if (!matches(card.at, INSTANT)) return 'at'
  if (!isBase64(card.signature)) return 'signature'
  return keysFault(card.party as PartyId, card.keys)
}

function keysFault(party: PartyId, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== cardKeyUses.join())
    return 'keys'
  const keys = value as Record<CardKeyUse, CardKey>
  for (const use of cardKeyUses) {
    const key = keys[use]
    const form =
      typeof key === 'object' && key !== null && Object.hasOwn(algorithmForms, key.alg) && algorithmForms[key.alg]
    if (!form || Object.keys(key).length !== 3 || !isBase64(key.public)) return `keys.${use}`
    const bytes = decodeBase64(key.public) as Uint8Array
    if (bytes.length !== form.publicKeyBytes) return `keys.${use}.public`
    if (cardKeyOf(party, use, key.alg, bytes).id !== key.id) return `keys.${use}.id`
  }
  // Two promises are two keys, and a request's signature must never pass for a log's.
  return new Set(cardKeyUses.map((use) => keys[use].public)).size === cardKeyUses.length ? undefined : 'keys'
}

const matches = (value: unknown, form: RegExp): value is string => typeof value === 'string' && form.test(value)
const isWords = (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.length <= 100
const isBase64 = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && decodeBase64(value) !== undefined

/**
 * 24 decimal digits in groups of four, to be read out over the telephone: 80 bits of SHA-256 over all that the card says,
 * so that nobody can make another card with the same digits. Digits, because both ends pronounce them alike.
 */
export function fingerprint(card: Card): string {
  const hash = sha256(signedBytes(card))
  let number = 0n
  for (const byte of hash.subarray(0, 16)) number = (number << 8n) | BigInt(byte)
  const digits = (number % 10n ** 24n).toString().padStart(24, '0')
  return (digits.match(/\d{4}/g) as string[]).join(' ')
}

/** Compares what an operator typed, whatever spaces or dashes stand between the digits. */
export function sameFingerprint(typed: string, card: Card): boolean {
  return typed.replace(/[\s-]/g, '') === fingerprint(card).replaceAll(' ', '')
}
