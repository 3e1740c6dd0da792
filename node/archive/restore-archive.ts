import { existsSync } from 'node:fs'
import { chmod, chown, copyFile, cp, lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Instant, instantOf, LianyuError, refuse, text } from '@lianyu/kernel'
import pg from 'pg'
import { bringBeside, finish, type Restored, type RestorePlace, refuseLiveData } from '../backup/restore-backup.ts'
import { writeRestoredMark } from '../journal/outside.ts'
import { configOf } from '../store/connection.ts'
import { startOwnPostgres } from '../store/own-postgres.ts'
import { type RunAs, unprivilegedUser } from '../store/run-as.ts'
import { type Base, basesIn, beside, wal } from './archive-folder.ts'

export interface RestoreArchiveOptions extends RestorePlace {
  archive: string
  /** The last moment that counts; without it everything that was archived. */
  to?: Instant
}

export interface RestoredFromArchive extends Omit<Restored, 'manifest' | 'rows'> {
  base: Base
  /** When the last transaction that was brought back was committed. */
  reached: Instant | undefined
}

/**
 * Makes a data directory from an archive as it was at a moment. From there on exactly as after a backup: the node writes
 * nothing until its peers have shown what they hold of its logs.
 *
 * @throws LianyuError `backup.not-empty`, `backup.archive-too-early`, `backup.archive-ends-before`
 */
export async function restoreArchive(options: RestoreArchiveOptions): Promise<RestoredFromArchive> {
  const say = options.onProgress ?? (() => {})
  const { dataDir, to } = options
  const archive = resolve(options.archive)
  const now = () => instantOf((options.now ?? Date.now)())
  await refuseLiveData(dataDir)
  const held = basesIn(archive)
  const begin = held.filter(({ base }) => to === undefined || base.endedAt <= to).at(-1)
  if (begin === undefined) {
    throw new LianyuError(refuse('backup.archive-too-early', { dir: archive, first: held[0]?.base.endedAt ?? '—' }))
  }
  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  const checkpointsKept = await bringBeside({ ...options, from: beside(archive) })
  await writeRestoredMark(dataDir, { at: now(), takenAt: to ?? now(), checkpointsKept })
  say(text('数据库', 'database'))
  const reached = await recover(begin.folder, archive, dataDir, to).catch(async (error: unknown) => {
    // Nothing was served from it: another moment may be tried at once. The checkpoints stay.
    for (const name of ['postgres', 'keys', 'files', 'tls', 'node.json', 'checkpoints/restored.json']) {
      await rm(join(dataDir, name), { recursive: true, force: true })
    }
    throw error
  })
  return { base: begin.base, reached, checkpointsKept, ...(await finish(options, now, say)) }
}

async function recover(base: string, archive: string, dataDir: string, to?: Instant): Promise<Instant | undefined> {
  const who = unprivilegedUser()
  const postgres = join(dataDir, 'postgres')
  // The archive may belong to somebody else, and is only read: PostgreSQL takes its WAL from a copy of its own.
  const segments = join(dataDir, 'wal-to-replay')
  await cp(join(base, 'postgres'), postgres, { recursive: true })
  await mkdir(join(postgres, 'pg_wal', 'archive_status'), { recursive: true, mode: 0o700 })
  await writeFile(join(postgres, 'recovery.signal'), '', { mode: 0o600 })
  await mkdir(segments, { mode: 0o700 })
  for (const name of await readdir(wal(archive))) {
    if (name.endsWith('.gz')) await copyFile(join(wal(archive), name), join(segments, name))
  }
  for (const folder of [postgres, segments]) await give(folder, who)
  try {
    const server = await startOwnPostgres({
      dataDir: postgres,
      settings: {
        restore_command: `gzip -dc '${segments}/%f.gz' > '%p'`,
        recovery_target_action: 'promote',
        hot_standby: 'off',
        // Read before the server knows names of zones: Z would be one.
        ...(to === undefined ? {} : { recovery_target_time: to.replace('Z', '+00') }),
      },
    }).catch((error: unknown) => {
      const ended = error instanceof Error && /before configured recovery target/.test(error.message)
      throw ended ? new LianyuError(refuse('backup.archive-ends-before', { dir: archive, at: to ?? '' })) : error
    })
    try {
      return await holdBack(server.connection)
    } finally {
      await server.stop()
    }
  } finally {
    await rm(segments, { recursive: true, force: true })
  }
}

/** Until the peers were asked nobody knows what was signed since. */
async function holdBack(connection: Parameters<typeof configOf>[0]): Promise<Instant | undefined> {
  const client = new pg.Client(configOf(connection))
  await client.connect()
  try {
    const { rows } = await client.query<{ ms: string | null }>(
      'select floor(extract(epoch from pg_last_xact_replay_timestamp()) * 1000) as ms',
    )
    await client.query(`update head set state = 'behind' where own and state = 'open'`)
    const ms = rows[0]?.ms ?? null
    return ms === null ? undefined : instantOf(Number(ms))
  } finally {
    await client.end()
  }
}

/** What was copied belongs to whoever runs the database, and to nobody else. */
async function give(path: string, who: RunAs | undefined): Promise<void> {
  const found = await lstat(path)
  if (found.isDirectory()) for (const name of await readdir(path)) await give(join(path, name), who)
  await chmod(path, found.isDirectory() ? 0o700 : 0o600)
  if (who && existsSync(path)) await chown(path, who.uid, who.gid)
}
