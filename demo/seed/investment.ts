import type { PartyId } from '@lianyu/kernel'
import { bulletins } from './bulletins.ts'
import type { Days } from './days.ts'
import { leads } from './leads.ts'
import type { Projects } from './sample-projects.ts'
import type { By, SampleMatter, Script } from './script.ts'

const shangli = '360322'
const at = (desk: string, role = 'officer', party: PartyId = shangli): By => ({ party, desk, role })
const fenOfWan = 1_000_000

/** What the investment office does in a year: teams and targets, leads on their way, visits, trips, events, the guide. */
export function investment(script: Script, days: Days, { 庚: seventh, 戊: fifth, 乙: second }: Projects): void {
  if (!seventh || !fifth || !second) throw new Error('a sample project is missing')
  const groups = teams(script, days)
  const event = events(script, days)
  const found = leads(script, days, groups, event, seventh)
  visits(script, days, found, groups)
  guide(script, days)
  bulletins(script, days)
  obligations(script, days, { seventh, fifth, second })
}

function teams(script: Script, days: Days): SampleMatter[] {
  script.open('team away', {
    at: days.at(-158, '10:25'),
    by: at('investment-office'),
    kind: 'team',
    data: {
      name: '示例驻外招商一队',
      sort: 'standing',
      charge: '驻点招商',
      city: '示例南部城市',
      lead: '示例招商局',
      fromDay: days.work(-158),
      basis: '示例：年度招商方案',
      sample: true,
    },
  })
  return ['电子信息', '装备制造', '新材料', '食品', '节能环保'].map((chain, n) =>
    script.open(`team ${chain}`, {
      at: days.at(-158, '10:20'),
      by: at('investment-office'),
      kind: 'team',
      data: {
        name: `示例专业招商${'一二三四五'[n]}队`,
        sort: 'sector',
        charge: `${chain}产业链招商`,
        lead: '示例招商局',
        leaderRole: '招商局副局长',
        fromDay: days.work(-158),
        basis: '示例：年度招商方案',
        sample: true,
      },
    }),
  )
}

function events(script: Script, days: Days): SampleMatter {
  const by = at('investment-office')
  const held = script.open('event autumn', {
    at: days.at(-70, '09:15'),
    by,
    kind: 'promotion-event',
    data: {
      name: '示例电子信息产业对接会',
      sort: 'conference',
      place: '示例市',
      heldOn: days.work(-48),
      partner: '示例行业协会',
      guests: 60,
      sample: true,
    },
  })
  script.step(held, 'hold', { at: days.at(-48, '17:30'), by, data: { heldOn: days.work(-48), came: 52 } })
  script.step(held, 'sum-up', {
    at: days.at(-44, '10:00'),
    by,
    data: { matched: 6, result: '达成意向两个，其余继续跟踪。' },
  })
  script.open('event federation', {
    at: days.at(-12, '09:15'),
    by,
    kind: 'promotion-event',
    data: {
      name: '示例友好商会结对活动',
      sort: 'twinning',
      place: '上栗',
      heldOn: days.work(8),
      partner: '示例商会',
      guests: 40,
      sample: true,
    },
  })
  return held
}

function visits(
  script: Script,
  days: Days,
  [first, second, third]: SampleMatter[],
  [electronics, machines, , food]: SampleMatter[],
): void {
  const by = at('investment-office')
  const trip = script.open('trip', {
    at: days.at(-24, '08:50'),
    by,
    kind: 'trip',
    data: {
      subject: '示例赴外对接电子信息企业',
      direction: 'out',
      place: '示例市',
      fromDay: days.work(-18),
      toDay: days.work(-17),
      hosts: '示例连接器公司',
      people: 4,
      itinerary: '首日上午走访，下午座谈；次日返程。',
      budgetFen: 12_000_00,
      sample: true,
    },
  })
  script.step(trip, 'approve-trip', { at: days.at(-23, '08:50'), by: at('investment-office', 'approver') })
  script.step(trip, 'send-trip-letter', { at: days.at(-22, '08:50'), by, data: { letterNo: '示例函〔1〕号' } })
  script.step(trip, 'come-back', { at: days.at(-17, '17:40'), by })
  script.step(trip, 'report-trip', {
    at: days.at(-15, '08:50'),
    by,
    data: { result: '对方要看厂房和供电方案。', nextSteps: '请对方来访。', spentFen: 9_600_00 },
  })
  const met: [subject: string, on: number, way: string, lead: SampleMatter | undefined, next?: number, done?: true][] =
    [
      ['示例 走访连接器企业', -17, 'out', second, -8, true],
      ['示例 智能装备企业来访', -40, 'in', first, -30, true],
      ['示例 休闲食品企业电话沟通', -4, 'call', third, 1],
      ['示例 连接器企业来访看厂房', -5, 'in', second, 6],
    ]
  const teamOf = (lead: SampleMatter | undefined) => (lead === first ? machines : lead === second ? electronics : food)
  for (const [subject, on, way, lead, next, done] of met) {
    const team = teamOf(lead)
    const visit = script.open(`visit ${subject}`, {
      at: days.at(on, '16:20'),
      by,
      kind: 'visit',
      data: {
        subject,
        firm: '示例公司',
        way,
        visitedOn: days.work(on),
        ours: '招商局分管领导、园区负责人',
        theirs: '项目负责人',
        talked: '厂房面积、层高和供电。',
        promised: '给出厂房图纸和供电说明。',
        nextStep: '回复图纸',
        ...(next === undefined ? {} : { nextOn: days.work(next) }),
        ...(lead === undefined ? {} : { lead: lead.id }),
        ...(team === undefined ? {} : { team: team.id }),
        sample: true,
      },
    })
    if (done && next !== undefined) {
      script.step(visit, 'follow-up', { at: days.at(next, '15:10'), by, data: { outcome: '图纸已送达。' } })
    }
  }
}

