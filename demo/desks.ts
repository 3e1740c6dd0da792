import { type Text, text } from '@lianyu/kernel'
import type { SampleParty } from './parties.ts'

/** A department of a sample party, with the desks that packs name. */
export interface Department {
  id: string
  name: Text
  desks: { id: string; label: Text }[]
}

/** A desk whose lights may turn red is a sample, and its name says so first. */
const sample = (id: string, zh: string, en: string) => ({ id, label: text(`示例${zh}`, `Sample ${en}`) })
const plain = (id: string, zh: string, en: string) => ({ id, label: text(zh, en) })
const one = (desk: { id: string; label: Text }): Department => ({ id: desk.id, name: desk.label, desks: [desk] })

/** The departments every sample party has. A real party declares its own at `init`. */
const always: Department[] = [
  one(plain('leader', '县领导', 'County leaders')),
  {
    id: 'government-office',
    name: text('示例政府办', 'Sample government office'),
    desks: [sample('office', '政府办', 'government office'), sample('supervision', '督查室', 'supervision office')],
  },
  one(plain('project-office', '项目办', 'Project office')),
  one(plain('administration', '系统管理', 'Administration')),
]

const hall = one(sample('service-window', '政务大厅', 'service hall'))
const investment = one(sample('investment-office', '招商局', 'investment office'))
const enterprises: Department[] = [
  sample('enterprise-office', '企业服务中心', 'enterprise office'),
  sample('science-office', '科技局', 'science office'),
  sample('finance', '财政局', 'finance office'),
].map(one)
const zone = one(sample('zone-office', '园区管委会', 'zone administration'))

/** The seven of the green channel, who brings the power, and who takes a project into the statistics. */
const channel: Department[] = [
  sample('development-reform', '发改委', 'development and reform commission'),
  sample('natural-resources', '自然资源局', 'natural resources bureau'),
  sample('ecology', '生态环境局', 'ecology and environment bureau'),
  sample('emergency', '应急局', 'emergency management bureau'),
  sample('market-regulation', '市场监管局', 'market regulation bureau'),
  sample('taxation', '税务局', 'tax bureau'),
  sample('housing-construction', '住建局', 'housing and construction bureau'),
  sample('power-supply', '供电单位', 'power supply unit'),
  sample('statistics', '统计局', 'statistics bureau'),
].map(one)

/** The departments of a party: a border county has all, the others what their part in the demo needs. */
export function departmentsOf(party: SampleParty): Department[] {
  if (party.form === 'zone') return [...always, investment, zone]
  return party.whole ? [...always, hall, investment, zone, ...enterprises, ...channel] : [...always, hall, investment]
}
