import { isPlainDay } from '@lianyu/kernel'
import { type Sheet, textOf } from './cell.ts'
import type { Column, Target } from './columns.ts'
import { plainText } from './written.ts'

/** The month of every row of a sheet that has no column for it. */
export interface SheetMonth {
  /** The field it fills. */
  field: string
  /** `YYYY-MM`; absent where nothing says which. */
  value?: string
  from?: 'title' | 'sheet' | 'file' | 'chosen'
  /** The words it was read from. */
  said?: string
}

/**
 * Which month a whole sheet is of: as its title says (`2026年5月项目进度表`), or its own name, or that of the file. What names
 * two months says none, nor does a span (1-5月) or the day it was filled in; a year is never guessed.
 *
 * @returns undefined where the rows need no month, or have a column for it
 */
export function monthOfSheet(
  sheet: Sheet,
  header: number,
  fileName: string,
  targets: readonly Target[],
  columns: readonly Column[],
): SheetMonth | undefined {
  const wanted = targets.filter(({ type, required }) => type === 'month' && required)
  const [target] = wanted
  if (target === undefined || wanted.length > 1 || header === 0) return undefined
  const { field } = target
  if (columns.some((column) => column.field === field)) return undefined
  const titles = sheet.rows.filter(({ line }) => line < header).flatMap(({ cells }) => cells.map(textOf))
  const places = [
    ['title', titles],
    ['sheet', [sheet.name]],
    ['file', [fileName.replace(/\.\w+$/, '')]],
  ] as const
  for (const [from, texts] of places) {
    const found = new Map(
      texts.flatMap((text) => (text === undefined ? [] : monthsNamed(text).map((month) => [month, text] as const))),
    )
    if (found.size > 1) return { field }
    for (const [value, said] of found) return { field, value, from, said: said.slice(0, 200) }
  }
  return { field }
}

const span = /^\s*(?:份)?\s*[-—–~～至到]/

/** Every month that a text names with its year; neither a day of one nor the ends of a span. */
export function monthsNamed(text: string): string[] {
  const plain = plainText(text)
  const found: string[] = []
  let spans = false
  for (const one of plain.matchAll(/(\d{4})\s*(?:年\s*(\d{1,2})\s*月|[-./](\d{1,2})(?![\d./-]))/g)) {
    const behind = plain.slice(one.index + one[0].length)
    if (/^\s*\d{1,2}\s*[日号]/.test(behind)) continue
    spans ||= span.test(behind)
    const month = `${one[1]}-${(one[2] ?? one[3] ?? '').padStart(2, '0')}`
    if (isPlainDay(`${month}-01`)) found.push(month)
  }
  return spans ? [] : [...new Set(found)]
}
