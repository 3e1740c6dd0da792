/**
 * A cell as it was read, before anybody asks what it means. Formulas are never run: `f` marks that the value is the result
 * which the file itself keeps.
 */
export type Cell =
  | { t: string; f?: true }
  /** `p`: shown as a percentage. */
  | { n: number; p?: true; f?: true }
  /** A cell formatted as a date: wall-clock day, and the time of day where it has one. */
  | { d: string; at?: string; f?: true }
  | { b: boolean; f?: true }
  /** An error such as `#REF!`; a formula without a kept result is `#FORMULA`. */
  | { e: string }

/** A row by its line in the sheet (from 1); blank cells are `null`, trailing ones left out. */
export interface SheetRow {
  line: number
  cells: (Cell | null)[]
}

export interface Sheet {
  /** Place in the workbook, from 1. */
  number: number
  name: string
  rows: SheetRow[]
}

/** What is refused before it can hurt the node. */
export const limits = {
  fileBytes: 20 * 1024 * 1024,
  /** All entries of the zip together, once unpacked. */
  unpackedBytes: 200 * 1024 * 1024,
  zipEntries: 2_000,
  rows: 20_000,
  columns: 200,
  sheets: 50,
  cellCharacters: 8_000,
  parseSeconds: 60,
  heapMb: 640,
} as const

/** `B7`. */
export function addressOf(column: number, line: number): string {
  return `${letterOf(column)}${line}`
}

/** 1 is `A`, 27 is `AA`. */
export function letterOf(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** A cell's text as it is shown; `undefined` for none. */
export function textOf(cell: Cell | null | undefined): string | undefined {
  if (cell === null || cell === undefined) return undefined
  if ('t' in cell) return cell.t
  if ('n' in cell) return plainNumber(cell.n)
  if ('d' in cell) return cell.at === undefined ? cell.d : `${cell.d} ${cell.at}`
  if ('b' in cell) return cell.b ? '是' : '否'
  return cell.e
}

/** A number as Excel would print it: 15 significant digits, no exponent. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15))
  const text = String(rounded)
  if (!text.includes('e')) return text
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : rounded.toFixed(12).replace(/\.?0+$/, '')
}
