import {
  type ColourRule,
  colourMonths,
  type Kind,
  type MatterId,
  type MonthBoard,
  type PlainDay,
  type Refusal,
  refuse,
  type Text,
} from '@lianyu/kernel'
import type { MonthsOfYear } from '../../journal/month-lines.ts'
import { listMonths, type MonthRow } from '../../store/list-months.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { type Acting, kindsInSight } from '../door.ts'
import { type ListQuery, readListQuery } from '../matters/list-query.ts'
import { columnValues, stageLabel } from '../matters/matter-rows.ts'
import { settingsOf } from '../step-context.ts'

export interface BoardCell {
  month: string
  planned: number
  /** Reported of the month as it counts now; absent while nothing was. */
  done?: number
  /** Which case of the rule gives its colour; absent for a month that has not begun. */
  at?: number
  light?: 'on-time' | 'due-soon' | 'late' | 'done'
  caughtUp?: true
}

export interface BoardRow {
  matter: MatterId
  title: string
  sample: boolean
  stage: string
  stageLabel: Text
  columns: Record<string, unknown>
  /** Done of planned over the months that are over, in percent; null where nothing was planned for them. */
  pace: number | null
  planned: number
  done: number
  /** Months that are late now. */
  late: number
  months: BoardCell[]
}

export const boardSorts = ['pace', 'late', 'planned', 'title'] as const
export type BoardSort = (typeof boardSorts)[number]

export interface BoardAsked extends ListQuery {
  year?: string | undefined
  order?: BoardSort | undefined
}

export interface Board {
  kind: string
  year: string
  today: PlainDay
  rule: ColourRule
  filters: { field: string; values: string[] }[]
  rows: BoardRow[]
  /** More matters have months in this year than are shown: those with the largest plans are. */
  more: boolean
}

/** More rows than that nobody compares; what is left out is the smallest, and is found by narrowing. */
const mostRows = 1_000

/** A kind's matters by the months of a year, each in the county's colours: one statement over projections, no fact read. */
export async function boardOf(
  deps: NodeDeps,
  session: Acting,
  id: string,
  { year = deps.today().slice(0, 4), order = 'pace', ...asked }: BoardAsked,
): Promise<{ board: Board; of: Kind } | Refusal> {
  const board = monthBoardOf(deps, id)
  const kind = kindsInSight(deps, session).find(({ declaration }) => declaration.id === id)
  if (board === undefined || kind === undefined) {
    return refuse('node.not-found', { what: `月度晾晒 month board ${id.slice(0, 80)}` })
  }
  const read = readListQuery(deps, session, { ...asked, kind: id })
  if ('refusal' in read) return read
  const settings = settingsOf(deps)
  await settings.ready(session.party)
  const today = deps.today()
  const rule = board.colours((key) => settings.valueOn(session.party, key, today))
  const { found, more } = read.nothing
    ? { found: [], more: false }
    : await inParty(deps.store, session.party, 'app', (tx) => listMonths(tx, id, year, read.query, mostRows))
  const rows = found.map((one) => boardRow(deps, one, rule, year, today)).sort(sorts[order])
  const filters = board.filters.map((field) => ({ field, values: valuesOf(rows, field) }))
  return { board: { kind: id, year, today, rule, filters, rows, more }, of: kind }
}

function monthBoardOf({ packs }: NodeDeps, kind: string): MonthBoard | undefined {
  return packs.find(({ monthBoards }) => monthBoards !== undefined && Object.hasOwn(monthBoards, kind))?.monthBoards?.[
    kind
  ]
}

function boardRow(deps: NodeDeps, { row, line }: MonthRow, rule: ColourRule, year: string, today: PlainDay): BoardRow {
  const kept = JSON.parse(line) as MonthsOfYear
  const kind = deps.kindsByHash(row.kindHash)
  const whole = (month: string) => `${year}-${month}`
  const plan = kept.plan.map(([month, amount]) => [whole(month), amount] as const)
  const reports = kept.reports.map(([month, on, amount]) => [whole(month), on, amount] as const)
  const done = new Map(reports.map(([month, , amount]) => [month, amount]))
  const coloured = new Map(colourMonths(rule, { plan, reports }, today).map((one) => [one.status.month, one]))
  const thisMonth = today.slice(0, 7)
  const months = plan.map(([month, planned]): BoardCell => {
    const found = coloured.get(month)
    const reported = done.get(month)
    const cell: BoardCell = { month, planned, ...(reported === undefined ? {} : { done: reported }) }
    if (found === undefined) return cell
    const { light, caughtUp } = found.status
    const at = rule.cases.findIndex((one) => one.colour === found.colour && one.word === found.word)
    return { ...cell, at, light, ...(caughtUp ? { caughtUp: true } : {}) }
  })
  const over = months.filter(({ month }) => month < thisMonth)
  const sum = (of: readonly BoardCell[], pick: (one: BoardCell) => number) =>
    of.reduce((total, one) => total + pick(one), 0)
  const due = sum(over, (one) => one.planned)
  return {
    matter: row.id,
    title: row.title,
    sample: row.sample,
    stage: row.stage,
    stageLabel: stageLabel(kind, kind?.declaration.main ?? '', row.stage),
    columns: kind === undefined ? {} : columnValues(kind, row),
    pace: due === 0 ? null : Math.round((sum(over, (one) => one.done ?? 0) / due) * 1000) / 10,
    planned: sum(months, (one) => one.planned),
    done: sum(months, (one) => one.done ?? 0),
    late: months.filter(({ light }) => light === 'late').length,
    months,
  }
}

const byTitle = (a: BoardRow, b: BoardRow) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0)
const paceOf = ({ pace }: BoardRow) => pace ?? Number.POSITIVE_INFINITY

/** Who is slowest stands first; equal ones by name. */
const sorts: Record<BoardSort, (a: BoardRow, b: BoardRow) => number> = {
  pace: (a, b) => (paceOf(a) === paceOf(b) ? byTitle(a, b) : paceOf(a) - paceOf(b)),
  late: (a, b) => b.late - a.late || byTitle(a, b),
  planned: (a, b) => b.planned - a.planned || byTitle(a, b),
  title: byTitle,
}

function valuesOf(rows: readonly BoardRow[], field: string): string[] {
  const values = rows.map(({ columns }) => columns[field])
  return [...new Set(values.filter((one) => typeof one === 'string' && one !== ''))].sort() as string[]
}
