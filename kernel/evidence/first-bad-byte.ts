import { canonicalText } from '../fact/canonical.ts'
import { decodeUtf8, encodeUtf8 } from '../log/utf8.ts'

/** Which byte, counted from 1, is the first that cannot stand there in canonical JSON. */
export function firstBadByte(bytes: Uint8Array): number {
  const text = decodeUtf8(bytes)
  const fault = text === undefined ? undefined : faultOfJson(text)
  if (text === undefined) return firstNotText(bytes)
  if (fault !== undefined) return encodeUtf8(text.slice(0, fault)).length + 1
  const right = encodeUtf8(written(text))
  const at = bytes.findIndex((byte, i) => byte !== right[i])
  return (at === -1 ? right.length : at) + 1
}

/** The first byte of the letter that is none. */
function firstNotText(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] as number
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    if (length > 1 && decodeUtf8(bytes.subarray(at, at + length)) === undefined) break
    at += length
  }
  return at + 1
}

/**
 * Where the JSON breaks, in characters. Engines say the place in words of their own, or not at all: so brackets, texts and
 * what stands between them are gone through once more.
 *
 * @source RFC 8259 section 2
 */
function faultOfJson(text: string): number | undefined {
  const open: string[] = []
  // What may come next: a value, a key, or what stands behind a value.
  let next: 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'behind' = 'value'
  let at = 0
  for (;;) {
    while (' \t\n\r'.includes(text[at] ?? 'x')) at += 1
    if (at >= text.length) return next === 'behind' && open.length === 0 ? undefined : at
    const found = tokenAt(text, at)
    if (found === undefined) return at
    const isValue = !'{}[],:'.includes(found)
    if (next === 'behind') {
      const inside = open.at(-1)
      if (found === ',' && inside !== undefined) next = inside === '{' ? 'key' : 'value'
      else if (inside !== undefined && found === (inside === '{' ? '}' : ']')) open.pop()
      else return at
    } else if (next === 'colon') {
      if (found !== ':') return at
      next = 'value'
    } else if (next === 'key' || next === 'first-key') {
      if (found === '}' && next === 'first-key') {
        open.pop()
        next = 'behind'
      } else if (isValue && found.startsWith('"')) next = 'colon'
      else return at
    } else if (found === ']' && next === 'first-value') {
      open.pop()
      next = 'behind'
    } else if (found === '{' || found === '[') {
      open.push(found)
      next = found === '{' ? 'first-key' : 'first-value'
    } else if (isValue) next = 'behind'
    else return at
    at += found.length
  }
}

const short = /[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const escaping = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Texts may be long, so they are walked along: an expression would remember every letter. */
function tokenAt(text: string, from: number): string | undefined {
  short.lastIndex = from
  if (text[from] !== '"') return short.exec(text)?.[0]
  for (let at = from + 1; at < text.length; ) {
    const letter = text[at] as string
    if (letter === '"') return text.slice(from, at + 1)
    escaping.lastIndex = at
    const escaped = letter === '\\' ? escaping.exec(text)?.[0] : letter
    if (escaped === undefined || letter < ' ') return undefined
    at += escaped.length
  }
  return undefined
}

/** As it should have been written. */
function written(text: string): string {
  try {
    return canonicalText(JSON.parse(text))
  } catch {
    return ''
  }
}
