import type { PartyId } from '@lianyu/kernel'
import type { Days } from './days.ts'
import type { By, SampleMatter, Script } from './script.ts'

const shangli = '360322'
const at = (desk: string, role = 'officer', party: PartyId = shangli): By => ({ party, desk, role })
const fenOfWan = 1_000_000

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

const assessed = { entryInvest: 260, entryTax: 12, entryLeading: true }

/** One at every place a lead can stand, on every node. */
export function leads(
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
        take('entry-pass', -24, { entryNo: '示例入园评估1号', ...assessed }, { desk: 'zone-office' })
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
        take('entry-pass', -3, { entryNo: '示例入园评估2号', ...assessed }, { desk: 'zone-office' })
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
