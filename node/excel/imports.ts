import { isRefusal, type PartyId, type Refusal, refuse, text } from '@lianyu/kernel'
import type { NodeDeps } from '../api/deps.ts'
import { maySeeKind } from '../api/door.ts'
import { newCommandId } from '../command-id.ts'
import type { SignedIn } from '../identity/session.ts'
import { columnsOf } from '../journal/kind-columns.ts'
import { inParty, inPartyToWrite, type Tx } from '../store/transaction.ts'
import { type Aim, aimOf } from './aim.ts'
import type { Sheet } from './cell.ts'
import { checkRow, faultOf, type Sheetwise } from './check-rows.ts'
import { findHeader, headsKey, headsOf, matchColumns, type Target, targetsOf, unitSaid } from './columns.ts'
import {
  countsOf,
  doneBefore,
  dropOld,
  dropRun,
  findRun,
  keepRun,
  keepVerdicts,
  mattersNamed,
  moveRun,
  type Outcome,
  type Plan,
  type RowSeen,
  type Run,
  rememberColumns,
  rememberedColumns,
  rowsSeen,
  runsOf,
  sheetRows,
  type Verdict,
} from './import-store.ts'
import { lookUp } from './look-up.ts'
import { readWorkbook } from './read-workbook.ts'
import { monthOfSheet } from './sheet-month.ts'

export interface ImportView {
  id: string
  kind: string
  step: string
  label: { zh: string; en: string }
  fileName: string
  state: Run['state']
  plan: Plan
  targets: Target[]
  counts: Partial<Record<Outcome, number>>
  createdAt: string
}

/** What a person may change before the run. */
export interface PlanChange {
  sheet?: number | undefined
  header?: number | undefined
  columns?: { column: number; field?: string | undefined; unit?: string | undefined }[] | undefined
  duplicates?: 'skip' | 'import' | undefined
  /** `YYYY-MM` of all rows, where no column says it. */
  month?: string | undefined
}

const keptDays = 30
/** Rows checked before others have their turn. */
const turn = 200

/** Workbooks of people on their way into matters: read, matched, checked dry. Writing them is `ImportRuns`. */
export class Imports {
  readonly #deps: NodeDeps

  constructor(deps: NodeDeps) {
    this.#deps = deps
  }

