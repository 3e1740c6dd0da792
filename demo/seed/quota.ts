import type { Days } from './days.ts'
import type { By, SampleMatter, Script } from './script.ts'

const zone = '361100-JK'
const at = (desk: string, role = 'officer'): By => ({ party: zone, desk, role })
const fenOfWan = 1_000_000

/** 专业招商队伍: each with an industry; 驻外: each with a city. */
const sectors = ['光伏新能源', '光学', '汽车及零部件', '电子信息', '先进结构材料']
const cities = ['示例东部城市', '示例南部城市']
/** Units that are no team, with what each was given. */
const others: [unit: string, amount: number][] = [
  ['示例综合服务小组', 30],
  ['示例企业服务小组', 28],
  ['示例经济发展部门', 28],
  ['示例科技创新部门', 28],
]

/**
 * A zone that gives its year's tasks on as a report of it printed: 174, of which 60 to five professional teams and 114 to
 * other units. The printed figure stands by itself with its source; what stands here is a sample of the same shape.
 */
export function quota(script: Script, days: Days): void {
  const teams = [...sectors.entries()].map(([n, chain]) =>
    team(script, days, `示例专业招商${'一二三四五'[n]}队`, { sort: 'sector', charge: `${chain}产业链招商` }),
  )
  const away = [...cities.entries()].map(([n, city]) =>
    team(script, days, `示例驻外招商${'一二'[n]}队`, { sort: 'standing', charge: '驻点招商', city }),
  )
  const target = script.open('target zone quota', {
    at: days.at(-157, '09:27'),
    by: at('project-office'),
    kind: 'target',
    data: {
      name: '示例年度招商任务',
      indicator: 'lead.contracted',
      year: Number(days.work(0).slice(0, 4)),
      amount: 174,
      parts: [
        ...sectors.map((_, n) => ({ unit: `示例专业招商${'一二三四五'[n]}队`, amount: 12 })),
        ...others.map(([unit, amount]) => ({ unit, amount })),
      ],
      basis: '示例：年度招商工作方案',
      sample: true,
    },
  })
  script.step(target, 'set-target', { at: days.at(-156, '09:27'), by: at('project-office', 'approver') })
  const found: [name: string, team: SampleMatter | undefined, foundBy: string, on: number, signed?: number][] = [
    ['示例光伏组件意向', teams[0], '示例专业招商一队', -60, -24],
    ['示例镜头模组意向', teams[1], '示例专业招商二队', -52, -18],
    ['示例热管理部件意向', teams[2], '示例专业招商三队', -30],
    ['示例传感器意向', away[0], '示例驻外招商一队', -22],
    ['示例研发中心意向', undefined, '示例科技创新部门', -14],
  ]
  for (const one of found) lead(script, days, ...one)
}

function team(script: Script, days: Days, name: string, data: Record<string, unknown>): SampleMatter {
  return script.open(`team ${zone} ${name}`, {
    at: days.at(-158, '10:22'),
    by: at('investment-office'),
    kind: 'team',
    data: { name, lead: '示例招商局', fromDay: days.work(-158), basis: '示例：年度招商方案', sample: true, ...data },
  })
}

function lead(
  script: Script,
  days: Days,
  name: string,
  team: SampleMatter | undefined,
  foundBy: string,
  on: number,
  signed?: number,
): void {
  const matter = script.open(`lead ${name}`, {
    at: days.at(on, '09:12'),
    by: at('investment-office'),
    kind: 'lead',
    data: {
      name,
      firm: name.replace('意向', '公司'),
      chain: '示例产业',
      found: 'visit',
      foundBy,
      reportedOn: days.work(on),
      intendedFen: 8_000 * fenOfWan,
      sample: true,
    },
  })
  const take = (step: string, day: number, by: By, data: Record<string, unknown> = {}) =>
    script.step(matter, step, { at: days.at(day, '09:42'), by, data })
  take('recognise', on + 1, at('investment-office', 'approver'))
  take('begin-talks', on + 3, at('investment-office'), {
    contactedOn: days.work(on + 3),
    talks: '示例：已见面，对方要看厂房。',
    ...(team ? { team: team.id } : {}),
  })
  if (signed === undefined) return
  take('hand-in', signed - 9, at('investment-office'), {
    intendedFen: 8_000 * fenOfWan,
    meetingOn: days.work(signed - 9),
  })
  take('entry-pass', signed - 7, at('zone-office'), { entryNo: '示例入园评估' })
  take('legality-pass', signed - 5, at('office', 'legal'), { legalityNo: '示例合法性审查' })
  take('competition-pass', signed - 3, at('market-regulation'), { competitionNo: '示例公平审查' })
  take('sign-lead-contract', signed, at('investment-office', 'approver'), {
    contractFen: 8_000 * fenOfWan,
    signedOn: days.work(signed),
  })
}
