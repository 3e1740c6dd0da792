const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter, value]))

/** Standard base64 with padding. @source RFC 4648, section 4 */
export function encodeBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i] as number, bytes[i + 1], bytes[i + 2]]
    const three = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    text += `${ALPHABET[three >> 18]}${ALPHABET[(three >> 12) & 63]}`
    text += b === undefined ? '=' : ALPHABET[(three >> 6) & 63]
    text += c === undefined ? '=' : ALPHABET[three & 63]
  }
  return text
}

/** The one reading of a base64 text, or `undefined`: no spacing, exact padding, and no stray bits in the last letter. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const letters = text.length - padding
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let held = 0
  let bits = 0
  let at = 0
  for (let i = 0; i < letters; i++) {
    const value = VALUES.get(text[i] as string)
    if (value === undefined) return undefined
    held = (held << 6) | value
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = held >> bits
      held &= (1 << bits) - 1
    }
  }
  return held === 0 ? bytes : undefined
}
