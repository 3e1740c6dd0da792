import {
  addDays,
  type Computation,
  type Computed,
  daysBetween,
  type Judgement,
  leftOf,
  type Matter,
  type PlainDay,
  type Refusal,
  refuse,
  text,
} from '@lianyu/kernel'
import { rulesOfPolicy } from './conditions.ts'
import { judgePolicy } from './judge-policy.ts'
import { groundLines } from './policy-fund.ts'
import { surveyResults } from './survey-results.ts'

const cannot = (zh: string, en: string, field?: string): Refusal =>
  refuse('step.cannot-compute', { why: text(zh, en) }, field === undefined ? undefined : `data.${field}`)

/** The clauses of a policy as judged, written into the fact: words, what was asked, what there was. */
const writtenDown = ({ lines }: Judgement) =>
  lines.map(({ label, met, asked, has, short, compare, unit }) => ({
    label,
    met,
    compare,
    unit,
    ...(asked === undefined ? {} : { asked }),
    ...(has === undefined ? {} : { has }),
    ...(short === undefined ? {} : { short }),
  }))

function inForce({ shared }: Matter, today: PlainDay): boolean {
  const { validFrom, validUntil } = shared.fields
  return (
    shared.tracks.main?.stage === 'in-force' &&
    !(typeof validFrom === 'string' && today < validFrom) &&
    !(typeof validUntil === 'string' && validUntil < today)
  )
}

/**
 * Same enterprise, same ground, same year where it is given once a year: the same money. Several policies that reward one
 * thing share its words, and then its key.
 */
export function groundKeyOf(policy: Matter, enterprise: Matter, year: number): string {
  const { ground, period } = policy.shared.fields
  return [enterprise.shared.fields.uscc, ground, ...(period === 'yearly' ? [String(year)] : [])].join(' ')
}

function grantTerms({ values, related, today }: Computed): Record<string, unknown> | Refusal {
  const { policy, enterprise } = related
  const fund = related['policy-fund']
  if (policy === undefined)
    return cannot('没有找到这条政策，请重新选择', 'There is no such policy; choose again', 'policy')
  if (enterprise === undefined) {
    return cannot('没有找到这家企业，请先登记', 'There is no such enterprise; register it first', 'enterprise')
  }
  if (!inForce(policy, today)) {
    return cannot('这条政策今天不在施行期，不能兑现', 'This policy is not in force today', 'policy')
  }
  const { name, pot, period } = policy.shared.fields
  const year = typeof values.year === 'number' ? values.year : Number(today.slice(0, 4))
  if (period === 'yearly' && values.year === undefined) {
    return cannot('这条政策每年一次，请写明兑现年度', 'This policy gives once a year: say for which', 'year')
  }
  const groundKey = groundKeyOf(policy, enterprise, year)
  const earlier = fund?.shared.adds.reserve?.findLast(({ fields }) => fields.ground === groundKey)
  if (fund && earlier && leftOf(groundLines, fund.shared.adds, (fields) => fields.ground === groundKey) > 0) {
    return refuse('account.taken', {
      step: text('兑现', 'Grant'),
      what: text('事由', 'ground'),
      by: String(earlier.fields.what),
      on: earlier.at.slice(0, 10),
    })
  }
  const judged = judgePolicy(policy, enterprise, today)
  if (judged.givesFen === undefined || judged.givesFen < 1) {
    return cannot(
      '算不出金额：企业没有报政策所看的数据',
      'No amount: the figure that the policy takes was not reported',
      'enterprise',
    )
  }
  const subject = `${enterprise.shared.fields.name} · ${name}${period === 'yearly' ? `（${year}）` : ''}`
  return {
    subject,
    uscc: enterprise.shared.fields.uscc,
    groundKey,
    pot,
    amountFen: judged.givesFen,
    qualifies: judged.met,
    because: writtenDown(judged),
  }
}

function grantCheck({ related, today }: Computed): Record<string, unknown> | Refusal {
  const { policy, enterprise } = related
  if (policy === undefined || enterprise === undefined) {
    return cannot('没有找到政策或企业', 'The policy or the enterprise is not here')
  }
  const judged = judgePolicy(policy, enterprise, today)
  const unmet = judged.lines.filter(({ met }) => !met)
  if (unmet.length > 0) {
    const zh = unmet.map(({ label }) => label.zh).join('、')
    const en = unmet.map(({ label }) => label.en).join(', ')
    return cannot(
      `今天不符合：${zh}。请补报数据，或不予兑现`,
      `Not met today: ${en}. Have the figures reported, or refuse it`,
    )
  }
  return {
    qualifies: judged.met,
    because: writtenDown(judged),
    ...(judged.givesFen ? { amountFen: judged.givesFen } : {}),
  }
}

/** The posting runs its natural days from today; the decision follows within its own. */
function grantNotice({ today, setting }: Computed): Record<string, unknown> {
  const days = (key: string, otherwise: number) => Number(setting(key) ?? otherwise)
  const noticeUntil = addDays(today, days('grant.notice-days', 7))
  return { noticeFrom: today, noticeUntil, decideBy: addDays(noticeUntil, days('grant.decide-days', 7)) }
}

function policyReady({ matter, values, related, today }: Computed): Record<string, unknown> | Refusal {
  if (matter === undefined || rulesOfPolicy(matter).length === 0) {
    return cannot('还没有写条件，不能发布', 'It has no clause yet and cannot be published')
  }
  const { pot, amountFen, sharePercent, shareOf } = values
  const share = sharePercent !== undefined && sharePercent !== null
  if (share ? !shareOf : !amountFen) {
    return cannot(
      '没有写明给多少：写定额，或写比例和基数',
      'It does not say how much: an amount, or a share and of what',
    )
  }
  const fund = related['policy-fund']
  const allotted = fund?.shared.adds.allot?.some(({ fields }) => fields.pot === pot)
  if (!allotted) {
    return cannot(
      `资金账上没有“${pot}”，请财政先安排资金`,
      `The account has no fund “${pot}”: have money allotted first`,
    )
  }
  return { publishedOn: today }
}

/** Who answered, when, and how long the enterprise had waited since it asked. */
function requestAnswered({ values: { receivedOn }, actor, today }: Computed): Record<string, unknown> {
  const days = typeof receivedOn === 'string' ? Math.max(0, daysBetween(receivedOn, today)) : 0
  return { answeredBy: actor.desk, answeredOn: today, takenDays: days }
}

export const enterpriseComputations: Record<string, Computation> = {
  'grant-terms': grantTerms,
  'grant-check': grantCheck,
  'grant-notice': grantNotice,
  'policy-ready': policyReady,
  'request-answered': requestAnswered,
  'survey-results': surveyResults,
}
