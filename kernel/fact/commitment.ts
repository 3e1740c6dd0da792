import { bytesToHex } from '@noble/hashes/utils.js'
import { commitmentOf, type HashSuite, sha256Noble } from '../log/suite.ts'
import { LianyuError, refuse } from '../refusal/refusal.ts'

/** One length for every salt, so that no byte can move from salt to part; enough that a short part cannot be guessed. */
export const SALT_BYTES = 32

/**
 * What an envelope says of a part: 64 hex digits. Erasing part and salt leaves nothing to guess from and every proof as
 * it was.
 *
 * @param salt  random, of this part alone, 32 bytes; drawn by whoever writes the fact
 * @param part  the part's canonical bytes
 * @throws LianyuError `fact.bad-salt`
 */
export function commitPart(suite: HashSuite, salt: Uint8Array, part: Uint8Array): string {
  if (salt.length !== SALT_BYTES) {
    throw new LianyuError(refuse('fact.bad-salt', { bytes: salt.length, wanted: SALT_BYTES }))
  }
  return bytesToHex(commitmentOf(suite, salt, part))
}

/** True where this part, with this salt, is the one the envelope committed to. Never throws. */
export function holdsPart(suite: HashSuite, commitment: string, salt: Uint8Array, part: Uint8Array): boolean {
  return salt.length === SALT_BYTES && isHexOf(commitment, commitmentOf(suite, salt, part))
}

/** The same as `bytesToHex(bytes) === hex`, without a text for each part that a log is checked by. */
function isHexOf(hex: string, bytes: Uint8Array): boolean {
  if (hex.length !== 2 * bytes.length) return false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number
    if (hex.charCodeAt(2 * i) !== digits[byte >> 4] || hex.charCodeAt(2 * i + 1) !== digits[byte & 15]) return false
  }
  return true
}
const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))

/**
 * What a shared part says of values that stay sealed: the suite's id and the commitment, `sha256:…`. The same commitment
 * as of a part, so that nothing can be guessed from it; the suite stands in it because who opens it later reads no log.
 *
 * @throws LianyuError `fact.bad-salt`
 */
export function sealOf(suite: HashSuite, sealed: { salt: Uint8Array; bytes: Uint8Array }): string {
  return `${suite.id}:${commitPart(suite, sealed.salt, sealed.bytes)}`
}

/** True where these are the values that were sealed. Never throws; false for a suite that cannot be computed here. */
export function holdsSeal(seal: string, salt: Uint8Array, bytes: Uint8Array): boolean {
  const [id, commitment = ''] = seal.split(':')
  return id === sha256Noble.id && holdsPart(sha256Noble, commitment, salt, bytes)
}
