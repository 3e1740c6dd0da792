import type { OpenedCheckpoint } from './checkpoint.ts'
import { parseOrigin } from './origin.ts'

/** How well a fact is proven, weakest first. `unsigned`: appended, but no checkpoint covers it yet. */
export const evidenceLevels = ['unsigned', 'self-signed', 'mirrored', 'witnessed'] as const
export type EvidenceLevel = (typeof evidenceLevels)[number]

export interface Evidence {
  level: EvidenceLevel
  /** Parties other than the writer that hold every entry up to this one, and those that saw the log grow to it. */
  mirroredBy: string[]
  witnessedBy: string[]
  /** The smallest checkpoint that reaches this level, to be printed on an export. */
  checkpoint?: OpenedCheckpoint
}

/**
 * What is proven about the entry at `index`. A witness saw the log grow without holding it, a mirror holds it; the level
 * names the strongest, the lists name both. A party vouching for its own log adds nothing to its signature.
 *
 * @param checkpoints  of this one log, opened by `openCheckpoint` with the cosigners that count, consistent with each other
 */
export function evidenceOf(index: number, checkpoints: readonly OpenedCheckpoint[]): Evidence {
  const covering = checkpoints.filter((checkpoint) => checkpoint.size > index).sort((a, b) => a.size - b.size)
  const vouched = (promise: 'mirror' | 'witness') =>
    [...new Set(covering.flatMap((it) => vouchersOf(it, promise)))].sort()
  const mirroredBy = vouched('mirror')
  const witnessedBy = vouched('witness')
  const [first] = covering
  if (first === undefined) return { level: 'unsigned', mirroredBy, witnessedBy }
  const level = witnessedBy.length > 0 ? 'witnessed' : mirroredBy.length > 0 ? 'mirrored' : 'self-signed'
  if (level === 'self-signed') return { level, mirroredBy, witnessedBy, checkpoint: first }
  const promise = level === 'witnessed' ? 'witness' : 'mirror'
  return { level, mirroredBy, witnessedBy, checkpoint: covering.find((it) => vouchersOf(it, promise).length > 0) }
}

function vouchersOf(checkpoint: OpenedCheckpoint, promise: 'mirror' | 'witness'): string[] {
  const origin = parseOrigin(checkpoint.origin)
  const writer = 'refusal' in origin ? undefined : origin.party
  return checkpoint.cosignatures
    .filter((cosignature) => cosignature.promise === promise && cosignature.party !== writer)
    .map((cosignature) => cosignature.party)
}
