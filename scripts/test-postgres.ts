import { existsSync, mkdtempSync } from 'node:fs'
import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type OwnPostgres, type PostgresConnection, startOwnPostgres } from '../node/store/own-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's server, on its superuser's database. */
    postgres: PostgresConnection
  }
}

const template = 'lianyu_template'
const migrateFile = new URL('../node/store/migrate.ts', import.meta.url)

interface Running {
  server: Promise<OwnPostgres>
  users: number
  folder: string
}
// Each vitest project loads this file for itself; the run has one server all the same.
const shared = globalThis as typeof globalThis & { lianyuTestPostgres?: Running }

/** Vitest's globalSetup: one PostgreSQL for the whole run, gone with its data at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.lianyuTestPostgres ??= start()
  const running = shared.lianyuTestPostgres
  running.users += 1
  const { connection } = await running.server.catch(async (cause) => {
    await rm(running.folder, { recursive: true, force: true })
    throw cause
  })
  project.provide('postgres', connection)
  return async () => {
    running.users -= 1
    if (running.users === 0) {
      delete shared.lianyuTestPostgres
      await (await running.server).stop()
      await rm(running.folder, { recursive: true, force: true })
    }
  }
}

function start(): Running {
  // Short, since the socket's path must be, and open to the user that serves when the run is root's.
  const folder = mkdtempSync('/tmp/lianyu-test-')
  return { folder, users: 0, server: startWithTemplate(folder) }
}

async function startWithTemplate(folder: string): Promise<OwnPostgres> {
  await chmod(folder, 0o711)
  const server = await startOwnPostgres({
    dataDir: join(folder, 'data'),
    // A test's database need not outlive a power cut. What must survive one is tested on servers of their own.
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '100' },
  })
  await administer(server.connection, `create database ${template}`)
  if (existsSync(migrateFile)) {
    const { migrate } = await import(/* @vite-ignore */ migrateFile.href)
    await migrate({ ...server.connection, database: template })
  }
  return server
}

/** A database of a test file's own, migrated and empty. */
export interface FreshDatabase {
  connection: PostgresConnection
  drop(): Promise<void>
}

/**
 * Makes a database from the migrated template; about 50 ms. Use it as `const db = await freshDatabase(inject)` with
 * vitest's `inject`, and `drop()` it in `afterAll`.
 */
export async function freshDatabase(inject: (key: 'postgres') => PostgresConnection): Promise<FreshDatabase> {
  const server = inject('postgres')
  const database = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await administer(server, `create database ${database} template ${template}`)
  return {
    connection: { ...server, database },
    drop: () => administer(server, `drop database if exists ${database} with (force)`),
  }
}

async function administer(connection: PostgresConnection, sql: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