/** Three packaged projects; two have gone through every step of publication, one is on its way. */
function guide(script: Script, days: Days): void {
  const by = at('investment-office')
  const head = at('investment-office', 'approver')
  const packaged = [
    ['示例电子元器件产业园', '电子信息', '金山镇'],
    ['示例绿色食品加工园', '食品', '上栗镇'],
    ['示例新材料中试基地', '新材料', '桐木镇'],
  ].map(([name, chain, place], n) =>
    script.open(`guide ${name}`, {
      at: days.at(-60 + n * 20, '08:55'),
      by,
      kind: 'guide-project',
      data: {
        name,
        chain,
        place,
        investmentFen: (3 + n) * 100 * 100 * fenOfWan,
        land: String((60 + 40 * n) * 1_000),
        factory: String((50 + 10 * n) * 1_000),
        content: '示例：标准厂房和公用工程，分两期建设。',
        market: '示例：周边已有配套企业。',
        contactUnit: '示例招商局 0799-0000000',
        sample: true,
      },
    }),
  )
  const [first, second, third] = packaged
  if (!first || !second || !third) return
  const published: [step: string, who: By, data: Record<string, unknown>][] = [
    ['fix-openness', by, { openness: 'on-own-motion' }],
    ['check-secrecy', head, { secrecyNote: '不涉密' }],
    ['review-first', by, { firstReview: '内容属实' }],
    ['review-second', head, { secondReview: '同意' }],
    ['publish', head, { thirdReview: '同意公开', edition: '示例第1版' }],
  ]
  for (const [matter, from] of [
    [first, -58],
    [third, -18],
  ] as const) {
    for (const [n, [step, who, data]] of published.entries()) {
      script.step(matter, step, { at: days.at(from + n, '08:56'), by: who, data })
    }
  }
  script.step(second, 'fix-openness', { at: days.at(-30, '08:56'), by, data: { openness: 'on-own-motion' } })
}

function obligations(
  script: Script,
  days: Days,
  { seventh, fifth, second }: Record<'seventh' | 'fifth' | 'second', SampleMatter>,
): void {
  const open = (name: string, data: Record<string, unknown>, on = -14) =>
    script.open(`obligation ${name}`, {
      at: days.at(on, '10:30'),
      by: at('investment-office'),
      kind: 'obligation',
      data: { ...data, sample: true },
    })
  open('money', {
    promise: '示例项目庚 首期资金到位',
    firm: '示例投资方庚',
    by: 'firm',
    what: 'paid',
    promisedFen: 3_000 * fenOfWan,
    promisedOn: days.work(9),
    clause: '第三条',
    project: seventh.id,
  })
  open('power', {
    promise: '示例项目戊 施工用电接到红线',
    firm: '示例投资方戊',
    by: 'government',
    what: 'utilities',
    promisedOn: days.work(40),
    clause: '第五条',
    project: fifth.id,
  })
  // What counts is money in place: this one came in time, with its proof, and another desk confirmed it.
  const kept = open(
    'money kept',
    {
      promise: '示例项目乙 首期资金到位',
      firm: '示例投资方乙',
      by: 'firm',
      what: 'paid',
      promisedFen: 5_000 * fenOfWan,
      promisedOn: days.work(-80),
      clause: '第三条',
      project: second.id,
    },
    -130,
  )
  script.step(kept, 'claim-kept', {
    at: days.at(-82, '10:30'),
    by: at('investment-office'),
    data: { keptOn: days.work(-83), keptFen: 5_000 * fenOfWan },
    papers: { proof: ['示例银行到账回单'] },
  })
  script.step(kept, 'confirm-kept', { at: days.at(-81, '10:30'), by: at('project-office', 'approver') })
}
