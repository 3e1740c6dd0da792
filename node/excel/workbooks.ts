import type { FormField, Kind, Text } from '@lianyu/kernel'
import ExcelJS from 'exceljs'
import { type Cell, letterOf } from './cell.ts'
import { type Column, matterColumn, type Target, targetsOf } from './columns.ts'
import type { RowSeen } from './import-store.ts'

type Language = keyof Text

const words = {
  fill: { zh: '填写', en: 'Fill in' },
  how: { zh: '填写说明', en: 'How to fill it in' },
  column: { zh: '列', en: 'Column' },
  required: { zh: '必填', en: 'Required' },
  write: { zh: '怎么填', en: 'How' },
  choices: { zh: '可填的值', en: 'Choices' },
  wrong: { zh: '要改的', en: 'To correct' },
  row: { zh: '原表行号', en: 'Row before' },
  yes: { zh: '是', en: 'yes' },
  aLine: { zh: '一行一条，各项用｜隔开：', en: 'One a line, its parts apart by ｜: ' },
} as const satisfies Record<string, Text>

const forms: Record<string, Text> = {
  day: { zh: '日期，如 2026-03-01', en: 'A day, such as 2026-03-01' },
  month: { zh: '月份，如 2026-03', en: 'A month, such as 2026-03' },
  integer: { zh: '整数', en: 'A whole number' },
  decimal: { zh: '数', en: 'A number' },
  percent: { zh: '百分数，如 12.5%', en: 'A percentage, such as 12.5%' },
  'yes-no': { zh: '是 或 否', en: '是 or 否' },
  uscc: { zh: '18 位统一社会信用代码，先设为文本', en: 'An 18-character credit code; format as text first' },
  'resident-id': { zh: '18 位身份证号，先设为文本', en: '18 digits; format as text first' },
  phone: { zh: '电话号码，先设为文本', en: 'A telephone number; format as text first' },
  place: { zh: '经度,纬度，如 113.85,27.62', en: 'Longitude, latitude' },
  matter: { zh: '写系统里的名称或代码', en: 'The name or code as it stands here' },
  indicator: { zh: '指标名称，与统计页上的一致', en: 'The indicator’s name as on its page' },
  party: { zh: '单位全称或代码', en: 'A unit’s full name or code' },
  choices: { zh: '可填几项，用顿号隔开', en: 'Several, separated by 、' },
}

/** Columns whose digits Excel would shorten are text from the start. */
const asText: ReadonlySet<string> = new Set(['uscc', 'resident-id', 'phone', 'project-code', 'division', 'words'])

