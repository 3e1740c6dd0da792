import type { Computation, Instant, Kind, KindHash, PartyId, Refusal, WorkCalendar } from '@lianyu/kernel'
import type { Store } from '../store/store.ts'
import type { CheckpointFile } from './checkpoint-file.ts'
import type { KindIndicators } from './counted.ts'
import type { GatheredReads } from './gathered-reads.ts'
import type { HeldMatter, MatterCache } from './matter-cache.ts'
import type { Outside } from './outside.ts'
import type { Turns } from './turns.ts'
import type { Commit, PartyKeys } from './types.ts'

/** The kinds that this node knows. */
export interface Kinds {
  /** The version of this release, for new matters. */
  byId(id: string): Kind | undefined
  /** Any version that a fact may name. */
  byHash(hash: KindHash): Kind | undefined
}

/** Where a crash may fall while a batch is written; tests make it fall there. */
export type FaultPoint =
  | 'before-insert'
  | 'after-insert'
  | 'before-commit'
  | 'after-commit'
  | 'before-memory'
  | 'before-checkpoint-file'
  | 'after-checkpoint-file'

/** What the journal's parts share. */
export interface Engine {
  store: Store
  kinds: Kinds
  calendar: WorkCalendar
  indicators: KindIndicators
  /** Functions of packs that declarations name. */
  computations: Readonly<Record<string, Computation>>
  keys: PartyKeys
  checkpoints: CheckpointFile
  outside: Outside
  /** Every log of every party of this node goes on. */
  nothingBehind: () => boolean
  cache: MatterCache
  /** What is not in it. */
  reads: GatheredReads<HeldMatter>
  /** Whoever writes own logs waits for one. */
  turns: Turns
  /** The node's one clock: the instant, and the day in its zone. */
  now: () => Instant
  /** For tests: called at each point; what it throws, or never settles, is the crash. */
  fault: (point: FaultPoint, party: PartyId) => void | Promise<void>
  emit: (commit: Commit) => void
  /** What went wrong without a caller to tell. */
  trouble: (what: string, error: unknown) => void
  /** Why nothing is written for this party now: its logs, or the disk. */
  readOnly: (party: PartyId, scope?: string) => Refusal | undefined
  /** Told when the database found no room. */
  full: (error: unknown) => void
}
