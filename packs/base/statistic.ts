import { defineKind, field, text } from '@lianyu/kernel'

/**
 * A number that another office counts (工业营业收入 of 统计局): month by month with source and scope, first as a flash
 * report, then confirmed. Nobody here adds it up or changes it; a correction is a new entry for the month.
 *
 * @source domain-rules k (Statistics): 快报 is revised, 核定 is final; say the scope
 */
export const statistic = defineKind({
  pack: 'base',
  id: 'statistic',
  version: 1,
  label: text('统计指标', 'Statistic'),
  empty: text(
    '还没有统计数据。写明来源单位和口径，按月录入。',
    'None yet. Name the office and the scope, then enter month by month.',
  ),
  opened: text('设立 {name}', 'Set up {name}'),
  title: 'name',
  search: ['sourceOffice', 'scope'],
  columns: ['unit', 'area', 'sourceOffice'],
  fields: {
    name: field.words(text('指标', 'Statistic')),
    area: field.words(text('地区或单位', 'Area or unit')),
    unit: field.words(text('计量单位', 'Unit')),
    scope: field.words(text('统计口径', 'Scope')),
    sourceOffice: field.words(text('来源单位', 'Counted by')),
    sample: field.yesNo(text('样例', 'Sample')),
    closedFor: field.words(text('停报原因', 'Why it is no longer reported')),
    month: field.month(text('月份', 'Month')),
    value: field.decimal(text('当月值', 'Value of the month'), { scale: 2 }),
    cumulative: field.decimal(text('累计值', 'Cumulative'), { scale: 2 }),
    growth: field.percent(text('同比（%）', 'Change on the year before (%)')),
    standing: field.choice(text('数据性质', 'Standing'), {
      flash: text('快报', 'Flash report'),
      confirmed: text('核定', 'Confirmed'),
    }),
    paper: field.words(text('出处', 'Source')),
  },
  tracks: {
    main: {
      label: text('统计', 'Statistic'),
      holder: { desk: 'project-office' },
      standing: true,
      start: 'reported',
      stages: { reported: { label: text('在报', 'Reported') }, closed: { label: text('停报', 'Closed'), end: true } },
      steps: {
        'close-statistic': {
          label: text('停报', 'Close'),
          did: text('停报：{closedFor}', 'No longer reported: {closedFor}'),
          from: 'reported',
          to: 'closed',
          by: ['approver'],
          form: ['closedFor!'],
        },
      },
    },
  },
  open: {
    'enter-month': {
      label: text('录入月份', 'Enter a month'),
      says: text('同月再录即为修订，以最后一次为准', 'A month entered again is revised; the last one counts'),
      did: text('{month}：{value}（{standing}）', '{month}: {value} ({standing})'),
      by: ['officer', 'approver'],
      of: 'origin',
      form: ['month!', 'value!', 'cumulative', 'growth', 'standing!', 'paper!'],
      once: { field: 'month' },
    },
  },
  opening: {
    by: ['officer', 'approver'],
    at: ['project-office', 'office', 'development-reform'],
    form: ['name!', 'area!', 'unit!', 'scope!', 'sourceOffice!', 'sample'],
  },
})
