import { PassThrough, type Readable } from 'node:stream'
import { isRefusal, type Kind, type Refusal, refuse, type Text } from '@lianyu/kernel'
import ExcelJS from 'exceljs'
import { keepAsText } from '../../excel/text-cell.ts'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import { columnsOf } from '../../journal/kind-columns.ts'
import { listMatters } from '../../store/list-matters.ts'
import type { MatterQuery } from '../../store/matter-query.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { sayInstant, sayValue, type Words } from '../say/say-value.ts'
import { type ListQuery, readListQuery } from './list-query.ts'
import { type MatterRow, matterRows } from './matter-rows.ts'

/** More rows than anybody reads; a longer list is filtered first. */
const mostRows = 50_000
type Language = keyof Text

/** As the screen heads them (`list.ts` of `web/src/i18n`), so that a sheet is read beside its list. */
const heads = {
  title: { zh: '名称', en: 'Name' },
  kind: { zh: '类型', en: 'Kind' },
  stage: { zh: '阶段', en: 'Stage' },
  light: { zh: '亮灯', en: 'Light' },
  due: { zh: '到期', en: 'Due' },
  holder: { zh: '责任单位', en: 'Held by' },
  desk: { zh: '岗位', en: 'Desk' },
  others: { zh: '共同办理', en: 'Shared with' },
  origin: { zh: '发起', en: 'Opened by' },
  opened: { zh: '开始', en: 'Begun' },
  changed: { zh: '最近变动', en: 'Last moved' },
  sample: { zh: '样例', en: 'Sample' },
  sheet: { zh: '清单', en: 'List' },
  cut: { zh: `只导出前 ${mostRows} 行，请缩小范围`, en: `Only the first ${mostRows} rows; narrow the list` },
} as const satisfies Record<string, Text>

const lights: Record<MatterRow['light'], Text> = {
  late: { zh: '逾期', en: 'Late' },
  'due-soon': { zh: '临期', en: 'Due soon' },
  'on-time': { zh: '正常', en: 'On time' },
  none: { zh: '', en: '' },
}

const units: Record<string, Text> = {
  money: { zh: '元', en: 'yuan' },
  area: { zh: '平方米', en: 'm²' },
  energy: { zh: '吨标准煤', en: 'tce' },
  percent: { zh: '%', en: '%' },
}

/** Types whose value goes into the sheet as a number. */
const numbers: ReadonlySet<string> = new Set(['money', 'integer', 'decimal', 'area', 'energy', 'percent', 'rating'])

/**
 * A list as a workbook with the columns that the reader sees (all where none are named), written while its rows are read: what the screen shows under the same query, with the same words,
 * plus units in the heads and a column that marks samples, which stands there whatever was chosen. The export is a fact of the audit log before the first byte.
 */
export async function exportList(
  deps: NodeDeps,
  session: SignedIn,
  asked: ListQuery,
  language: Language,
  chosen?: readonly string[],
): Promise<{ stream: Readable; name: string } | Refusal> {
  const read = readListQuery(deps, session, asked)
  if ('refusal' in read) return read
  const kind = read.query.kinds.length === 1 ? read.kinds.at(-1) : undefined
  const words: Words = { names: deps.names, offsetMinutes: deps.offsetMinutes, party: session.party }
  const columns = columnsFor(deps, words, kind, language, chosen)
  if (isRefusal(columns)) return columns
  // A wrong cursor or sort is answered before the answer has begun.
  const first = read.nothing
    ? { rows: [], next: undefined }
    : await inParty(deps.store, session.party, 'app', (tx) => listMatters(tx, { ...read.query, limit: 100 }))
  if (isRefusal(first)) return first
  const about = (kind?.labels.kind ?? heads.sheet).zh
  await deps.audit.note(session.party, 'exported', { about }, actorOf(session))
  const stream = new PassThrough()
  write(deps, session, read.query, kind, columns, first, language, stream).catch((error: Error) =>
    stream.destroy(error),
  )
  return { stream, name: `${(kind?.labels.kind ?? heads.sheet)[language]} ${deps.today()}.xlsx` }
}

interface Column {
  head: string
  width: number
  format?: string
  value: (row: MatterRow) => string | number
}

