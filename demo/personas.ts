import { type Text, text } from '@lianyu/kernel'
import type { SampleParty } from './parties.ts'

/** Somebody to sign in as: a role title, never a person. The first duty is the one they begin with. */
export interface SamplePerson {
  username: string
  title: Text
  duties: { desk: string; role: string }[]
}

/** Published on purpose, by `GET /api/personas` of the demo alone; nothing of the demo is worth guarding. */
export const demoPassword = 'lianyu-demo-8036'

const duty = (desk: string, ...roles: string[]) => roles.map((role) => ({ desk, role }))

function department(desk: string, zh: string, en: string): SamplePerson {
  return { username: desk, title: text(`${zh} 经办`, en), duties: duty(desk, 'approver', 'officer') }
}

const projectOffice = department('project-office', '项目办', 'Project office')
const investmentOffice = department('investment-office', '招商局', 'Investment')
const hallWindow: SamplePerson = {
  username: 'service-window',
  title: text('政务大厅 窗口', 'Service hall, window'),
  duties: duty('service-window', 'officer', 'approver'),
}
/** Some steps want another officer than the one before. */
const hallHead: SamplePerson = {
  username: 'service-head',
  title: text('政务大厅 负责人', 'Service hall, head'),
  duties: duty('service-window', 'approver'),
}
const leader: SamplePerson = {
  username: 'leader',
  title: text('县领导', 'County leader'),
  duties: [...duty('leader', 'leader'), ...duty('office', 'leader')],
}
const issuer: SamplePerson = {
  username: 'issuer',
  title: text('分管县领导 签发', 'Deputy leader, approves papers'),
  duties: [...duty('office', 'leader'), ...duty('leader', 'leader')],
}
const administrator: SamplePerson = {
  username: 'administrator',
  title: text('系统管理员', 'Administrator'),
  duties: duty('administration', 'administrator'),
}
const office: SamplePerson = {
  username: 'office',
  title: text('政府办 经办', 'Government office'),
  duties: [...duty('office', 'officer', 'approver'), ...duty('administration', 'approver')],
}
const legal: SamplePerson = {
  username: 'legal',
  title: text('政府办 合法性审核', 'Government office, legality review'),
  duties: duty('office', 'legal'),
}
const seal: SamplePerson = {
  username: 'seal',
  title: text('政府办 用印', 'Government office, seal'),
  duties: duty('office', 'seal-keeper'),
}

const channel: SamplePerson[] = [
  department('development-reform', '发改委', 'Development and reform'),
  department('natural-resources', '自然资源局', 'Natural resources'),
  department('ecology', '生态环境局', 'Ecology and environment'),
  department('emergency', '应急局', 'Emergency management'),
  department('market-regulation', '市场监管局', 'Market regulation'),
  department('taxation', '税务局', 'Taxation'),
  department('housing-construction', '住建局', 'Housing and construction'),
  department('power-supply', '供电单位', 'Power supply'),
  department('statistics', '统计局', 'Statistics'),
]

/** Role titles of a party, in the order in which the sign-in page offers them. */
export function personasOf(party: SampleParty): SamplePerson[] {
  const paper = [office, legal, issuer, seal]
  if (!party.whole) {
    const hall = party.form === 'zone' ? [] : [hallWindow, hallHead]
    return [projectOffice, investmentOffice, ...hall, ...paper, leader, administrator]
  }
  return [
    projectOffice,
    hallWindow,
    hallHead,
    leader,
    ...paper,
    department('supervision', '督查室', 'Supervision'),
    investmentOffice,
    department('zone-office', '园区管委会', 'Zone administration'),
    department('enterprise-office', '企业服务中心', 'Enterprise office'),
    department('science-office', '科技局', 'Science office'),
    department('finance', '财政局', 'Finance office'),
    ...channel,
    administrator,
  ]
}
