import { type KindDefinition, type Pack, text } from '@lianyu/kernel'
import { agreement } from './agreement.ts'
import { audit } from './audit.ts'
import targetOne from './earlier/target-1.json' with { type: 'json' }
import { baseIndicators } from './indicators.ts'
import { letter } from './letter.ts'
import { basePapers } from './papers.ts'
import { publishedAgreement } from './published-agreement.ts'
import { publishedFigure } from './published-figure.ts'
import { ranking } from './ranking.ts'
import { setting } from './setting.ts'
import { baseSettings } from './settings.ts'
import { statistic } from './statistic.ts'
import { target } from './target.ts'
import { team } from './team.ts'

const together = text('协同', 'Together')
const numbers = text('目标', 'Targets')

/** What every party needs, whatever it works on: agreements, letters, settings, its own audit. */
export const base: Pack = {
  id: 'base',
  label: text('基础', 'Base'),
  kinds: [agreement, setting, letter, audit, publishedAgreement, publishedFigure, team, target, statistic, ranking],
  earlier: [targetOne as unknown as KindDefinition],
  roles: [
    { id: 'officer', label: text('经办人', 'Officer') },
    { id: 'approver', label: text('负责人', 'Head') },
    { id: 'leader', label: text('领导', 'Leader') },
    { id: 'legal', label: text('合法性审核', 'Legal reviewer') },
    { id: 'seal-keeper', label: text('用印', 'Seal keeper') },
    { id: 'administrator', label: text('系统管理员', 'Administrator') },
    { id: 'system', label: text('站点', 'Node') },
    { id: 'public', label: text('群众企业', 'Public') },
    { id: 'applicant', label: text('申请人', 'Applicant') },
  ],
  desks: [
    { id: 'office', label: text('办公室', 'Office') },
    { id: 'administration', label: text('系统管理', 'Administration') },
    { id: 'public', label: text('群众企业', 'Public') },
  ],
  menu: [
    {
      id: 'letters-in',
      group: together,
      label: text('来函', 'Letters to us'),
      desks: ['office'],
      query: { kinds: ['letter'], origin: 'other-party', running: true },
    },
    {
      id: 'letters',
      group: together,
      label: text('商请函', 'Our letters'),
      desks: ['office', 'project-office', 'investment-office', 'service-window'],
      query: { kinds: ['letter'], origin: 'my-party', running: true },
    },
    { id: 'agreements', group: together, label: text('协议', 'Agreements'), query: { kinds: ['agreement'] } },
    {
      id: 'teams',
      group: numbers,
      label: text('专班队伍', 'Teams'),
      desks: ['project-office', 'investment-office', 'office', 'leader'],
      query: { kinds: ['team'], running: true },
    },
    {
      id: 'targets',
      group: numbers,
      label: text('目标任务', 'Targets'),
      desks: ['project-office', 'investment-office', 'office', 'leader'],
      query: { kinds: ['target'], running: true },
    },
    {
      id: 'statistics',
      group: numbers,
      label: text('统计数据', 'Statistics'),
      desks: ['project-office', 'office', 'leader', 'development-reform'],
      query: { kinds: ['statistic'], running: true },
    },
    {
      id: 'rankings',
      group: numbers,
      label: text('上级通报', 'Rankings from above'),
      desks: ['office', 'leader', 'project-office'],
      query: { kinds: ['ranking'] },
    },
    {
      id: 'published-agreements',
      group: text('材料', 'Material'),
      label: text('已公布协议', 'Published agreements'),
      desks: ['office', 'leader'],
      query: { kinds: ['published-agreement'] },
    },
    {
      id: 'published-figures',
      group: text('材料', 'Material'),
      label: text('已公布数据', 'Published figures'),
      desks: ['office', 'leader', 'project-office'],
      query: { kinds: ['published-figure'] },
    },
    {
      id: 'settings',
      group: text('管理', 'Administration'),
      label: text('规则设置', 'Settings'),
      desks: ['administration', 'office'],
      query: { kinds: ['setting'] },
      page: 'settings',
    },
    {
      id: 'audit',
      group: text('管理', 'Administration'),
      label: text('审计', 'Audit'),
      desks: ['administration'],
      roles: ['administrator'],
      query: { kinds: ['audit'] },
    },
  ],
  settings: baseSettings,
  // A letter that nobody answers is as late as an order.
  wall: { kinds: ['letter'] },
  localOnly: ['setting', 'audit', 'team', 'target', 'statistic', 'ranking'],
  indicators: baseIndicators,
  papers: basePapers,
}
