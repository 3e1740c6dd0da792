import { type Refusal, refuse, text } from '@lianyu/kernel'
import ExcelJS from 'exceljs'
import { type Cell, limits, type Sheet, type SheetRow } from './cell.ts'
import { checkZip, tooLarge } from './check-zip.ts'

/** Reads a .xlsx whole. Merged cells hold their value in every place; formulas are never run, only their kept result is read. */
export async function readXlsx(bytes: Buffer): Promise<Sheet[] | Refusal> {
  const refusal = checkZip(bytes)
  if (refusal !== undefined) return refusal
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer, {
      ignoreNodes: ['dataValidations', 'conditionalFormatting', 'drawing', 'picture', 'extLst'],
    })
  } catch {
    return refuse('import.not-a-workbook', {}, 'file')
  }
  if (workbook.worksheets.length > limits.sheets) return tooLarge(text('工作表', 'sheets'), String(limits.sheets))
  const sheets: Sheet[] = []
  let total = 0
  for (const [at, sheet] of workbook.worksheets.entries()) {
    // What is hidden is not what its owner believes to be sending.
    if (sheet.state !== 'visible') continue
    const rows: SheetRow[] = []
    let wide = false
    const hidden = new Set((sheet.columns ?? []).flatMap((column) => (column.hidden ? [column.number] : [])))
    sheet.eachRow((row, line) => {
      if (total > limits.rows) return
      const cells = cellsOf(row, hidden)
      if (cells.length === 0) return
      wide ||= cells.length > limits.columns
      rows.push({ line, cells })
      total += 1
    })
    if (wide) return tooLarge(text('列', 'columns'), String(limits.columns))
    if (total > limits.rows) return tooLarge(text('行', 'rows'), String(limits.rows))
    sheets.push({ number: at + 1, name: sheet.name, rows })
  }
  return sheets
}

/** A hidden column is read no more than a hidden sheet: last month’s figures stand there under the same heading. */
function cellsOf(row: ExcelJS.Row, hidden: ReadonlySet<number | undefined>): (Cell | null)[] {
  const cells: (Cell | null)[] = []
  row.eachCell((cell, column) => {
    if (hidden.has(column)) return
    // A formatted but empty cell far to the right is no reason to refuse the sheet.
    const read = cellOf(cell)
    if (read === null) return
    while (cells.length < column - 1 && cells.length <= limits.columns) cells.push(null)
    if (cells.length <= limits.columns) cells.push(read)
  })
  return cells
}

function cellOf(cell: ExcelJS.Cell): Cell | null {
  const { value } = cell
  if (typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value)) {
    const { result } = value as { result?: unknown }
    const read = result === undefined ? { e: '#FORMULA' } : plain(result, cell.numFmt)
    return read === null || 'e' in read ? read : { ...read, f: true }
  }
  return plain(value, cell.numFmt)
}

function plain(value: unknown, format: string | undefined): Cell | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') return format?.includes('%') ? { n: value, p: true } : { n: value }
  if (typeof value === 'boolean') return { b: value }
  if (value instanceof Date) return dateOf(value)
  if (typeof value === 'string') return written(value)
  if (typeof value !== 'object') return written(String(value))
  if ('error' in value) return { e: String(value.error) }
  if ('richText' in value) {
    return written((value.richText as { text: string }[]).map((run) => run.text).join(''))
  }
  // A link: its text, which may be rich again. Where it leads is not followed.
  if ('text' in value) return plain(value.text, undefined)
  return null
}

function written(value: string): Cell | null {
  const clean = value.trim()
  return clean === '' ? null : { t: clean.slice(0, limits.cellCharacters) }
}

function dateOf(date: Date): Cell {
  if (Number.isNaN(date.getTime())) return { e: '#DATE' }
  // The library counts wall-clock days as UTC; a fraction of a second is noise of the serial number.
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  const time = iso.slice(11, 16)
  return time === '00:00' ? { d: iso.slice(0, 10) } : { d: iso.slice(0, 10), at: time }
}
