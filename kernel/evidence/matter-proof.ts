import type { PartName } from '../fact/envelope.ts'
import type { CosignerPromise } from '../log/cosignature.ts'
import type { LeafHex, MatterId, PartyId, Text } from '../names.ts'

/** What the node hands over so that somebody else can check a matter. None of it is believed: all of it is recomputed. */
export interface MatterProof {
  matter: MatterId
  /** The kind's hash. */
  kind: string
  /** Every log in which facts of this matter may stand, also those that have none yet. */
  logs: LogProof[]
  facts: FactProof[]
}

export interface LogProof {
  origin: string
  /** The writer's key as pinned here. */
  keys: { log: string }
  name?: Text
  /** A signed note that covers the records, with the cosignatures of its size; the log may have grown since. */
  checkpoint: string
  size: number
  /** All whose cosignatures stand on one of the heads. */
  cosigners: { party: PartyId; name: Text; promise: CosignerPromise; vkey: string }[]
  /**
   * Other signed heads of the same log that somebody vouched for, and the proof that each and the head above are one log:
   * a witness rarely looks at the size that the other side signed.
   */
  others?: { checkpoint: string; size: number; consistency: string[] }[]
  /** How the writer's key came to be trusted here. */
  pinned?: { by: 'same-node' | 'card'; fingerprint?: string }
  /** The tree's hash; SHA-256 where nothing is said. */
  hash?: 'sha256' | 'sm3'
}

export interface FactProof {
  leaf: LeafHex
  log: string
  index: number
  /** Base64 of the entry. */
  bytes: string
  /** Hex. */
  inclusion: string[]
  /** Those the reader may see. */
  parts: { [P in PartName]?: { salt: string; bytes: string } }
  /** Those that were and are no more: the commitment stands, nothing is left to compare with it. */
  erased?: PartName[]
}
