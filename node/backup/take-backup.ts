import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { instantOf, LianyuError, type PartyId, refuse, type Text, text } from '@lianyu/kernel'
import { syncFile, writeDurably } from '../journal/write-durably.ts'
import { version } from '../start/version.ts'
import type { Connection } from '../store/connection.ts'
import { startOwnPostgres } from '../store/own-postgres.ts'
import { runningServer } from '../store/postmaster.ts'
import { withClient } from '../store/with-client.ts'
import { checkBackup } from './check-backup.ts'
import { digestOf, type Manifest, manifestName } from './manifest.ts'
import { primaryTables } from './primary-tables.ts'
import { writeTable } from './table-file.ts'

export interface BackupOptions {
  dataDir: string
  database?: string
  /** A folder that does not exist yet, or is empty. */
  to: string
  now?: () => number
  onProgress?: (what: Text) => void
}

/** Beside the database: what it was signed with and what for, and how the node is reached. */
const beside = ['keys', 'checkpoints', 'tls', 'node.json']

/**
 * Takes a backup of a node, running or not: every primary row as of one moment (one repeatable-read transaction), files,
 * sealed keys, the last signed checkpoints. Written beside its place and renamed when it has been read back and holds.
 *
 * @throws LianyuError `backup.not-empty`, `cli.no-parties`, or what `checkBackup` found wrong
 */
export async function takeBackup(
  options: BackupOptions,
): Promise<{ manifest: Manifest; logs: number; entries: number }> {
  const to = path.resolve(options.to)
  const say = options.onProgress ?? (() => {})
  if (existsSync(to) && (await readdir(to)).length > 0) throw new LianyuError(refuse('backup.not-empty', { dir: to }))
  const unfinished = `${to}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  // Before the rows: a checkpoint in the backup never says more than its entries do.
  say(text('密钥与签章点', 'keys and checkpoints'))
  for (const name of beside) await copyAll(path.join(options.dataDir, name), path.join(unfinished, name))
  await rm(path.join(unfinished, 'checkpoints', 'restored.json'), { force: true })
  const parties = (await readdir(path.join(unfinished, 'keys')).catch(() => []))
    .filter((name) => /^[0-9A-Z-]{6,18}\.json$/.test(name))
    .map((name) => name.slice(0, -'.json'.length))
    .sort()
  if (parties.length === 0) throw new LianyuError(refuse('cli.no-parties', { dir: options.dataDir }))
  const { connection, stop } = await reach(options)
  const takenAt = instantOf((options.now ?? Date.now)())
  try {
    const taken = await rowsOf(connection, parties, unfinished, say)
    say(text('附件', 'files'))
    await copyAll(path.join(options.dataDir, 'files'), path.join(unfinished, 'files'))
    const files: Manifest['files'] = {}
    for (const name of await namesIn(unfinished)) files[name] = await digestOf(path.join(unfinished, name))
    const manifest: Manifest = { form: 'lianyu-backup', v: 1, takenAt, release: version, parties, ...taken, files }
    await writeDurably(path.join(unfinished, manifestName), `${JSON.stringify(manifest, undefined, 1)}\n`)
    say(text('复核', 'reading it back'))
    const held = await checkBackup(unfinished)
    for (const name of Object.keys(files)) await syncFile(path.join(unfinished, name))
    await rm(to, { recursive: true, force: true })
    await rename(unfinished, to)
    return { manifest, ...held }
  } catch (error) {
    // What is no backup should not keep persons' data, nor the room of one on a disk that may be full.
    await rm(unfinished, { recursive: true, force: true })
    throw error
  } finally {
    await stop()
  }
}

/** The operator's database, the node's own server if it runs, else that server started for this. */
async function reach(options: BackupOptions): Promise<{ connection: Connection; stop: () => Promise<void> }> {
  if (options.database !== undefined) return { connection: options.database, stop: async () => {} }
  const folder = path.join(options.dataDir, 'postgres')
  if (!existsSync(path.join(folder, 'PG_VERSION'))) {
    throw new LianyuError(refuse('cli.no-parties', { dir: options.dataDir }))
  }
  const running = runningServer(folder)
  if (running !== undefined) return { connection: running, stop: async () => {} }
  const server = await startOwnPostgres({ dataDir: folder })
  return { connection: server.connection, stop: () => server.stop() }
}

async function rowsOf(connection: Connection, parties: PartyId[], to: string, say: (what: Text) => void) {
  return await withClient(connection, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    // The first statement fixes the moment that all the others see.
    const { rows } = await client.query<{ version: string }>('select max(version) as version from schema_version')
    const tables = await primaryTables(client)
    let count = 0
    for (const party of parties) {
      await client.query('select enter($1)', [party])
      const folder = path.join(to, 'tables', party)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      for (const table of tables) {
        say(text(`${party} ${table}`, `${party} ${table}`))
        count += await writeTable(client, party, table, path.join(folder, `${table}.jsonl.gz`))
      }
    }
    await client.query('commit')
    return { schema: Number(rows[0]?.version), tables, rows: count }
  })
}

/** A file that is erased or renamed away while it is copied was not meant to stay. */
export async function copyAll(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return
  const entries = await readdir(from, { withFileTypes: true }).catch(() => undefined)
  if (entries === undefined) {
    await copyFile(from, to).catch(passIfGone)
    return
  }
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const entry of entries) {
    if (entry.name === 'arriving' || entry.name.endsWith('.new')) continue
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) await copyAll(source, target)
    else if (entry.isFile()) await copyFile(source, target).catch(passIfGone)
  }
}

function passIfGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}
