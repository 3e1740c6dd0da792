import { localDays, type SettingDefault, text } from '@lianyu/kernel'
import { laneBudgets } from './lanes.ts'

export const projectSettings: SettingDefault[] = [
  ...laneBudgets,
  localDays('project.landed-days', '落地到开工时限', 'From landing to construction', 60),
  localDays('project.statistics-days', '入库审核时限', 'Time to enter a project in the statistics', 10),
  localDays('problem.sort-days', '问题分办时限', 'Time to assign a problem', 2),
  localDays('problem.begin-days', '问题着手时限', 'Time to begin on a problem', 2),
  localDays('problem.solve-days', '问题解决时限', 'Time to solve a problem', 15),
  localDays('problem.confirm-days', '问题解决确认时限', 'Time to confirm that a problem is solved', 3),
  localDays('need.sort-days', '要素交办时限', 'Time to assign a need', 2),
  localDays('need.upward-days', '向上协调跟踪时限', 'Time to hear from above', 20),
  {
    key: 'meeting.problem-day',
    label: text('问题会商日在星期几（1 至 7）', 'Weekday of the problem day (1 to 7)'),
    value: 5,
    source: text('各地“周五问题日”做法；本县自定', 'The practice of a Friday problem day; each county fixes its own'),
    validFrom: '2026-01-01',
    checked: false,
    fits: (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 7,
  },
  localDays('meeting.minutes-days', '纪要送审时限', 'Time to write the minutes', 3),
  localDays('order.receive-days', '督办签收时限', 'Time to receive an order', 1),
  localDays('order.begin-days', '督办着手时限', 'Time to begin on an order', 2),
  localDays('order.days', '督办办理时限', 'Time to carry out an order', 10),
  localDays('instruction.assign-days', '批示交办时限', 'Time to assign an instruction', 1),
  localDays('instruction.days', '批示办理时限', 'Time to carry out an instruction', 10),
]
