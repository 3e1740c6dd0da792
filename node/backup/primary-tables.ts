import type pg from 'pg'
import { projections } from '../journal/rebuild.ts'

/** Made again from logs and parts, by the migrations, by signing in or reading a workbook again: not in a backup. */
const leftOut = new Set<string>([
  ...projections,
  'kind',
  'schema_version',
  'session',
  'applicant_session',
  'attempt',
  'import_run',
  'import_row',
  // A node that is restored does not send again what went out since.
  'message_out',
  'calendar_told',
  // Told once more after a restore; the same feed makes the same facts.
  'platform_case',
  'platform_feed',
])

/**
 * The tables that a backup holds: all that belong to a party and cannot be made again, each after those it refers to. Read
 * from the database itself, so that a table of a later migration cannot be forgotten.
 */
export async function primaryTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select t.table_name as name from information_schema.columns t join pg_class c on c.relname = t.table_name
      where t.table_schema = 'public' and t.column_name = 'party' and c.relkind in ('r', 'p') and not c.relispartition
      order by t.table_name`,
  )
  const { rows: references } = await client.query<{ child: string; parent: string }>(
    `select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace`,
  )
  const ordered: string[] = []
  const visit = (name: string) => {
    if (ordered.includes(name)) return
    for (const { child, parent } of references) if (child === name && parent !== name) visit(parent)
    ordered.push(name)
  }
  for (const { name } of rows) visit(name)
  return ordered.filter((name) => !leftOut.has(name))
}
