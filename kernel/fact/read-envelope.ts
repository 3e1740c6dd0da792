import { isInstant } from '../clock/instant.ts'
import { isRefusal, type Refusal, refuse } from '../refusal/refusal.ts'
import { parseCanonical } from './canonical.ts'
import { type Envelope, partNames } from './envelope.ts'
import { isHash, isMatterId, isName, isOfficerId, isPartyId, isUuidV7 } from './ids.ts'

export const MOST_GROUNDS = 64
const MOST_PARTIES = 64

type Check = (value: unknown, path: string) => Refusal | undefined
type Shape = Record<string, { check: Check; optional?: true }>

/**
 * Reads a log's entry: canonical bytes of an envelope, every key known and every id of its form. Says nothing of whether
 * the fact holds: that is for `fold`, which needs the facts before it.
 *
 * @returns the envelope, or `fact.bad-envelope` with the path, or why the bytes do not parse
 */
export function readEnvelope(bytes: Uint8Array): Envelope | Refusal {
  const value = parseCanonical(bytes)
  if (isRefusal(value)) return value
  return checkEnvelope(value)
}

export function checkEnvelope(value: unknown): Envelope | Refusal {
  const refusal = envelope(value, '')
  if (refusal) return refusal
  const read = value as Envelope
  const opening = read.step === 'open' || read.step === 'share'
  if (opening !== (read.after.length === 0))
    return bad('after', opening ? 'empty on an opening' : 'the facts it rests on')
  if ((read.agreement === undefined) !== (read.parties === undefined)) return bad('parties', 'given with the agreement')
  if (read.agreement !== undefined && !opening) return bad('agreement', 'given on openings only')
  if (read.trial !== undefined && !opening) return bad('trial', 'given on openings only')
  const onTrack = [read.track, read.epoch, read.version].filter((key) => key !== undefined).length
  if (onTrack !== 0 && onTrack !== 3) return bad('track', 'given with epoch and version')
  if (read.parties && !read.parties.includes(read.by.party)) return bad('parties', 'parties with the writer among them')
  return read
}

function bad(path: string, wanted: string): Refusal {
  return refuse('fact.bad-envelope', { path, wanted }, path)
}
function is(holds: (value: unknown) => boolean, wanted: string): Check {
  return (value, path) => (holds(value) ? undefined : bad(path, wanted))
}
/** Lists are sets: sorted and without repeats, so that one meaning has one spelling. */
function setOf(holds: (value: unknown) => boolean, wanted: string, most: number): Check {
  return is(
    (value) =>
      Array.isArray(value) &&
      value.length <= most &&
      value.every((one, i) => holds(one) && (i === 0 || value[i - 1] < one)),
    `at most ${most} ${wanted}, sorted, without repeats`,
  )
}
function object(shape: Shape): Check {
  const needed = Object.keys(shape).filter((key) => shape[key]?.optional === undefined)
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad(path, 'an object')
    const at = (key: string) => (path === '' ? key : `${path}.${key}`)
    for (const key of needed) if (!Object.hasOwn(value, key)) return bad(at(key), 'given')
    for (const [key, inner] of Object.entries(value)) {
      const known = Object.hasOwn(shape, key) ? shape[key] : undefined
      if (known === undefined) return bad(at(key), 'absent: this version does not know it')
      const refusal = known.check(inner, at(key))
      if (refusal) return refusal
    }
    return undefined
  }
}

/** Of the very first and last year nobody could say which day it was in every zone, and that question is asked everywhere. */
const isDatable = (value: unknown) => isInstant(value) && value > '0002' && value < '9999'

const count = is((value) => Number.isSafeInteger(value) && (value as number) >= 0, 'a whole number from 0')
const name = is(isName, 'a name (lower case, digits, hyphens)')
const party = is(isPartyId, 'a region code or USCC')
const hash = is(isHash, '64 lower-case hex digits')
const matter = is(isMatterId, 'party:UUIDv7')
const holder = object({ party: { check: party }, desk: { check: name } })

const envelope = object({
  v: { check: is((value) => value === 1, '1') },
  command: { check: is(isUuidV7, 'a UUIDv7 in lower case') },
  n: { check: count },
  kind: { check: hash },
  matter: { check: matter },
  step: { check: name },
  by: {
    check: object({
      party: { check: party },
      desk: { check: name },
      role: { check: name },
      officer: { check: is(isOfficerId, 'an opaque id') },
    }),
  },
  at: { check: is(isDatable, 'an instant in UTC with milliseconds, of the years 2 to 9998') },
  after: { check: setOf(isHash, 'leaf hashes', MOST_GROUNDS) },
  parts: {
    check: object(Object.fromEntries(partNames.map((part) => [part, { check: hash, optional: true as const }]))),
  },
  track: { check: name, optional: true },
  epoch: { check: count, optional: true },
  version: { check: count, optional: true },
  agreement: { check: matter, optional: true },
  parties: { check: setOf(isPartyId, 'parties', MOST_PARTIES), optional: true },
  trial: { check: is((value) => value === true, 'true'), optional: true },
  to: { check: holder, optional: true },
  attested: {
    check: object({ track: { check: name }, stage: { check: name }, leaf: { check: hash } }),
    optional: true,
  },
  granted: {
    check: object({
      right: { check: name },
      from: { check: party },
      about: { check: is((value) => typeof value === 'string' && value.length <= 200, 'at most 200 characters') },
    }),
    optional: true,
  },
  fence: {
    check: object({
      epoch: { check: count },
      party: { check: party },
      seen: { check: count },
      generation: { check: count, optional: true },
    }),
    optional: true,
  },
})
