import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { mutantOf } from '../../scripts/mutant.testing.ts'
import * as cells from './text-cell.ts'

const formulas = ['=HYPERLINK("http://example.org")', '+1+1', '-2+3', '@SUM(A1)', '\t=1+1', '\r=1+1']

/** What of a workbook that was written and read again is a formula, or becomes one once it is edited. */
async function faultsOf({ keepAsText }: typeof cells): Promise<string[]> {
  const written = new ExcelJS.Workbook()
  const sheet = written.addWorksheet('表')
  for (const text of [...formulas, '示例 = 文字', 12.5]) {
    const cell = sheet.addRow([text]).getCell(1)
    if (typeof text === 'number') cell.numFmt = '0.00'
    keepAsText(cell)
  }
  const read = new ExcelJS.Workbook()
  await read.xlsx.load(await written.xlsx.writeBuffer())
  const at = (row: number) => (read.worksheets[0] as ExcelJS.Worksheet).getCell(row, 1)
  const faults = formulas.filter((_, n) => at(n + 1).type !== ExcelJS.ValueType.String || at(n + 1).numFmt !== '@')
  if (at(formulas.length + 1).numFmt === '@') faults.push('marks words')
  if (at(formulas.length + 2).numFmt !== '0.00') faults.push('marks numbers')
  return faults
}

describe('a text that begins like a formula', () => {
  it('stays a text in a workbook, also when it is edited', async () => {
    expect(await faultsOf(cells)).toEqual([])
  })
  it.each<[what: string, from: string, to: string]>([
    ['nothing marked', "cell.numFmt = '@'", 'void cell'],
    ...['=', '+', '\\-', '@', '\\t', '\\r'].map((sign): [string, string, string] => [
      `${sign} left out`,
      '[=+\\-@\\t\\r]',
      `[${'=+\\-@\\t\\r'.replace(sign, '')}]`,
    ]),
    ['everything marked', ' && /^[=+\\-@\\t\\r]/.test(cell.value)', ''],
  ])('%s: the proof fails', async (_what, from, to) => {
    const file = join(import.meta.dirname, 'text-cell.ts')
    expect(await faultsOf(await mutantOf<typeof cells>(file, [[from, to]]))).not.toEqual([])
  })
})
