import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant, LeafHex, LogId, PartName, PartyId } from '@lianyu/kernel'
import { LineFile } from './line-file.ts'
import { writeDurably } from './write-durably.ts'

/** What was lost for good, or came back without its internal parts; never removed. */
export interface Loss {
  party: PartyId
  origin: LogId
  /** `entries`: nobody holds them, another generation was opened. `internal`: peers gave them back, which never had those. */
  what: 'entries' | 'internal'
  from: number
  /** Before this one. For `entries` as far as was signed; more may be gone where `uncertain`. */
  to: number
  uncertain?: true
  /** The restore that an operator gave it up after, by when that was: clocks may be put back, so `at` cannot tell. */
  restored?: Instant
  at: Instant
}

/** A part that was erased here, by the place of its fact: enough to take it out of an older database again. */
export interface ErasedHere {
  party: PartyId
  origin: LogId
  index: number
  part: PartName
  by: LeafHex
  at: Instant
}

/** Written by `restore` before the database has its first row, gone when every log goes on. */
export interface RestoredMark {
  at: Instant
  /** When the backup was taken. */
  takenAt: Instant
  /** The last signed checkpoints came from outside the backup: what was signed after it is known. */
  checkpointsKept: boolean
  /** An operator gives up what no peer that was asked holds; `without`: also without asking these. */
  confirmed?: { at: Instant; without: PartyId[] }
}

/** What a node knows besides its database, in `<dataDir>/checkpoints`: it survives a database put back to an older state. */
export class Outside {
  readonly #folder: string
  readonly losses: LineFile<Loss>
  readonly erased: LineFile<ErasedHere>

  private constructor(folder: string, losses: LineFile<Loss>, erased: LineFile<ErasedHere>) {
    this.#folder = folder
    this.losses = losses
    this.erased = erased
  }

  static async open(dataDir: string): Promise<Outside> {
    const folder = join(dataDir, 'checkpoints')
    const losses = await LineFile.open<Loss>(join(folder, 'losses.jsonl'))
    return new Outside(folder, losses, await LineFile.open<ErasedHere>(join(folder, 'erased.jsonl')))
  }

  /** Read anew each time: an operator may confirm while the node runs. */
  get mark(): RestoredMark | undefined {
    return readMark(this.#folder)
  }

  lossesOf(party: PartyId): Loss[] {
    return this.losses.lines.filter((loss) => loss.party === party)
  }

  async unmark(): Promise<void> {
    await rm(markFile(this.#folder), { force: true })
  }
}

const markFile = (folder: string) => join(folder, 'restored.json')

function readMark(folder: string): RestoredMark | undefined {
  return existsSync(markFile(folder)) ? (JSON.parse(readFileSync(markFile(folder), 'utf8')) as RestoredMark) : undefined
}

export function readRestoredMark(dataDir: string): RestoredMark | undefined {
  return readMark(join(dataDir, 'checkpoints'))
}

export async function writeRestoredMark(dataDir: string, mark: RestoredMark): Promise<void> {
  await writeDurably(markFile(join(dataDir, 'checkpoints')), `${JSON.stringify(mark, undefined, 2)}\n`)
}
