import {
  addHours,
  CHINA_OFFSET_MINUTES,
  type ColouredMonth,
  type ColourRule,
  colourMonths,
  lightWords,
  type MonthColour,
  type Outlook,
  type OutlookGiven,
  type Text,
  text,
} from '@lianyu/kernel'
import { colourRuleToday, colourWords } from './month-colours.ts'

const worstFirst: MonthColour[] = ['red', 'yellow', 'blue', 'green']

/** The months of this year's plan in the county's colours, each with the status that it had before any colour. */
export function monthOutlook({ matter, today, setting }: OutlookGiven): Outlook | undefined {
  const { adds } = matter.shared
  const rule = colourRuleToday(setting)
  const year = today.slice(0, 4)
  const planned = new Map<string, number>()
  for (const { fields } of adds['plan-month'] ?? []) {
    const month = String(fields.planMonth)
    if (month.startsWith(year) && month <= today.slice(0, 7)) planned.set(month, Number(fields.planFen))
  }
  if (planned.size === 0) return undefined
  const reports = (adds['report-month'] ?? []).map(
    ({ fields, at }) =>
      [String(fields.month), addHours(at, CHINA_OFFSET_MINUTES / 60).slice(0, 10), Number(fields.doneFen)] as const,
  )
  const done = new Map(reports.map(([month, , amount]) => [month, amount]))
  const months = colourMonths(rule, { plan: [...planned], reports }, today)
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
      rows: months.map(({ status, colour, word, assumed }) => ({
        id: status.month,
        cells: [
          text(`${Number(status.month.slice(5))}月`, status.month),
          {
            colour,
            zh: `${colourWords[colour].zh} ${word.zh}${assumed ? '（推定）' : ''}`,
            en: `${colourWords[colour].en}: ${word.en}${assumed ? ' (assumed)' : ''}`,
          },
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
  const assumed = assumptions(rule)
  return text(
    `今年${counted.map(({ words, count }) => `${words.zh} ${count} 个月`).join('、')}。按“${rule.label.zh}”。${assumed.zh}`,
    `This year ${counted.map(({ words, count }) => `${count} ${words.en}`).join(', ')}. By “${rule.label.en}”.${assumed.en}`,
  )
}

/** What the rule's source does not say, so that nobody takes it for published. */
function assumptions({ assumes, cases }: ColourRule): Text {
  const filled = cases.filter(({ assumed }) => assumed)
  const said = [
    ...(assumes ? [assumes] : []),
    ...(filled.length > 0
      ? [
          text(
            `${filled.map(({ colour, word }) => `${colourWords[colour].zh}为“${word.zh}”`).join('、')}`,
            filled.map(({ colour, word }) => `${colourWords[colour].en} is “${word.en}”`).join(', '),
          ),
        ]
      : []),
  ]
  if (said.length === 0) return text('', '')
  return text(
    `来源未写明、由本地推定的：${said.map(({ zh }) => zh).join('；')}。`,
    ` Not told by the source, assumed here: ${said.map(({ en }) => en).join('; ')}.`,
  )
}
