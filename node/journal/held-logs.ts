import type { LogId, MatterId, PartyId, Refusal } from '@lianyu/kernel'
import type { LogHead } from './log-head.ts'

/** What one party of this node holds, for those who bring logs back or take a peer's entries in. */
export interface HeldLogs {
  readonly party: PartyId
  readonly recovery: { isBehind(origin: LogId): boolean }
  /** Where the party's own log stands, of any generation; undefined where it has none of that origin. */
  ownHead(origin: LogId): LogHead | undefined
  /** The newest generation of an own log. */
  newestHead(scope: string): LogHead | undefined
  mirrored(origin: LogId): LogHead | undefined
  setHead(head: LogHead): void
  /** Nothing is written any more, for this reason. */
  setForked(refusal: Refusal): void
  /** Reads again where the database has every log, and compares the own ones with what was signed of them. */
  load(): Promise<void>
  closeOlder(head: LogHead): Promise<void>
  /** Runs while nobody else has these matters in hand. */
  withMatters<T>(matters: readonly MatterId[], work: () => Promise<T>): Promise<T>
}
