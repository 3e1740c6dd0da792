import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { configOf, roleName, type StoreRole, storeRoles } from '../store/connection.ts'

/*
 * The same matrix in the database: every table × every role × every command, with another party's rows beside the own,
 * in the own context, and in none. Then each policy is loosened in turn, and the matrix must notice.
 */

/** What each role may do: s(elect), i(nsert), u(pdate), d(elete), on some column at least. A new table gets its line. */
const mayDo: Record<string, Partial<Record<StoreRole, string>>> = {
  applicant_file: { app: 'sid' },
  applicant_matter: { app: 'sid' },
  applicant_session: { identity: 'siud' },
  attempt: { identity: 'siud' },
  checkpoint: { app: 'siud', exchange: 'siu' },
  cosignature: { app: 's', exchange: 'siu' },
  cut_part: { app: 'sd' },
  department: { app: 's', identity: 'siud' },
  desk: { app: 's', identity: 'siud' },
  disclosure: { app: 'siud' },
  month_line: { app: 'siud' },
  entry: { app: 'siu', exchange: 's' },
  erased_file: { app: 'siud' },
  erased_part: { app: 'si', exchange: 's' },
  file: { app: 'siu', exchange: 'si' },
  file_use: { app: 'siud', exchange: 's' },
  follow: { app: 'sid' },
  head: { app: 'siu', exchange: 'su' },
  kind: { app: 's', exchange: 's', identity: 's' },
  calendar_feed: { identity: 'sid' },
  calendar_told: { app: 'siud' },
  message_out: { app: 'siud' },
  platform_case: { app: 'siud' },
  platform_feed: { app: 'siud' },
  message_route: { app: 'siud' },
  matter: { app: 'siud', exchange: 's' },
  matter_now: { app: 'siud' },
  notice: { app: 'siud' },
  party_self: { app: 'siu', exchange: 's', identity: 's' },
  peer: { app: 'siu', exchange: 'su' },
  person: { app: 's', identity: 'siud' },
  person_desk: { app: 's', identity: 'siud' },
  person_provider: { identity: 'siud' },
  person_totp: { identity: 'siud' },
  quarantine: { app: 'siu', exchange: 'si' },
  query_code: { app: 'siud' },
  recovery_code: { identity: 'siud' },
  relation: { app: 'siud' },
  rung_fired: { app: 'si' },
  schema_version: {},
  // And then only where the matter has come so far (node/jobs/open-seals.int.test.ts).
  sealed_entry: { app: 'sid' },
  second_factor_role: { identity: 'siud' },
  session: { identity: 'siud' },
  setting_value: { app: 'siud' },
  term: { app: 'siud' },
  tile: { app: 'siud', exchange: 's' },
  track: { app: 'siud' },
  contribution: { app: 'siud' },
  import_columns: { app: 'siud' },
  import_row: { app: 'siud' },
  import_run: { app: 'siud' },
  indicator_basis: { app: 'siud' },
  indicator_total: { app: 'siud' },
  indicator_value: { app: 'siud' },
}
const everywhere = ['kind', 'schema_version']
/** Further policies, which hang on another guarded table: loosening one that stands beside them shows nothing alone. */
const further: Record<string, string[]> = { sealed_entry: ['not_before_its_time', 'not_removed_before'] }

const [own, other] = ['360313', '430281']
const denied = '42501'

let db: FreshDatabase
let admin: pg.Client
/** Never enters a party: once a connection has, its setting is empty afterwards and no longer unset. */
let fresh: pg.Client

beforeAll(async () => {
  db = await freshDatabase(inject)
  admin = new pg.Client(configOf(db.connection))
  await admin.connect()
  fresh = new pg.Client(configOf(db.connection))
  await fresh.connect()
  for (const party of [own, other]) for (const table of await tables()) await fill(table, party)
})
afterAll(async () => {
  await admin?.end()
  await fresh?.end()
  await db?.drop()
})

