import { atStage, type Condition, type Indicator, termIndicators, text } from '@lianyu/kernel'
import { lanes } from './lanes.ts'

/** What was sent back as not solved is not solved until it is reported again. */
const standsSolved: Condition = { any: [atStage('main', 'solved'), atStage('main', 'confirmed')] }

const by = ['chain', 'town', 'grade', 'batch']

/** Each approval of the green channel that came to its end, by the department that had it. */
const ofApprovals = termIndicators({
  ids: 'project',
  of: 'project',
  clocks: lanes.map(({ id }) => `${id}.received`),
  by: [],
  label: text('绿色通道计时件数', 'Approval terms ended'),
  scope: text(
    '七项审批每一次计时（补正后重新计时的另计一次），按结束当月，按承办部门',
    'Each term of the seven approvals, one that began anew after completion too, in the month it ended, by department',
  ),
})

/** What a county counts of its projects. Money is what was done, not what was signed, unless the name says so. */
export const projectIndicators: Indicator[] = [
  {
    id: 'project.standing',
    label: text('在手项目数', 'Projects'),
    scope: text(
      '已登记的招商项目，按现在所处阶段；含投产、达产和终止',
      'Registered projects by present stage, ended ones too',
    ),
    unit: 'matters',
    measure: { of: 'project', value: 'count', when: { standing: true }, by },
  },
  {
    id: 'project.signed',
    label: text('签约项目数', 'Projects signed'),
    scope: text('按签约日计入当月', 'In the month of signing'),
    unit: 'matters',
    measure: { of: 'project', value: 'count', when: { reached: ['signed'], period: 'signedOn' }, by },
  },
  {
    id: 'project.contracted',
    label: text('协议投资额', 'Investment contracted'),
    scope: text('签约项目的协议投资，不是完成投资', 'Contracted, not done'),
    unit: 'fen',
    measure: { of: 'project', value: { sum: 'contractFen' }, when: { reached: ['signed'], period: 'signedOn' }, by },
  },
  {
    id: 'project.started',
    label: text('开工项目数', 'Projects begun'),
    scope: text('通过开工关口，按开工日计入当月', 'Past the gate, in the month construction began'),
    unit: 'matters',
    measure: { of: 'project', value: 'count', when: { reached: ['construction'], period: 'startedOn' }, by },
  },
  {
    id: 'project.producing',
    label: text('投产项目数', 'Projects in production'),
    scope: text('按投产日计入当月', 'In the month production began'),
    unit: 'matters',
    measure: { of: 'project', value: 'count', when: { reached: ['production'], period: 'producingOn' }, by },
  },
  {
    id: 'project.done',
    label: text('完成投资', 'Investment done'),
    scope: text(
      '月报所报的本月完成投资，以同月最后一次为准',
      'As reported for the month; the last report of a month counts',
    ),
    unit: 'fen',
    measure: { of: 'project', value: { sum: 'doneFen' }, when: { entry: 'report-month', period: 'month' }, by },
  },
  {
    id: 'project.planned',
    label: text('计划投资', 'Investment planned'),
    scope: text('项目排定的月计划，以同月最后一次为准', 'As planned for the month; the last plan of a month counts'),
    unit: 'fen',
    measure: { of: 'project', value: { sum: 'planFen' }, when: { entry: 'plan-month', period: 'planMonth' }, by },
  },
  {
    id: 'project.plan-rate',
    label: text('投资完成率', 'Done of planned'),
    scope: text('完成投资 ÷ 计划投资，同期', 'Done ÷ planned, same period'),
    unit: 'percent',
    measure: { ratio: ['project.done', 'project.planned'] },
  },
  {
    id: 'project.entered',
    label: text('入库纳统项目数', 'Projects in the statistics'),
    scope: text('按入库日计入当月', 'In the month of the entry'),
    unit: 'matters',
    measure: {
      of: 'project',
      value: 'count',
      when: { reached: ['entered'], track: 'statistics', period: 'enteredOn' },
      by,
    },
  },
  {
    id: 'project.reported',
    label: text('报送月报的项目数', 'Projects that reported'),
    scope: text('当月有月报的项目', 'Projects with a report for the month'),
    unit: 'matters',
    measure: { of: 'project', value: 'count', when: { entry: 'report-month', period: 'month' }, by },
  },
  {
    id: 'project.investors',
    label: text('投资方家数', 'Investors'),
    scope: text('在手项目的投资方，同名只计一次', 'Investors of the projects, each counted once'),
    unit: 'firms',
    measure: { of: 'project', value: { distinct: 'investor' }, when: { standing: true }, by },
  },
  {
    id: 'project.start-rate',
    label: text('签约项目开工率', 'Begun of those signed'),
    scope: text('同期开工项目数 ÷ 签约项目数', 'Begun ÷ signed in the same period'),
    unit: 'percent',
    measure: { ratio: ['project.started', 'project.signed'] },
  },
  ...ofApprovals,
  {
    id: 'problem.raised',
    label: text('提出问题', 'Problems raised'),
    scope: text('按提出日，含解决中的', 'By the day raised, running ones too'),
    unit: 'matters',
    measure: {
      of: 'problem',
      value: 'count',
      when: { reached: ['raised'] },
      by: ['category', 'cause', 'solvedBy'],
    },
  },
  {
    id: 'problem.solved',
    label: text('解决问题', 'Problems solved'),
    scope: text('按最近一次报解决日和报解决的部门', 'By the latest day reported solved and who reported it'),
    unit: 'matters',
    measure: {
      of: 'problem',
      value: 'count',
      when: { reached: ['solved'], period: 'solvedOn' },
      where: standsSolved,
      by: ['category', 'cause', 'solvedBy'],
    },
  },
  {
    id: 'problem.days',
    label: text('部门用时', 'Days that departments took'),
    scope: text(
      '从分办到报解决的工作日之和，退回重办的一并计，中止的不计',
      'Working days from assignment to solved, reopened ones added, suspensions left out',
    ),
    unit: 'days',
    measure: {
      of: 'problem',
      value: { used: ['main.sorted', 'main.solving'] },
      when: { reached: ['solved'], period: 'solvedOn' },
      where: standsSolved,
      by: ['category', 'cause', 'solvedBy'],
    },
  },
  {
    id: 'problem.mean-days',
    label: text('平均用时', 'Mean days'),
    scope: text('部门用时 ÷ 解决问题，同期，工作日', 'Days ÷ problems solved, same period, working days'),
    unit: 'days',
    measure: { ratio: ['problem.days', 'problem.solved'] },
  },
  {
    id: 'problem.recurring',
    label: text('会再发生的问题', 'Problems that will recur'),
    scope: text('已解决、原因写明且不是个别情况的，按原因', 'Solved, with a cause given that is not of one case alone'),
    unit: 'matters',
    measure: {
      of: 'problem',
      value: 'count',
      when: { reached: ['solved'], period: 'solvedOn' },
      where: {
        all: [
          standsSolved,
          {
            any: (['groundwork', 'between', 'rules', 'outside'] as const).map((cause) => ({
              equals: ['cause', cause],
            })),
          },
        ],
      },
      by: ['cause', 'category', 'solvedBy'],
    },
  },
  {
    id: 'problem.standing',
    label: text('项目问题数', 'Problems'),
    scope: text('项目问题，按类别和所处阶段', 'Problems by sort and stage'),
    unit: 'matters',
    measure: { of: 'problem', value: 'count', when: { standing: true }, by: ['category'] },
  },
  {
    id: 'need.standing',
    label: text('要素需求数', 'Needs'),
    scope: text('要素需求，按类别和所处阶段', 'Needs by sort and stage'),
    unit: 'matters',
    measure: { of: 'need', value: 'count', when: { standing: true }, by: ['sort'] },
  },
  {
    id: 'fund.granted',
    label: text('争取上级资金', 'Granted from above'),
    scope: text('按下达日和下达额；申报不计', 'As granted, by day; applications do not count'),
    unit: 'fen',
    measure: {
      of: 'fund',
      value: { sum: 'grantedFen' },
      when: { reached: ['granted'], period: 'grantedOn' },
      by: ['source'],
    },
  },
  {
    id: 'fund.paid',
    label: text('上级资金支付', 'Paid out of funds'),
    scope: text('逐笔支付之和，按支付日', 'The sum of payments, by day'),
    unit: 'fen',
    measure: { of: 'fund', value: { sum: 'paidFen' }, when: { entry: 'pay', period: 'paidOn' }, by: ['source'] },
  },
]
