import { copyFile, mkdir, readdir, rename } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { syncFile } from '../journal/write-durably.ts'
import type { PostgresConnection } from '../store/own-postgres.ts'
import { withClient } from '../store/with-client.ts'
import { beside } from './archive-folder.ts'
import { claimArchive, takeBase } from './take-base.ts'

const everyMs = 60_000
/** What is small and changes: keys, the last signed checkpoints and what was erased, certificate, settings. */
const copied = ['keys', 'checkpoints', 'tls', 'node.json']

export interface ArchiveKeeperOptions {
  dataDir: string
  archive: string
  connection: PostgresConnection
  /** There is nothing to begin a restore from yet, or WAL went by while nothing was kept. */
  wantsBase: boolean
  onTrouble: (what: string, error: unknown) => void
}

/** Beside a running node: the first base, what is not in the database each minute, and whether PostgreSQL gets its WAL away. */
export class ArchiveKeeper {
  readonly #options: ArchiveKeeperOptions
  #wantsBase: boolean
  #timer: NodeJS.Timeout | undefined
  #turn: Promise<void> = Promise.resolve()
  #busy = false
  /** The last try to archive a segment failed: PostgreSQL keeps what it could not give away, and the disk fills. */
  failing = false

  constructor(options: ArchiveKeeperOptions) {
    this.#options = { ...options, archive: resolve(options.archive) }
    this.#wantsBase = options.wantsBase
  }

  async start(): Promise<void> {
    await claimArchive(this.#options.connection, this.#options.archive)
    // A base of a large database takes many minutes: the looks that it outlasts need not be made up for.
    this.#timer = setInterval(() => this.#busy || this.look(), everyMs).unref()
    this.look()
  }

  /** One turn after the other; what fails is told and tried again a minute later. */
  look(): Promise<void> {
    this.#turn = this.#turn
      .then(() => this.#look())
      .catch((error: unknown) => this.#options.onTrouble('keeping the archive', error))
    return this.#turn
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#turn
    await this.#copyBeside().catch((error: unknown) => this.#options.onTrouble('keeping the archive', error))
  }

  async #look(): Promise<void> {
    this.#busy = true
    await this.#keep().finally(() => {
      this.#busy = false
    })
  }

  async #keep(): Promise<void> {
    const { dataDir, archive, onTrouble } = this.#options
    await this.#copyBeside()
    const failing = await this.#isFailing()
    if (failing && !this.failing)
      onTrouble('PostgreSQL cannot archive its WAL: the archive’s disk or rights', undefined)
    this.failing = failing
    if (this.#wantsBase) {
      await takeBase(dataDir, archive)
      this.#wantsBase = false
    }
  }

  async #isFailing(): Promise<boolean> {
    return await withClient(this.#options.connection, async (client) => {
      const { rows } = await client.query<{ failing: boolean }>(
        `select coalesce(last_failed_time > last_archived_time, failed_count > archived_count) as failing
          from pg_stat_archiver`,
      )
      return rows[0]?.failing ?? false
    })
  }

  async #copyBeside(): Promise<void> {
    const { dataDir, archive } = this.#options
    const to = beside(archive)
    await mkdir(to, { recursive: true, mode: 0o700 })
    for (const name of copied) await bring(join(dataDir, name), join(to, name), false)
    // A file is named by its content: what is there already is the same.
    await bring(join(dataDir, 'files'), join(to, 'files'), true)
  }
}

async function bring(from: string, to: string, onlyNew: boolean): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) return bringFile(from, to)
  await mkdir(to, { recursive: true, mode: 0o700 })
  const there = onlyNew ? new Set(await readdir(to)) : new Set<string>()
  for (const entry of entries) {
    if (entry.name === 'arriving' || entry.name.endsWith('.new')) continue
    if (entry.isDirectory()) await bring(join(from, entry.name), join(to, entry.name), onlyNew)
    else if (!there.has(entry.name)) await bringFile(join(from, entry.name), join(to, entry.name))
  }
}

/**
 * Renamed into its place once it is on the disk, so that the copy before stays whole until this one is. A file that is there
 * is never copied again: one that a power cut left empty under its name would stay so.
 */
async function bringFile(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, `${to}.new`)
    await syncFile(`${to}.new`)
    await rename(`${to}.new`, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