  /** Reads a workbook, matches its columns and checks every row. Nothing is written to any matter. */
  async read(session: SignedIn, aim: Aim, fileName: string, bytes: Uint8Array): Promise<ImportView | Refusal> {
    const sheets = await readWorkbook(bytes)
    if (isRefusal(sheets)) return sheets
    const targets = targetsOf(aim.kind, aim.form, aim.step)
    const found = sheets.map((sheet) => ({ sheet, header: findHeader(sheet, targets) }))
    const best = found.find(({ header }) => header !== undefined) ?? found[0]
    if (best === undefined) return refuse('import.empty', {}, 'file')
    const now = this.#deps.instant()
    const run: Run = {
      id: newCommandId(this.#deps.now()),
      kind: aim.kind.declaration.id,
      step: aim.step,
      officer: session.officer,
      desk: session.acting.desk,
      role: session.acting.role,
      file_name: fileName,
      state: 'checked',
      plan: {
        sheets: sheets.map(({ number, name, rows }) => ({ number, name, rows: rows.length })),
        sheet: best.sheet.number,
        header: best.header ?? 0,
        columns: [],
        duplicates: 'skip',
      },
      created_at: now,
      changed_at: now,
    }
    await this.#in(session.party, async (tx) => {
      await dropOld(tx, new Date(this.#deps.now() - keptDays * 86_400_000).toISOString())
      await keepRun(tx, run, sheets)
    })
    return await this.#check(session, aim, run, best.sheet)
  }

  /** The import, where it is this desk's own. */
  async find(session: SignedIn, id: string): Promise<{ run: Run; aim: Aim } | Refusal> {
    const run = await this.#read(session.party, (tx) => findRun(tx, id))
    if (run === undefined || run.desk !== session.acting.desk) return refuse('node.not-found', { what: '导入 import' })
    const aim = aimOf(this.#deps, session, run.kind, run.step)
    return isRefusal(aim) ? aim : { run, aim }
  }

  async view(session: SignedIn, id: string): Promise<ImportView | Refusal> {
    const found = await this.find(session, id)
    return isRefusal(found) ? found : await this.#view(session.party, found.run, found.aim)
  }

  async list(session: SignedIn): Promise<Omit<ImportView, 'targets' | 'plan' | 'counts'>[]> {
    const runs = await this.#read(session.party, (tx) => runsOf(tx, session.acting.desk))
    return runs.flatMap((run) => {
      const aim = aimOf(this.#deps, session, run.kind, run.step)
      return isRefusal(aim) ? [] : [{ ...headOf(run), label: aim.label }]
    })
  }

  async rows(
    session: SignedIn,
    id: string,
    asked: { outcomes: readonly Outcome[]; after: number; limit: number },
  ): Promise<{ items: RowSeen[]; next?: number } | Refusal> {
    const found = await this.find(session, id)
    if (isRefusal(found)) return found
    const items = await this.#read(session.party, (tx) => rowsSeen(tx, id, found.run.plan.sheet, asked))
    const last = items.at(-1)
    return items.length < asked.limit || last === undefined ? { items } : { items, next: last.line }
  }

  /** Another sheet, heading row, matching or unit; the rows are checked again, and the matching is remembered. */
  async change(session: SignedIn, id: string, change: PlanChange): Promise<ImportView | Refusal> {
    const found = await this.find(session, id)
    if (isRefusal(found)) return found
    const { run, aim } = found
    if (run.state !== 'checked') return refuse('import.wrong-state', { state: run.state })
    const number = change.sheet ?? run.plan.sheet
    const named = run.plan.sheets.find((one) => one.number === number)
    if (named === undefined)
      return refuse('import.bad-plan', { why: text('没有这张工作表', 'there is no such sheet') }, 'sheet')
    const sheet: Sheet = {
      number,
      name: named.name,
      rows: await this.#read(session.party, (tx) => sheetRows(tx, id, number)),
    }
    const targets = targetsOf(aim.kind, aim.form, aim.step)
    const moved = number !== run.plan.sheet
    const header = change.header ?? (moved ? (findHeader(sheet, targets) ?? 0) : run.plan.header)
    run.plan = { ...run.plan, sheet: number, header, duplicates: change.duplicates ?? run.plan.duplicates }
    // What was chosen for one sheet is said of no other.
    if (moved) delete run.plan.month
    if (change.month !== undefined) {
      if (run.plan.month === undefined)
        return refuse('import.bad-plan', { why: text('月份由表里的列给出', 'a column says the month') }, 'month')
      run.plan.month = { field: run.plan.month.field, value: change.month, from: 'chosen' }
    }
    if (change.columns === undefined) {
      if (moved || change.header !== undefined) return await this.#check(session, aim, run, sheet)
      return await this.#checkRows(session, aim, run, sheet)
    }
    const columns = chosenColumns(sheet, header, change.columns, targets)
    if (isRefusal(columns)) return columns
    run.plan.columns = columns
    await this.#in(session.party, (tx) =>
      rememberColumns(tx, run, headsKey(columns.map(({ head }) => head)), this.#deps.instant()),
    )
    return await this.#checkRows(session, aim, run, sheet)
  }

  async drop(session: SignedIn, id: string): Promise<{ dropped: true } | Refusal> {
    const found = await this.find(session, id)
    if (isRefusal(found)) return found
    if (found.run.state === 'running') return refuse('import.wrong-state', { state: found.run.state })
    await this.#in(session.party, (tx) => dropRun(tx, id))
    return { dropped: true }
  }

  /** Matches the columns anew, by what is remembered of these headings and by name; then checks. */
  async #check(session: SignedIn, aim: Aim, run: Run, sheet: Sheet): Promise<ImportView | Refusal> {
    const targets = targetsOf(aim.kind, aim.form, aim.step)
    const key = headsKey(headsOf(sheet, run.plan.header).map(({ head }) => head))
    const remembered = await this.#read(session.party, (tx) => rememberedColumns(tx, run.kind, run.step, key))
    const byColumn = new Map((remembered ?? []).map((one) => [one.column, one]))
    run.plan.columns = matchColumns(sheet, run.plan.header, targets, byColumn)
    return await this.#checkRows(session, aim, run, sheet)
  }

  async #checkRows(session: SignedIn, aim: Aim, run: Run, sheet: Sheet): Promise<ImportView> {
    const { party } = session
    const { plan } = run
    const targets = targetsOf(aim.kind, aim.form, aim.step)
    const read = monthOfSheet(sheet, plan.header, run.file_name, targets, plan.columns)
    if (read === undefined) delete plan.month
    else if (plan.month?.from !== 'chosen') plan.month = read
    const { field, value } = plan.month ?? {}
    const lookups = await lookUp(this.#deps, session, aim, plan, sheet)
    const asked: Sheetwise = {
      party,
      kind: aim.kind,
      step: aim.step,
      form: aim.form,
      header: plan.header,
      columns: plan.columns,
      ...(field !== undefined && value !== undefined && { given: { [field]: value } }),
      lookups,
    }
    const verdicts: Verdict[] = []
    for (const [at, row] of sheet.rows.entries()) {
      verdicts.push(checkRow(plan.header === 0 ? { ...asked, columns: [] } : asked, row))
      // Ten thousand rows are a second of work: between them the node answers others.
      if (at % turn === turn - 1) await new Promise((resolve) => setImmediate(resolve))
    }
    await this.#in(party, async (tx) => {
      await this.#compare(tx, session, aim, verdicts)
      await keepVerdicts(tx, run.id, plan.sheet, verdicts)
      await moveRun(tx, run.id, ['checked'], 'checked', this.#deps.instant(), plan)
    })
    return await this.#view(party, run, aim)
  }

  /** Rows that repeat each other, that were imported before, or whose name a matter here has already. */
  async #compare(tx: Tx, session: SignedIn, aim: Aim, verdicts: Verdict[]): Promise<void> {
    const ready = verdicts.filter(({ outcome }) => outcome === 'ready')
    const before = await doneBefore(
      tx,
      ready.map(({ command }) => command as string),
    )
    const lines = new Map<string, number>()
    for (const row of ready) {
      const command = row.command as string
      const matter = before.get(command)
      const line = lines.get(command)
      if (matter !== undefined) Object.assign(row, { outcome: 'same', matter })
      else if (line !== undefined) {
        row.outcome = 'same'
        row.faults.push({ ...faultOf(refuse('import.same-row', { line }), undefined, row.line), note: true })
      }
      lines.set(command, line ?? row.line)
    }
    if (aim.step !== '' || !maySeeKind(this.#deps, session, aim.kind)) return
    await this.#sameNames(
      tx,
      aim,
      ready.filter(({ outcome }) => outcome === 'ready'),
    )
  }

  async #sameNames(tx: Tx, { kind }: Aim, ready: Verdict[]): Promise<void> {
    const { declaration } = kind
    const slots: [field: string, slot: string][] = [[declaration.title, 'title']]
    for (const [field, slot] of columnsOf(kind).slots) {
      const { type } = declaration.fields[field] ?? {}
      if (type === 'uscc' || type === 'project-code') slots.push([field, slot])
    }
    for (const [field, slot] of slots) {
      const valued = ready.filter(({ data }) => typeof data?.[field] === 'string')
      const held = await mattersNamed(tx, declaration.id, slot, [
        ...new Set(valued.map(({ data }) => data?.[field] as string)),
      ])
      const lines = new Map<string, number>()
      for (const row of valued) {
        const title = row.data?.[field] as string
        const matter = held.get(title)?.[0]
        const line = lines.get(title)
        lines.set(title, line ?? row.line)
        if (row.outcome !== 'ready' || (matter === undefined && line === undefined)) continue
        row.outcome = 'duplicate'
        if (matter !== undefined) row.matter = matter
        const where = matter === undefined ? text(`本表第 ${line} 行`, `in row ${line}`) : text('系统里', 'here')
        row.faults.push({ ...faultOf(refuse('import.same-name', { title, where }), undefined, row.line), note: true })
      }
    }
  }

