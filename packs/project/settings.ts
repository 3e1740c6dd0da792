import { type SettingDefault, text } from '@lianyu/kernel'
import { laneBudgets } from './lanes.ts'

const ownPractice = text('各地自定，启用前请核定', 'Local practice: to be fixed before use')

function days(key: string, zh: string, en: string, value: number): SettingDefault {
  return {
    key,
    label: text(zh, en),
    value,
    unit: 'working-days',
    source: ownPractice,
    validFrom: '2026-01-01',
    checked: false,
  }
}

export const projectSettings: SettingDefault[] = [
  ...laneBudgets,
  days('project.landed-days', '落地到开工时限', 'From landing to construction', 60),
  days('project.statistics-days', '入库审核时限', 'Time to enter a project in the statistics', 10),
  days('problem.sort-days', '问题分办时限', 'Time to assign a problem', 2),
  days('problem.begin-days', '问题着手时限', 'Time to begin on a problem', 2),
  days('problem.solve-days', '问题解决时限', 'Time to solve a problem', 15),
  days('need.sort-days', '要素交办时限', 'Time to assign a need', 2),
  days('need.upward-days', '向上协调跟踪时限', 'Time to hear from above', 20),
  days('meeting.minutes-days', '纪要送审时限', 'Time to write the minutes', 3),
  days('order.receive-days', '督办签收时限', 'Time to receive an order', 1),
  days('order.begin-days', '督办着手时限', 'Time to begin on an order', 2),
  days('order.days', '督办办理时限', 'Time to carry out an order', 10),
  days('instruction.assign-days', '批示交办时限', 'Time to assign an instruction', 1),
  days('instruction.days', '批示办理时限', 'Time to carry out an instruction', 10),
]
