import { sha256 } from '@noble/hashes/sha2.js'

/** Bytes of a hash in every suite. */
export const HASH_BYTES = 32

/**
 * The hash a log is built with, chosen when it is created and never changed. Handed in as an argument, so the node can
 * give the platform's and the browser the one written in JavaScript. `hash` must not keep or change its input.
 */
export interface HashSuite {
  id: 'sha256' | 'sm3'
  size: 32
  hash(bytes: Uint8Array): Uint8Array
}

export const sha256Noble: HashSuite = { id: 'sha256', size: HASH_BYTES, hash: (bytes) => sha256(bytes) }

// One node is hashed per appended leaf, so its 65 bytes are not allocated anew; hashing is synchronous and keeps nothing.
const pair = new Uint8Array(1 + 2 * HASH_BYTES)
pair[0] = 0x01

// Likewise what is hashed with a prefix before it, unless it is longer than an entry may be.
const room = new Uint8Array(65_536)
const roomFor = (length: number) => (length <= room.length ? room.subarray(0, length) : new Uint8Array(length))

/** The leaf of an entry: H(0x00 ‖ envelope bytes). @source RFC 9162, section 2.1.1 */
export function leafHash(suite: HashSuite, envelope: Uint8Array): Uint8Array {
  const bytes = roomFor(1 + envelope.length)
  bytes[0] = 0x00
  bytes.set(envelope, 1)
  return suite.hash(bytes)
}

/** An inner node: H(0x01 ‖ left ‖ right), both of 32 bytes. @source RFC 9162, section 2.1.1 */
export function nodeHash(suite: HashSuite, left: Uint8Array, right: Uint8Array): Uint8Array {
  pair.set(left, 1)
  pair.set(right, 1 + HASH_BYTES)
  return suite.hash(pair)
}

/** The root of a log without entries: H(''). */
export function emptyRoot(suite: HashSuite): Uint8Array {
  return suite.hash(new Uint8Array(0))
}

/** What the log holds of a part: H(0x02 ‖ salt ‖ canonical part bytes). The prefix keeps it apart from leaves and nodes. */
export function commitmentOf(suite: HashSuite, salt: Uint8Array, part: Uint8Array): Uint8Array {
  const bytes = roomFor(1 + salt.length + part.length)
  bytes[0] = 0x02
  bytes.set(salt, 1)
  bytes.set(part, 1 + salt.length)
  return suite.hash(bytes)
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
