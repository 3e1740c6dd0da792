import { type Refusal, refuse } from '../refusal/refusal.ts'
import type { TreeHead } from './checkpoint.ts'
import { appendLeaves, type Frontier, rootOf, type TileHashSeen } from './frontier.ts'
import { type HashSuite, leafHash, sameBytes } from './suite.ts'

export interface EntriesToVerify {
  suite: HashSuite
  /** The log before these entries, as verified earlier. */
  before: Frontier
  /** Envelope bytes as stored or received, entry `before.size` first, without gaps. */
  entries: readonly Uint8Array[]
  /** Signed heads the entries must lead to, in rising size, none below `before.size`. The last need not be the end. */
  heads: readonly TreeHead[]
  origin: string
  /** Stored leaf hashes, same order, where there are any: they let a changed entry be named exactly. */
  leaves?: readonly Uint8Array[]
  /** Further things an entry must hold to (form, scope); run in order, once the entry is known to be what was signed. */
  check?: (entry: Uint8Array, index: number) => Refusal | undefined
}

export interface VerifiedEntries {
  /** The log after the last entry. */
  after: Frontier
  leaves: Uint8Array[]
  /** How many of the entries the last head covers: those beyond are not signed yet. */
  signed: number
}

/** The first thing that does not hold; `index` is the entry it starts at, and what stands before it is sound. */
export interface VerifyFailure {
  index: number
  refusal: Refusal
}

/**
 * Recomputes the roots from the bytes themselves. Without stored leaf hashes a wrong root points to the first entry after
 * the last head that held, for the fault is somewhere from there on; with them, to the entry.
 */
export function verifyEntries(work: EntriesToVerify, seen?: TileHashSeen): VerifiedEntries | VerifyFailure {
  const { suite, before, entries, heads, origin } = work
  const end = before.size + entries.length
  const leaves = entries.map((entry) => leafHash(suite, entry))
  let frontier = before
  let checked = 0
  const runChecks = (until: number): VerifyFailure | undefined => {
    for (; checked < until; checked++) {
      const refusal = work.check?.(entries[checked] as Uint8Array, before.size + checked)
      if (refusal !== undefined) return { index: before.size + checked, refusal }
    }
    return undefined
  }
  for (const head of heads) {
    const from = frontier.size
    if (head.size < from)
      return { index: head.size, refusal: refuse('log.shrunk', { origin, had: from, now: head.size }) }
    if (head.size > end) return { index: end, refusal: refuse('log.entries-missing', { index: end, size: head.size }) }
    frontier = appendLeaves(suite, frontier, leaves.slice(from - before.size, head.size - before.size), seen)
    if (!sameBytes(rootOf(suite, frontier), head.root)) return whyNot(work, leaves, from, head.size)
    const failed = changedLeaf(work, leaves, from, head.size) ?? runChecks(head.size - before.size)
    if (failed !== undefined) return failed
  }
  const signed = frontier.size - before.size
  const after = appendLeaves(suite, frontier, leaves.slice(signed), seen)
  // Beyond the last head nothing says whether entry or hash was changed; the entry is the one to fetch again.
  const index = differing(work, leaves, frontier.size, end)
  if (index !== undefined) return { index, refusal: refuse('log.entry-changed', { index }) }
  return runChecks(entries.length) ?? { after, leaves, signed }
}

/** The root does not hold: a changed entry, if the stored leaf hashes show one; a fork, where there was nothing new. */
function whyNot(work: EntriesToVerify, leaves: Uint8Array[], from: number, size: number): VerifyFailure {
  if (from === size) return { index: from, refusal: refuse('log.forked', { origin: work.origin, size }) }
  const index = differing(work, leaves, from, size)
  if (index !== undefined) return { index, refusal: refuse('log.entry-changed', { index }) }
  return { index: from, refusal: refuse('log.root-mismatch', { index: from, size }) }
}

/** The entries are what was signed, so a stored leaf hash that differs is itself what was changed. */
function changedLeaf(work: EntriesToVerify, leaves: Uint8Array[], from: number, to: number): VerifyFailure | undefined {
  const index = differing(work, leaves, from, to)
  return index === undefined ? undefined : { index, refusal: refuse('log.leaf-changed', { index }) }
}

function differing(work: EntriesToVerify, leaves: Uint8Array[], from: number, to: number): number | undefined {
  const stored = work.leaves
  if (stored === undefined) return undefined
  for (let index = from; index < to; index++) {
    const at = index - work.before.size
    if (!sameBytes(stored[at] ?? new Uint8Array(0), leaves[at] as Uint8Array)) return index
  }
  return undefined
}
