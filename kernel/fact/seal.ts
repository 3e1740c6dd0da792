import { bytesToHex } from '@noble/hashes/utils.js'
import { type HashSuite, leafHash } from '../log/suite.ts'
import type { LeafHex } from '../names.ts'
import { isRefusal, LianyuError, type Refusal, refuse } from '../refusal/refusal.ts'
import { canonicalBytes, ENTRY_LIMITS, PART_LIMITS, parseCanonical } from './canonical.ts'
import { commitPart, holdsPart, sealOf } from './commitment.ts'
import { type Envelope, type FactDraft, type PartContent, type PartName, partNames } from './envelope.ts'
import { checkPartContent } from './read-part.ts'

export interface SealedPart {
  salt: Uint8Array
  /** Canonical JSON of the content. */
  bytes: Uint8Array
}

/** A fact as the journal appends it: the entry, its identity, and the parts with their salts. */
export interface SealedFact {
  /** The log's entry: the envelope's canonical bytes. */
  bytes: Uint8Array
  leaf: LeafHex
  envelope: Envelope
  parts: { [P in PartName]?: SealedPart }
  /** What the shared part commits to by its `seal`. */
  sealed?: SealedPart
}

export type Salts = { [P in PartName]?: Uint8Array } & { sealed?: Uint8Array }

/**
 * Commits to the parts and writes the envelope down. The same draft and salts always give the same bytes.
 *
 * @param salts  32 fresh random bytes for each part of the draft and for its sealed values, never used before
 * @throws LianyuError `fact.missing-salt`, `fact.bad-salt`, `fact.too-large` (envelope 65,535 bytes, part 256 KB),
 *         `fact.not-data`, `fact.too-deep`
 */
export function sealFact(draft: FactDraft, suite: HashSuite, salts: Salts): SealedFact {
  const parts: SealedFact['parts'] = {}
  const commitments: Envelope['parts'] = {}
  const sealed = draft.sealed && sealedOf(draft.sealed, salts.sealed)
  for (const part of partNames) {
    const content =
      sealed && part === 'shared' ? { ...draft.parts.shared, seal: sealOf(suite, sealed) } : draft.parts[part]
    if (content === undefined) continue
    const salt = salts[part]
    if (salt === undefined) throw new LianyuError(refuse('fact.missing-salt', { part }))
    const bytes = within(canonicalBytes(content), PART_LIMITS.maxBytes)
    parts[part] = { salt, bytes }
    commitments[part] = commitPart(suite, salt, bytes)
  }
  const envelope: Envelope = { ...draft.envelope, parts: commitments }
  const bytes = within(canonicalBytes(envelope), ENTRY_LIMITS.maxBytes)
  return { bytes, leaf: bytesToHex(leafHash(suite, bytes)), envelope, parts, ...(sealed ? { sealed } : {}) }
}

function sealedOf(content: PartContent, salt: Uint8Array | undefined): SealedPart {
  if (salt === undefined) throw new LianyuError(refuse('fact.missing-salt', { part: 'sealed' }))
  return { salt, bytes: within(canonicalBytes(content), PART_LIMITS.maxBytes) }
}

function within(bytes: Uint8Array, most: number): Uint8Array {
  if (bytes.length > most) throw new LianyuError(refuse('fact.too-large', { bytes: bytes.length, most }))
  return bytes
}

/**
 * A part's content, checked against what the envelope committed to, then parsed by the one rule.
 *
 * @returns the content, or `fact.no-part`, `fact.commitment`, `fact.bad-part`, or why the bytes do not parse
 */
export function openPart(
  envelope: Envelope,
  part: PartName,
  salt: Uint8Array,
  bytes: Uint8Array,
  suite: HashSuite,
): PartContent | Refusal {
  const commitment = envelope.parts[part]
  if (commitment === undefined) return refuse('fact.no-part', { part })
  if (!holdsPart(suite, commitment, salt, bytes)) return refuse('fact.commitment', { part })
  const content = parseCanonical(bytes, PART_LIMITS)
  return isRefusal(content) ? content : checkPartContent(content, part)
}