  async #view(party: PartyId, run: Run, aim: Aim): Promise<ImportView> {
    const counts = await this.#read(party, (tx) => countsOf(tx, run.id, run.plan.sheet))
    return {
      ...headOf(run),
      label: aim.label,
      plan: run.plan,
      targets: targetsOf(aim.kind, aim.form, aim.step),
      counts,
    }
  }

  #read<T>(party: PartyId, work: (tx: Tx) => Promise<T>): Promise<T> {
    return inParty(this.#deps.store, party, 'app', work)
  }

  #in<T>(party: PartyId, work: (tx: Tx) => Promise<T>): Promise<T> {
    return inPartyToWrite(this.#deps.store, party, work)
  }
}

function headOf(run: Run) {
  return {
    id: run.id,
    kind: run.kind,
    step: run.step,
    fileName: run.file_name,
    state: run.state,
    createdAt: run.created_at,
  }
}

/** What a person chose, with the headings as they stand; each field once, and only what the kind has. */
function chosenColumns(
  sheet: Sheet,
  header: number,
  chosen: NonNullable<PlanChange['columns']>,
  targets: readonly Target[],
): Plan['columns'] | Refusal {
  const taken = new Set<string>()
  const by = new Map(chosen.map((one) => [one.column, one]))
  const columns = headsOf(sheet, header)
  for (const column of columns) {
    const { field, unit: named } = by.get(column.column) ?? {}
    if (field === undefined) continue
    const target = targets.find((one) => one.field === field)
    if (target === undefined)
      return refuse('import.bad-plan', { why: text(`没有“${field}”这一项`, `there is no field "${field}"`) }, 'columns')
    if (taken.has(field)) {
      const name = target.names[0] ?? field
      return refuse('import.bad-plan', { why: text(`“${name}”选了两次`, `"${name}" is chosen twice`) }, 'columns')
    }
    if (named !== undefined && !target.units.includes(named)) {
      return refuse('import.bad-plan', { why: text(`没有单位“${named}”`, `there is no unit "${named}"`) }, 'columns')
    }
    taken.add(field)
    // Whoever names the column need not name again what the sheet says above it.
    const unit = named ?? unitSaid(target, column, sheet, header)
    Object.assign(column, { field, how: 'chosen' }, unit === undefined ? {} : { unit })
  }
  return columns
}
