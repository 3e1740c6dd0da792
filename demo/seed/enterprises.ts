import { addDays, type MatterId, usccCheck } from '@lianyu/kernel'
import { printedSuppliers, sourceOf } from '../published.ts'
import type { Days } from './days.ts'
import type { By, SampleMatter, Script } from './script.ts'

const party = '360322'
const at = (desk: string, role = 'officer'): By => ({ party, desk, role })
const office = at('enterprise-office')
const head = at('enterprise-office', 'approver')
const finance = at('finance')
const science = at('science-office')
const wan = 1_000_000
const small = '示例中小企业发展专项资金'
const innovation = '示例科技创新专项资金'

/** The register with its ladder, policies with their money, requests: all samples, but for what reports print of suppliers. */
export function enterprises(script: Script, days: Days): void {
  suppliers(script, days)
  const firms = register(script, days)
  account(script, days)
  grants(script, days, policies(script, days), firms)
  requests(script, days, firms)
  incubations(script, days, firms)
  surveys(script, days, firms)
}

function suppliers(script: Script, days: Days): void {
  for (const { region, names, joinChainsOf, source } of printedSuppliers) {
    const { id, publisher, date } = sourceOf(source)
    for (const name of names) {
      script.open(`published enterprise ${name}`, {
        at: days.at(-160, '09:05'),
        by: { party: region, desk: 'enterprise-office', role: 'officer' },
        kind: 'published-enterprise',
        data: {
          name,
          region,
          printed: `进入${joinChainsOf.join('、')}的产业链`,
          source: id,
          sourceTitle: publisher,
          sourceDate: date,
        },
      })
    }
  }
}

type Firms = Record<string, SampleMatter>

function register(script: Script, days: Days): Firms {
  const year = Number(days.work(0).slice(0, 4)) - 1
  const firms: Firms = {}
  const add = (
    letter: string,
    n: number,
    trade: string,
    data: Record<string, unknown>,
    years: Record<string, unknown>[],
  ) => {
    const code = `91360322MA${String(n).padStart(7, '0')}`
    const firm = script.open(`enterprise ${letter}`, {
      at: days.at(-60, '09:15'),
      by: office,
      kind: 'enterprise',
      keyed: [code + usccCheck(code)],
      data: {
        name: `示例${letter}公司`,
        uscc: code + usccCheck(code),
        sector: 'industry',
        trade,
        town: '示例工业园',
        zone: true,
        registeredOn: '2016-05-10',
        nicheSince: '2018-01-01',
        coachUnit: '示例工信局',
        sample: true,
        ...data,
      },
    })
    for (const [back, figures] of years.entries()) {
      script.step(firm, 'report-year', {
        name: String(back),
        at: days.at(-59 + back, '09:25'),
        by: office,
        data: { year: year - years.length + 1 + back, from: 'own', ...figures },
      })
    }
    firms[letter] = firm
  }
  const figures = (revenue: number, rd: number, more: Record<string, unknown> = {}) => ({
    revenueFen: revenue * wan,
    mainFen: Math.round(revenue * 0.82) * wan,
    rdFen: rd * wan,
    rdHomeFen: rd * wan,
    hightechFen: Math.round(revenue * 0.7) * wan,
    assetsFen: Math.round(revenue * 0.9) * wan,
    debtFen: Math.round(revenue * 0.4) * wan,
    staff: Math.max(8, Math.round(revenue / 60)),
    rdStaff: Math.max(1, Math.round(revenue / 400)),
    ipCount: 6,
    specialisedScore: 71,
    innovativeScore: 78,
    hightechScore: 74,
    nicheSharePercent: '8.50',
    ...more,
  })
  add('甲', 1, '工业陶瓷', {}, [
    figures(10_200, 420),
    figures(11_300, 460),
    figures(12_600, 520, { nicheSharePercent: '12.60' }),
  ])
  add('乙', 2, '电子元件', {}, [figures(7_400, 380), figures(8_100, 420), figures(8_600, 470)])
  add('丙', 3, '包装印刷', { nicheSince: '2024-03-01' }, [figures(1_500, 12), figures(1_870, 15)])
  add('丁', 4, '环保装备', {}, [figures(3_900, 205), figures(4_200, 225), figures(4_700, 260)])
  add('戊', 5, '食品加工', {}, [])
  add('己', 6, '精密铸造', {}, [figures(2_600, 70), figures(2_450, 66)])
  const note = (letter: string, track: string, stem: string, from: number, until: string | undefined) => {
    const firm = firms[letter]
    if (!firm) return
    const on = days.work(from)
    const day = { [`${stem}No`]: `示例${stem === 'aboveScale' ? '入库' : '公告'}${letter}号`, [`${stem}On`]: on }
    script.step(firm, `note-${track}`, {
      at: days.at(-50, '10:05'),
      by: office,
      data: until === undefined ? day : { ...day, [`${stem}Until`]: until },
    })
  }
  const ahead = (count: number) => addDays(days.work(0), count)
  for (const letter of ['甲', '乙', '丁', '己']) note(letter, 'cert-above-scale', 'aboveScale', -300, undefined)
  for (const letter of ['甲', '乙', '丁']) note(letter, 'cert-innovative', 'innovative', -300, ahead(420))
  note('甲', 'cert-specialised', 'specialised', -300, ahead(500))
  note('乙', 'cert-specialised', 'specialised', -500, ahead(310))
  note('甲', 'cert-giant', 'giant', -120, ahead(960))
  note('丁', 'cert-high-tech', 'highTech', -700, ahead(48))
  return firms
}

