import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { chown, mkdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LianyuError, refuse } from '@lianyu/kernel'
import pg from 'pg'
import { lockDataDir } from './data-lock.ts'
import { findPostgres, postgresMajor } from './postgres-binaries.ts'
import { isReady, stopOrphan } from './postmaster.ts'
import { barredFolder, type RunAs, unprivilegedUser } from './run-as.ts'

/** How to reach a database. `host` may be a folder: then it is the one that holds the Unix socket. */
export interface PostgresConnection {
  host: string
  port: number
  user: string
  database: string
  password?: string
}

export interface OwnPostgresOptions {
  /** The cluster's folder; made on first use, private to the user that runs PostgreSQL. */
  dataDir: string
  /** The folder of the Unix socket. Default: the data directory itself, or a short temporary folder if its path is long. */
  socketDir?: string
  /** One line of PostgreSQL's own log at a time. */
  onLog?: (line: string) => void
  /** Server settings beside the ones this release needs, as in `postgresql.conf`. */
  settings?: Record<string, string>
  /** Where the programs are copied to when they cannot run in place. Default: beside the data directory. */
  binariesDir?: string
}

export interface OwnPostgres {
  /** As the cluster's superuser, on the database `lianyu`. */
  connection: PostgresConnection
  pid: number
  /** Settles once when the server has ended: after `stop()`, or by itself (then the caller may start it again). */
  onExit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** Rolls back what is open, writes a last checkpoint and ends. Safe to call twice. */
  stop(): Promise<void>
}

const superuser = 'postgres'
const database = 'lianyu'
/** Only names the socket file: the server listens on no network address. */
const port = 5432
/** `sun_path` is 108 bytes on Linux and 104 on macOS. */
const longestSocketPath = 100

/**
 * What a node beside its database needs on a small machine. `shared_buffers` is small on purpose: node and database
 * together stay under 300 MB when idle, and the system's page cache serves the rest.
 */
const settings: Record<string, string> = {
  listen_addresses: '',
  shared_buffers: '48MB',
  max_connections: '40',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'replica',
  max_wal_senders: '4',
  max_wal_size: '1GB',
  maintenance_work_mem: '64MB',
  work_mem: '8MB',
  jit: 'off',
  // A node that has just been filled plans by statistics within seconds, not after a minute.
  autovacuum_naptime: '15s',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '%m [%p] %q%u@%d ',
}

/**
 * Starts the node's own PostgreSQL as a child on a private Unix socket, making the cluster on first use, and answers
 * once it takes connections. A server that an earlier, killed supervisor left running on the same folder is stopped
 * first. Everyone who can enter the socket's folder is trusted; its mode is 0700.
 *
 * @throws LianyuError `node.data-in-use`, `node.data-unreachable`, `node.data-not-empty`, `node.data-wrong-version`,
 *   `node.postgres-missing`, or `node.postgres-failed` with the server's last lines (a full disk shows there)
 */
export async function startOwnPostgres(options: OwnPostgresOptions): Promise<OwnPostgres> {
  const dataDir = resolve(options.dataDir)
  const who = unprivilegedUser()
  const barred = who && barredFolder(dirname(dataDir), who)
  if (who && barred) {
    throw new LianyuError(refuse('node.data-unreachable', { dir: dataDir, barred, user: who.user }))
  }
  await mkdir(dirname(dataDir), { recursive: true })
  const unlock = lockDataDir(dataDir)
  try {
    const copyTo = options.binariesDir ?? join(dirname(dataDir), `postgres-${postgresMajor}`)
    const home = await findPostgres(copyTo, who)
    const log = logTail(options.onLog)
    await stopOrphan(dataDir)
    await makeCluster(home, dataDir, who, log)
    const socketDir = await privateSocketDir(dataDir, options.socketDir, who)
    const child = await startServer(home, dataDir, socketDir, { ...settings, ...options.settings }, who, log)
    const connection = { host: socketDir, port, user: superuser, database }
    const onExit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((settle) => {
      child.once('exit', (code, signal) => {
        process.off('exit', lastOrder)
        unlock()
        if (socketDir !== dataDir && socketDir !== options.socketDir) {
          rmSync(socketDir, { recursive: true, force: true })
        }
        settle({ code, signal })
      })
    })
    // Should the process end without stop(), the server at least gets the order to; after a SIGKILL the next start does.
    const lastOrder = () => child.kill('SIGINT')
    process.on('exit', lastOrder)
    const server: OwnPostgres = {
      connection,
      pid: child.pid as number,
      onExit,
      stop: async () => {
        child.kill('SIGINT')
        const impatient = setTimeout(() => child.kill('SIGQUIT'), 30_000)
        await onExit
        clearTimeout(impatient)
      },
    }
    await makeDatabase(connection).catch(async (cause) => {
      await server.stop()
      throw cause
    })
    return server
  } catch (error) {
    unlock()
    throw error
  }
}

