import { LianyuError, refuse } from '../refusal/refusal.ts'
import { emptyRoot, HASH_BYTES, type HashSuite, nodeHash } from './suite.ts'

/**
 * All that is needed to go on appending to a log: the roots of the perfect subtrees of its leaves, largest first, one for
 * each bit set in `size`. A value, never changed: a batch that fails costs nothing but letting go of the new one.
 */
export interface Frontier {
  readonly size: number
  readonly hashes: readonly Uint8Array[]
}

export const emptyFrontier: Frontier = { size: 0, hashes: [] }

/**
 * Called for each perfect subtree of 256, 65,536, … leaves that an append completes: `hash` is hash number `index` of tile
 * level `level` (1 or more). Whoever stores these can serve every tile without hashing again.
 */
export type TileHashSeen = (level: number, index: number, hash: Uint8Array) => void

/** Appends leaf hashes in order; about one node hash a leaf. */
export function appendLeaves(
  suite: HashSuite,
  frontier: Frontier,
  leaves: readonly Uint8Array[],
  seen?: TileHashSeen,
): Frontier {
  const hashes = frontier.hashes.slice()
  let size = frontier.size
  for (const leaf of leaves) {
    let hash = leaf
    let level = 0
    let index = size
    while (index % 2 === 1) {
      hash = nodeHash(suite, hashes.pop() as Uint8Array, hash)
      index = (index - 1) / 2
      level++
      if (seen !== undefined && level % 8 === 0) seen(level / 8, index, hash)
    }
    hashes.push(hash)
    size++
  }
  if (!Number.isSafeInteger(size)) throw new LianyuError(refuse('log.bad-size', { size: String(size) }))
  return { size, hashes }
}

/** The root hash of the tree. @source RFC 9162, section 2.1.1 */
export function rootOf(suite: HashSuite, frontier: Frontier): Uint8Array {
  return frontier.size === 0 ? emptyRoot(suite) : rootOfSubtrees(suite, frontier.hashes)
}

/** Joins perfect subtrees of falling size, which must not be none, into one root. */
export function rootOfSubtrees(suite: HashSuite, hashes: readonly Uint8Array[]): Uint8Array {
  let root = hashes[hashes.length - 1] as Uint8Array
  for (let i = hashes.length - 2; i >= 0; i--) root = nodeHash(suite, hashes[i] as Uint8Array, root)
  return root
}

/** `size` as 8 bytes big-endian, then the hashes, largest subtree first. */
export function frontierToBytes(frontier: Frontier): Uint8Array {
  const bytes = new Uint8Array(8 + frontier.hashes.length * HASH_BYTES)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(frontier.size))
  for (const [i, hash] of frontier.hashes.entries()) bytes.set(hash, 8 + i * HASH_BYTES)
  return bytes
}

/** @throws LianyuError `log.bad-frontier` where the number of hashes does not fit the size */
export function frontierFromBytes(bytes: Uint8Array): Frontier {
  const size = bytes.length < 8 ? -1 : Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0))
  if (!Number.isSafeInteger(size) || size < 0 || bytes.length !== 8 + bitsSet(size) * HASH_BYTES) {
    throw new LianyuError(refuse('log.bad-frontier', { size: String(size) }))
  }
  const hashes: Uint8Array[] = []
  for (let at = 8; at < bytes.length; at += HASH_BYTES) hashes.push(bytes.slice(at, at + HASH_BYTES))
  return { size, hashes }
}

function bitsSet(size: number): number {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}
