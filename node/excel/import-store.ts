import type { DeskId, MatterId, OfficerId, RoleId } from '@lianyu/kernel'
import { texts, uuids } from '../store/binary-arrays.ts'
import type { Tx } from '../store/transaction.ts'
import type { Cell, Sheet } from './cell.ts'
import type { CheckedRow, Fault } from './check-rows.ts'
import type { Column } from './columns.ts'
import type { SheetMonth } from './sheet-month.ts'

export type RunState = 'checked' | 'running' | 'done' | 'cancelled' | 'stopped'
export type Outcome = 'unread' | 'skipped' | 'ready' | 'bad' | 'duplicate' | 'same' | 'done' | 'refused'

export interface Plan {
  sheets: { number: number; name: string; rows: number }[]
  sheet: number
  /** The line of the headings; 0 where none was found yet. */
  header: number
  columns: Column[]
  /** Where the rows need a month and no column says it. */
  month?: SheetMonth
  duplicates: 'skip' | 'import'
  /** Why it stopped by itself. */
  stopped?: Fault
}

export interface Run {
  id: string
  kind: string
  /** The open step that each row takes; empty: each row opens a matter. */
  step: string
  officer: OfficerId
  desk: DeskId
  role: RoleId
  file_name: string
  state: RunState
  plan: Plan
  created_at: string
  changed_at: string
}

interface RunRow extends Omit<Run, 'plan'> {
  plan: string
}

const columns = 'id, kind, step, officer, desk, role, file_name, state, plan, created_at, changed_at'
const read = (row: RunRow): Run => ({ ...row, plan: JSON.parse(row.plan) as Plan })

/** Rows written in one statement. */
const slice = 2_000

