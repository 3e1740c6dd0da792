import { close, existsSync, fdatasync, openSync, readFileSync, write } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import type { LogId, PartyId } from '@lianyu/kernel'
import { writeDurably } from './write-durably.ts'

/** The last checkpoint signed of one own log. */
export interface SignedHead {
  party: PartyId
  origin: LogId
  size: number
  /** The signed note. */
  note: string
}

const longest = 4 * 1024 * 1024
const [writeTo, sync, closeFile] = [promisify(write), promisify(fdatasync), promisify(close)]

/**
 * What this node has signed, kept outside the database: one JSON line for each checkpoint, appended and fsynced before
 * anyone sees the note. A restored database that is behind it is found by it. A torn last line is of a note that nobody
 * saw, and is passed over.
 */
export class CheckpointFile {
  readonly #path: string
  readonly #last = new Map<LogId, SignedHead>()
  #file: number | undefined
  #bytes = 0
  /** A write did not come to its end. */
  #torn = false
  #waiting: SignedHead[] = []
  #turn: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined

  private constructor(path: string) {
    this.#path = path
  }

  static async open(path: string): Promise<CheckpointFile> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = new CheckpointFile(path)
    if (existsSync(path)) {
      for (const line of readFileSync(path, 'utf8').split('\n')) {
        const head = headOf(line)
        if (head !== undefined) {
          file.#last.set(head.origin, head)
        }
      }
    }
    await file.#rewrite()
    return file
  }

  last(origin: LogId): SignedHead | undefined {
    return this.#last.get(origin)
  }

  /** The last checkpoint of each of a party's logs. */
  of(party: PartyId): SignedHead[] {
    return [...this.#last.values()].filter((head) => head.party === party)
  }

  /** Returns when it has reached the disk. Calls that come while a write runs share the next one, and its fsync. */
  append(head: SignedHead): Promise<void> {
    this.#waiting.push(head)
    // What became of the write before is told to those who waited for it; a disk that was full may have room again.
    this.#next ??= this.#turn.then(
      () => this.#begin(),
      () => this.#begin(),
    )
    return this.#next
  }

  #begin(): Promise<void> {
    this.#next = undefined
    this.#turn = this.#write(this.#waiting.splice(0))
    return this.#turn
  }

  async #write(heads: readonly SignedHead[]): Promise<void> {
    if (this.#bytes > longest || this.#torn) {
      await this.#rewrite()
    }
    const bytes = Buffer.from(heads.map((head) => `${JSON.stringify(head)}\n`).join(''))
    if (this.#file === undefined) {
      throw new Error(`${this.#path} is closed`)
    }
    // Until all of it has reached the disk it may end in half a line, and a line written after that could not be read.
    this.#torn = true
    for (let at = 0; at < bytes.length; ) {
      at += (await writeTo(this.#file, bytes, at)).bytesWritten
    }
    await sync(this.#file)
    this.#torn = false
    this.#bytes += bytes.length
    for (const head of heads) {
      this.#last.set(head.origin, head)
    }
  }

  /** Starts the file anew with the last line of each log. */
  async #rewrite(): Promise<void> {
    const text = [...this.#last.values()].map((head) => `${JSON.stringify(head)}\n`).join('')
    // The old file stays open until the new one is whole: on a full disk this fails, and is tried again.
    await writeDurably(this.#path, text)
    await this.close()
    this.#file = openSync(this.#path, 'a', 0o600)
    this.#bytes = Buffer.byteLength(text)
    this.#torn = false
  }

  /** Everything appended before has reached the disk; nothing may be appended after. */
  async close(): Promise<void> {
    if (this.#file !== undefined) {
      const file = this.#file
      this.#file = undefined
      await closeFile(file)
    }
  }
}

function headOf(line: string): SignedHead | undefined {
  try {
    const { party, origin, size, note } = JSON.parse(line) as SignedHead
    return typeof note === 'string' && Number.isSafeInteger(size) ? { party, origin, size, note } : undefined
  } catch {
    return undefined
  }
}
