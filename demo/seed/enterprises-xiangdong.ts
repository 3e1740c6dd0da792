import { addDays, type PartyId, usccCheck } from '@lianyu/kernel'
import type { Days } from './days.ts'
import { wan } from './enterprise-cast.ts'
import type { Firms } from './enterprise-register.ts'
import { type Hall, openSurvey, requestSteps } from './enterprise-script.ts'
import type { By, SampleMatter, Script } from './script.ts'

const party: PartyId = '360313'
const at = (desk: string, role = 'officer'): By => ({ party, desk, role })
const office = at('enterprise-office')
const head = at('enterprise-office', 'approver')
const hall: Hall = { party, prefix: 'Xiangdong ', at }
const pot = '示例中小企业发展专项资金'

/**
 * A second county at its desk of enterprises, smaller than the first: a request that came each way and at each place where
 * one can stand, a policy in force with one paid and one that may be entered, and the year's survey. All samples.
 */
export function xiangdongEnterprises(script: Script, days: Days): void {
  const firms = register(script, days)
  policies(script, days, firms)
  requests(script, days, firms)
  openSurvey(script, days, hall, Object.values(firms), ['ecology', 'power-supply'], () => 4)
}

function register(script: Script, days: Days): Firms {
  const year = Number(days.work(0).slice(0, 4)) - 1
  const firms: Firms = {}
  const known: [letter: string, trade: string, revenueWan: number, aboveScale: boolean][] = [
    ['庚', '工业陶瓷', 8_200, true],
    ['辛', '汽车零部件', 5_600, true],
    ['壬', '包装纸板', 1_740, false],
  ]
  for (const [n, [letter, trade, revenue, aboveScale]] of known.entries()) {
    const code = `91360313MA${String(n + 1).padStart(7, '0')}`
    const uscc = code + usccCheck(code)
    const firm = script.open(`Xiangdong enterprise ${letter}`, {
      at: days.at(-60, '09:15'),
      by: office,
      kind: 'enterprise',
      keyed: [uscc],
      data: {
        name: `示例${letter}公司`,
        uscc,
        sector: 'industry',
        trade,
        town: '示例产业园',
        zone: true,
        registeredOn: '2017-04-18',
        nicheSince: '2019-01-01',
        coachUnit: '示例工信局',
        sample: true,
      },
    })
    firms[letter] = firm
    script.step(firm, 'report-year', {
      name: 'last',
      at: days.at(-59, '09:25'),
      by: office,
      data: {
        year,
        from: 'own',
        revenueFen: revenue * wan,
        mainFen: Math.round(revenue * 0.82) * wan,
        rdFen: Math.round(revenue * 0.04) * wan,
        assetsFen: Math.round(revenue * 0.9) * wan,
        debtFen: Math.round(revenue * 0.4) * wan,
        staff: Math.round(revenue / 60),
      },
    })
    if (!aboveScale) continue
    script.step(firm, 'note-cert-above-scale', {
      at: days.at(-50, '10:05'),
      by: office,
      data: { aboveScaleNo: `示例入库${letter}号`, aboveScaleOn: days.work(-300) },
    })
  }
  return firms
}