export async function keepRun(tx: Tx, run: Run, sheets: readonly Sheet[]): Promise<void> {
  await tx.query(
    `insert into import_run (party, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [tx.party, run.id, run.kind, run.step, run.officer, run.desk, run.role, run.file_name, run.state].concat([
      JSON.stringify(run.plan),
      run.created_at,
      run.changed_at,
    ]),
  )
  for (const sheet of sheets) {
    for (let from = 0; from < sheet.rows.length; from += slice) {
      const rows = sheet.rows.slice(from, from + slice)
      await tx.query(
        `insert into import_row (party, import, sheet, line, cells, outcome)
           select $1, $2, $3, u.line::bigint, u.cells, 'unread' from unnest($4::text[], $5::text[]) u (line, cells)`,
        [
          tx.party,
          run.id,
          sheet.number,
          texts(rows.map(({ line }) => String(line))),
          texts(rows.map(({ cells }) => JSON.stringify(cells))),
        ],
        'import rows keep',
      )
    }
  }
}

export async function findRun(tx: Tx, id: string): Promise<Run | undefined> {
  const { rows } = await tx.query<RunRow>(`select ${columns} from import_run where party = $1 and id = $2`, [
    tx.party,
    id,
  ])
  return rows[0] && read(rows[0])
}

/** A desk's imports, newest first. */
export async function runsOf(tx: Tx, desk: DeskId): Promise<Run[]> {
  const { rows } = await tx.query<RunRow>(
    `select ${columns} from import_run where party = $1 and desk = $2 order by created_at desc, id desc limit 20`,
    [tx.party, desk],
  )
  return rows.map(read)
}

export async function runsIn(tx: Tx, state: RunState): Promise<Run[]> {
  const { rows } = await tx.query<RunRow>(`select ${columns} from import_run where party = $1 and state = $2`, [
    tx.party,
    state,
  ])
  return rows.map(read)
}

/** Moves a run on; false where it no longer stood where the caller saw it. */
export async function moveRun(
  tx: Tx,
  id: string,
  from: readonly RunState[],
  to: RunState,
  at: string,
  plan?: Plan,
): Promise<boolean> {
  const { count } = await tx.query(
    `update import_run set state = $3, changed_at = $4, plan = coalesce($5, plan)
       where party = $1 and id = $2 and state = any($6::text[])`,
    [tx.party, id, to, at, plan === undefined ? null : JSON.stringify(plan), texts([...from])],
  )
  return count === 1
}

export async function dropRun(tx: Tx, id: string): Promise<void> {
  await tx.query('delete from import_row where party = $1 and import = $2', [tx.party, id])
  await tx.query('delete from import_run where party = $1 and id = $2', [tx.party, id])
}

/** What nobody came back to: typed data about persons does not lie about for ever. */
export async function dropOld(tx: Tx, before: string): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `select id from import_run where party = $1 and created_at < $2 and state <> 'running' limit 50`,
    [tx.party, before],
  )
  for (const { id } of rows) await dropRun(tx, id)
}

export async function sheetRows(
  tx: Tx,
  id: string,
  sheet: number,
): Promise<{ line: number; cells: (Cell | null)[] }[]> {
  const { rows } = await tx.query<{ line: number; cells: string | null }>(
    'select line, cells from import_row where party = $1 and import = $2 and sheet = $3 order by line',
    [tx.party, id, sheet],
  )
  return rows.map(({ line, cells }) => ({ line: Number(line), cells: JSON.parse(cells ?? '[]') as (Cell | null)[] }))
}

export interface Verdict extends Omit<CheckedRow, 'outcome'> {
  outcome: Outcome
}

/** Writes what the dry run found. Other sheets are as they were read. */
export async function keepVerdicts(tx: Tx, id: string, sheet: number, verdicts: readonly Verdict[]): Promise<void> {
  await tx.query(
    `update import_row set outcome = 'unread', data = null, command = null, matter = null, faults = null
       where party = $1 and import = $2 and sheet <> $3 and outcome <> 'unread'`,
    [tx.party, id, sheet],
  )
  for (let from = 0; from < verdicts.length; from += slice) {
    const some = verdicts.slice(from, from + slice)
    await tx.query(
      `update import_row r set outcome = u.outcome, data = u.data, command = u.command, matter = u.matter, faults = u.faults
         from unnest($4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::text[])
           u (line, outcome, data, command, matter, faults)
         where r.party = $1 and r.import = $2 and r.sheet = $3 and r.line = u.line::bigint`,
      [
        tx.party,
        id,
        sheet,
        texts(some.map(({ line }) => String(line))),
        texts(some.map(({ outcome }) => outcome)),
        texts(some.map(({ data }) => (data === undefined ? null : JSON.stringify(data)))),
        uuids(some.map(({ command }) => command ?? null)),
        texts(some.map(({ matter }) => matter ?? null)),
        texts(some.map(({ faults }) => (faults.length === 0 ? null : JSON.stringify(faults)))),
      ],
      'import rows verdict',
    )
  }
}

export interface ToWrite {
  line: number
  data: Record<string, unknown>
  command: string
  matter: MatterId | null
}

export async function nextRows(
  tx: Tx,
  id: string,
  sheet: number,
  outcomes: readonly Outcome[],
  limit: number,
): Promise<ToWrite[]> {
  const { rows } = await tx.query<{ line: number; data: string; command: string; matter: string | null }>(
    `select line, data, command, matter from import_row
       where party = $1 and import = $2 and sheet = $3 and outcome = any($4::text[]) and command is not null
       order by line limit $5`,
    [tx.party, id, sheet, texts([...outcomes]), limit],
  )
  return rows.map((row) => ({ ...row, line: Number(row.line), data: JSON.parse(row.data) as Record<string, unknown> }))
}

export interface Written {
  line: number
  outcome: 'done' | 'same' | 'refused'
  matter?: MatterId
  faults?: Fault[]
}

/** What became of rows. What was written stands in its fact now, and no longer here. */
export async function keepWritten(tx: Tx, id: string, sheet: number, written: readonly Written[]): Promise<void> {
  await tx.query(
    `update import_row r set outcome = u.outcome, matter = coalesce(u.matter, r.matter), faults = coalesce(u.faults, r.faults),
        cells = case when u.outcome = 'refused' then r.cells end, data = case when u.outcome = 'refused' then r.data end
       from unnest($4::text[], $5::text[], $6::text[], $7::text[]) u (line, outcome, matter, faults)
       where r.party = $1 and r.import = $2 and r.sheet = $3 and r.line = u.line::bigint`,
    [
      tx.party,
      id,
      sheet,
      texts(written.map(({ line }) => String(line))),
      texts(written.map(({ outcome }) => outcome)),
      texts(written.map(({ matter }) => matter ?? null)),
      texts(written.map(({ faults }) => (faults === undefined ? null : JSON.stringify(faults)))),
    ],
    'import rows written',
  )
}

export async function countsOf(tx: Tx, id: string, sheet: number): Promise<Partial<Record<Outcome, number>>> {
  const { rows } = await tx.query<{ outcome: Outcome; count: string }>(
    `select outcome, count(*) as count from import_row where party = $1 and import = $2 and sheet = $3 group by outcome`,
    [tx.party, id, sheet],
  )
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)]))
}

export interface RowSeen {
  line: number
  outcome: Outcome
  matter: MatterId | null
  cells: (Cell | null)[]
  faults: Fault[]
}

export async function rowsSeen(
  tx: Tx,
  id: string,
  sheet: number,
  asked: { outcomes: readonly Outcome[]; after: number; limit: number },
): Promise<RowSeen[]> {
  const { rows } = await tx.query<{
    line: number
    outcome: Outcome
    matter: string | null
    cells: string | null
    faults: string | null
  }>(
    `select line, outcome, matter, cells, faults from import_row
       where party = $1 and import = $2 and sheet = $3 and outcome = any($4::text[]) and line > $5 order by line limit $6`,
    [tx.party, id, sheet, texts([...asked.outcomes]), asked.after, asked.limit],
  )
  return rows.map((row) => ({
    line: Number(row.line),
    outcome: row.outcome,
    matter: row.matter,
    cells: JSON.parse(row.cells ?? '[]') as (Cell | null)[],
    faults: JSON.parse(row.faults ?? '[]') as Fault[],
  }))
}

type Remembered = Pick<Column, 'column' | 'field' | 'unit'>[]

/** How this party last matched these headings. */
export async function rememberedColumns(
  tx: Tx,
  kind: string,
  step: string,
  heads: string,
): Promise<Remembered | undefined> {
  const { rows } = await tx.query<{ columns: string }>(
    'select columns from import_columns where party = $1 and kind = $2 and step = $3 and heads = $4',
    [tx.party, kind, step, heads],
  )
  return rows[0] && (JSON.parse(rows[0].columns) as Remembered)
}

export async function rememberColumns(tx: Tx, run: Run, heads: string, at: string): Promise<void> {
  const kept: Remembered = run.plan.columns.map(({ column, field, unit }) => ({
    column,
    ...(field === undefined ? {} : { field }),
    ...(unit === undefined ? {} : { unit }),
  }))
  await tx.query(
    `insert into import_columns (party, kind, step, heads, columns, changed_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (party, kind, step, heads) do update set columns = excluded.columns, changed_at = excluded.changed_at`,
    [tx.party, run.kind, run.step, heads, JSON.stringify(kept), at],
  )
}

/** Commands that stand in facts already, with their matters. */
export async function doneBefore(tx: Tx, commands: readonly string[]): Promise<Map<string, MatterId>> {
  const { rows } = await tx.query<{ command: string; matter: string }>(
    'select e.command, e.matter from entry e where e.party = $1 and e.command = any($2::uuid[])',
    [tx.party, uuids([...commands])],
    'import done before',
  )
  return new Map(rows.map(({ command, matter }) => [command, matter]))
}

/** Matters of a kind by the exact value of their title or of one of their list columns. */
export async function mattersNamed(
  tx: Tx,
  kind: string,
  slot: string,
  values: readonly string[],
): Promise<Map<string, MatterId[]>> {
  if (!/^(title|t[1-6])$/.test(slot)) throw new TypeError('not a text column')
  const { rows } = await tx.query<{ value: string; id: string }>(
    `select u.value, m.id from unnest($3::text[]) u (value)
       join matter m on m.party = $1 and m.kind = $2 and m.${slot} = u.value order by m.id`,
    [tx.party, kind, texts([...values])],
  )
  const found = new Map<string, MatterId[]>()
  for (const { value, id } of rows) found.set(value, [...(found.get(value) ?? []), id])
  return found
}
