import { readdirSync, readFileSync } from 'node:fs'
import { LianyuError, refuse } from '@lianyu/kernel'
import pg from 'pg'
import { type Connection, configOf, ownerRole, roleName, storeRoles } from './connection.ts'

const folder = new URL('./migrations/', import.meta.url)

export interface Migration {
  version: number
  name: string
  sql: string
}

/** Every migration of this release, in order. A shipped file is never edited: what is wrong is mended by the next. */
export function migrations(): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({
      version: Number(file.slice(0, 4)),
      name: file.slice(5, -4),
      sql: readFileSync(new URL(file, folder), 'utf8'),
    }))
}

/**
 * Brings a database to this release's schema, each migration in a transaction of its own; makes the roles on first use.
 * Needs a connection that may create roles (or whose roles an administrator made before). Safe to call at every start
 * and by several nodes at once.
 *
 * @param to  stop after this version, for tests that start from an earlier schema
 * @throws LianyuError `node.postgres-too-old`, `node.postgres-not-allowed`, or `node.schema-newer` where a later release
 *   has already migrated this database
 */
export async function migrate(
  connection: Connection,
  to = Number.POSITIVE_INFINITY,
): Promise<{ from: number; to: number }> {
  const client = new pg.Client(configOf(connection))
  await client.connect()
  try {
    await checkServer(client)
    // Several nodes of one database may start together. Only a wait: the version table's key decides.
    await client.query('select pg_advisory_lock(20261122)')
    await makeRoles(client)
    await client.query(`create table if not exists schema_version (
      version bigint primary key, name text not null, applied_at timestamptz not null)`)
    await client.query(`alter table schema_version owner to ${ownerRole}`)
    const all = migrations()
    const from = await versionOf(client)
    const newest = all.at(-1)?.version ?? 0
    if (from > newest) {
      throw new LianyuError(refuse('node.schema-newer', { found: from, known: newest }))
    }
    let now = from
    for (const migration of all.filter((one) => one.version > from && one.version <= to)) {
      await apply(client, migration)
      now = migration.version
    }
    return { from, to: now }
  } finally {
    await client.end()
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`)
  const version = Math.floor(Number(rows[0]?.version) / 10_000)
  if (version < 15) {
    throw new LianyuError(refuse('node.postgres-too-old', { found: version, needed: 15 }))
  }
}

async function makeRoles(client: pg.Client): Promise<void> {
  const names = [ownerRole, ...storeRoles.map(roleName)]
  try {
    for (const name of names) {
      // Roles belong to the server and not to the database, so another node may be making them at this moment.
      await client.query(`do $$ begin
        if not exists (select from pg_roles where rolname = '${name}') then create role ${name} login; end if;
      exception when duplicate_object or unique_violation then null; end $$`)
      await client.query(`do $$ begin
        if not pg_has_role(current_user, '${name}', 'member') then grant ${name} to current_user; end if;
      end $$`)
    }
    await client.query(`grant usage, create on schema public to ${ownerRole}`)
    await client.query(`grant usage on schema public to ${names.slice(1).join(', ')}`)
  } catch (cause) {
    throw new LianyuError(refuse('node.postgres-not-allowed', { roles: names.join(', ') }), { cause })
  }
}

async function versionOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ version: string | null }>('select max(version) as version from schema_version')
  return Number(rows[0]?.version ?? 0)
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(`set local role ${ownerRole}`)
    await client.query(migration.sql)
    await client.query('insert into schema_version (version, name, applied_at) values ($1, $2, clock_timestamp())', [
      migration.version,
      migration.name,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`migration ${migration.version} (${migration.name}) failed`, { cause })
  }
}
