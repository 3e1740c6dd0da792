import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Instant, instantOf, LianyuError, refuse } from '@lianyu/kernel'
import type pg from 'pg'
import { syncFile, writeDurably } from '../journal/write-durably.ts'
import { version } from '../start/version.ts'
import type { PostgresConnection } from '../store/own-postgres.ts'
import { runningServer } from '../store/postmaster.ts'
import { withClient } from '../store/with-client.ts'
import { type Base, baseFile, bases, basesIn, ownerFile, segmentsIn, wal } from './archive-folder.ts'

/** Folders whose content a recovery makes anew. */
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const leftOut = new Set(['postmaster.pid', 'postmaster.opts', 'pg_internal.init', 'backup_label', 'backup_manifest'])
/** So long may the last segment of a base take to reach the archive. */
const archivedWithin = '10min'

/**
 * Copies the folder of a running own database into its archive, to begin a restore from. Work goes on meanwhile.
 *
 * @param keep  how many bases stay, this one included; older ones go, with the WAL that only they need
 * @throws LianyuError `backup.archive-not-on` where the node does not run with this archive
 */
export async function takeBase(dataDir: string, archive: string, keep?: number): Promise<Base> {
  const dir = resolve(archive)
  const from = join(dataDir, 'postgres')
  const connection = runningServer(from)
  if (connection === undefined) throw new LianyuError(refuse('backup.archive-not-on', { dir }))
  return await withClient(connection, async (client) => {
    const { rows } = await client.query<{ on: string; by: string }>(
      `select current_setting('archive_mode') as on, current_setting('archive_command') as by`,
    )
    if (rows[0]?.on !== 'on' || !rows[0].by.includes(`'${wal(dir)}/`)) {
      throw new LianyuError(refuse('backup.archive-not-on', { dir }))
    }
    const base = await copyBase(client, from, dir)
    if (keep !== undefined) await forgetOlder(dir, keep)
    return base
  })
}

async function copyBase(client: pg.Client, from: string, archive: string): Promise<Base> {
  const startedAt = await instantNow(client)
  const place = join(bases(archive), startedAt.replaceAll(':', ''))
  const unfinished = `${place}.unfinished`
  await mkdir(join(unfinished, 'postgres'), { recursive: true, mode: 0o700 })
  try {
    const base = await fillBase(client, from, unfinished, startedAt)
    await rename(unfinished, place)
    return base
  } catch (error) {
    // Half a base begins no restore, and the next try a minute later would lie beside it, and the next.
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

async function fillBase(client: pg.Client, from: string, unfinished: string, startedAt: Instant): Promise<Base> {
  const { rows } = await client.query<{ name: string }>(
    `select pg_walfile_name(pg_backup_start('lianyu', true)) as name`,
  )
  await copyFolder(from, join(unfinished, 'postgres'))
  // A base without its last segment cannot be begun from: PostgreSQL answers once that one is archived.
  await client.query(`set statement_timeout = '${archivedWithin}'`)
  const { rows: stopped } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(true)')
  await writeDurably(join(unfinished, 'postgres', 'backup_label'), stopped[0]?.labelfile ?? '')
  const endedAt = await instantNow(client)
  const firstWal = rows[0]?.name ?? ''
  const base: Base = { form: 'lianyu-base', v: 1, startedAt, endedAt, firstWal, release: version }
  await writeDurably(join(unfinished, baseFile), `${JSON.stringify(base, undefined, 1)}\n`)
  return base
}

/** By the database's clock, which also dates the commits that a restore stops at. */
async function instantNow(client: pg.Client): Promise<Instant> {
  const { rows } = await client.query<{ ms: string }>(
    'select floor(extract(epoch from clock_timestamp()) * 1000) as ms',
  )
  return instantOf(Number(rows[0]?.ms))
}

/** Writes down whose archive this is. */
export async function claimArchive(connection: PostgresConnection, archive: string): Promise<void> {
  if (existsSync(ownerFile(archive))) return
  await withClient(connection, async (client) => {
    const { rows } = await client.query<{ system: string; timeline: number }>(
      `select system_identifier::text as system, timeline_id as timeline
        from pg_control_system(), pg_control_checkpoint()`,
    )
    await writeDurably(ownerFile(archive), `${JSON.stringify(rows[0])}\n`)
    // The database's own user never reads it, but whoever restores may be somebody else.
    await chmod(ownerFile(archive), 0o644)
  })
}

/** Files change while they are copied: WAL mends what was torn. What goes away meanwhile was not meant to stay. */
async function copyFolder(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true }).catch(passIfGone)) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      await mkdir(target, { mode: 0o700 })
      if (!emptied.has(entry.name) && !entry.name.startsWith('pgsql_tmp')) await copyFolder(source, target)
    } else if (entry.isFile() && !leftOut.has(entry.name) && !entry.name.startsWith('.s.PGSQL')) {
      if (entry.name === 'pg_control') await writeDurably(target, await settled(source))
      else await copyDurably(source, target)
    }
  }
}

/** Read until two readings agree: no WAL mends a torn control file. */
async function settled(file: string): Promise<Buffer> {
  for (let bytes = await readFile(file); ; ) {
    const again = await readFile(file)
    if (bytes.equals(again)) return bytes
    bytes = again
  }
}

async function copyDurably(source: string, target: string): Promise<void> {
  const gone = await copyFile(source, target).then(
    () => false,
    (error) => passIfGone(error).length === 0,
  )
  if (gone) return
  await syncFile(target)
}

function passIfGone(error: NodeJS.ErrnoException): never[] {
  if (error.code !== 'ENOENT') throw error
  return []
}

async function forgetOlder(archive: string, keep: number): Promise<void> {
  const held = basesIn(archive)
  for (const { folder } of held.slice(0, -keep)) await rm(folder, { recursive: true, force: true })
  const first = held.slice(-keep)[0]?.base.firstWal
  if (first === undefined) return
  for (const name of segmentsIn(archive)) if (name < first) await rm(join(wal(archive), `${name}.gz`), { force: true })
}
