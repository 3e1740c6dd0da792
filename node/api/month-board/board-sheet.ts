import type { Kind, MonthColour, Text } from '@lianyu/kernel'
import ExcelJS from 'exceljs'
import { keepAsText } from '../../excel/text-cell.ts'
import { sayValue, type Words } from '../say/say-value.ts'
import type { Board, BoardCell } from './board-of.ts'

type Language = keyof Text

const heads = {
  stage: { zh: '阶段', en: 'Stage' },
  pace: { zh: '进度（%）', en: 'Pace (%)' },
  planned: { zh: '年计划（万元）', en: 'Planned (10,000 yuan)' },
  done: { zh: '已完成（万元）', en: 'Done (10,000 yuan)' },
  late: { zh: '滞后月数', en: 'Months late' },
  sample: { zh: '样例', en: 'Sample' },
  assumed: { zh: '（推定）', en: ' (assumed)' },
  ahead: { zh: '计划', en: 'planned' },
} as const satisfies Record<string, Text>

/** Pale enough to print words on; the word stands in the cell, so nothing is said by colour alone. */
const fills: Record<MonthColour, string> = { red: 'FFF3C6C2', yellow: 'FFF6E3B0', green: 'FFCFE5D6', blue: 'FFCBDCF0' }
const fenOfWan = 1_000_000

/** The board as it is seen, in a workbook that prints on one sheet's width of A4 or A3 landscape. */
export async function boardSheet(board: Board, kind: Kind, words: Words, language: Language): Promise<Buffer> {
  const { rule, year, rows, filters } = board
  const workbook = new ExcelJS.Workbook()
  const name = `${kind.labels.kind[language]} ${year}`.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 2 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)
  const assumed = rule.cases.some((one) => one.assumed) ? heads.assumed[language] : ''
  sheet.addRow([`${rule.label[language]}${assumed}${rule.assumes ? ` ${rule.assumes[language]}` : ''}`])
  const fields = filters.map(({ field }) => field)
  const labels = fields.map((field) => kind.labels.fields[field]?.[language] ?? field)
  const { planned, done, pace, late, stage, sample } = heads
  const sums = [stage, pace, planned, done, late].map((one) => one[language])
  const named = months.map((month) => (language === 'zh' ? `${Number(month.slice(5))}月` : month))
  sheet.addRow([kind.labels.kind[language], ...labels, ...sums, ...named, sample[language]]).font = { bold: true }
  for (const row of rows) {
    const line = sheet.addRow([
      row.title,
      ...fields.map((field) => said(kind, field, row.columns[field], words, language)),
      row.stageLabel[language],
      row.pace ?? '',
      row.planned / fenOfWan,
      row.done / fenOfWan,
      row.late,
    ])
    for (const [at, month] of months.entries()) {
      const cell = row.months.find((one) => one.month === month)
      if (cell === undefined) continue
      const target = line.getCell(fields.length + 7 + at)
      target.value = cellWords(board, cell, language)
      const colour = cell.at === undefined ? undefined : rule.cases[cell.at]?.colour
      if (colour) target.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fills[colour] } }
    }
    line.getCell(fields.length + 19).value = row.sample ? sample[language] : ''
    line.eachCell(keepAsText)
  }
  sheet.columns.forEach((column, at) => {
    column.width = at === 0 ? 32 : 13
  })
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function cellWords({ rule }: Board, { at, done, planned }: BoardCell, language: Language): string {
  const wan = (fen: number) => String(Math.round(fen / 10_000) / 100)
  const found = at === undefined ? undefined : rule.cases[at]
  const word = found?.word[language] ?? heads.ahead[language]
  return `${word} ${done === undefined ? '' : wan(done)}/${wan(planned)}`
}

function said(kind: Kind, field: string, value: unknown, words: Words, language: Language): string {
  return value === undefined || value === null ? '' : sayValue(kind, field, value, words)[language]
}