async function write(
  deps: NodeDeps,
  session: SignedIn,
  query: MatterQuery,
  kind: Kind | undefined,
  columns: Column[],
  first: { rows: Parameters<typeof matterRows>[2]; next?: string | undefined },
  language: Language,
  stream: PassThrough,
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const sheet = workbook.addWorksheet(sheetName((kind?.labels.kind ?? heads.sheet)[language]), {
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  sheet.columns = columns.map(({ width }) => ({ width }))
  const top = sheet.addRow(columns.map(({ head }) => head))
  top.font = { bold: true }
  top.commit()
  let page = first
  for (let written = 0; ; ) {
    for (const row of await matterRows(deps, session, page.rows)) {
      addRow(sheet, columns, row)
      written += 1
    }
    if (page.next === undefined || stream.destroyed) break
    if (written >= mostRows) {
      sheet.addRow([heads.cut[language]]).commit()
      break
    }
    const { next } = page
    const more = await inParty(deps.store, session.party, 'app', (tx) =>
      listMatters(tx, { ...query, limit: 100, cursor: next }),
    )
    if (isRefusal(more)) break
    page = more
    // The reader's pace is ours: what is not fetched yet is not kept.
    if (stream.writableNeedDrain) await new Promise((resolve) => stream.once('drain', resolve).once('close', resolve))
  }
  sheet.commit()
  await workbook.commit()
}

function addRow(sheet: ExcelJS.Worksheet, columns: Column[], row: MatterRow): void {
  const line = sheet.addRow([])
  for (const [at, { value, format }] of columns.entries()) {
    const cell = line.getCell(at + 1)
    cell.value = value(row)
    if (format !== undefined) cell.numFmt = format
    keepAsText(cell)
  }
  line.commit()
}

/** The columns of a list by the ids under which the screen has them; what holds it is two, its unit and its desk. */
function columnsFor(
  deps: NodeDeps,
  words: Words,
  kind: Kind | undefined,
  language: Language,
  chosen: readonly string[] | undefined,
): Column[] | Refusal {
  const text = (head: Text, width: number, value: (row: MatterRow) => string): Column => ({
    head: head[language],
    width,
    value,
  })
  const known = new Map<string, Column[]>([
    ['title', [text(heads.title, 36, (row) => row.title)]],
    ['kind', [text(heads.kind, 14, (row) => row.kindLabel[language])]],
    ['stage', [text(heads.stage, 12, (row) => row.stageLabel[language])]],
    ['light', [text(heads.light, 8, (row) => lights[row.light][language])]],
    ['due', [text(heads.due, 12, ({ due }) => (due === null ? '' : dueSaid(due, deps.offsetMinutes)))]],
    [
      'holder',
      [
        text(heads.holder, 18, (row) => row.holder.name[language]),
        text(heads.desk, 14, (row) => row.holder.deskLabel[language]),
      ],
    ],
    ...(kind === undefined ? [] : fieldColumns(kind, language, words)),
    [
      'others',
      [
        text(heads.others, 18, (row) =>
          row.others.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', '),
        ),
      ],
    ],
    ['origin', [text(heads.origin, 18, (row) => row.origin.name[language])]],
    ['opened', [text(heads.opened, 17, (row) => sayInstant(row.openedAt, deps.offsetMinutes))]],
    ['changed', [text(heads.changed, 17, (row) => sayInstant(row.changedAt, deps.offsetMinutes))]],
  ])
  const wanted = chosen ?? [...known.keys()].filter((id) => id !== 'origin' && (id !== 'kind' || kind === undefined))
  const unknown = wanted.find((id) => !known.has(id))
  if (unknown !== undefined) {
    return refuse('node.bad-input', { field: 'columns', why: `no column ${unknown} of one kind` }, 'columns')
  }
  const sample = text(heads.sample, 8, (row) => (row.sample ? heads.sample[language] : ''))
  return [...[...new Set(wanted)].flatMap((id) => known.get(id) ?? []), sample]
}

const dueSaid = (due: string, offsetMinutes: number) => (due.length > 10 ? sayInstant(due, offsetMinutes) : due)

function fieldColumns(kind: Kind, language: Language, words: Words): [id: string, columns: Column[]][] {
  return (
    [...columnsOf(kind).slots.keys()]
      // The title has a column already.
      .filter((field) => field !== kind.declaration.title)
      .map((field): [string, Column[]] => {
        const { type = 'words' } = kind.declaration.fields[field] ?? {}
        const label = kind.labels.fields[field]?.[language] ?? field
        const unit = units[type]?.[language]
        const head = unit === undefined ? label : language === 'zh' ? `${label}（${unit}）` : `${label} (${unit})`
        const value = (row: MatterRow): string | number => {
          const held = row.columns[field]
          if (held === undefined) return ''
          if (!numbers.has(type)) return sayValue(kind, field, held, words)[language]
          return type === 'money' ? Number(held) / 100 : Number(held)
        }
        return [field, [{ head, width: 16, ...(type === 'money' ? { format: '#,##0.00' } : {}), value }]]
      })
  )
}

/** Excel takes at most 31 characters and none of these. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet'
}