interface LogTail {
  take(chunk: Buffer): void
  last(): string
}

function logTail(onLog?: (line: string) => void): LogTail {
  const lines: string[] = []
  let rest = ''
  return {
    take(chunk) {
      const parts = (rest + chunk.toString('utf8')).split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts.filter((part) => part.trim() !== '')) {
        lines.push(line)
        onLog?.(line)
      }
      lines.splice(0, lines.length - 12)
    },
    last: () => [...lines, rest].filter((line) => line !== '').join('\n'),
  }
}

function spawnAs(program: string, args: string[], who: RunAs | undefined, log: LogTail): ChildProcess {
  const child = spawn(program, args, {
    cwd: '/',
    // A group of its own: Ctrl-C in the terminal reaches the node, which then stops its database last.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    ...(who ? { uid: who.uid, gid: who.gid } : {}),
  })
  child.stdout?.on('data', log.take)
  child.stderr?.on('data', log.take)
  return child
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((settle, fail) => {
    child.once('error', fail)
    child.once('close', settle)
  })
}

/** initdb runs in a folder beside and is renamed when whole, so a crash in the middle leaves nothing half made. */
async function makeCluster(home: string, dataDir: string, who: RunAs | undefined, log: LogTail): Promise<void> {
  if (existsSync(join(dataDir, 'PG_VERSION'))) {
    const found = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim()
    if (found !== String(postgresMajor)) {
      throw new LianyuError(refuse('node.data-wrong-version', { dir: dataDir, found, needed: postgresMajor }))
    }
    return
  }
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new LianyuError(refuse('node.data-not-empty', { dir: dataDir }))
  }
  const unfinished = `${dataDir}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  if (who) {
    await chown(unfinished, who.uid, who.gid)
  }
  const args = ['-D', unfinished, '-U', superuser, '-E', 'UTF8', '--locale=C', '--locale-provider=libc']
  const auth = ['--auth-local=trust', '--auth-host=reject', '--data-checksums', '--no-instructions']
  if ((await ended(spawnAs(join(home, 'bin/initdb'), [...args, ...auth], who, log))) !== 0) {
    await rm(unfinished, { recursive: true, force: true })
    throw failed('make its data directory', dataDir, log)
  }
  await rename(unfinished, dataDir)
}

async function privateSocketDir(dataDir: string, wanted: string | undefined, who: RunAs | undefined): Promise<string> {
  const tooLong = (folder: string) => Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) >= longestSocketPath
  const folder = [wanted, dataDir].find((path) => path !== undefined && !tooLong(path))
  if (folder === dataDir) {
    return dataDir
  }
  const socketDir = folder ?? mkdtempSync(join(tooLong(join(tmpdir(), 'lianyu-pg-')) ? '/tmp' : tmpdir(), 'lianyu-pg-'))
  await mkdir(socketDir, { recursive: true, mode: 0o700 })
  if (who) {
    await chown(socketDir, who.uid, who.gid)
  }
  return socketDir
}

async function startServer(
  home: string,
  dataDir: string,
  socketDir: string,
  conf: Record<string, string>,
  who: RunAs | undefined,
  log: LogTail,
): Promise<ChildProcess> {
  const args = Object.entries(conf).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const giveUpAt = performance.now() + 10_000
  for (;;) {
    const child = spawnAs(
      join(home, 'bin/postgres'),
      ['-D', dataDir, '-k', socketDir, '-p', `${port}`, ...args],
      who,
      log,
    )
    const end = ended(child)
    // Recovery after a crash may take minutes and says so in its log: wait as long as the server lives.
    while (child.exitCode === null && child.signalCode === null && !isReady(dataDir, child.pid)) {
      await Promise.race([end, sleep(20)])
    }
    if (child.exitCode === null && child.signalCode === null) {
      return child
    }
    await end
    // The backends of a killed server let go of its shared memory only when they notice, a moment later.
    if (!/shared memory block .* still in use/.test(log.last()) || performance.now() > giveUpAt) {
      throw failed('start', dataDir, log)
    }
    await sleep(200)
  }
}

async function makeDatabase(connection: PostgresConnection): Promise<void> {
  const client = new pg.Client({ ...connection, database: superuser })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) {
      await client.query(`create database ${database}`)
    }
  } finally {
    await client.end()
  }
}

function failed(doing: string, dataDir: string, log: LogTail): LianyuError {
  return new LianyuError(refuse('node.postgres-failed', { doing, dir: dataDir, lastLines: log.last() }))
}
