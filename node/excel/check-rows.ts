import {
  type FormField,
  fillForm,
  isAsked,
  isRefusal,
  type Kind,
  type MatterId,
  type PartyId,
  type Refusal,
  refuse,
  refuseUnasked,
} from '@lianyu/kernel'
import { addressOf, type Cell, type SheetRow, textOf } from './cell.ts'
import { cellValue, type Lookups } from './cell-value.ts'
import { type Column, matterColumn } from './columns.ts'
import { rowCommand } from './row-command.ts'

/** What is wrong with one cell, or with the row (no `cell`), in words that say what to do. */
export interface Fault {
  cell?: string
  head?: string
  /** Said beside, and no reason to leave the row out. */
  note?: true
  code: string
  zh: string
  en: string
}

export interface CheckedRow {
  line: number
  outcome: 'skipped' | 'ready' | 'bad'
  faults: Fault[]
  data?: Record<string, unknown>
  matter?: MatterId
  command?: string
}

export interface Sheetwise {
  party: PartyId
  kind: Kind
  step: string
  form: readonly FormField[]
  header: number
  columns: readonly Column[]
  /** What every row says though no column does: the month in the title. */
  given?: Record<string, unknown>
  lookups: Lookups
}

const totals = /^(合计|总计|小计|共计|累计|总和|total|subtotal)([(（:：\d].*)?$/i
const remarks = /^(注|备注|说明|填表|制表|填报|审核|联系人|单位负责人|数据来源|来源|note)[\s:：0-9(（]/i

/** A row against the form, every bad cell named. The check is the form's own, as it runs when the row is written. */
export function checkRow(asked: Sheetwise, { line, cells }: SheetRow): CheckedRow {
  const matched = asked.columns.filter(({ field }) => field !== undefined)
  const given = matched.filter(({ column }) => cells[column - 1] != null)
  if (line <= asked.header || given.length === 0 || isBeside(cells)) return { line, outcome: 'skipped', faults: [] }
  const faults: Fault[] = []
  const data: Record<string, unknown> = { ...asked.given }
  let matter: MatterId | undefined
  for (const column of given) {
    const cell = cells[column.column - 1] as Cell
    const found = readCell(asked, column, cell)
    if (isRefusal(found)) faults.push(faultOf(found, column, line))
    else if (column.field === matterColumn) matter = found.value as MatterId
    else {
      data[column.field as string] = found.value
      if (found.rounded) faults.push(roundedAt(column, line))
    }
  }
  for (const one of asked.form) {
    const { field, required } = one
    const stands = data[field] !== undefined
    if (stands === isAsked(one, data)) continue
    const column = matched.find((some) => some.field === field)
    if (stands) faults.push(faultOf(refuseUnasked(asked.kind, one), column, line))
    // What stands in the cell and could not be read has been said.
    if (stands || !required || (column !== undefined && given.includes(column))) continue
    const missing = fillForm(asked.kind, [{ field, required }], {})
    if (isRefusal(missing)) faults.push(faultOf(missing, column, line))
  }
  const key = matched.find(({ field }) => field === matterColumn)
  if (asked.step !== '' && matter === undefined && (key === undefined || !given.includes(key))) {
    const label = asked.kind.labels.fields[asked.kind.declaration.title]?.zh ?? asked.kind.labels.kind.zh
    faults.push(faultOf(refuse('field.required', { label: { zh: label, en: label } }), key, line))
  }
  if (faults.some(({ note }) => !note)) return { line, outcome: 'bad', faults }
  const normal = normalOf(asked, data)
  const command = rowCommand(asked.party, asked.kind.declaration.id, asked.step, matter, normal)
  return { line, outcome: 'ready', faults, data: normal, command, ...(matter === undefined ? {} : { matter }) }
}

function readCell(asked: Sheetwise, column: Column, cell: Cell) {
  const { kind, lookups } = asked
  const field = column.field as string
  if (field === matterColumn) {
    const named = (textOf(cell) ?? '').normalize('NFKC').trim()
    const id = lookups.matter(kind.declaration.id, named)
    if (typeof id === 'string') return { value: id as unknown, rounded: undefined }
    const label = lookups.kindLabel(kind.declaration.id)
    return id.count > 1
      ? refuse('import.many-matters', { found: named, kind: label, count: id.count })
      : refuse('import.no-matter', { found: named, kind: label })
  }
  const read = cellValue(kind, field, cell, column.unit, lookups)
  if (isRefusal(read)) return read
  const filled = fillForm(kind, [{ field }], { [field]: read.value })
  return isRefusal(filled) ? filled : { value: read.value, rounded: read.rounded }
}

/** The values in the form in which they will stand, so that two ways of writing the same are the same row. */
function normalOf({ kind, form }: Sheetwise, data: Record<string, unknown>): Record<string, unknown> {
  const filled = fillForm(kind, form, data)
  if (isRefusal(filled)) return data
  const normal = Object.assign({}, ...Object.values(filled)) as Record<string, unknown>
  return Object.fromEntries(Object.entries(normal).filter(([, value]) => value !== null))
}

/** A total at the bottom, or a remark under the table: its only cells say so. */
function isBeside(cells: readonly (Cell | null)[]): boolean {
  const words = cells
    .filter((cell): cell is Cell => cell !== null)
    .slice(0, 2)
    .map((cell) => (textOf(cell) ?? '').trim())
  if (words.some((word) => totals.test(word.replace(/\s/g, '')))) return true
  const texts = new Set(cells.filter((cell): cell is Cell => cell !== null).map((cell) => textOf(cell)))
  // A merged remark stands in every place of its row.
  return texts.size === 1 && remarks.test(words[0] ?? '')
}

export function faultOf(refusal: Refusal, column: Column | undefined, line: number): Fault {
  const where = column === undefined ? {} : { cell: addressOf(column.column, line), head: column.head }
  return { ...where, code: refusal.refusal, zh: refusal.zh, en: refusal.en }
}

function roundedAt(column: Column, line: number): Fault {
  return { ...faultOf(refuse('import.rounded', {}), column, line), note: true }
}