/** An empty workbook for a kind or an open step: headings, hints, lists to choose from, and a sheet that says how. */
export async function templateOf(
  kind: Kind,
  form: readonly FormField[],
  step: string,
  label: Text,
  language: Language,
): Promise<Buffer> {
  const targets = targetsOf(kind, form, step)
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(sheetName(label[language]), { views: [{ state: 'frozen', ySplit: 1 }] })
  const how = workbook.addWorksheet(words.how[language])
  how.columns = [{ width: 26 }, { width: 8 }, { width: 44 }, { width: 60 }]
  how.addRow([words.column[language], words.required[language], words.write[language], words.choices[language]]).font =
    { bold: true }
  for (const [at, target] of targets.entries()) {
    const head = headOf(kind, target, language)
    const cell = sheet.getCell(1, at + 1)
    cell.value = target.required ? `${head}*` : head
    cell.font = { bold: true }
    const column = sheet.getColumn(at + 1)
    column.width = Math.max(14, [...head].length * 2 + 4)
    if (asText.has(target.type)) column.numFmt = '@'
    const choices = choiceLabels(kind, target, language)
    const hint = [
      rowsHint(kind, target, language),
      kind.labels.fields[target.field]?.hint?.[language],
      forms[target.field === matterColumn ? 'matter' : target.type]?.[language],
    ]
    const line = how.addRow([
      head,
      target.required ? words.yes[language] : '',
      hint.filter(Boolean).join('；'),
      choices.join('、'),
    ])
    line.alignment = { wrapText: true, vertical: 'top' }
    if (choices.length > 0 && target.type !== 'choices') offer(sheet, how, at + 1, choices, targets.length)
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** A list to choose from, kept in a column of the second sheet: a list inside the rule may hold 255 characters only. */
function offer(
  sheet: ExcelJS.Worksheet,
  how: ExcelJS.Worksheet,
  column: number,
  choices: readonly string[],
  fields: number,
): void {
  const at = 6 + column
  for (const [i, choice] of choices.entries()) how.getCell(fields + 4 + i, at).value = choice
  const letter = letterOf(at)
  const range = `'${how.name}'!$${letter}$${fields + 4}:$${letter}$${fields + 3 + choices.length}`
  for (let line = 2; line <= 500; line++) {
    sheet.getCell(line, column).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [range],
      showErrorMessage: true,
    }
  }
}

/** The rows to correct as they came, each bad cell marked with what is wrong; headings as they were, so it can come back. */
export async function reportOf(
  columns: readonly Column[],
  rows: AsyncIterable<RowSeen>,
  name: string,
  language: Language,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: 1 }] })
  const width = Math.max(0, ...columns.map(({ column }) => column))
  for (const { column, head, unit } of columns) {
    // The unit may have stood above the table or been chosen: here it must not get lost.
    const said = unit === undefined || head.includes(unit) ? head : `${head}（${unit}）`
    sheet.getCell(1, column).value = said
  }
  sheet.getCell(1, width + 1).value = words.wrong[language]
  sheet.getCell(1, width + 2).value = words.row[language]
  sheet.getRow(1).font = { bold: true }
  sheet.getColumn(width + 1).width = 80
  let line = 2
  for await (const row of rows) {
    for (const [at, cell] of row.cells.entries()) if (cell !== null) put(sheet.getCell(line, at + 1), cell)
    const said = row.faults.map((fault) => [fault.head, fault[language]].filter(Boolean).join('：'))
    put(sheet.getCell(line, width + 1), { t: said.join('\n') })
    sheet.getCell(line, width + 1).alignment = { wrapText: true, vertical: 'top' }
    sheet.getCell(line, width + 2).value = row.line
    for (const { cell, head, ...fault } of row.faults) {
      const letters = cell?.replace(/\d+$/, '')
      if (letters === undefined) continue
      const marked = sheet.getCell(`${letters}${line}`)
      marked.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE0E0' } }
      marked.note = fault[language]
    }
    line += 1
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function put(into: ExcelJS.Cell, cell: Cell): void {
  if ('t' in cell) {
    into.value = cell.t
    // Text is text, whatever it begins with.
    into.numFmt = '@'
  } else if ('n' in cell) {
    into.value = cell.n
    if (cell.p) into.numFmt = '0.00%'
  } else if ('d' in cell) into.value = cell.at === undefined ? cell.d : `${cell.d} ${cell.at}`
  else if ('b' in cell) into.value = cell.b
  else into.value = cell.e
}

function headOf(kind: Kind, target: Target, language: Language): string {
  const label =
    target.field === matterColumn
      ? (kind.labels.fields[kind.declaration.title]?.[language] ?? kind.labels.kind[language])
      : (kind.labels.fields[target.field]?.[language] ?? target.field)
  const unit = target.units[0]
  return unit === undefined ? label : language === 'zh' ? `${label}（${unit}）` : `${label} (${unit})`
}

function choiceLabels(kind: Kind, { field, type }: Target, language: Language): string[] {
  if (type === 'yes-no') return ['是', '否']
  const labels = kind.labels.fields[field]?.choices
  return (kind.declaration.fields[field]?.choices ?? []).map((id) => labels?.[id]?.[language] ?? id)
}

/** How several rows stand in one cell, as `rowsWritten` reads them. */
function rowsHint(kind: Kind, { field, type }: Target, language: Language): string | undefined {
  if (type !== 'rows') return undefined
  const labels = kind.labels.fields[field]?.rows
  const columns = Object.keys(kind.declaration.fields[field]?.rows ?? {}).map((id) => labels?.[id]?.[language] ?? id)
  return `${words.aLine[language]}${columns.join('｜')}`
}

/** Excel takes at most 31 characters and none of these. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet'
}
