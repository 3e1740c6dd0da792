import type pg from 'pg'

/**
 * The schema as text, from the catalogue of a migrated database: tables, columns, constraints, indexes, policies, grants
 * and functions, in a fixed order and without anything that depends on the server. Checked in as `schema.sql`, so that a
 * review sees what a migration does in the end.
 */
export async function describeSchema(client: pg.ClientBase): Promise<string> {
  const lines = async (sql: string) => (await client.query<{ line: string }>(sql)).rows.map((row) => row.line)
  const tables = await lines(`select relname as line from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname collate "C"`)
  const parts = [await lines(functions)]
  for (const table of tables) {
    const of = `'public.${table}'::regclass`
    const columns = await lines(columnsOf(of))
    const constraints = await lines(`select '  ' || pg_get_constraintdef(oid) as line from pg_constraint
      where conrelid = ${of} and contype <> 'n' order by contype::text collate "C" desc, conname collate "C"`)
    const [head] = await lines(`select 'create table ' || relname || ' (' as line from pg_class where oid = ${of}`)
    const [tail] =
      await lines(`select ')' || coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '') || ';' ||
        case when relrowsecurity then e'\\n-- row-level security' || case when relforcerowsecurity then ', forced' else '' end else '' end as line
      from pg_class where oid = ${of}`)
    parts.push([
      head as string,
      [...columns, ...constraints].join(',\n'),
      tail as string,
      ...(await lines(policiesOf(of))),
      ...(await lines(`select indexdef || ';' as line from pg_indexes i join pg_class c on c.relname = i.indexname
        join pg_index x on x.indexrelid = c.oid
        where i.schemaname = 'public' and x.indrelid = ${of}
          and not exists (select from pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u'))
        order by indexname collate "C"`)),
      ...(await lines(grantsOf(of))),
    ])
  }
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`
}

const functions = `select pg_get_functiondef(oid) || ';' as line from pg_proc
  where pronamespace = 'public'::regnamespace order by proname collate "C"`

function columnsOf(table: string): string {
  return `select '  ' || attname || ' ' || format_type(atttypid, atttypmod)
      || case when attcollation <> 0 and attcollation <> 'pg_catalog."default"'::regcollation
        then (select ' collate "' || collname || '"' from pg_collation where oid = attcollation) else '' end
      || case when attnotnull then ' not null' else '' end as line
    from pg_attribute where attrelid = ${table} and attnum > 0 and not attisdropped order by attnum`
}

function policiesOf(table: string): string {
  return `select 'create policy ' || polname || case when polpermissive then '' else ' as restrictive' end
      || case polcmd when '*' then '' when 'r' then ' for select' when 'd' then ' for delete' else ' for ' || polcmd::text end
      || case when polroles = '{0}' then '' else ' to ' || array_to_string(polroles::regrole[], ', ') end
      || ' using (' || pg_get_expr(polqual, polrelid) || ')'
      || coalesce(' with check (' || pg_get_expr(polwithcheck, polrelid) || ')', '') || ';' as line
    from pg_policy where polrelid = ${table} order by polname collate "C"`
}

/** Grants to the node's roles: on the table, then on single columns. */
function grantsOf(table: string): string {
  return `select line from (
      select 'grant ' || string_agg(lower(a.privilege_type), ', ' order by a.privilege_type collate "C") || ' to '
          || a.grantee::regrole || ';' as line, 1 as sort
        from pg_class c cross join lateral aclexplode(c.relacl) a
        where c.oid = ${table} and a.grantee <> c.relowner group by a.grantee
      union all
      select 'grant ' || lower(a.privilege_type) || ' (' || string_agg(t.attname, ', ' order by t.attnum) || ') to '
          || a.grantee::regrole || ';', 2
        from pg_attribute t cross join lateral aclexplode(t.attacl) a
        where t.attrelid = ${table} group by a.grantee, a.privilege_type) g
    order by sort, line collate "C"`
}
