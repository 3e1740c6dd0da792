import { bytesToHex } from '@noble/hashes/utils.js'
import { isDivisionCode } from '../code/division.ts'
import type { MatterId, PartyId } from '../names.ts'
import { LianyuError, refuse } from '../refusal/refusal.ts'

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const USCC = /^[0-9A-HJ-NPQRTUWXY]{18}$/
const HEX_32 = /^[0-9a-f]{64}$/
const NAME = /^[a-z][a-z0-9-]{0,63}$/
const OFFICER = /^[A-Za-z0-9_-]{1,64}$/
const RANDOM_BYTES = 10

/** Lower case only: one id has one spelling. @source RFC 9562, section 5.7 */
export function isUuidV7(value: unknown): value is string {
  return typeof value === 'string' && UUID_V7.test(value)
}

/**
 * @param ms      milliseconds since 1970, from whoever has a clock
 * @param random  10 fresh random bytes
 * @throws LianyuError `fact.bad-random`
 * @source RFC 9562, section 5.7
 */
export function uuidV7From(ms: number, random: Uint8Array): string {
  if (random.length !== RANDOM_BYTES || !Number.isSafeInteger(ms) || ms < 0 || ms >= 2 ** 48) {
    throw new LianyuError(refuse('fact.bad-random', { bytes: random.length, wanted: RANDOM_BYTES }))
  }
  const bytes = Uint8Array.from(random)
  bytes[0] = ((bytes[0] as number) & 0x0f) | 0x70
  bytes[2] = ((bytes[2] as number) & 0x3f) | 0x80
  const hex = ms.toString(16).padStart(12, '0') + bytesToHex(bytes)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A region's code or a USCC, by shape: whether such a party exists is not the kernel's to know. */
export function isPartyId(value: unknown): value is PartyId {
  return isDivisionCode(value) || (typeof value === 'string' && USCC.test(value))
}

export function matterId(origin: PartyId, uuid: string): MatterId {
  return `${origin}:${uuid}`
}

/** `{party}:{UUIDv7}`; the party is the one that opened it. */
export function isMatterId(value: unknown): value is MatterId {
  if (typeof value !== 'string') return false
  const colon = value.indexOf(':')
  return isPartyId(value.slice(0, Math.max(0, colon))) && isUuidV7(value.slice(colon + 1))
}

/** A leaf, commitment or kind hash: 64 lower-case hex digits. */
export function isHash(value: unknown): value is string {
  return typeof value === 'string' && HEX_32.test(value)
}

/** Kinds, tracks, stages, steps, gates, desks and roles are named alike: lower case, digits and hyphens. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && NAME.test(value)
}

/** Opaque, so only its alphabet is fixed. */
export function isOfficerId(value: unknown): value is string {
  return typeof value === 'string' && OFFICER.test(value)
}
