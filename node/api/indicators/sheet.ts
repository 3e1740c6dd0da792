import type { Text } from '@lianyu/kernel'
import ExcelJS from 'exceljs'
import { keepAsText } from '../../excel/text-cell.ts'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { type Amounts, type Asked, type MeasuredView, measureIndicator } from './measure.ts'

type Language = keyof Text

const words = {
  period: { zh: '统计期', en: 'Period' },
  scope: { zh: '口径', en: 'Scope' },
  made: { zh: '导出日', en: 'Exported on' },
  month: { zh: '月份', en: 'Month' },
  value: { zh: '数值', en: 'Value' },
  before: { zh: '上年同期', en: 'Same months of last year' },
  growth: { zh: '同比', en: 'Change' },
  whole: { zh: '合计', en: 'Whole' },
  now: { zh: '现在', en: 'Now' },
  through: { zh: '至', en: 'to' },
  notSample: { zh: '不含样例', en: 'without samples' },
  sample: { zh: '样例数据', en: 'Sample data' },
} as const satisfies Record<string, Text>

/** How the sheet says a unit, by how much stored amounts are divided for it, and the format of its cells. */
const units: Record<string, { name: Text; divide: number; format: string }> = {
  fen: { name: { zh: '元', en: 'yuan' }, divide: 100, format: '#,##0.00' },
  percent: { name: { zh: '%', en: '%' }, divide: 1, format: '0.0%' },
  hundredths: { name: { zh: '', en: '' }, divide: 100, format: '#,##0.00' },
  matters: { name: { zh: '件', en: 'matters' }, divide: 1, format: '#,##0' },
  firms: { name: { zh: '家', en: 'firms' }, divide: 1, format: '#,##0' },
  persons: { name: { zh: '人', en: 'persons' }, divide: 1, format: '#,##0' },
  papers: { name: { zh: '份', en: 'papers' }, divide: 1, format: '#,##0' },
  times: { name: { zh: '次', en: 'times' }, divide: 1, format: '#,##0' },
  days: { name: { zh: '天', en: 'days' }, divide: 1, format: '#,##0' },
  'square-metres': { name: { zh: '平方米', en: 'm²' }, divide: 1, format: '#,##0' },
}

/** The same answer as a workbook: what the screen shows, as numbers, with scope, unit and day above. */
export async function indicatorSheet(
  deps: NodeDeps,
  session: SignedIn,
  id: string,
  asked: Asked,
  language: Language,
): Promise<{ bytes: Uint8Array; name: string }> {
  const view = await measureIndicator(deps, session, id, asked)
  const about = view.indicator.label.zh
  await deps.audit.note(session.party, 'exported', { about }, actorOf(session))
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet(view.indicator.label[language].replace(/[[\]*/\\?:]/g, ' ').slice(0, 31))
  const unit = units[view.indicator.unit] ?? { name: { zh: '', en: '' }, divide: 1, format: '#,##0' }
  const say = (word: keyof typeof words) => words[word][language]
  const title = `${view.indicator.label[language]} (${unit.name[language]})`
  sheet.addRow([title, view.sample ? say('sample') : say('notSample')]).font = { bold: true }
  sheet.addRow([say('period'), periodOf(view, say)])
  sheet.addRow([say('scope'), view.indicator.scope[language]])
  sheet.addRow([say('made'), deps.today()])
  sheet.addRow([])
  const table = (head: string, rows: ({ label: string } & Amounts)[]) => {
    sheet.addRow([head, say('value'), say('before'), say('growth')]).font = { bold: true }
    for (const row of rows) {
      const cell = (amount: number | null) => (amount === null ? null : amount / unit.divide)
      const added = sheet.addRow([row.label, cell(row.value), cell(row.before), row.growth])
      keepAsText(added.getCell(1))
      for (const at of [2, 3]) added.getCell(at).numFmt = unit.format
      added.getCell(4).numFmt = '+0.0%;-0.0%;0.0%'
    }
    sheet.addRow([])
  }
  const whole = { label: say('whole'), value: view.value, before: view.before, growth: view.growth }
  if (view.split) {
    table(
      view.split.label[language],
      view.split.rows.map((row) => ({ ...row, label: row.label[language] })),
    )
  }
  table(say('month'), view.months.map((row) => ({ ...row, label: row.month })).concat([{ ...whole, month: '' }]))
  sheet.columns = [{ width: 30 }, { width: 22 }, { width: 22 }, { width: 12 }]
  const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
  return { bytes, name: `${view.indicator.label[language]} ${deps.today()}.xlsx` }
}

function periodOf({ period, through }: MeasuredView, say: (word: keyof typeof words) => string): string {
  if (period === '') return say('now')
  return through === null ? period : `${period} (${say('through')} ${through})`
}
