import type { PartName } from '../fact/envelope.ts'
import type { EvidenceLevel } from '../log/evidence.ts'
import type { Instant, LeafHex, PartyId } from '../names.ts'

interface AtFact {
  log: string
  index: number
  leaf: LeafHex
}

/** What does not hold about one record. */
export type FactFault =
  | ({ what: 'bytes' } & AtFact)
  | ({ what: 'not-in-log' } & AtFact)
  | ({ what: 'foreign' } & AtFact)
  | ({ what: 'part'; part: PartName } & AtFact)

/** What is missing between the records. */
export type TimelineFault =
  | ({ what: 'ground-missing'; ground: LeafHex } & AtFact)
  | { what: 'version-missing'; track: string; version: number }

/** What was found out about one record. */
export interface FactFound extends AtFact {
  step: string
  at: Instant
  by: PartyId
  holds: boolean
  /** How many hashes lead from it to the signed root. */
  proofLength: number
  /** Parts whose content was recomputed, and those that were erased or are not for this reader. */
  parts: { part: PartName; state: 'matches' | 'changed' | 'erased' | 'not-here' }[]
  evidence: EvidenceLevel
}
