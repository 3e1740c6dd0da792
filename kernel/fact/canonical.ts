import { decodeUtf8, encodeUtf8, hasLoneSurrogate } from '../log/utf8.ts'
import { LianyuError, type Refusal, refuse } from '../refusal/refusal.ts'

export interface CanonicalLimits {
  maxBytes: number
  /** Levels of lists and objects inside each other; a bare text or number has none. */
  maxDepth: number
}

const MAX_DEPTH = 32
/** An envelope: what two bytes of length in an entry bundle can say. Larger content is a file. */
export const ENTRY_LIMITS: CanonicalLimits = { maxBytes: 65_535, maxDepth: MAX_DEPTH }
export const PART_LIMITS: CanonicalLimits = { maxBytes: 262_144, maxDepth: MAX_DEPTH }

/**
 * The one way to write a value down: RFC 8785 JSON. Properties that are `undefined` are left out.
 *
 * @throws LianyuError `fact.not-data` for what JSON cannot say (NaN, functions, class instances, lone surrogates, gaps and
 *         `undefined` in lists), `fact.too-deep` past 32 levels, which a circle is too
 */
export function canonicalBytes(value: unknown): Uint8Array {
  return encodeUtf8(canonicalText(value))
}

export function canonicalText(value: unknown): string {
  const text = write(value, 0)
  // Written as `\udxxx` by the engine where half of a pair stands alone; a backslash before "ud" in a text looks the same.
  if (text.includes('\\ud')) refuseLoneSurrogates(value)
  return text
}

/**
 * The one-rule parser: bytes are valid if size and depth pass, `JSON.parse` succeeds and writing the result down again
 * gives the same bytes. Doubled keys, big integers, spacing, escapes and unsorted keys all fail by that rule.
 * A key `__proto__` arrives as an ordinary own property; copy such objects with spread, never by assignment.
 *
 * @source RFC 8785; RFC 7493 (lone surrogates are not text)
 */
export function parseCanonical(bytes: Uint8Array, limits: CanonicalLimits = ENTRY_LIMITS): unknown | Refusal {
  if (bytes.length > limits.maxBytes) {
    return refuse('fact.too-large', { bytes: bytes.length, most: limits.maxBytes })
  }
  if (isDeeper(bytes, limits.maxDepth)) return refuse('fact.too-deep', { most: limits.maxDepth })
  const text = decodeUtf8(bytes)
  if (text === undefined) return refuse('fact.not-utf8', {})
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse('fact.not-json', {})
  }
  return isCanonical(value, text) ? value : refuse('fact.not-canonical', {})
}

/**
 * Where every object's keys come in canonical order, the engine's own writer gives RFC 8785, which is made of its rules for
 * numbers and escapes; that is several times faster than writing in a loop. Left over are lone surrogates, which it writes
 * as escapes, and keys that look like array indexes, which engines move to the front in numeric order.
 */
function isCanonical(value: unknown, text: string): boolean {
  if (text.includes('\\ud') || !keysInOrder(value)) {
    try {
      return canonicalText(value) === text
    } catch {
      return false
    }
  }
  return JSON.stringify(value) === text
}

function keysInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(keysInOrder)
  const keys = Object.keys(value)
  if (!isSorted(keys)) return false
  for (const key of keys) if (!keysInOrder((value as Record<string, unknown>)[key])) return false
  return true
}

function isSorted(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i++) if ((keys[i - 1] as string) >= (keys[i] as string)) return false
  return true
}

/** Counts brackets outside of texts, before anything recursive sees the bytes. */
function isDeeper(bytes: Uint8Array, most: number): boolean {
  let depth = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (byte === 0x22) {
      for (i++; i < bytes.length && bytes[i] !== 0x22; i++) if (bytes[i] === 0x5c) i++
    } else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > most) return true
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return false
}

// No escape needed: not a control character, quote, backslash, or anything past ASCII.
const PLAIN = /^[ !#-[\]-~]*$/
const quote = (text: string) => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text))

function write(value: unknown, depth: number): string {
  if (typeof value === 'string') return quote(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? '0' : String(value)
  if (typeof value !== 'object') throw notData(String(value))
  if (depth >= MAX_DEPTH) throw new LianyuError(refuse('fact.too-deep', { most: MAX_DEPTH }))
  return Array.isArray(value) ? writeList(value, depth + 1) : writeObject(value as Record<string, unknown>, depth + 1)
}

function writeList(list: readonly unknown[], depth: number): string {
  let text = '['
  for (let i = 0; i < list.length; i++) text += i === 0 ? write(list[i], depth) : `,${write(list[i], depth)}`
  return `${text}]`
}

function writeObject(object: Record<string, unknown>, depth: number): string {
  const prototype = Object.getPrototypeOf(object)
  if (prototype !== Object.prototype && prototype !== null) throw notData(String(prototype?.constructor?.name))
  const keys = Object.keys(object)
  if (!isSorted(keys)) sortKeys(keys)
  let text = ''
  for (const key of keys) {
    const value = object[key]
    if (value === undefined) continue
    text += `${text === '' ? '' : ','}${quote(key)}:${write(value, depth)}`
  }
  return `{${text}}`
}

/** By UTF-16 code units. Of the few keys that an object has, inserting takes a fraction of what the engine's sort does. */
function sortKeys(keys: string[]): void {
  if (keys.length > 24) {
    keys.sort()
    return
  }
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as string
    let at = i
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string
    keys[at] = key
  }
}

function refuseLoneSurrogates(value: unknown): void {
  if (typeof value === 'string' && hasLoneSurrogate(value)) throw notData(JSON.stringify(value))
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    refuseLoneSurrogates(key)
    refuseLoneSurrogates(inner)
  }
}

const notData = (found: string) => new LianyuError(refuse('fact.not-data', { found: found.slice(0, 80) }))
