import { PLACED_TERM } from '@lianyu/kernel'
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
  it('0018 lists who was shown what from what the logs hold already, of every party, and passes over what does not read', async () => {
    const connection = await emptyDatabase()
    await migrate(connection, 17)
    const bytes = (value: unknown) => Buffer.from(JSON.stringify(value))
    const part = (fields: object) => Buffer.concat([Buffer.alloc(32, 7), bytes({ fields })])
    const said = (step: string, parts: object = {}) =>
      bytes({ step, parts, by: { desk: 'service-window' }, at: '2026-11-20T08:24:00.000Z' })
    const of = (party: string) => `${party}:01890000-0000-7000-8000-000000000001`
    const rows = await on(connection, async (client) => {
      for (const party of ['360313', '430281']) {
        await client.query('begin')
        await client.query('select enter($1)', [party])
        for (const [log, scope] of [
          [1, 'audit'],
          [2, 'home'],
        ]) {
          await client.query(
            `insert into head (party, log, writer, scope, generation, origin, own, size, root, frontier, state)
              values ($1, $2, $1, $3, 1, $1 || '/' || $3 || '/1', true, 0, '', '', 'open')`,
            [party, log, scope],
          )
        }
        const entries: [number, Buffer, Buffer | null][] = [
          [1, said('personal-read'), part({ personalReadAbout: of(party) })],
          [1, said('file-read'), part({ fileReadAbout: 'f'.repeat(64), fileReadNote: of(party) })],
          [1, said('exported'), part({ exportedAbout: of(party), exportedNote: 'evidence: shared' })],
          [1, said('exported'), part({ exportedAbout: of(party), exportedNote: 'evidence: shared, personal' })],
          [1, said('signed-in'), part({})],
          [2, said('open', { personal: 'a'.repeat(64) }), null],
          [2, said('comment', { shared: 'a'.repeat(64) }), null],
          [2, Buffer.from([0x7b, 0x00, 0xff]), null],
        ]
        for (const [idx, [log, entry, internal]] of entries.entries()) {
          await client.query(
            'insert into entry (party, log, idx, leaf, bytes, matter, internal) values ($1, $2, $3, $4, $5, $6, $7)',
            [party, log, idx, Buffer.from([idx]), entry, of(party), internal],
          )
        }
        await client.query('commit')
      }
      await migrate(connection, 18)
      const found = []
      for (const party of ['360313', '430281']) {
        await client.query('begin')
        await client.query('select enter($1)', [party])
        const text = 'select matter, log, idx, how, desk from disclosure where party = $1 order by idx'
        found.push((await client.query(text, [party])).rows)
        await client.query('commit')
      }
      return found
    })
    const line = (party: string, log: string, idx: string, how: string) => {
      return { matter: of(party), log, idx, how, desk: 'service-window' }
    }
    expect(rows).toEqual(
      ['360313', '430281'].map((party) => [
        line(party, '1', '0', 'looked'),
        line(party, '1', '1', 'file'),
        line(party, '1', '3', 'exported'),
        line(party, '2', '5', 'said'),
      ]),
    )
  })
  it('0020 puts on the map what has a place already, of every party', async () => {
    const connection = await emptyDatabase()
    await migrate(connection, 19)
    const part = (fields: object) => Buffer.concat([Buffer.alloc(32, 7), Buffer.from(JSON.stringify({ fields }))])
    const of = (party: string, n: number) => `${party}:01890000-0000-7000-8000-00000000000${n}`
    const found = await on(connection, async (client) => {
      for (const party of ['360313', '430281']) {
        await client.query('begin')
        await client.query('select enter($1)', [party])
        await client.query(
          `insert into head (party, log, writer, scope, generation, origin, own, size, root, frontier, state)
            values ($1, 1, $1, 'home', 1, $1 || '/home/1', true, 0, '', '', 'open')`,
          [party],
        )
        const parts = [part({ place: { lat: 27.9, lon: 113.8 } }), part({ name: '没有位置 lat lon' }), null]
        for (const [n, shared] of parts.entries()) {
          await client.query(
            `insert into matter (party, id, kind, kind_hash, origin, title, opened_at, sample)
              values ($1, $2, 'project', 'k', $1, 't', now(), true)`,
            [party, of(party, n)],
          )
          await client.query(
            'insert into entry (party, log, idx, leaf, bytes, matter, shared) values ($1, 1, $2, $3, $3, $4, $5)',
            [party, n, Buffer.from([n]), of(party, n), shared],
          )
        }
        await client.query('commit')
      }
      await migrate(connection, 20)
      const rows = []
      for (const party of ['360313', '430281']) {
        await client.query('begin')
        await client.query('select enter($1)', [party])
        rows.push(...(await client.query('select term, kind, matter from term where party = $1', [party])).rows)
        await client.query('commit')
      }
      return rows
    })
    expect(found).toEqual(
      ['360313', '430281'].map((party) => ({ term: PLACED_TERM, kind: 'project', matter: of(party, 0) })),
    )
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
