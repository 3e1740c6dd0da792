import {
  daysBetween,
  type LineUnit,
  type Matter,
  type PlainDay,
  type RuleValues,
  type Text,
  text,
} from '@lianyu/kernel'
import { certificates, isHeld } from './certificates.ts'

/** What rules may ask of an enterprise: the name, what it counts, its words. */
export const ruleValues = {
  revenueFen: { unit: 'fen', label: text('年营业收入', 'Revenue of the year') },
  rdFen: { unit: 'fen', label: text('年研发费用', 'R&D of the year') },
  rdPercent: { unit: 'percent', label: text('研发费用占营业收入', 'R&D of revenue') },
  rdThreeYearsPercent: { unit: 'percent', label: text('近三年研发费用占比', 'R&D of revenue over three years') },
  rdHomePercent: { unit: 'percent', label: text('境内研发费用占比', 'R&D spent in the country') },
  growthPercent: { unit: 'percent', label: text('近两年营收平均增长', 'Mean growth of two years') },
  mainPercent: { unit: 'percent', label: text('主营业务收入占比', 'Main business of revenue') },
  hightechPercent: { unit: 'percent', label: text('高新技术产品收入占比', 'High-tech income of revenue') },
  nicheSharePercent: { unit: 'percent', label: text('细分市场占有率', 'Share of the niche') },
  debtPercent: { unit: 'percent', label: text('资产负债率', 'Debt of assets') },
  assetsFen: { unit: 'fen', label: text('资产总额', 'Assets') },
  staff: { unit: 'persons', label: text('从业人员', 'Staff') },
  rdStaffPercent: { unit: 'percent', label: text('科技人员占比', 'R&D staff') },
  equityTwoYearsFen: { unit: 'fen', label: text('近两年新增股权融资', 'New equity in two years') },
  ipCount: { unit: 'count', label: text('核心知识产权', 'Core intellectual property') },
  registeredYears: { unit: 'years', label: text('注册年限', 'Years since registration') },
  nicheYears: { unit: 'years', label: text('从事细分市场年限', 'Years in the niche') },
  innovativeScore: { unit: 'points', label: text('创新型评价得分', 'Score as innovative') },
  specialisedScore: { unit: 'points', label: text('专精特新评价得分', 'Score as specialised') },
  hightechScore: { unit: 'points', label: text('高企创新能力得分', 'Score as high-tech') },
  zone: { unit: 'yes', label: text('在园区', 'In a zone') },
  ...Object.fromEntries(certificates.map(({ id, label }) => [id, { unit: 'yes', label }])),
} as Record<string, { unit: LineUnit; label: Text }>

interface Year {
  year: number
  [field: string]: unknown
}

/** The reports of an enterprise by year, the last one of a year; newest year first. */
export function yearsOf({ shared }: Matter): Year[] {
  const byYear = new Map<number, Year>()
  for (const { fields } of shared.adds['report-year'] ?? []) byYear.set(fields.year as number, fields as Year)
  return [...byYear.values()].sort((a, b) => b.year - a.year)
}

const numberOf = (value: unknown) => (value === undefined || value === null ? undefined : Number(value))
/** Cut, not rounded: nobody reaches a threshold by the rounding of a share. */
const percent = (part: number | undefined, whole: number | undefined) =>
  part === undefined || !whole ? undefined : Math.floor((part / whole) * 10_000 + 1e-6) / 100
const yearsSince = (day: unknown, today: PlainDay) =>
  typeof day === 'string' && day <= today ? Math.floor(daysBetween(day, today) / 365.25) : undefined

/**
 * Everything that rules may ask, from the reports of the years, the register and the certificates that hold today. What
 * nobody reported is absent, never nought. The two-year growth needs three years running, the three-year share of R&D
 * takes the years there are, as the rule does for a young firm.
 */
export function valuesOf(matter: Matter, today: PlainDay): RuleValues {
  const { fields } = matter.shared
  const [last, before, earlier] = yearsOf(matter)
  const read = (name: string, year = last) => numberOf(year?.[name])
  const sum = (name: string, years: (Year | undefined)[]) => {
    const known = years.flatMap((year) => read(name, year) ?? [])
    return known.length === 0 ? undefined : known.reduce((total, one) => total + one, 0)
  }
  const three = [last, before, earlier]
  const running = last && before && earlier && last.year - before.year === 1 && before.year - earlier.year === 1
  const grew = (now: Year, then: Year) => {
    const [a, b] = [read('revenueFen', now), read('revenueFen', then)]
    return a === undefined || !b ? undefined : a / b - 1
  }
  const growth = running ? [grew(last, before), grew(before, earlier)] : []
  const mean =
    growth.length === 2 && growth.every((one) => one !== undefined)
      ? (growth[0] as number) + (growth[1] as number)
      : undefined
  const revenue = read('revenueFen')
  return {
    revenueFen: revenue,
    rdFen: read('rdFen'),
    rdPercent: percent(read('rdFen'), revenue),
    rdThreeYearsPercent: percent(sum('rdFen', three), sum('revenueFen', three)),
    rdHomePercent: percent(sum('rdHomeFen', three), sum('rdFen', three)),
    growthPercent: mean === undefined ? undefined : Math.floor(mean * 5_000 + 1e-6) / 100,
    mainPercent: percent(read('mainFen'), revenue),
    hightechPercent: percent(read('hightechFen'), revenue),
    nicheSharePercent: read('nicheSharePercent'),
    debtPercent: percent(read('debtFen'), read('assetsFen')),
    assetsFen: read('assetsFen'),
    staff: read('staff'),
    rdStaffPercent: percent(read('rdStaff'), read('staff')),
    equityTwoYearsFen: sum('equityFen', [last, before]),
    ipCount: read('ipCount'),
    registeredYears: yearsSince(fields.registeredOn, today),
    nicheYears: yearsSince(fields.nicheSince, today),
    innovativeScore: read('innovativeScore'),
    specialisedScore: read('specialisedScore'),
    hightechScore: read('hightechScore'),
    zone: fields.zone === true,
    ...Object.fromEntries(certificates.map((one) => [one.id, isHeld(matter, one, today)])),
  }
}
