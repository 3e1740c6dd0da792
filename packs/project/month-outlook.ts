import {
  addDays,
  addHours,
  CHINA_OFFSET_MINUTES,
  type ColouredMonth,
  type ColourRule,
  colourMonth,
  lightWords,
  type MonthColour,
  monthStatuses,
  type Outlook,
  type OutlookGiven,
  type PlainDay,
  type Text,
  text,
} from '@lianyu/kernel'
import { ouhaiColours } from './month-colours.ts'

const colourWords: Record<MonthColour, Text> = {
  red: text('红', 'red'),
  yellow: text('黄', 'yellow'),
  green: text('绿', 'green'),
  blue: text('蓝', 'blue'),
}
const worstFirst: MonthColour[] = ['red', 'yellow', 'blue', 'green']

/** The months of this year's plan in the county's colours, each with the status that it had before any colour. */
export function monthOutlook({ matter, today, setting }: OutlookGiven): Outlook | undefined {
  const { adds } = matter.shared
  const kept = setting('project.month-colours')
  const rule = isColourRule(kept) ? kept : ouhaiColours
  const year = today.slice(0, 4)
  const planned = new Map<string, number>()
  for (const { fields } of adds['plan-month'] ?? []) {
    const month = String(fields.planMonth)
    if (month.startsWith(year) && month <= today.slice(0, 7)) planned.set(month, Number(fields.planFen))
  }
  if (planned.size === 0) return undefined
  const plan = [...planned]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, amount]) => ({ month, amount, due: addDays(lastDay(month), rule.reportDays) }))
  const reports = (adds['report-month'] ?? [])
    .filter(({ fields }) => planned.has(String(fields.month)))
    .map(({ fields, at }) => ({
      month: String(fields.month),
      amount: Number(fields.doneFen),
      on: addHours(at, CHINA_OFFSET_MINUTES / 60).slice(0, 10),
    }))
  const done = new Map(reports.map(({ month, amount }) => [month, amount]))
  const months = monthStatuses({ plan, reports }, today, rule.amberDays).flatMap(
    (status) => colourMonth(rule, status) ?? [],
  )
  return {
    title: text('月进度亮色', 'Colours of the months'),
    sentence: sentence(rule, months),
    table: {
      columns: [
        { id: 'month', label: text('月份', 'Month') },
        { id: 'colour', label: text('亮色', 'Colour') },
        { id: 'status', label: text('原状态', 'Status') },
        { id: 'planned', label: text('计划', 'Planned'), unit: 'fen' },
        { id: 'done', label: text('完成', 'Done'), unit: 'fen' },
      ],
      rows: months.map(({ status, colour, word }) => ({
        id: status.month,
        cells: [
          text(`${Number(status.month.slice(5))}月`, status.month),
          text(`${colourWords[colour].zh} ${word.zh}`, `${colourWords[colour].en}: ${word.en}`),
          status.caughtUp ? text('逾期后补上', 'Caught up') : lightWords[status.light],
          planned.get(status.month) ?? 0,
          done.get(status.month) ?? 0,
        ],
      })),
    },
  }
}

function sentence(rule: ColourRule, months: ColouredMonth[]): Text {
  const counted = worstFirst
    .map((colour) => ({ words: colourWords[colour], count: months.filter((one) => one.colour === colour).length }))
    .filter(({ count }) => count > 0)
  return text(
    `今年${counted.map(({ words, count }) => `${words.zh} ${count} 个月`).join('、')}。按“${rule.label.zh}”。`,
    `This year ${counted.map(({ words, count }) => `${count} ${words.en}`).join(', ')}. By “${rule.label.en}”.`,
  )
}

/** The last day of a month `YYYY-MM`: the day before the first of the next. */
function lastDay(month: string): PlainDay {
  const [year = 0, at = 0] = month.split('-').map(Number)
  const next = at === 12 ? `${year + 1}-01-01` : `${year}-${String(at + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}

/** A setting is what somebody entered: what has no cases is no rule. */
function isColourRule(value: unknown): value is ColourRule {
  const rule = value as Partial<ColourRule> | undefined
  return (
    Array.isArray(rule?.cases) &&
    rule.cases.every(
      (one) => typeof one?.when === 'object' && one.when !== null && one.colour in colourWords && one.word,
    ) &&
    Number.isSafeInteger(rule.amberDays) &&
    Number.isSafeInteger(rule.reportDays) &&
    typeof rule.label?.zh === 'string'
  )
}
