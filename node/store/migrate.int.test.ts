import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { configOf } from './connection.ts'
import { describeSchema } from './describe-schema.ts'
import { migrate, migrations } from './migrate.ts'
import type { PostgresConnection } from './own-postgres.ts'
import { partyTables } from './statement-rules.ts'

let admin: pg.Client
const made: string[] = []

beforeAll(async () => {
  admin = new pg.Client(configOf(inject('postgres')))
  await admin.connect()
})
afterAll(() => admin.end())
afterEach(async () => {
  for (const name of made.splice(0)) {
    await admin.query(`drop database ${name} with (force)`)
  }
})

async function emptyDatabase(): Promise<PostgresConnection> {
  const name = `empty_${crypto.randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${name}`)
  made.push(name)
  return { ...inject('postgres'), database: name }
}

async function on<T>(connection: PostgresConnection, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(configOf(connection))
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}

describe('the migrations', () => {
  it('are numbered without gaps', () => {
    expect(migrations().map((migration) => migration.version)).toEqual(migrations().map((_, at) => at + 1))
  })
  it('end in the schema that is checked in', async () => {
    const connection = await emptyDatabase()
    await migrate(connection)
    await expect(await on(connection, describeSchema)).toMatchFileSnapshot('schema.sql')
  })
  it('run once, also when several nodes start together', async () => {
    const connection = await emptyDatabase()
    const newest = migrations().length
    const runs = await Promise.all([migrate(connection), migrate(connection), migrate(connection)])
    expect(runs.map((run) => run.from).sort()).toEqual([0, newest, newest])
    expect(await migrate(connection)).toEqual({ from: newest, to: newest })
  })
  it('go on from the schema before, with rows in it', async () => {
    for (const { version } of migrations().slice(1)) {
      const connection = await emptyDatabase()
      await migrate(connection, version - 1)
      const before = await on(connection, fillEveryTable)
      await migrate(connection)
      const after = await on(connection, (client) => rowsOf(client, Object.keys(before)))
      expect(after, `rows after migration ${version}`).toEqual(before)
    }
  })
  it('refuse a database that a later release has migrated', async () => {
    const connection = await emptyDatabase()
    await migrate(connection)
    await on(connection, (client) => client.query(`insert into schema_version values (9999, 'later', '2030-01-01')`))
    await expect(migrate(connection)).rejects.toMatchObject({ refusal: { refusal: 'node.schema-newer' } })
  })
})

/** One row in each table, of values that fit the column types, in order of the tables' making so that references hold. */
async function fillEveryTable(client: pg.Client): Promise<Record<string, number>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname <> 'schema_version' order by oid`,
  )
  const values: Record<string, string> = {
    text: `'x'`,
    bigint: '1',
    integer: '1',
    boolean: 'false',
    bytea: `'\\x00'`,
    uuid: `'01930000-0000-7000-8000-000000000000'`,
    date: `'2026-01-01'`,
    'timestamp with time zone': `'2026-01-01T00:00:00Z'`,
  }
  for (const { name } of tables) {
    const { rows: columns } = await client.query<{ type: string }>(
      `select format_type(atttypid, atttypmod) as type from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [name],
    )
    await client.query(`insert into ${name} values (${columns.map(({ type }) => values[type]).join(', ')})`)
  }
  return rowsOf(
    client,
    tables.map(({ name }) => name),
  )
}

async function rowsOf(client: pg.Client, tables: string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    counts[table] = Number((await client.query(`select count(*) as n from ${table}`)).rows[0].n)
  }
  return counts
}

describe('the schema', () => {
  let client: pg.Client
  beforeAll(async () => {
    client = new pg.Client(configOf({ ...inject('postgres'), database: 'lianyu_template' }))
    await client.connect()
  })
  afterAll(() => client.end())
  const names = async (sql: string) => (await client.query<{ name: string }>(sql)).rows.map((row) => row.name)

  it('places every table, and gives each a primary key', async () => {
    const all = await names(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
    const placed = migrations().flatMap(({ sql }) =>
      [...sql.matchAll(/place\('(\w+)', '(?:party|everywhere)'\)/g)].map((m) => m[1]),
    )
    expect(new Set(placed)).toEqual(new Set(all.filter((name) => name !== 'schema_version')))
    const keyless =
      await names(`select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
      and not exists (select from pg_constraint where conrelid = c.oid and contype = 'p')`)
    expect(keyless).toEqual([])
  })
  it('puts party first in every key, unique constraint, foreign key and index of a placed table', async () => {
    const tables = [...partyTables()].map((name) => `'${name}'`).join(', ')
    expect(
      await names(`select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where c.relname in (${tables}) and c.relnamespace = 'public'::regnamespace and a.attname <> 'party'`),
    ).toEqual([])
    expect(
      await names(`select conname as name from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where contype = 'f' and a.attname <> 'party'`),
    ).toEqual([])
  })
  it('indexes only columns of types whose operators row-level security leaves an index', async () => {
    expect(
      await names(`select distinct c.relname || '.' || a.attname as name from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where c.relnamespace = 'public'::regnamespace
          and format_type(a.atttypid, a.atttypmod) not in ('text', 'bigint', 'date', 'timestamp with time zone', 'uuid')`),
    ).toEqual([])
  })
  it('guards every placed table, forced, by a policy without a sub-select', async () => {
    const guarded = await names(`select c.relname as name from pg_class c join pg_policy p on p.polrelid = c.oid
      where c.relrowsecurity and c.relforcerowsecurity
        and pg_get_expr(p.polqual, p.polrelid) = $q$(party = current_setting('lianyu.party'::text, true))$q$
        and pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid)`)
    expect(new Set(guarded)).toEqual(partyTables())
  })
  it('has no sequence, trigger, rule, view or materialised view', async () => {
    expect(
      await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('S', 'v', 'm')
        union all select tgname from pg_trigger where not tgisinternal
        union all select rulename from pg_rules where schemaname = 'public'`),
    ).toEqual([])
  })
  it('has the columns that the row types say', async () => {
    const { readFileSync } = await import('node:fs')
    const source = readFileSync(new URL('./tables.ts', import.meta.url), 'utf8')
    const declared = new Set<string>()
    for (const [, table, body] of source.matchAll(/^ {2}(\w+): \{([^}]*)\}/gm)) {
      for (const [, column] of (body as string).matchAll(/(\w+):/g)) {
        declared.add(`${table}.${column}`)
      }
    }
    const real =
      await names(`select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_version'
        and a.attnum > 0 and not a.attisdropped`)
    expect([...declared].sort()).toEqual(real.sort())
  })
})