async function tables(): Promise<string[]> {
  const found = await admin.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by oid`,
  )
  return found.rows.map(({ name }) => name)
}

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

async function rowFor(table: string, party: string): Promise<{ columns: string; values: string } | undefined> {
  const { rows } = await admin.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  )
  if (!rows.some(({ name }) => name === 'party')) return undefined
  const row = rows.map(({ name, type }) => (name === 'party' ? `'${party}'` : (values[type] ?? 'null')))
  return { columns: rows.map(({ name }) => name).join(', '), values: row.join(', ') }
}

async function fill(table: string, party: string): Promise<void> {
  const row = await rowFor(table, party)
  if (row !== undefined) await admin.query(`insert into ${table} (${row.columns}) values (${row.values})`)
}

/** Runs one statement in a role and a party's context, and takes it back. */
async function asRole(role: StoreRole, context: string | undefined, text: string) {
  const client = context === undefined ? fresh : admin
  await client.query('begin')
  try {
    await client.query(`set local role ${roleName(role)}`)
    if (context !== undefined) await client.query('select enter($1)', [context])
    const { rows, rowCount } = await client.query<{ party: string }>(text)
    return { count: rowCount ?? 0, parties: rows.map(({ party }) => party) }
  } catch (error) {
    return { code: (error as { code?: string }).code ?? String(error) }
  } finally {
    await client.query('rollback')
  }
}

async function columnThatMay(role: StoreRole, table: string, right: 'update' | 'select'): Promise<string | undefined> {
  const { rows } = await admin.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
      and has_column_privilege($2, $1::regclass, attnum, $3) order by attname = 'party', attnum limit 1`,
    [table, roleName(role), right],
  )
  return rows[0]?.name
}

/** Everything in which one table does not hold to the matrix, for one role; empty where it does. */
async function faults(table: string, role: StoreRole): Promise<string[]> {
  const found: string[] = []
  const rights = mayDo[table]?.[role] ?? ''
  const fault = (what: string, answer: unknown) => found.push(`${role} ${what} ${table}: ${JSON.stringify(answer)}`)
  const expectRows = (what: string, answer: Awaited<ReturnType<typeof asRole>>, count: number) => {
    if ('code' in answer || answer.count !== count) fault(what, answer)
  }
  const refused = (what: string, answer: Awaited<ReturnType<typeof asRole>>) => {
    if (!('code' in answer) || answer.code !== denied) fault(what, answer)
  }

  const read = `select party from ${table}`
  if (rights.includes('s')) {
    const seen = await asRole(role, own, read)
    if ('code' in seen || seen.parties?.join() !== own) fault('reads', seen)
    expectRows('reads without a context', await asRole(role, undefined, read), 0)
    expectRows('reads with an empty context', await asRole(role, '', read), 0)
  } else refused('may read', await asRole(role, own, `select 1 from ${table}`))

  const row = (await rowFor(table, other)) as { columns: string; values: string }
  const insert = `insert into ${table} (${row.columns}) values (${row.values})`
  refused(`inserts another party’s row into`, await asRole(role, own, insert))
  refused('inserts without a context into', await asRole(role, undefined, insert))

  const column = await columnThatMay(role, table, 'update')
  if (rights.includes('u') && column !== undefined) {
    const update = `update ${table} set ${column} = ${column}`
    expectRows('updates', await asRole(role, own, update), 1)
    expectRows('updates without a context', await asRole(role, undefined, update), 0)
    refused('gives away a row of', await asRole(role, own, `update ${table} set party = '${other}'`))
  } else refused('may update', await asRole(role, own, `update ${table} set party = party`))

  const remove = `delete from ${table}`
  const removed = await asRole(role, own, remove)
  // What other rows refer to cannot be deleted; it was the own row all the same.
  if (rights.includes('d')) {
    if ('code' in removed ? removed.code !== '23503' : removed.count !== 1) fault('deletes from', removed)
    expectRows('deletes without a context from', await asRole(role, undefined, remove), 0)
  } else refused('may delete from', removed)
  return found
}

const ofParties = async () => (await tables()).filter((table) => !everywhere.includes(table))

