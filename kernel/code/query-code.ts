import type { HashSuite } from '../log/suite.ts'

// Without I, L, O and U: read aloud over a counter without mistakes (Crockford's base 32).
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LETTERS = 26

/**
 * The code a citizen follows a case by, as it is printed: 26 letters in groups.
 *
 * @param random  16 bytes from the node's secure source: nobody can guess a neighbour's code
 */
export function queryCodeOf(random: Uint8Array): string {
  // Fewer would make a code of the same length that can be guessed, and nobody would see it.
  if (random.length !== 16) throw new RangeError(`a query code is made of 16 random bytes, not ${random.length}`)
  let value = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let code = ''
  for (let n = 0; n < CODE_LETTERS; n++) {
    code = letters[Number(value & 31n)] + code
    value >>= 5n
  }
  return code.replace(/(.{5})(?=.)/g, '$1-')
}

/** As typed by a person: small letters, spaces, and O for 0 or I for 1 are forgiven. `undefined` if it cannot be a code. */
export function readQueryCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return code.length === CODE_LETTERS && [...code].every((letter) => letters.includes(letter)) ? code : undefined
}

/** What stands in the fact, and what a node looks up: a hash of 128 random bits tells nothing about them. */
export function queryCodeHash(suite: HashSuite, typed: string): string | undefined {
  const code = readQueryCode(typed)
  if (code === undefined) return undefined
  const bytes = Uint8Array.from(`lianyu-query:${code}`, (letter) => letter.charCodeAt(0))
  return Array.from(suite.hash(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
