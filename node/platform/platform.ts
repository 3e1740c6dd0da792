import type { Instant } from '@lianyu/kernel'

/**
 * The port to a platform that a province keeps its cases on (赣服通, 湘易办). One file for each platform's own messages; the
 * rest of the node knows only this. Calls may run side by side; nothing here retries, the keeper does.
 */
export interface Platform {
  /**
   * Tells where a case stands. Safe to repeat: the same key and revision again is the same answer, an older revision
   * changes nothing there.
   */
  put(update: PlatformUpdate): Promise<PlatformAnswer | PlatformTrouble>
  /** What has changed there after this cursor (empty: from the beginning), oldest first. */
  changes(since: string): Promise<PlatformChanges | PlatformTrouble>
}

export interface PlatformUpdate {
  /** Our own id of the case: the platform's number for it is the platform's to give. */
  key: string
  /** Counts up with the case. */
  revision: number
  /** The number it has there already, where we know it. */
  number?: string
  stage: string
  says: string
  fields: Record<string, string | number | boolean>
}

export interface PlatformAnswer {
  number: string
  status: string
}

export interface PlatformChange {
  /** Place in the platform's feed. */
  seq: string
  number: string
  status: string
  at: Instant
  /** Our key, where the platform has it from us. */
  key?: string
  /** A case that was entered there and is not known here yet. */
  opens?: Record<string, string | number | boolean>
}

export interface PlatformChanges {
  changes: PlatformChange[]
  next: string
}

/** Why it did not work. The case goes on here whatever this says. */
export interface PlatformTrouble {
  trouble: string
}

export function isTrouble(answer: object): answer is PlatformTrouble {
  return 'trouble' in answer
}