describe('every table of the database', () => {
  it('has its line in the matrix, and no role may do more or less than it says', async () => {
    const real: typeof mayDo = {}
    for (const table of await tables()) {
      const rights: Partial<Record<StoreRole, string>> = {}
      for (const role of storeRoles) {
        const { rows } = await admin.query<{ s: boolean; i: boolean; u: boolean; d: boolean }>(
          `select has_any_column_privilege($1, $2, 'select') as s, has_any_column_privilege($1, $2, 'insert') as i,
             has_any_column_privilege($1, $2, 'update') as u, has_table_privilege($1, $2, 'delete') as d`,
          [roleName(role), table],
        )
        const letters = (['s', 'i', 'u', 'd'] as const).filter((letter) => rows[0]?.[letter]).join('')
        if (letters !== '') rights[role] = letters
      }
      real[table] = rights
    }
    expect(real).toEqual(mayDo)
  })
  it('shows and changes the own party’s rows alone, and nothing without a context', async () => {
    for (const table of await ofParties()) {
      for (const role of storeRoles) expect(await faults(table, role), `${table} as ${role}`).toEqual([])
    }
  })
  it('that all parties share is not written by any role', async () => {
    for (const role of storeRoles) {
      for (const text of [
        'delete from kind',
        `update kind set pack = 'x'`,
        `insert into kind values ('x','x',1,'x','x','x')`,
      ]) {
        expect(await asRole(role, own, text), `${role}: ${text}`).toEqual({ code: denied })
      }
    }
  })
})

describe('the matrix', () => {
  it('notices each policy that is loosened, dropped, or switched off', async () => {
    const unnoticed: string[] = []
    for (const table of await ofParties()) {
      if (Object.keys(mayDo[table] ?? {}).length === 0) continue
      const beside = await policiesOf(table, further[table] ?? [])
      // The party's own policy has to hold alone.
      for (const { name } of beside) await admin.query(`drop policy ${name} on ${table}`)
      for (const mutation of [
        'alter policy own_party on TABLE using (true) with check (true)',
        'alter policy own_party on TABLE using (party = party)',
        `alter policy own_party on TABLE using (party = coalesce(current_setting('lianyu.party', true), party))`,
        'alter table TABLE disable row level security',
        'drop policy own_party on TABLE',
      ]) {
        // Changed in a transaction of its own connection's making, so that nothing is left behind.
        const kept = await policyOf(table)
        await admin.query(mutation.replace('TABLE', table))
        const found: string[] = []
        for (const role of storeRoles) {
          if (found.length === 0) found.push(...(await faults(table, role)))
        }
        if (found.length === 0) unnoticed.push(mutation.replace('TABLE', table))
        await admin.query(`drop policy if exists own_party on ${table}`)
        await admin.query(`create policy own_party on ${table} using (${kept.using}) with check (${kept.check})`)
        await admin.query(`alter table ${table} enable row level security`)
      }
      for (const { create } of beside) await admin.query(create)
      expect(await faults(table, 'app'), `${table} is mended`).toEqual([])
    }
    expect(unnoticed).toEqual([])
  })
  it('notices each policy that keeps a sealed entry until its time, loosened or dropped', async () => {
    expect(await beforeItsTime()).toEqual([])
    const policies = await policiesOf('sealed_entry', further.sealed_entry ?? [])
    expect(policies.map(({ name }) => name)).toEqual(further.sealed_entry)
    for (const { name, create } of policies) {
      for (const mutation of ['alter policy NAME on sealed_entry using (true)', 'drop policy NAME on sealed_entry']) {
        await admin.query(mutation.replace('NAME', name))
        expect(await beforeItsTime(), mutation.replace('NAME', name)).toHaveLength(1)
        await admin.query(`drop policy if exists ${name} on sealed_entry`)
        await admin.query(create)
      }
    }
    expect(await beforeItsTime()).toEqual([])
  })
  it('tells of a sealed entry before its time what the log says already, of the own party, and notices it loosened', async () => {
    await admin.query(
      'insert into sealed_entry select $1, leaf, matter, until, content from sealed_entry where party = $2 on conflict do nothing',
      [other, own],
    )
    expect(await toldOfSealed()).toEqual([])
    const { rows } = await admin.query<{ made: string }>(
      `select pg_get_functiondef('sealed_digests(text)'::regprocedure) as made`,
    )
    const made = rows[0]?.made as string
    const told = made.replace(/sha256\([^)]*\)/, 'e.content')
    expect(told).not.toBe(made)
    await admin.query(told)
    expect(await toldOfSealed()).not.toEqual([])
    // The owner of the tables obeys their guard: without its condition it still answers with the own party’s alone.
    for (const condition of [`and asked = current_setting('lianyu.party', true)`, 'e.party = asked and']) {
      const careless = made.replace(condition, '')
      expect(careless).not.toBe(made)
      await admin.query(careless)
      expect(await toldOfSealed()).toEqual([])
      await admin.query('alter table sealed_entry no force row level security')
      expect(await toldOfSealed(), careless).not.toEqual([])
      await admin.query('alter table sealed_entry force row level security')
    }
    await admin.query(made)
    expect(await toldOfSealed()).toEqual([])
    for (const role of ['exchange', 'identity'] as const) {
      expect(await asRole(role, own, `select leaf from sealed_digests('${own}')`)).toMatchObject({ code: '42501' })
    }
  })
})

