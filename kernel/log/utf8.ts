// The kernel compiles without the platform's types. These two classes are in every browser and in Node, are pure, and ten
// times faster than a loop; declared here, and nowhere else, with no more of them than is used.
declare const TextDecoder: new (
  encoding: 'utf-8',
  options: { fatal: true; ignoreBOM: true },
) => { decode(bytes: Uint8Array): string }
declare const TextEncoder: new () => {
  encode(text: string): Uint8Array
  encodeInto(text: string, into: Uint8Array): { written: number }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

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
  if (text.length > ROOM / 3) return encoder.encode(text)
  return room.slice(0, encoder.encodeInto(text, room).written)
}
// Short texts are most of them, and written into room that is there already they take half the time. A character of a text
// is three bytes at most. Encoding is synchronous, and what leaves is a copy.
const ROOM = 12_288
const room = new Uint8Array(ROOM)

const LONE_SURROGATE = /\p{Surrogate}/u

/** True where the text holds half of a surrogate pair, which UTF-8 cannot carry. */
export function hasLoneSurrogate(text: string): boolean {
  return LONE_SURROGATE.test(text)
}
