import { type Indicator, text } from '@lianyu/kernel'

/** What an investment office is asked every week. Units are teams and reporting offices, never persons. */
export const investIndicators: Indicator[] = [
  {
    id: 'lead.standing',
    label: text('招商线索数', 'Leads'),
    scope: text('已登记的线索，按现在所处阶段', 'Registered leads by present stage'),
    unit: 'matters',
    measure: { of: 'lead', value: 'count', when: { standing: true }, by: ['chain', 'found', 'foundBy', 'team'] },
  },
  {
    id: 'lead.reported',
    label: text('新增首报', 'First reports'),
    scope: text('按首报日计入当月', 'In the month of the first report'),
    unit: 'matters',
    measure: {
      of: 'lead',
      value: 'count',
      when: { reached: ['reported'], period: 'reportedOn' },
      by: ['chain', 'found', 'foundBy', 'team'],
    },
  },
  {
    id: 'lead.contracted',
    label: text('签正式合同数', 'Contracts signed'),
    scope: text('签正式合同的线索，按签订日；框架协议不计', 'Contracts by day of signing; frameworks do not count'),
    unit: 'matters',
    measure: {
      of: 'lead',
      value: 'count',
      when: { reached: ['contracted'], period: 'signedOn' },
      by: ['chain', 'found', 'foundBy', 'team'],
    },
  },
  {
    id: 'lead.contract-sum',
    label: text('正式合同额', 'Sum contracted'),
    scope: text('正式合同投资额；不等于到位资金', 'As contracted; not money in place'),
    unit: 'fen',
    measure: {
      of: 'lead',
      value: { sum: 'contractFen' },
      when: { reached: ['contracted'], period: 'signedOn' },
      by: ['chain', 'found', 'foundBy', 'team'],
    },
  },
  {
    id: 'lead.firms',
    label: text('在谈企业家数', 'Firms in talks'),
    scope: text('线索中的企业，同名只计一次', 'Firms among the leads, each counted once'),
    unit: 'firms',
    measure: { of: 'lead', value: { distinct: 'firm' }, when: { standing: true }, by: ['chain'] },
  },
  {
    id: 'visit.count',
    label: text('走访次数', 'Visits'),
    scope: text('走访记录，按走访日', 'Visits by day'),
    unit: 'matters',
    measure: {
      of: 'visit',
      value: 'count',
      when: { reached: ['noted', 'followed'], period: 'visitedOn' },
      by: ['way', 'team'],
    },
  },
  {
    id: 'obligation.kept-money',
    label: text('到位资金', 'Money in place'),
    scope: text('经核实的资金到位履约事项，按兑现日', 'Confirmed obligations to pay in, by day kept'),
    unit: 'fen',
    measure: {
      of: 'obligation',
      value: { sum: 'keptFen' },
      when: { reached: ['kept'], period: 'keptOn' },
      where: { equals: ['what', 'paid'] },
      by: ['firm'],
    },
  },
  {
    id: 'obligation.due',
    label: text('承诺到期事项', 'Promises falling due'),
    scope: text('按承诺日计入当月', 'In the month they were promised for'),
    unit: 'matters',
    measure: {
      of: 'obligation',
      value: 'count',
      when: { reached: ['promised'], period: 'promisedOn' },
      by: ['by', 'what'],
    },
  },
  {
    id: 'obligation.kept',
    label: text('已履约事项', 'Promises kept'),
    scope: text('经核实，按承诺日计入当月，以便与到期数相比', 'Confirmed; in the month they were promised for'),
    unit: 'matters',
    measure: {
      of: 'obligation',
      value: 'count',
      when: { reached: ['kept'], period: 'promisedOn' },
      by: ['by', 'what'],
    },
  },
  {
    id: 'obligation.kept-rate',
    label: text('履约率', 'Share of promises kept'),
    scope: text('已履约 ÷ 承诺到期，同月', 'Kept ÷ falling due, same month'),
    unit: 'percent',
    measure: { ratio: ['obligation.kept', 'obligation.due'] },
  },
]
