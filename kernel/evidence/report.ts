import type { PartName } from '../fact/envelope.ts'
import type { Flag } from '../lifecycle/matter.ts'
import type { CosignerPromise } from '../log/cosignature.ts'
import type { EvidenceLevel } from '../log/evidence.ts'
import type { Instant, KindHash, LeafHex, MatterId, PartyId, Text } from '../names.ts'
import type { FactFault, FactFound, TimelineFault } from './fault.ts'

/**
 * `holds`: nothing was changed, and the keys of all who wrote were compared by whoever verifies. `uncompared`: nothing was
 * changed since those keys signed, but whose keys they are was not compared, so it proves nothing about anybody yet.
 */
export type EvidenceVerdict = 'holds' | 'uncompared' | 'fails'

/** Something that does not hold, named. */
export type EvidenceFault =
  | { what: 'seal' }
  | { what: 'no-card'; party: PartyId }
  | { what: 'card'; place: number; code: string; says: Text }
  | { what: 'log'; log: string; code: string; says: Text }
  | { what: 'kind'; kind: KindHash }
  | { what: 'doubled'; leaf: LeafHex }
  | { what: 'not-erased'; leaf: LeafHex; part: PartName }
  | FactFault
  | TimelineFault

/** A party whose keys stand in the file. */
export interface EvidenceParty {
  party: PartyId
  /** As its card says: worth as much as the comparison. */
  name: Text
  /** To be compared by telephone. */
  fingerprint: string
  compared: boolean
  writes: boolean
  vouches: CosignerPromise[]
}

export interface EvidenceFact extends Omit<FactFound, 'evidence'> {
  label: Text
  /** Counts keys that were compared alone; `uncompared` where its writer's were not. */
  evidence: EvidenceLevel | 'uncompared'
  /** What it would be were all keys in the file compared. */
  claimed: EvidenceLevel
  mirroredBy: PartyId[]
  witnessedBy: PartyId[]
  /** It stands in the log but has no force, by the rules of its kind. */
  flag?: Flag['why']
}

export interface EvidenceErasure {
  leaf: LeafHex
  part: PartName
  askedBy: PartyId
  at: Instant
  confirmed: { party: PartyId; at: Instant }[]
  /** Parties of the matter that have not said so in the records of this file. */
  open: PartyId[]
}

export interface EvidenceLogFound {
  origin: string
  party: PartyId
  /** Of the newest head in the file; what was written after it, nothing here can show. */
  size: number
  /** Hex. */
  root: string
  cosigned: { party: PartyId; promise: CosignerPromise; size: number; at: Instant }[]
}

export interface EvidenceReport {
  v: 1
  verdict: EvidenceVerdict
  matter: MatterId
  title: string
  /** The label of its kind. */
  kind: Text
  by: PartyId
  at: Instant
  parties: EvidenceParty[]
  logs: EvidenceLogFound[]
  /** In the order of their logs. */
  facts: EvidenceFact[]
  erasures: EvidenceErasure[]
  /** Where the tracks stand by the records of this file; absent where not every shared part is in it. */
  stages?: { track: Text; stage: Text }[]
  faults: EvidenceFault[]
}