function policies(script: Script, days: Days, firms: Firms): void {
  const finance = at('finance')
  const fund = script.open('Xiangdong policy fund', {
    at: days.at(-60, '10:15'),
    by: finance,
    kind: 'policy-fund',
    keyed: [],
    data: { name: '示例政策资金账', sample: true },
  })
  script.step(fund, 'allot', {
    name: pot,
    at: days.at(-59, '10:15'),
    by: finance,
    data: { pot, allotFen: 3_000 * wan, paperNo: '示例财〔2〕号', note: '金额取自湘东区 2022 年公布数' },
  })
  const drafted = (name: string, ground: string, amountWan: number) => {
    const policy = script.open(`Xiangdong policy ${name}`, {
      at: days.at(-58, '09:35'),
      by: office,
      kind: 'policy',
      data: {
        name,
        basis: '示例政策十条',
        ground,
        period: 'once',
        way: 'direct',
        pot,
        amountFen: amountWan * wan,
        validFrom: days.work(-55),
        sample: true,
      },
    })
    script.step(policy, 'set-clause', {
      name: '1',
      at: days.at(-58, '10:35'),
      by: office,
      data: { clause: 1, what: 'cert-above-scale', compare: 'is' },
    })
    return policy
  }
  const submit = (policy: SampleMatter, on: number) =>
    script.step(policy, 'submit-policy', {
      at: days.at(on, '09:35'),
      by: office,
      data: { submittedNote: '面向全部在册企业，无地域和所有制限制。' },
    })
  const scale = drafted('示例新增规上企业奖励', '首次入规', 10)
  submit(scale, -57)
  script.step(scale, 'pass-review', {
    at: days.at(-55, '09:35'),
    by: at('market-regulation'),
    data: { fairNo: '示例公平审〔21〕号', fairOn: days.work(-55) },
  })
  script.step(scale, 'publish-policy', {
    at: days.at(-54, '09:35'),
    by: head,
    data: { paperNo: '示例发〔4〕号', validUntil: addDays(days.work(0), 400) },
  })
  // Still under review: who will qualify is seen, and nobody is entered.
  submit(drafted('示例设备更新补助', '设备更新', 6), -4)
  const grant = script.open('Xiangdong grant 庚', {
    at: days.at(-40, '10:45'),
    by: office,
    kind: 'policy-grant',
    data: { policy: scale.id, enterprise: firms.庚?.id, way: 'direct', sample: true },
  })
  const on = (step: string, day: number, time: string, by: By, data: Record<string, unknown>) =>
    script.step(grant, step, { at: days.at(day, time), by, data })
  on('check-grant', -39, '11:05', office, { checkNote: '数据与凭证一致。' })
  on('post-grant', -38, '14:35', head, { contact: '示例企业服务中心 示例电话' })
  on('decide-grant', -31, '09:15', head, { decisionNo: '示例兑〔21〕号' })
  on('pay-grant', -28, '10:15', finance, { paidOn: days.work(-28), voucherNo: '示例支21号' })
}

function requests(script: Script, days: Days, firms: Firms): void {
  const breakfast = script.open('Xiangdong breakfast', {
    at: days.at(-16, '09:05'),
    by: office,
    kind: 'breakfast',
    data: {
      topic: '示例：物流和用工',
      heldOn: days.work(-12),
      place: '示例产业园食堂',
      hostRole: '分管区领导',
      sample: true,
    },
  })
  script.step(breakfast, 'note-item', {
    name: '0',
    at: days.at(-14, '09:05'),
    by: office,
    data: { item: '园区货车夜间通行', itemFrom: '示例辛公司' },
  })
  script.step(breakfast, 'hold-breakfast', {
    at: days.at(-12, '10:05'),
    by: office,
    data: {
      heldOn: days.work(-12),
      present: 9,
      units: '示例交通局、示例人社局',
      minutes: '会上议题会后登记为诉求，按时限答复。',
    },
  })
  const { ask, assign, answer } = requestSteps(script, days, firms, hall)
  const road = { category: 'utilities', way: 'breakfast', breakfast: breakfast.id }
  const lorries = ask('示例：货车夜间通行', '辛', -12, road)
  assign(lorries, -12, 'housing-construction')
  answer(lorries, -9, 'housing-construction', 'procedure', '通行证改为网上一次办，一年有效。')
  script.step(lorries, 'confirm-request', {
    at: days.at(-7, '10:25'),
    by: office,
    data: { confirmedHow: 'phone', satisfied: 'solved' },
  })
  const labour = ask('示例：技工招不满', '庚', -9, { category: 'labour', way: 'phone' })
  assign(labour, -8, 'development-reform')
  answer(labour, -3, 'development-reform', 'scarce', '已与示例技校约定本月两场专场招聘。')
  const power = ask('示例：厂房增容接电', '庚', -8, { category: 'utilities', way: 'window' })
  assign(power, -8, 'power-supply')
  ask('示例：出口退税问到哪里', '壬', 0, { category: 'policy', way: 'online' })
  script.open('Xiangdong outside case', {
    at: days.at(-9, '11:15'),
    by: office,
    kind: 'outside-case',
    keyed: ['hot-line', '示例12345工单00031号'],
    data: {
      number: '示例12345工单00031号',
      system: 'hot-line',
      routedTo: 'ecology',
      receivedOn: days.work(-9),
      count: 1,
      sample: true,
    },
  })
}
