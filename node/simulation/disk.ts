import {
  appendLeaves,
  emptyFrontier,
  type Frontier,
  formatOrigin,
  type LogId,
  parseOrigin,
  rootOf,
} from '@lianyu/kernel'
import type { SignedHead } from '../journal/checkpoint-file.ts'
import { sha256Node } from '../journal/sha256.ts'

export interface DiskEntry {
  bytes: Uint8Array
  leaf: Uint8Array
  matter: string
  /** Of own entries. */
  command?: string
  /** Salt, then canonical JSON, as in the database. */
  shared: Uint8Array | null
  internal: Uint8Array | null
  personal: Uint8Array | null
}

export interface DiskLog {
  log: number
  origin: LogId
  writer: string
  scope: string
  own: boolean
  state: 'open' | 'closed' | 'behind' | 'quarantined'
  entries: DiskEntry[]
  /** How many of them a crash leaves. */
  flushed: number
  frontier: Frontier
  root: Uint8Array
}

export interface DiskCosignature {
  log: number
  size: number
  byParty: string
  promise: string
  line: string
}

/** What of a party's node outlives a crash: what its database and its checkpoint file hold. */
export class Disk {
  readonly party: string
  readonly logs = new Map<LogId, DiskLog>()
  readonly notes: { log: number; size: number; note: string }[] = []
  readonly cosignatures: DiskCosignature[] = []
  readonly signed = new Map<LogId, SignedHead>()
  readonly quarantine: string[] = []

  constructor(party: string) {
    this.party = party
  }

  log(origin: LogId): DiskLog {
    const found = this.logs.get(origin)
    if (found) return found
    const named = parseOrigin(origin)
    if ('refusal' in named) throw new Error(origin)
    const made: DiskLog = {
      log: this.logs.size + 1,
      origin,
      writer: named.party,
      scope: named.log,
      own: named.party === this.party,
      state: 'open',
      entries: [],
      flushed: 0,
      frontier: emptyFrontier,
      root: rootOf(sha256Node, emptyFrontier),
    }
    this.logs.set(origin, made)
    return made
  }

  byNumber(log: number): DiskLog {
    const found = [...this.logs.values()].find((one) => one.log === log)
    if (found === undefined) throw new Error(`no log ${log}`)
    return found
  }

  own(scope: string): DiskLog {
    return this.log(formatOrigin({ party: this.party, log: scope, generation: 1 }))
  }

  /** Written, and lost in a crash as long as it is not flushed. */
  append(log: DiskLog, entries: readonly DiskEntry[]): void {
    log.entries.push(...entries)
    log.frontier = appendLeaves(
      sha256Node,
      log.frontier,
      entries.map(({ leaf }) => leaf),
    )
    log.root = rootOf(sha256Node, log.frontier)
  }

  flush(log: DiskLog): void {
    log.flushed = log.entries.length
  }

  /** What a crash leaves. */
  crash(): void {
    for (const log of this.logs.values()) {
      if (log.entries.length === log.flushed) continue
      const kept = log.entries.slice(0, log.flushed)
      log.entries = []
      log.frontier = emptyFrontier
      this.append(log, kept)
    }
  }

  keepNote(log: number, size: number, note: string): void {
    if (!this.notes.some((one) => one.log === log && one.size === size)) this.notes.push({ log, size, note })
  }

  /** Another disk with the same on it. Entries are never changed, so they are shared. */
  copy(): Disk {
    const copy = new Disk(this.party)
    for (const [origin, log] of this.logs) copy.logs.set(origin, { ...log, entries: log.entries.slice() })
    copy.notes.push(...this.notes)
    copy.cosignatures.push(...this.cosignatures)
    for (const [origin, head] of this.signed) copy.signed.set(origin, head)
    return copy
  }
}
