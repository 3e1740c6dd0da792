import { existsSync } from 'node:fs'
import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { chinaCalendar, instantOf, LianyuError, type PartyId, refuse, type Text, text } from '@lianyu/kernel'
import { allIndicators, allKinds, allMonths, kindById, kindsByHash } from '@lianyu/packs'
import pg from 'pg'
import { openJournal } from '../journal/journal.ts'
import { readRestoredMark, writeRestoredMark } from '../journal/outside.ts'
import { sha256Node } from '../journal/sha256.ts'
import type { BehindLog, Fault } from '../journal/types.ts'
import { openDatabase } from '../start/database.ts'
import { type Connection, configOf } from '../store/connection.ts'
import { migrate, migrations } from '../store/migrate.ts'
import { startOwnPostgres } from '../store/own-postgres.ts'
import { checkFiles, type Manifest, readManifest } from './manifest.ts'
import { reapplyErasures } from './reapply-erasures.ts'
import { loadTable } from './table-file.ts'
import { copyAll } from './take-backup.ts'

export interface RestoreOptions extends RestorePlace {
  from: string
}

/** Where a restored node goes, and what survived of the old one. */
export interface RestorePlace {
  /** A data directory that does not exist, is empty, or holds nothing but the `checkpoints` folder that survived. */
  dataDir: string
  /** An empty database of the operator's; else the node's own is made. */
  database?: string
  /** The `checkpoints` folder that survived, where it does not lie in the data directory already. */
  checkpoints?: string
  now?: () => number
  onProgress?: (what: Text) => void
}

export interface Restored {
  manifest: Manifest
  rows: number
  /** Parts that were erased after the backup was taken, and were erased again. */
  erased: number
  /** Logs that wait for their peers, by party. */
  behind: { party: PartyId; log: BehindLog }[]
  faults: Fault[]
  /** Last signed checkpoints newer than the backup's own were there. */
  checkpointsKept: boolean
}

/**
 * Makes a data directory from a backup. Afterwards the node writes nothing until its peers have shown what they hold of
 * its logs: a checkpoint that was signed after the backup must never be contradicted.
 *
 * @throws LianyuError `backup.not-one`, `backup.damaged`, `backup.not-empty`, `backup.newer`, `backup.database-in-use`
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const say = options.onProgress ?? (() => {})
  const { dataDir } = options
  const now = () => instantOf((options.now ?? Date.now)())
  await refuseLiveData(dataDir)
  const manifest = await readManifest(options.from)
  const newest = migrations().at(-1)?.version ?? 0
  if (manifest.schema > newest) throw new LianyuError(refuse('backup.newer', { found: manifest.schema, known: newest }))
  say(text('核对备份', 'checking the backup'))
  await checkFiles(options.from, manifest)

  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  const checkpointsKept = await bringBeside(options)
  // Before the database has its first row: whatever happens from here on, the node knows that it was restored.
  await writeRestoredMark(dataDir, { at: now(), takenAt: manifest.takenAt, checkpointsKept })
  say(text('数据库', 'database'))
  const rows = await loadRows(options, manifest, say)
  return { manifest, rows, checkpointsKept, ...(await finish(options, now, say)) }
}

/** @throws LianyuError `backup.not-empty` */
export async function refuseLiveData(dataDir: string): Promise<void> {
  const there = existsSync(dataDir) ? await readdir(dataDir) : []
  const marked = readRestoredMark(dataDir) !== undefined
  if (marked || there.some((name) => name !== 'checkpoints')) {
    throw new LianyuError(refuse('backup.not-empty', { dir: dataDir }))
  }
}

