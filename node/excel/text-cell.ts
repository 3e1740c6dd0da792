import type ExcelJS from 'exceljs'

/**
 * Text is text, whatever it begins with: beside being written as a string, such a cell is marked as text, so that it does
 * not turn into a formula when somebody edits it later.
 */
export function keepAsText(cell: ExcelJS.Cell): void {
  if (typeof cell.value === 'string' && /^[=+\-@\t\r]/.test(cell.value)) cell.numFmt = '@'
}
