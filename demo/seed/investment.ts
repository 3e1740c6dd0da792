import type { PartyId } from '@lianyu/kernel'
import type { Days } from './days.ts'
import type { Projects } from './projects.ts'
import type { By, SampleMatter, Script } from './script.ts'

const shangli = '360322'
const at = (desk: string, role = 'officer', party: PartyId = shangli): By => ({ party, desk, role })
const fenOfWan = 1_000_000

/** What the investment office does in a year: teams and targets, leads on their way, visits, trips, events, the guide. */
export function investment(script: Script, days: Days, { 庚: seventh, 戊: fifth }: Projects): void {
  if (!seventh || !fifth) throw new Error('a sample project is missing')
  const groups = teams(script, days)
  const event = events(script, days)
  const found = leads(script, days, groups, event, seventh)
  visits(script, days, found, groups)
  guide(script, days)
  obligations(script, days, seventh, fifth)
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

interface Lead {
  name: string
  party: PartyId
  chain: string
  found: string
  foundBy: string
  /** 万元 */
  intended: number
  reported: number
  goes?: (take: Take) => void
}
type Take = (step: string, on: number, data?: Record<string, unknown>, by?: Partial<By>) => void

const recognised = (take: Take, on: number) => take('recognise', on, {}, { role: 'approver' })
const talking = (take: Take, on: number) => take('begin-talks', on, { talks: '示例：已见面，对方要看厂房。' })

/** One at every place a lead can stand, on every node. */
function leads(
  script: Script,
  days: Days,
  groups: SampleMatter[],
  event: SampleMatter,
  project: SampleMatter,
): SampleMatter[] {
  const list: Lead[] = [
    {
      name: '示例智能装备意向',
      party: shangli,
      chain: '装备制造',
      found: 'event',
      foundBy: '示例专业招商二队',
      intended: 12_000,
      reported: -46,
      goes: (take) => {
        recognised(take, -45)
        talking(take, -43)
        take('hand-in', -26, { intendedFen: 12_000 * fenOfWan, meetingOn: days.work(-26) })
        take('entry-pass', -24, { entryNo: '示例入园评估1号' }, { desk: 'zone-office' })
        take('legality-pass', -22, { legalityNo: '示例合法性审查1号' }, { desk: 'office', role: 'legal' })
        take('competition-pass', -20, { competitionNo: '示例公平审查1号' }, { desk: 'market-regulation' })
        take(
          'sign-lead-contract',
          -15,
          { contractFen: 12_000 * fenOfWan, signedOn: days.work(-15), project: project.id },
          { role: 'approver' },
        )
      },
    },
    {
      name: '示例连接器意向',
      party: shangli,
      chain: '电子信息',
      found: 'visit',
      foundBy: '示例专业招商一队',
      intended: 8_000,
      reported: -20,
      goes: (take) => {
        recognised(take, -19)
        talking(take, -17)
        take('hand-in', -5, { intendedFen: 8_000 * fenOfWan, meetingOn: days.work(-4) })
        take('entry-pass', -3, { entryNo: '示例入园评估2号' }, { desk: 'zone-office' })
      },
    },
    {
      name: '示例休闲食品意向',
      party: shangli,
      chain: '食品',
      found: 'referral',
      foundBy: '示例专业招商四队',
      intended: 5_000,
      reported: -6,
      goes: (take) => {
        talking(take, -4)
        take('dispute', -3, { disputeGround: '示例专业招商三队称已先行报告，请认定。' })
      },
    },
    {
      name: '示例陶瓷新材料意向',
      party: '360313',
      chain: '工业陶瓷',
      found: 'federation',
      foundBy: '示例驻外队伍',
      intended: 9_000,
      reported: -30,
      goes: (take) => {
        recognised(take, -29)
        talking(take, -27)
        take('sign-framework', -12, { frameworkOn: days.work(-12) })
      },
    },
    {
      name: '示例环保设备意向',
      party: '360313',
      chain: '节能环保',
      found: 'enquiry',
      foundBy: '示例招商局',
      intended: 4_000,
      reported: -2,
      goes: (take) => recognised(take, -1),
    },
    {
      name: '示例花炮机械意向',
      party: '430181',
      chain: '装备制造',
      found: 'visit',
      foundBy: '示例招商队伍',
      intended: 6_000,
      reported: -18,
      goes: (take) => {
        recognised(take, -17)
        talking(take, -15)
      },
    },
    {
      name: '示例日用瓷意向',
      party: '430281',
      chain: '陶瓷',
      found: 'event',
      foundBy: '示例招商队伍',
      intended: 3_000,
      reported: -33,
      goes: (take) => {
        recognised(take, -32)
        talking(take, -30)
        take('lose', -9, { lostFor: '对方改投设备更新，明年再谈。' })
      },
    },
    {
      name: '示例供应链意向',
      party: '440311',
      chain: '农产品',
      found: 'referral',
      foundBy: '示例招商局',
      intended: 2_000,
      reported: -10,
      goes: (take) => {
        recognised(take, -9)
        talking(take, -7)
      },
    },
  ]
  // Whoever reported it first has it: a team by the number in its name.
  const teamOf = ({ foundBy }: Lead) => groups['一二三四五'.indexOf(/^示例专业招商(.)队$/.exec(foundBy)?.[1] ?? '-')]
  return list.map((lead, n) => leadOf(script, days, lead, teamOf(lead), n === 0 ? event : undefined))
}

function leadOf(
  script: Script,
  days: Days,
  { name, party, chain, found, foundBy, intended, reported, goes }: Lead,
  team: SampleMatter | undefined,
  event: SampleMatter | undefined,
): SampleMatter {
  const matter = script.open(`lead ${name}`, {
    at: days.at(reported, '09:10'),
    by: at('investment-office', 'officer', party),
    kind: 'lead',
    data: {
      name,
      firm: name.replace('意向', '公司'),
      chain,
      found,
      foundBy,
      reportedOn: days.work(reported),
      intendedFen: intended * fenOfWan,
      ...(event === undefined ? {} : { event: event.id }),
      sample: true,
    },
  })
  goes?.((step, on, data = {}, by = {}) =>
    script.step(matter, step, {
      at: days.at(on, '09:40'),
      by: { ...at('investment-office', 'officer', party), ...by },
      data: step === 'begin-talks' ? { contactedOn: days.work(on), ...data, ...(team ? { team: team.id } : {}) } : data,
    }),
  )
  return matter
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

/** Three packaged projects; the first has gone through every step of publication. */
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
        content: '示例：标准厂房和公用工程，分两期建设。',
        market: '示例：周边已有配套企业。',
        contactUnit: '示例招商局 0799-0000000',
        sample: true,
      },
    }),
  )
  const [first, second] = packaged
  if (!first || !second) return
  const published: [step: string, who: By, data: Record<string, unknown>][] = [
    ['fix-openness', by, { openness: 'on-own-motion' }],
    ['check-secrecy', head, { secrecyNote: '不涉密' }],
    ['review-first', by, { firstReview: '内容属实' }],
    ['review-second', head, { secondReview: '同意' }],
    ['publish', head, { thirdReview: '同意公开', edition: '示例第1版' }],
  ]
  for (const [n, [step, who, data]] of published.entries()) {
    script.step(first, step, { at: days.at(-58 + n, '08:56'), by: who, data })
  }
  script.step(second, 'fix-openness', { at: days.at(-30, '08:56'), by, data: { openness: 'on-own-motion' } })
}

function obligations(script: Script, days: Days, seventh: SampleMatter, fifth: SampleMatter): void {
  const open = (name: string, data: Record<string, unknown>) =>
    script.open(`obligation ${name}`, {
      at: days.at(-14, '10:30'),
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
}