/** Keys, files and what else stands beside the database. What survived of the checkpoints is newer and wins. */
export async function bringBeside({ from, dataDir, checkpoints }: RestoreOptions): Promise<boolean> {
  for (const name of ['keys', 'files', 'tls', 'node.json'])
    await copyAll(path.join(from, name), path.join(dataDir, name))
  const target = path.join(dataDir, 'checkpoints')
  await mkdir(target, { recursive: true, mode: 0o700 })
  const survived = checkpoints ?? target
  const kept = existsSync(path.join(survived, 'signed.jsonl'))
  for (const name of ['signed.jsonl', 'losses.jsonl', 'erased.jsonl', 'openings.jsonl']) {
    const older = await linesOf(path.join(from, 'checkpoints', name))
    const newer = await linesOf(path.join(survived, name))
    const merged = [...new Set([...older, ...newer])]
    if (survived === target && newer.length > 0) {
      // Signed checkpoints count in their order, and the newer file ends with the last.
      if (name !== 'signed.jsonl') {
        const missing = merged.filter((line) => !newer.includes(line))
        await appendFile(path.join(target, name), missing.map((line) => `${line}\n`).join(''), { mode: 0o600 })
      }
    } else if (merged.length > 0) {
      await appendFile(path.join(target, name), merged.map((line) => `${line}\n`).join(''), { mode: 0o600 })
    }
  }
  return kept
}

async function linesOf(file: string): Promise<string[]> {
  // A file that is there and cannot be read is no empty one: what it says was signed must not be signed otherwise.
  const found = existsSync(file) ? await readFile(file, 'utf8') : ''
  return found.split('\n').filter((line) => line !== '' && isWhole(line))
}

/** The last line of a file that a crash cut short was never acknowledged. */
function isWhole(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

async function loadRows(options: RestoreOptions, manifest: Manifest, say: (what: Text) => void): Promise<number> {
  const own = options.database === undefined
  const server = own ? await startOwnPostgres({ dataDir: path.join(options.dataDir, 'postgres') }) : undefined
  const connection: Connection = server?.connection ?? (options.database as string)
  try {
    // The rows fit the schema that they were taken from; what came later migrates them at the next start.
    await migrate(connection, manifest.schema)
    const client = new pg.Client(configOf(connection))
    await client.connect()
    try {
      return await loadParties(client, options.from, manifest, say)
    } finally {
      await client.end()
    }
  } finally {
    await server?.stop()
  }
}

async function loadParties(client: pg.Client, from: string, manifest: Manifest, say: (what: Text) => void) {
  let count = 0
  await client.query('begin')
  for (const party of manifest.parties) {
    await client.query('select enter($1)', [party])
    const { rows } = await client.query('select party from party_self where party = $1', [party])
    if (rows.length > 0) throw new LianyuError(refuse('backup.database-in-use', { parties: rows.length }))
    for (const table of manifest.tables) {
      say(text(`${party} ${table}`, `${party} ${table}`))
      count += await loadTable(client, table, path.join(from, 'tables', party, `${table}.jsonl.gz`))
    }
    // Until the peers were asked nobody knows what was signed since.
    await client.query(`update head set state = 'behind' where party = $1 and own and state = 'open'`, [party])
  }
  await client.query('commit')
  return count
}

/** Later erasures, projections, and a look at everything, before anyone is served. */
export async function finish(options: RestorePlace, now: () => string, say: (what: Text) => void) {
  const { dataDir, database } = options
  const opened = await openDatabase({ dataDir, ...(database === undefined ? {} : { database }), onTrouble: () => {} })
  try {
    const kinds = allKinds(sha256Node)
    const journal = await openJournal({
      store: opened.store,
      dataDir,
      kinds: { byId: (id) => kindById(kinds, id), byHash: kindsByHash(kinds) },
      indicators: allIndicators,
      months: allMonths,
      calendar: chinaCalendar(),
      now,
    })
    try {
      let erased = 0
      const faults: Fault[] = []
      const behind: Restored['behind'] = []
      for (const party of journal.parties()) {
        say(text(`${party} 重新删除`, `${party} erasing again`))
        erased += await reapplyErasures(opened.store, dataDir, party)
        say(text(`${party} 重建`, `${party} rebuilding`))
        for await (const _ of journal.rebuild(party));
        say(text(`${party} 核验`, `${party} verifying`))
        const waiting = journal.behind(party)
        behind.push(...waiting.map((log) => ({ party, log })))
        const isWaited = ({ log, fault }: Fault) =>
          fault.refusal === 'log.entries-missing' && waiting.some(({ origin }) => origin === log)
        for await (const line of journal.verify(party)) if ('fault' in line && !isWaited(line)) faults.push(line)
      }
      return { erased, faults, behind }
    } finally {
      await journal.stop()
    }
  } finally {
    await opened.stop()
  }
}
