import {
  type Computation,
  computeScores,
  field,
  refuse,
  type ScoreRule,
  type SettingDefault,
  text,
} from '@lianyu/kernel'

const key = 'invest.entry-rule'

/** What a county asks of a project before it enters a zone. No source fixes these points: each county fixes its own. */
export const entryRule: ScoreRule = {
  id: key,
  version: 1,
  validFrom: '2026-01-01',
  label: text('入园评估办法', 'Rules of the entry assessment'),
  source: text('各地自定，启用前请核定', 'Local practice: to be fixed before use'),
  digits: { line: 2, total: 2 },
  items: [
    {
      id: 'entryInvest',
      label: text('亩均投资（万元）', 'Investment per mu (10,000 yuan)'),
      how: { base: 300, weight: 40 },
      cap: 40,
    },
    {
      id: 'entryTax',
      label: text('亩均税收（万元/年）', 'Tax per mu and year (10,000 yuan)'),
      how: { base: 15, weight: 40 },
      cap: 40,
    },
    { id: 'entryLeading', label: text('属主导产业', 'Of a leading industry'), how: { each: 20 } },
  ],
}

export const entrySetting: SettingDefault = {
  key,
  label: text('入园评估办法', 'Rules of the entry assessment'),
  value: entryRule,
  source: text('各地自定，启用前请核定', 'Local practice: to be fixed before use'),
  validFrom: '2026-01-01',
  checked: false,
}

export const entryFields: Record<string, field.AuthoredField> = {
  entryInvest: field.integer(text('亩均投资（万元）', 'Investment per mu (10,000 yuan)'), { min: 0, max: 100_000 }),
  entryTax: field.integer(text('亩均税收（万元/年）', 'Tax per mu and year (10,000 yuan)'), { min: 0, max: 100_000 }),
  entryLeading: field.yesNo(text('属主导产业', 'Of a leading industry')),
  entryScore: field.decimal(text('入园评估得分', 'Score of the entry assessment'), { min: 0, scale: 2 }),
  entryRule: field.words(text('评估办法版本', 'Rules it was scored by')),
}

const numberOf = (value: unknown) => (value === true ? 1 : value === false ? 0 : Number(value ?? Number.NaN))

/**
 * Scores the figures by the rules that hold today and writes down by which: a later version changes no earlier assessment.
 * An item without its figure has no points.
 */
const assess: Computation = ({ values, setting }) => {
  const rule = (setting(key) ?? entryRule) as ScoreRule
  const given = rule.items.map(({ id }) => [id, numberOf(values[id])] as const).filter(([, value]) => value >= 0)
  const [scored] = computeScores(rule, [{ unit: '', values: Object.fromEntries(given) }])
  if (scored === undefined) return refuse('step.cannot-compute', { why: rule.label })
  const [year, month, day] = rule.validFrom.split('-').map(Number)
  const since = `${year}年${month}月${day}日起`
  return {
    entryScore: scored.total.toFixed(2),
    entryRule: `${rule.label.zh} 第${rule.version}版（${since}）`,
  }
}

export const investComputations: Record<string, Computation> = { 'invest.entry': assess }
