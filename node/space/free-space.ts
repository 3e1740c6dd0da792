import { statfs } from 'node:fs/promises'
import { LianyuError, type Refusal, refuse } from '@lianyu/kernel'

/** What the node keeps free by default, in bytes: room for PostgreSQL's log to be recycled and for a clean stop. */
export const leastFreeDefault = 256 * 1024 * 1024
/** Of the least, what is kept for signing in and for the record of who looked at what: they write a little themselves. */
const auditShare = 0.25
/** It opens again a little above where it closed, or it would flutter. */
const reopenFactor = 1.1

export interface FreeSpaceOptions {
  /** Each may be on a disk of its own: the data directory, the database's. */
  folders: readonly string[]
  /** Bytes below which nothing more is taken in; 0 never refuses before the disk itself does. */
  leastBytes?: number
  everyMs?: number
  /** Told when it closes, with why, and when it opens again, with nothing. */
  onChange?: (refusal: Refusal | undefined) => void
}

/**
 * Whether there is room for what is new. Looks at intervals (one `statfs` a folder) and after a write that met a full
 * disk; asking costs nothing.
 */
export class FreeSpace {
  readonly #options: FreeSpaceOptions
  readonly #leastBytes: number
  #refusal: Refusal | undefined
  #auditRefusal: Refusal | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(options: FreeSpaceOptions) {
    this.#options = options
    this.#leastBytes = options.leastBytes ?? leastFreeDefault
  }

  /** Looks once, then at intervals. */
  async start(): Promise<void> {
    await this.look()
    this.#timer = setInterval(() => void this.look(), this.#options.everyMs ?? 2_000)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Why nothing new is taken in, or undefined while it is. */
  get refusal(): Refusal | undefined {
    return this.#refusal
  }

  /** The same for the audit log, which goes on longer: without it nobody could sign in to read. */
  get auditRefusal(): Refusal | undefined {
    return this.#auditRefusal
  }

  async look(): Promise<void> {
    let free = Number.POSITIVE_INFINITY
    for (const folder of this.#options.folders) {
      // A folder that cannot be asked says nothing about room; whoever writes there meets the real trouble.
      const found = await statfs(folder).catch(() => undefined)
      if (found !== undefined) free = Math.min(free, found.bavail * found.bsize)
    }
    const enough = this.#refusal === undefined ? this.#leastBytes : this.#leastBytes * reopenFactor
    this.#set(free < enough ? noSpace(free, this.#leastBytes) : undefined, free < enough * auditShare)
  }

  /** A write failed. If it was for want of room, nothing more is taken in until a look finds some. */
  met(error: unknown): void {
    if (isFull(error)) this.#set(noSpace(0, this.#leastBytes), true)
  }

  #set(refusal: Refusal | undefined, auditToo: boolean): void {
    const changed = (refusal === undefined) !== (this.#refusal === undefined)
    this.#refusal = refusal
    this.#auditRefusal = auditToo ? refusal : undefined
    if (changed) this.#options.onChange?.(refusal)
  }
}

/** A write that met a full disk, a quota or a limit on size, here or inside PostgreSQL (53100), whatever it is wrapped in. */
export function isFull(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  return ['ENOSPC', 'EDQUOT', 'EFBIG', '53100'].includes(String(code)) || (cause !== undefined && isFull(cause))
}

/** The refusal for a write that met a full disk; any other error comes out as it was. */
export function fullOr(error: unknown): Refusal {
  if (isFull(error)) return noSpace(0, leastFreeDefault)
  throw error instanceof Error ? error : new LianyuError(refuse('journal.unavailable', {}), { cause: error })
}

const mb = (bytes: number) => Math.floor(bytes / 1024 / 1024)

function noSpace(freeBytes: number, leastBytes: number): Refusal {
  return refuse('node.no-space', { freeMb: mb(freeBytes), leastMb: mb(leastBytes) })
}