/** As much as one district printed for a year (3,000 and 1,000 万元), in the sample's own account. */
function account(script: Script, days: Days): void {
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

function policies(script: Script, days: Days): Policies {
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

function grants(script: Script, days: Days, { giant, scale, research }: Policies, firms: Firms): void {
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

function requests(script: Script, days: Days, firms: Firms): void {
  const breakfast = script.open('breakfast labour', {
    at: days.at(-16, '09:05'),
    by: office,
    kind: 'breakfast',
    data: {
      topic: '示例：用工和融资',
      heldOn: days.work(-12),
      place: '示例工业园食堂',
      hostRole: '分管县领导',
      sample: true,
    },
  })
  for (const [n, [item, letter]] of [
    ['夜班招工难', '乙'],
    ['贷款到期前续贷', '丁'],
  ].entries()) {
    script.step(breakfast, 'note-item', {
      name: String(n),
      at: days.at(-14, '09:05'),
      by: office,
      data: { item, itemFrom: `示例${letter}公司` },
    })
  }
  script.step(breakfast, 'hold-breakfast', {
    at: days.at(-12, '10:05'),
    by: office,
    data: {
      heldOn: days.work(-12),
      present: 12,
      units: '示例工信局、示例人社局、示例银行',
      minutes: '两项议题会后登记为诉求，按时限答复。',
    },
  })
  script.open('breakfast coming', {
    at: days.at(-2, '09:05'),
    by: office,
    kind: 'breakfast',
    data: {
      topic: '示例：用电和环评',
      heldOn: addDays(days.work(0), 6),
      place: '示例工业园食堂',
      hostRole: '分管县领导',
      sample: true,
    },
  })
  const ask = (subject: string, letter: string, day: number, data: Record<string, unknown>) =>
    script.open(`request ${subject}`, {
      at: days.at(day, '09:45'),
      by: office,
      kind: 'request',
      data: { subject, enterprise: firms[letter]?.id, receivedOn: days.work(day), sample: true, ...data },
    })
  const assign = (request: SampleMatter, day: number, desk: string) =>
    script.step(request, 'assign-request', {
      at: days.at(day, '10:25'),
      by: office,
      to: { party, desk },
      data: { sortedFor: '按职责' },
    })
  const answer = (request: SampleMatter, day: number, desk: string, cause: string, words: string, name = '') =>
    script.step(request, 'answer-request', {
      name,
      at: days.at(day, '16:25'),
      by: at(desk),
      data: { answer: words, cause },
    })
  const labour = ask('示例：夜班招工难', '乙', -12, { category: 'labour', way: 'breakfast', breakfast: breakfast.id })
  assign(labour, -12, 'development-reform')
  answer(labour, -9, 'development-reform', 'scarce', '已列入周末专场招聘。')
  script.step(labour, 'confirm-request', {
    at: days.at(-7, '10:25'),
    by: office,
    data: { confirmedHow: 'phone', satisfied: 'solved' },
  })
  const papers = ask('示例：环评变更要重复交材料', '丁', -11, { category: 'approval', way: 'phone' })
  assign(papers, -11, 'ecology')
  answer(papers, -8, 'ecology', 'papers', '已说明清单。')
  script.step(papers, 'reopen-request', {
    at: days.at(-6, '10:25'),
    by: office,
    data: { reopenedFor: '示例：同一份材料已交过两次。' },
  })
  answer(papers, -4, 'ecology', 'papers', '改为调取已有材料，不再重复提交。', 'again')
  script.step(papers, 'propose-change', {
    at: days.at(-3, '10:25'),
    by: office,
    data: { changeNote: '同类原因本季第三次，建议材料由系统调取。' },
  })
  const power = ask('示例：增容接电', '甲', -9, { category: 'utilities', way: 'window' })
  assign(power, -8, 'power-supply')
  const loan = ask('示例：贷款到期前续贷', '丁', -4, { category: 'finance', way: 'breakfast', breakfast: breakfast.id })
  assign(loan, -3, 'finance')
  ask('示例：产品检测在哪里做', '戊', 0, { category: 'other', way: 'online' })
  for (const [n, desk] of ['ecology', 'housing-construction'].entries()) {
    script.open(`outside case ${n}`, {
      at: days.at(-10 + n, '11:15'),
      by: office,
      kind: 'outside-case',
      keyed: [n === 0 ? 'hot-line' : 'petition', `示例${n + 1}`],
      data: {
        number: `示例${n + 1}`,
        system: n === 0 ? 'hot-line' : 'petition',
        routedTo: desk,
        receivedOn: days.work(-10 + n),
        count: n + 1,
        sample: true,
      },
    })
  }
}

function incubations(script: Script, days: Days, firms: Firms): void {
  const sensor = script.open('incubation sensor', {
    at: days.at(-70, '09:05'),
    by: science,
    kind: 'incubation',
    data: {
      what: '示例陶瓷传感器',
      incubator: '示例长沙孵化器',
      researchAt: '430100',
      resultAt: party,
      enterprise: firms.甲?.id,
      since: days.work(-70),
      reviewBy: days.work(-20),
      sample: true,
    },
  })
  script.step(sensor, 'begin-trial', {
    at: days.at(-22, '09:05'),
    by: science,
    data: { progress: '样机完成，转到示例甲公司中试。', reviewBy: addDays(days.work(0), 40) },
  })
}

function surveys(script: Script, days: Days, firms: Firms): void {
  const year = Number(days.work(0).slice(0, 4))
  const survey = script.open('survey', {
    at: days.at(-20, '09:05'),
    by: at('supervision'),
    kind: 'survey',
    data: { name: `示例百企三评 ${year}`, year, closesOn: addDays(days.work(0), 9), sample: true },
  })
  let slip = 0
  for (const letter of ['甲', '乙', '丁', '己']) {
    for (const [n, dept] of ['ecology', 'market-regulation', 'power-supply'].entries()) {
      slip += 1
      script.step(survey, 'ballot', {
        name: String(slip),
        at: days.at(-15 + n, '15:05'),
        by: at('supervision'),
        data: {
          slip: `示例${String(slip).padStart(3, '0')}`,
          voter: firms[letter]?.id as MatterId,
          dept,
          attitude: 5 - (n % 2),
          speed: 5 - n,
          outcome: 4,
        },
      })
    }
  }
}
