import { utf8ToBytes } from '@noble/hashes/utils.js'

// The kernel compiles without the platform's types. This one class is in every browser and in Node, is pure, and decodes
// ten times faster than a loop; declared here, and nowhere else, with no more of it than is used.
declare const TextDecoder: new (
  encoding: 'utf-8',
  options: { fatal: true; ignoreBOM: true },
) => { decode(bytes: Uint8Array): string }

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Strict UTF-8: `undefined` on anything that is not the one encoding of a text, so equal texts always mean equal bytes. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** UTF-8 bytes of a text; the caller has made sure that it holds no lone surrogate (they would become U+FFFD). */
export function encodeUtf8(text: string): Uint8Array {
  return utf8ToBytes(text)
}

const LONE_SURROGATE = /\p{Surrogate}/u

/** True where the text holds half of a surrogate pair, which UTF-8 cannot carry. */
export function hasLoneSurrogate(text: string): boolean {
  return LONE_SURROGATE.test(text)
}
