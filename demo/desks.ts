import { type Text, text } from '@lianyu/kernel'

/** A department of a sample party, with the desks that packs name. Role titles only: no person is named. */
export interface Department {
  id: string
  name: Text
  desks: { id: string; label: Text }[]
}

const one = (id: string, zh: string, en: string): Department => ({ id, name: text(zh, en), desks: [{ id, label: text(zh, en) }] })

/** The departments every sample county has. A real party declares its own at `init`. */
export const countyDepartments: Department[] = [
  one('county-leader', '县领导', 'County leader'),
  {
    id: 'government-office',
    name: text('政府办', 'Government office'),
    desks: [
      { id: 'government-office', label: text('政府办', 'Government office') },
      { id: 'legal-review', label: text('合法性审查', 'Legality review') },
      { id: 'supervision', label: text('督查室', 'Supervision') },
    ],
  },
  one('project-office', '项目办', 'Project office'),
  one('investment-office', '招商局', 'Investment office'),
  one('service-window', '政务大厅', 'Service hall'),
  one('development-reform', '发改委', 'Development and reform'),
  one('natural-resources', '自然资源局', 'Natural resources'),
  one('ecology', '生态环境局', 'Ecology and environment'),
  one('emergency', '应急局', 'Emergency management'),
  one('market-regulation', '市场监管局', 'Market regulation'),
  one('taxation', '税务局', 'Taxation'),
  one('housing-construction', '住建局', 'Housing and construction'),
  one('administration', '系统管理', 'Administration'),
]
