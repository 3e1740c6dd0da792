import { LianyuError, refuse } from '../refusal/refusal.ts'
import { rootOfSubtrees } from './frontier.ts'
import { emptyRoot, HASH_BYTES, type HashSuite, nodeHash, sameBytes } from './suite.ts'

/** A perfect subtree: the leaves from `index * 2^level` on, `2^level` of them. */
export interface TreeNode {
  level: number
  index: number
}

/** One hash of a proof, as the perfect subtrees it is joined from, left to right. */
export type ProofStep = readonly TreeNode[]

/**
 * What an inclusion proof of leaf `index` in a tree of `size` leaves is made of, lowest step first.
 * @throws LianyuError `log.bad-size` unless 0 ≤ index < size ≤ 2^53 − 1
 * @source RFC 9162, section 2.1.3.1
 */
export function inclusionSteps(index: number, size: number): ProofStep[] {
  if (!isSize(index) || !isSize(size) || index >= size) throw badSize(index, size)
  const steps: ProofStep[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const split = start + splitOf(end - start)
    if (index < split) {
      steps.push(subtreesOf(split, end))
      end = split
    } else {
      steps.push(subtreesOf(start, split))
      start = split
    }
  }
  return steps.reverse()
}

/**
 * What a consistency proof from `earlier` to `later` leaves is made of; none where the sizes are equal.
 * @throws LianyuError `log.bad-size` unless 0 < earlier ≤ later ≤ 2^53 − 1 (an empty tree is consistent with anything)
 * @source RFC 9162, section 2.1.4.1
 */
export function consistencySteps(earlier: number, later: number): ProofStep[] {
  if (!isSize(earlier) || !isSize(later) || earlier === 0 || earlier > later) throw badSize(earlier, later)
  const steps: ProofStep[] = []
  let [start, end] = [0, later]
  // The verifier knows the earlier root, so it is left out where it is itself a subtree of the later tree.
  let known = true
  while (end !== earlier) {
    const split = start + splitOf(end - start)
    if (earlier <= split) {
      steps.push(subtreesOf(split, end))
      end = split
    } else {
      steps.push(subtreesOf(start, split))
      start = split
      known = false
    }
  }
  if (!known) steps.push(subtreesOf(start, end))
  return steps.reverse()
}

/** The proof itself. `hashOf` gives the hash of a perfect subtree; one of the tiles' readers, or any table of nodes. */
export function makeProof(suite: HashSuite, steps: readonly ProofStep[], hashOf: (node: TreeNode) => Uint8Array) {
  return steps.map((step) => rootOfSubtrees(suite, step.map(hashOf)))
}

/** True where `leaf` is leaf number `index` of the tree of `size` leaves with this root. Never throws. */
export function verifyInclusion(
  suite: HashSuite,
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || leaf.length !== HASH_BYTES || !areHashes(proof)) return false
  let [fn, sn] = [index, size - 1]
  let hash = leaf
  for (const step of proof) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(suite, step, hash)
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [fn / 2, half(sn)]
    } else {
      hash = nodeHash(suite, hash, step)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameBytes(hash, root)
}

/**
 * True where the tree of `earlier` leaves is what the later one began with. Never throws. An earlier size of 0 proves
 * nothing and is false: whoever holds nothing yet has nothing to compare.
 */
export function verifyConsistency(
  suite: HashSuite,
  earlier: number,
  later: number,
  proof: readonly Uint8Array[],
  earlierRoot: Uint8Array,
  laterRoot: Uint8Array,
): boolean {
  return earlier !== 0 && verifySubtree(suite, 0, earlier, later, proof, earlierRoot, laterRoot)
}

/**
 * True where the leaves from `start` to before `end`, with root `subtreeRoot`, are those of the tree of `size` leaves:
 * a consistency proof whose earlier tree need not begin at 0. The subtree without leaves is in every tree.
 * @source draft-ietf-plants-merkle-tree-certs, section 4.4 (RFC 9162, section 2.1.4.2, where start is 0)
 */
export function verifySubtree(
  suite: HashSuite,
  start: number,
  end: number,
  size: number,
  proof: readonly Uint8Array[],
  subtreeRoot: Uint8Array,
  root: Uint8Array,
): boolean {
  if (!isSize(start) || !isSize(end) || !isSize(size) || end > size || !areHashes(proof)) return false
  if (start === end) return proof.length === 0 && sameBytes(subtreeRoot, emptyRoot(suite))
  if (!isSubtree(start, end)) return false
  if (start === 0 && end === size) return proof.length === 0 && sameBytes(subtreeRoot, root)
  let [fn, sn, tn] = [start, end - 1, size - 1]
  while (sn === tn ? fn !== sn : fn !== sn && isOdd(sn)) [fn, sn, tn] = [half(fn), half(sn), half(tn)]
  const first = fn === sn ? subtreeRoot : proof[0]
  if (first === undefined || first.length !== HASH_BYTES) return false
  let [fr, sr] = [first, first]
  for (const step of fn === sn ? proof : proof.slice(1)) {
    if (tn === 0) return false
    if (isOdd(sn) || sn === tn) {
      if (fn < sn) fr = nodeHash(suite, step, fr)
      sr = nodeHash(suite, step, sr)
      while (!isOdd(sn) && sn !== 0) [fn, sn, tn] = [half(fn), sn / 2, half(tn)]
    } else {
      sr = nodeHash(suite, sr, step)
    }
    ;[fn, sn, tn] = [half(fn), half(sn), half(tn)]
  }
  return tn === 0 && sameBytes(fr, subtreeRoot) && sameBytes(sr, root)
}

/** Inclusion in a subtree that starts at `start` and ends before `end`, with the subtree's own root. */
export function verifySubtreeInclusion(
  suite: HashSuite,
  leaf: Uint8Array,
  index: number,
  start: number,
  end: number,
  proof: readonly Uint8Array[],
  subtreeRoot: Uint8Array,
): boolean {
  if (!isSize(start) || !isSize(end) || !isSubtree(start, end) || index < start) return false
  return verifyInclusion(suite, leaf, index - start, end - start, proof, subtreeRoot)
}

/** A count of leaves this code can hold exactly: a whole number up to 2^53 − 1. */
export function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isSubtree(start: number, end: number): boolean {
  return start < end && start % (end - start === 1 ? 1 : 2 * splitOf(end - start)) === 0
}

/** The largest power of two below `count`, which is 2 or more. */
function splitOf(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

/** Leaves from `start` to before `end` as perfect subtrees, where `start` is a multiple of a power of two ≥ end − start. */
function subtreesOf(start: number, end: number): TreeNode[] {
  const nodes: TreeNode[] = []
  for (let at = start; at < end; ) {
    let [level, leaves] = [0, 1]
    while (leaves * 2 <= end - at) [level, leaves] = [level + 1, leaves * 2]
    nodes.push({ level, index: at / leaves })
    at += leaves
  }
  return nodes
}

const isOdd = (n: number) => n % 2 === 1
const half = (n: number) => Math.floor(n / 2)
const areHashes = (hashes: readonly Uint8Array[]) => hashes.every((hash) => hash.length === HASH_BYTES)
const badSize = (at: number, size: number) => new LianyuError(refuse('log.bad-size', { size: `${at}/${size}` }))
