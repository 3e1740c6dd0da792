import { type Indicator, text } from '@lianyu/kernel'

/** Numbers that another office counts, as entered month by month; never added up over different statistics. */
export const baseIndicators: Indicator[] = [
  {
    id: 'statistic.month',
    label: text('统计数据（当月）', 'Statistics of the month'),
    scope: text(
      '来源单位的当月值，快报或核定，以最后一次录入为准',
      'As counted by its office; the last entry of a month counts',
    ),
    unit: 'hundredths',
    measure: {
      of: 'statistic',
      value: { sum: 'value' },
      when: { entry: 'enter-month', period: 'month' },
      by: ['name', 'area', 'standing'],
    },
  },
]
