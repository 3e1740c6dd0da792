import { addDays } from '@lianyu/kernel'
import type { Days } from './days.ts'
import { at, finance, head, office, wan } from './enterprise-cast.ts'
import type { Firms } from './enterprise-register.ts'
import type { SampleMatter, Script } from './script.ts'

const small = '示例中小企业发展专项资金'
const innovation = '示例科技创新专项资金'

/** As much as one district printed for a year (3,000 and 1,000 万元), in the sample's own account. */
export function account(script: Script, days: Days): void {
  const fund = script.open('policy fund', {
    at: days.at(-60, '10:15'),
    by: finance,
    kind: 'policy-fund',
    keyed: [],
    data: { name: '示例政策资金账', sample: true },
  })
  for (const [pot, amount] of Object.entries({ [small]: 3_000, [innovation]: 1_000 })) {
    script.step(fund, 'allot', {
      name: pot,
      at: days.at(-59, '10:15'),
      by: finance,
      data: { pot, allotFen: amount * wan, paperNo: '示例财〔1〕号', note: '金额取自湘东区 2022 年公布数' },
    })
  }
}

type Policies = { giant: SampleMatter; scale: SampleMatter; research: SampleMatter }

export function policies(script: Script, days: Days): Policies {
  const from = days.work(-55)
  const until = addDays(days.work(0), 400)
  const add = (
    name: string,
    data: Record<string, unknown>,
    clauses: Record<string, unknown>[],
    how: 'published' | 'reviewing' | 'draft' = 'published',
  ) => {
    const policy = script.open(`policy ${name}`, {
      at: days.at(-58, '09:35'),
      by: office,
      kind: 'policy',
      data: { name, basis: '示例政策十条', period: 'once', validFrom: from, sample: true, ...data },
    })
    for (const [n, clause] of clauses.entries()) {
      script.step(policy, 'set-clause', {
        name: String(n),
        at: days.at(-58, '10:35'),
        by: office,
        data: { clause: n + 1, ...clause },
      })
    }
    if (how === 'draft') return policy
    const late = how === 'reviewing' ? -4 : -57
    script.step(policy, 'submit-policy', {
      at: days.at(late, '09:35'),
      by: office,
      data: { submittedNote: '面向全部在册企业，无地域和所有制限制。' },
    })
    if (how === 'reviewing') return policy
    script.step(policy, 'pass-review', {
      at: days.at(-55, '09:35'),
      by: at('market-regulation'),
      data: { fairNo: `示例公平审〔${name.length}〕号`, fairOn: from },
    })
    script.step(policy, 'publish-policy', {
      at: days.at(-54, '09:35'),
      by: head,
      data: { paperNo: '示例发〔3〕号', validUntil: until },
    })
    return policy
  }
  const is = (what: string) => ({ what, compare: 'is' })
  const giant = add(
    '示例小巨人首次认定奖励',
    { ground: '首次认定小巨人', way: 'direct', pot: innovation, amountFen: 50 * wan },
    [is('cert-giant')],
  )
  const scale = add('示例新增规上企业奖励', { ground: '首次入规', way: 'direct', pot: small, amountFen: 10 * wan }, [
    is('cert-above-scale'),
    { what: 'revenueFen', compare: 'at-least', amount: '2000' },
  ])
  const research = add(
    '示例研发投入补助',
    {
      ground: '研发投入',
      period: 'yearly',
      way: 'applied',
      pot: innovation,
      sharePercent: '5',
      shareOf: 'rdFen',
      capFen: 40 * wan,
    },
    [
      { what: 'rdPercent', compare: 'at-least', amount: '4' },
      { what: 'debtPercent', compare: 'at-most', amount: '70' },
    ],
  )
  add(
    '示例高企复核补助',
    { ground: '高企复核', way: 'direct', pot: innovation, amountFen: 5 * wan },
    [is('cert-high-tech')],
    'reviewing',
  )
  add(
    '示例厂房租金补助',
    { ground: '厂房租金', period: 'yearly', way: 'applied', pot: small, amountFen: 8 * wan },
    [is('zone')],
    'draft',
  )
  return { giant, scale, research }
}

export function grants(script: Script, days: Days, { giant, scale, research }: Policies, firms: Firms): void {
  const year = Number(days.work(0).slice(0, 4)) - 1
  const enter = (policy: SampleMatter, letter: string, day: number, data: Record<string, unknown>) =>
    script.open(`grant ${policy.id} ${letter}`, {
      at: days.at(day, '10:45'),
      by: office,
      kind: 'policy-grant',
      data: { policy: policy.id, enterprise: firms[letter]?.id, sample: true, ...data },
    })
  const check = (grant: SampleMatter, day: number) =>
    script.step(grant, 'check-grant', {
      at: days.at(day, '11:05'),
      by: office,
      data: { checkNote: '数据与凭证一致。' },
    })
  const post = (grant: SampleMatter, day: number) =>
    script.step(grant, 'post-grant', {
      at: days.at(day, '14:35'),
      by: head,
      data: { contact: '示例企业服务中心 示例电话' },
    })
  const decide = (grant: SampleMatter, day: number, no: number) =>
    script.step(grant, 'decide-grant', {
      at: days.at(day, '09:15'),
      by: head,
      data: { decisionNo: `示例兑〔${no}〕号` },
    })
  const paid = enter(giant, '甲', -40, { way: 'direct' })
  check(paid, -39)
  post(paid, -38)
  decide(paid, -31, 1)
  script.step(paid, 'pay-grant', {
    at: days.at(-28, '10:15'),
    by: finance,
    data: { paidOn: days.work(-28), voucherNo: '示例支1号' },
  })
  const toPay = enter(scale, '乙', -30, { way: 'direct' })
  check(toPay, -29)
  post(toPay, -28)
  decide(toPay, -20, 2)
  const posted = enter(scale, '丁', -6, { way: 'direct' })
  check(posted, -5)
  post(posted, -3)
  const objected = enter(research, '乙', -8, { way: 'applied', year })
  check(objected, -7)
  post(objected, -6)
  script.step(objected, 'raise-objection', {
    at: days.at(-2, '15:05'),
    by: office,
    data: { objector: 'enterprise', objection: '示例：研发费用口径是否含设备购置？' },
  })
  enter(research, '丁', -1, { way: 'applied', year })
}
