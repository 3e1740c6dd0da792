import { atStage, type Indicator, text } from '@lianyu/kernel'
import { certificates } from './certificates.ts'

/** What a county counts of its enterprises, its policy money and what enterprises ask of it. */
export const enterpriseIndicators: Indicator[] = [
  {
    id: 'enterprise.registered',
    label: text('在册企业', 'Enterprises registered'),
    scope: text('名册里在册的企业，不含注销和迁出', 'In the register, without those closed or moved'),
    unit: 'firms',
    measure: {
      of: 'enterprise',
      value: 'count',
      when: { standing: true },
      where: atStage('main', 'registered'),
      by: ['sector', 'town', 'coachUnit'],
    },
  },
  ...certificates.map(
    ({ id, label }): Indicator => ({
      id: `enterprise.${id.replace('cert-', '')}`,
      label: text(`${label.zh}数`, `${label.en}: how many`),
      scope: text(
        '认定有效的在册企业；到期未复核的仍计，直到记失效',
        'Registered, the recognition noted and not lapsed',
      ),
      unit: 'firms',
      measure: {
        of: 'enterprise',
        value: 'count',
        when: { standing: true },
        where: { all: [atStage('main', 'registered'), atStage(id, 'held')] },
        by: ['sector', 'town'],
      },
    }),
  ),
  {
    id: 'grant.standing',
    label: text('政策兑现件', 'Grants'),
    scope: text('按阶段、方式、资金科目', 'By stage, way and fund'),
    unit: 'matters',
    measure: { of: 'policy-grant', value: 'count', when: { standing: true }, by: ['way', 'pot'] },
  },
  {
    id: 'grant.paid',
    label: text('兑现支付', 'Paid to enterprises'),
    scope: text('已支付的兑现，按支付日', 'Grants paid, by day of payment'),
    unit: 'fen',
    measure: {
      of: 'policy-grant',
      value: { sum: 'amountFen' },
      when: { reached: ['paid'], period: 'paidOn' },
      by: ['way', 'pot'],
    },
  },
  {
    id: 'request.received',
    label: text('收到诉求', 'Requests received'),
    scope: text('按收到日，含办理中的', 'By the day received, running ones too'),
    unit: 'matters',
    measure: {
      of: 'request',
      value: 'count',
      when: { reached: ['received'], period: 'receivedOn' },
      by: ['category', 'way', 'cause', 'answeredBy'],
    },
  },
  {
    id: 'request.answered',
    label: text('答复诉求', 'Requests answered'),
    scope: text('按最近一次答复日和答复部门', 'By the latest answer and who gave it'),
    unit: 'matters',
    measure: {
      of: 'request',
      value: 'count',
      when: { reached: ['answered'], period: 'answeredOn' },
      by: ['answeredBy', 'category', 'cause'],
    },
  },
  {
    id: 'request.days',
    label: text('诉求用时', 'Days to answer'),
    scope: text('从收到到最近一次答复的自然日之和', 'From receipt to the latest answer, natural days added up'),
    unit: 'days',
    measure: {
      of: 'request',
      value: { sum: 'takenDays' },
      when: { reached: ['answered'], period: 'answeredOn' },
      by: ['answeredBy', 'category', 'cause'],
    },
  },
  {
    id: 'request.mean-days',
    label: text('平均用时', 'Mean days to answer'),
    scope: text('诉求用时 ÷ 答复诉求，同期', 'Days ÷ answers, same period'),
    unit: 'days',
    measure: { ratio: ['request.days', 'request.answered'] },
  },
  {
    id: 'request.recurring',
    label: text('原因在流程上的诉求', 'Requests with a cause in the process'),
    scope: text('已答复、原因不是个别情况和不属政府职责的，按原因', 'Answered, with a cause that a process could end'),
    unit: 'matters',
    measure: {
      of: 'request',
      value: 'count',
      when: { reached: ['answered'], period: 'answeredOn' },
      where: { not: { any: [{ equals: ['cause', 'single'] }, { equals: ['cause', 'outside'] }] } },
      by: ['cause', 'answeredBy', 'category'],
    },
  },
  {
    id: 'outside-case.count',
    label: text('信访和12345件数', 'Petitions and hot-line orders'),
    scope: text('只有件数和转办部门，内容在原系统', 'Count and route alone; the cases stay in their own systems'),
    unit: 'matters',
    measure: {
      of: 'outside-case',
      value: { sum: 'count' },
      when: { reached: ['routed'], period: 'receivedOn' },
      by: ['system', 'routedTo'],
    },
  },
]