async function policyOf(table: string): Promise<{ using: string; check: string }> {
  const { rows } = await admin.query<{ using: string; check: string }>(
    `select pg_get_expr(polqual, polrelid) as using, pg_get_expr(polwithcheck, polrelid) as check
      from pg_policy where polrelid = $1::regclass and polname = 'own_party'`,
    [table],
  )
  return rows[0] as { using: string; check: string }
}

/** Policies by name, in that order, each with the statement that makes it again. */
async function policiesOf(table: string, names: readonly string[]): Promise<{ name: string; create: string }[]> {
  const { rows } = await admin.query<{ name: string; create: string }>(
    `select polname as name, format('create policy %I on %s as %s for %s to %s using (%s)', polname, polrelid::regclass,
        case when polpermissive then 'permissive' else 'restrictive' end,
        case polcmd when 'r' then 'select' when 'd' then 'delete' else 'all' end,
        array_to_string(polroles::regrole[], ', '), pg_get_expr(polqual, polrelid)) as create
      from pg_policy where polrelid = $1::regclass and polname = any($2::text[]) order by polname`,
    [table, names],
  )
  return rows
}

/** What the digests of sealed entries tell that they should not. */
async function toldOfSealed(): Promise<string[]> {
  const ask = (of: string, more = '') => asRole('app', own, `select leaf from sealed_digests('${of}') k ${more}`)
  const [mine, theirs] = [await ask(own), await ask(other)]
  const { rows } = await admin.query<{ kept: string }>(`select encode(content, 'hex') as kept from sealed_entry`)
  const found = [
    ...('code' in mine || mine.count !== 1 ? [`not what is its own: ${JSON.stringify(mine)}`] : []),
    ...('code' in theirs || theirs.count !== 0 ? [`another party’s: ${JSON.stringify(theirs)}`] : []),
  ]
  for (const { kept } of rows) {
    const said = await ask(own, `where to_jsonb(k)::text like '%${kept}%'`)
    if ('code' in said || said.count !== 0) found.push('what is kept back')
  }
  return found
}

/** What the node can do with a sealed entry of its own party while the matter does not stand where it is opened. */
async function beforeItsTime(): Promise<string[]> {
  await admin.query(`update matter_now set stage = 'elsewhere'`)
  const read = await asRole('app', own, 'select party from sealed_entry')
  const removed = await asRole('app', own, 'delete from sealed_entry')
  await admin.query(`update matter_now set stage = 'x'`)
  return [
    ...('code' in read || read.count !== 0 ? [`reads it: ${JSON.stringify(read)}`] : []),
    ...('code' in removed || removed.count !== 0 ? [`removes it: ${JSON.stringify(removed)}`] : []),
  ]
}
