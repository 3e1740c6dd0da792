import { defineKind, equals, field, text } from '@lianyu/kernel'

const inMoney = equals('measuredIn', 'money')
const needed = { required: true } as const
const share = field.integer(text('数量（金额填万元）', 'How much (money in 10,000 yuan)'), { min: 0 })

/**
 * 目标: what an indicator should be in a year, given on to units and split over months. A target given by above is entered
 * with its paper; what it was and what came of it stays.
 */
export const target = defineKind({
  pack: 'base',
  id: 'target',
  version: 2,
  label: text('目标任务', 'Target'),
  empty: text(
    '还没有目标。写明指标、年度、总量，再分到单位和月份。',
    'No targets yet. Say the indicator, the year and the whole; then split it.',
  ),
  opened: text('拟定 {year} 年目标：{name}', 'Drafted a target for {year}: {name}'),
  title: 'name',
  search: ['indicator', 'basis'],
  columns: ['indicator', 'year', 'unitName', 'amount', 'amountFen'],
  fields: {
    name: field.words(text('目标', 'Target')),
    indicator: field.indicator(text('指标', 'Indicator')),
    year: field.integer(text('年度', 'Year'), { min: 2000, max: 2100 }),
    unitName: field.words(text('责任单位', 'Unit'), { hint: text('空着是全县', 'Left empty: the whole county') }),
    measuredIn: field.choice(
      text('目标值是', 'It is'),
      {
        count: text('数量（件、户、天…）', 'A number'),
        money: text('金额', 'An amount of money'),
      },
      {
        hint: text(
          '投资额、到位资金选“金额”；不选就是数量',
          'Investment and paid-in capital are money; without a choice a number',
        ),
      },
    ),
    amount: field.integer(text('目标值', 'Target'), {
      min: 0,
      hint: text('用指标的单位', 'In the indicator’s own unit'),
    }),
    amountFen: field.money(text('目标金额', 'Target amount'), { min: 0 }),
    monthly: field.rows(
      text('分月', 'By month'),
      { month: field.integer(text('月份', 'Month'), { min: 1, max: 12 }), amount: share },
      { hint: text('不填就按上年各月比重、没有上年就平均分', 'Left empty: as last year’s months were, else evenly') },
    ),
    parts: field.rows(
      text('分解到单位', 'Given on to units'),
      { unit: field.words(text('单位', 'Unit')), amount: share },
      { hint: text('没分完的数会写在晒成绩页上', 'What nobody was given is said on the conference page') },
    ),
    partOf: field.matter(text('上级目标', 'Part of'), 'target', 'partTargets'),
    basis: field.words(text('依据', 'Basis'), { hint: text('文件名和文号', 'The paper and its number') }),
    sample: field.yesNo(text('样例', 'Sample')),
    approvalNote: field.paragraph(text('审批意见', 'Note on approval')),
    changedFor: field.paragraph(text('调整原因', 'Why it changes')),
    droppedFor: field.paragraph(text('取消原因', 'Why it is dropped')),
  },
  tracks: {
    main: {
      label: text('目标', 'Target'),
      holder: { desk: 'project-office' },
      start: 'drafted',
      stages: {
        drafted: { label: text('拟定', 'Drafted') },
        set: { label: text('已下达', 'Set'), rests: true },
        dropped: { label: text('已取消', 'Dropped'), end: true },
      },
      steps: {
        'set-target': {
          label: text('下达', 'Set'),
          says: text('下达后各单位的完成数自动对照', 'From now on what each unit has done stands beside it'),
          did: text('下达目标', 'Set the target'),
          from: 'drafted',
          to: 'set',
          by: ['approver', 'leader'],
          form: ['approvalNote'],
        },
        'change-target': {
          label: text('调整', 'Change'),
          says: text('原目标留痕', 'What stood before stays readable'),
          did: text('调整目标：{changedFor}', 'Changed the target: {changedFor}'),
          from: ['drafted', 'set'],
          to: 'drafted',
          by: ['officer', 'approver'],
          form: [
            'measuredIn',
            { field: 'amount', when: { not: inMoney } },
            { field: 'amountFen', when: inMoney },
            'monthly',
            'parts',
            'changedFor!',
          ],
        },
        'drop-target': {
          label: text('取消', 'Drop'),
          did: text('取消目标：{droppedFor}', 'Dropped: {droppedFor}'),
          from: ['drafted', 'set'],
          to: 'dropped',
          by: ['approver', 'leader'],
          form: ['droppedFor!'],
        },
      },
    },
  },
  opening: {
    by: ['officer', 'approver'],
    at: ['project-office', 'investment-office', 'office'],
    form: [
      'name!',
      'indicator!',
      'year!',
      'unitName',
      'measuredIn',
      { field: 'amount', ...needed, when: { not: inMoney } },
      { field: 'amountFen', ...needed, when: inMoney },
      'monthly',
      'parts',
      'partOf',
      'basis!',
      'sample',
    ],
  },
})
