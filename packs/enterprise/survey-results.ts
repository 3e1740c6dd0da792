import {
  type Added,
  type Computation,
  computeScores,
  type Matter,
  type Outlook,
  type OutlookGiven,
  refuse,
  type ScoreRule,
  type SettingDefault,
  text,
  type UnitScore,
} from '@lianyu/kernel'

const points = (id: string, zh: string, en: string, weight: number) => ({
  id,
  label: text(zh, en),
  how: { base: 5, weight },
})

/** Three things, five grades each, out of a hundred. The weights are nobody's notice: each place sets its own. */
export const surveyRule: ScoreRule = {
  id: 'survey',
  version: 1,
  validFrom: '2026-01-01',
  label: text('百企三评', 'Survey of departments'),
  source: text('示例权重，启用前请核定', 'Example weights: to be fixed before use'),
  items: [
    points('attitude', '服务态度', 'Manner', 30),
    points('speed', '办事效率', 'Speed', 30),
    points('outcome', '办理结果', 'Outcome', 40),
  ],
  digits: { line: 2, total: 2 },
}

export const surveySetting: SettingDefault = {
  key: 'survey.rule',
  label: text('百企三评计分规则', 'How the survey is scored'),
  value: surveyRule,
  source: surveyRule.source,
  validFrom: surveyRule.validFrom,
  checked: false,
}

const items = ['attitude', 'speed', 'outcome'] as const

/**
 * The questionnaires that count: opened, the last of each enterprise for a department, without those that an appeal
 * struck and those that came after the opening. What the enterprise wrote itself stands before what a clerk wrote for it.
 */
export function counted({ shared }: Matter): Added[] {
  const struck = new Set(
    appealsOf({ shared } as Matter).flatMap(({ slip, finding }) => (finding === 'upheld' ? [slip] : [])),
  )
  const last = new Map<string, Added>()
  for (const entry of shared.adds.ballot ?? []) {
    if (entry.late || typeof entry.fields.attitude !== 'number') continue
    const whose = `${entry.fields.voter} ${entry.fields.dept}`
    if (last.get(whose)?.fields.answeredBy === 'firm' && entry.fields.answeredBy !== 'firm') continue
    last.set(whose, entry)
  }
  return [...last.values()].filter(({ fields }) => !struck.has(fields.slip))
}

function appealsOf({ shared }: Matter): { no: unknown; slip: unknown; finding: unknown }[] {
  const findings = new Map((shared.adds['settle-appeal'] ?? []).map(({ fields }) => [fields.appealNo, fields.finding]))
  const appeals = new Map((shared.adds.appeal ?? []).map(({ fields }) => [fields.appealNo, fields.appealSlip]))
  return [...appeals].map(([no, slip]) => ({ no, slip, finding: findings.get(no) }))
}

function byDepartment(entries: readonly Added[]): Map<string, Added[]> {
  const found = new Map<string, Added[]>()
  for (const entry of entries) {
    const dept = String(entry.fields.dept)
    found.set(dept, [...(found.get(dept) ?? []), entry])
  }
  return found
}

/** Each department's mean of the three things, scored and ranked by the rule. */
export function scoresOf(matter: Matter, rule: ScoreRule): (UnitScore & { answers: number })[] {
  const byDept = byDepartment(counted(matter))
  const mean = (entries: Added[], item: string) =>
    entries.reduce((sum, { fields }) => sum + Number(fields[item]), 0) / entries.length
  const units = [...byDept].map(([unit, entries]) => ({
    unit,
    values: Object.fromEntries(items.map((item) => [item, Math.round(mean(entries, item) * 100) / 100])),
  }))
  return computeScores(rule, units).map((one) => ({ ...one, answers: byDept.get(one.unit)?.length ?? 0 }))
}

const ruleOf = (setting: (key: string) => unknown) => (setting('survey.rule') as ScoreRule | undefined) ?? surveyRule

/** What is published: scores with their lines, the rule they follow, how many answers counted. */
export const surveyResults: Computation = ({ matter, today, setting }) => {
  const cannot = (zh: string, en: string) => refuse('step.cannot-compute', { why: text(zh, en) })
  if (matter === undefined) return cannot('没有评议', 'No survey')
  const open = appealsOf(matter).filter(({ finding }) => finding === undefined)
  if (open.length > 0) {
    const numbers = open.map(({ no }) => no).join('、')
    return cannot(`申诉 ${numbers} 还没有结论`, `Appeal ${numbers} has no finding yet`)
  }
  const sealed = (matter.shared.adds.ballot ?? []).filter(({ opened, late }) => opened === undefined && !late)
  if (sealed.length > 0)
    return cannot(`还有 ${sealed.length} 份没有开封，请稍候`, `${sealed.length} are not opened yet: wait a moment`)
  const rule = ruleOf(setting)
  const scores = scoresOf(matter, rule)
  if (scores.length === 0) return cannot('没有计入的问卷', 'No answer counts')
  return { publishedOn: today, results: { rule: { id: rule.id, version: rule.version }, scores } }
}

/** Before the opening how many have answered for whom; afterwards the scores with their means. */
export function surveyOutlook({ matter, setting }: OutlookGiven): Outlook {
  const stage = matter.shared.tracks.main?.stage
  const ballots = new Map((matter.shared.adds.ballot ?? []).map((entry) => [entry.fields.slip, entry]))
  if (stage === 'voting' || stage === 'cancelled') {
    const byDept = byDepartment([...ballots.values()])
    return {
      title: text('问卷', 'Answers'),
      sentence: text(
        `已收 ${ballots.size} 份，开封前谁也看不到怎么评。`,
        `${ballots.size} answers, and nobody sees the ratings before the opening.`,
      ),
      table: {
        columns: [
          { id: 'dept', label: text('部门', 'Department'), desk: true },
          { id: 'answers', label: text('已收份数', 'Answers'), unit: 'count' },
        ],
        rows: [...byDept].map(([dept, entries]) => ({ id: dept, cells: [dept, entries.length] })),
      },
    }
  }
  const scores = scoresOf(matter, ruleOf(setting))
  return {
    title: text('评议结果', 'Results'),
    sentence: text(
      `${ballots.size} 份问卷，${scores.length} 个部门；满分 100 分。`,
      `${ballots.size} answers on ${scores.length} departments, out of 100.`,
    ),
    table: {
      columns: [
        { id: 'rank', label: text('名次', 'Place') },
        { id: 'dept', label: text('部门', 'Department'), desk: true },
        { id: 'answers', label: text('计入份数', 'Counted'), unit: 'count' },
        ...surveyRule.items.map(({ id, label }) => ({ id, label, unit: 'points' as const })),
        { id: 'total', label: text('得分', 'Score'), unit: 'points' as const },
      ],
      rows: scores.map(({ unit, rank, answers, lines, total }) => ({
        id: unit,
        cells: [
          rank,
          unit,
          answers,
          ...items.map((item) => lines.find((line) => line.item === item)?.value ?? ''),
          total,
        ],
      })),
    },
  }
}
