import type { KindsByHash, LogId, PartyId, Refusal } from '@lianyu/kernel'
import type { FileStore } from '../files/file-store.ts'
import type { Loss } from '../journal/outside.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import type { Agreements } from './agreements.ts'
import type { AsksAhead } from './asks-ahead.ts'
import type { Directory } from './directory.ts'

/** What the exchange needs of the rest of the node. */
export interface ExchangeDeps {
  store: Store
  journal: Journal
  kinds: KindsByHash
  /** Milliseconds since 1970; the node's one clock. */
  now: () => number
  /**
   * Milliseconds that have passed since some moment, whatever is done to the clock meanwhile: for how long something waits
   * here. `performance.now()` unless a test says otherwise.
   */
  elapsed?: () => number
  /** Peers at private addresses and over plain http: only by the operator's own configuration. */
  allowPrivatePeers: boolean
  /** Why nothing can be stored now (no room on the disk), or undefined; nobody is looked at meanwhile. */
  barred?: () => Refusal | undefined
  files: Pick<FileStore, 'read' | 'keep'>
  /** Told of what an operator should see; sentences come from the catalogue. */
  onTrouble?: (trouble: { party: PartyId; peer: PartyId; origin?: LogId; refusal: Refusal }) => void
  /** Told of errors of ours. */
  onError?: (error: unknown) => void
  /** Told what a party has lost for good, once another generation of the log has begun. */
  onLosses?: (party: PartyId, losses: readonly Loss[]) => void
}

/** Plain numbers for `/metrics`, counted since the process began. */
export function newCounters() {
  return {
    /** Signed requests answered, and turned away before they were read. */
    requests: 0,
    requestsRefused: 0,
    hintsReceived: 0,
    hintsSent: 0,
    polls: 0,
    pollsFailed: 0,
    entriesMirrored: 0,
    /** Of own logs, from peers' mirrors, after a restore. */
    entriesFetchedBack: 0,
    /** Parts that came although this party may not see them; they were dropped. */
    partsDropped: 0,
    quarantines: 0,
    cosignaturesGiven: 0,
    cosignaturesReceived: 0,
  }
}
export type Counters = ReturnType<typeof newCounters>

/** The exchange's own parts, as they need each other. */
export interface ExchangeParts extends ExchangeDeps {
  elapsed: () => number
  agreements: Agreements
  directory: Directory
  asksAhead: AsksAhead
  counters: Counters
  /** Whoever asks us is there: also for what we want of it. */
  onAsked?: (party: PartyId, from: PartyId) => void
  onHint: (party: PartyId, from: PartyId, origin: LogId) => void
  onCosigned: (party: PartyId, by: PartyId, origin: LogId, size: number) => void
}
