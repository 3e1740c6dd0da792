import type { NavGroup } from '../layout/nav.ts'
import type { Peer } from '../marks/peer-pulse.tsx'

/** Held still at 11月20日 周五 16:24, so that pictures can be compared. */
export const moment = '2026-11-20T08:24:00.000Z'

export const groups: NavGroup[] = [
  {
    id: 'mine',
    name: '我的',
    items: [
      { id: 'todo', name: '待办', to: '/gallery/workbench', count: 7, key: 'h' },
      { id: 'late', name: '已逾期', to: '/gallery/late', count: 2, late: true },
      { id: 'waiting', name: '等对方', to: '/gallery/waiting', count: 5 },
      { id: 'followed', name: '我关注的', to: '/gallery/followed', count: 12 },
    ],
  },
  {
    id: 'projects',
    name: '项目',
    items: [
      { id: 'projects', name: '在手项目', to: '/gallery/matter', count: 46, key: 'p' },
      { id: 'reports', name: '11月月报', to: '/gallery/reports', count: '31/46' },
      { id: 'gates', name: '关口', to: '/gallery/gates', count: 9 },
      { id: 'problems', name: '问题', to: '/gallery/problems', count: 6 },
      { id: 'orders', name: '督办', to: '/gallery/orders', count: 3 },
      { id: 'instructions', name: '批示', to: '/gallery/instructions', count: 2 },
    ],
  },
  {
    id: 'together',
    name: '协同',
    items: [
      { id: 'letters', name: '商请函', to: '/gallery/letters', count: 4 },
      { id: 'agreements', name: '协议', to: '/gallery/agreements', count: 3, key: 'a' },
    ],
  },
  {
    id: 'papers',
    name: '材料',
    items: [
      { id: 'meetings', name: '调度会', to: '/gallery/meetings' },
      { id: 'reports-special', name: '专报', to: '/gallery/special' },
    ],
  },
]

export const peers: Peer[] = [
  { name: '浏阳', state: 'here', syncedAt: '2026-11-20T08:23:58.000Z' },
  { name: '醴陵', state: 'here', syncedAt: '2026-11-20T08:23:55.000Z' },
]
