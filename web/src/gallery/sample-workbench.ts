import type { Batch } from '../drawing/batch-bars.tsx'
import type { MapLight, MapLink } from '../drawing/county-map.tsx'
import type { MonthBar } from '../drawing/month-bars.tsx'
import type { MatterRow } from '../layout/matter-rows.tsx'
import { counted } from './sample-cells.ts'

const to = '/gallery/matter'

export const rows: MatterRow[] = [
  {
    id: 'a',
    to,
    name: '示例项目甲',
    sharedWith: '浏阳',
    due: { light: 'late', left: 0, over: 2 },
    stands: '开工关口 缺 用地、环评',
    holder: { name: '示例自然资源局' },
    held: 6,
    cells: counted(4, 0, 2),
    dueOn: '2026-11-18',
    action: { says: '催办', to },
  },
  {
    id: 'd',
    to,
    name: '示例项目丁',
    due: { light: 'late', left: 0, over: 1 },
    stands: '外部供电接入 方案未回',
    holder: { name: '示例供电单位' },
    held: 4,
    cells: counted(3, 0, 1),
    dueOn: '2026-11-19',
    action: { says: '催办', to },
  },
  {
    id: 'c',
    to,
    name: '示例项目丙',
    sharedWith: '浏阳',
    due: { light: 'due-soon', left: 1 },
    stands: '连接道路方案 待复函',
    holder: { name: '浏阳 示例交通专班', other: true },
    held: 4,
    cells: counted(4, 1),
    dueOn: '2026-11-23',
    action: { says: '发商请函', to },
  },
  {
    id: 'b',
    to,
    name: '示例项目乙',
    due: { light: 'due-soon', left: 1 },
    stands: '11月月报 未报',
    holder: { name: '项目办', me: true },
    held: 2,
    cells: counted(2, 1),
    dueOn: '2026-11-23',
    action: { says: '填月报', to },
  },
  {
    id: 'e',
    to,
    name: '示例项目戊',
    due: { light: 'due-soon', left: 2 },
    stands: '县领导批示 待报办结',
    holder: { name: '项目办', me: true },
    held: 3,
    cells: counted(3, 2),
    dueOn: '2026-11-24',
    action: { says: '写报告', to },
  },
  {
    id: 'g',
    to,
    name: '示例项目庚',
    sharedWith: '醴陵',
    due: { light: 'on-time', left: 5 },
    stands: '跨省用工协作 已受理',
    holder: { name: '醴陵 示例人社专班', other: true },
    held: 2,
    cells: counted(2, 5),
    dueOn: '2026-11-27',
    action: { says: '查看', to },
  },
  {
    id: 'f',
    to,
    name: '示例项目己',
    caughtUp: true,
    due: { light: 'on-time', left: 6 },
    stands: '主体厂房封顶',
    holder: { name: '示例业主单位' },
    held: 4,
    cells: counted(4, 6),
    dueOn: '2026-11-30',
    action: { says: '查看', to },
  },
]

/** 亿元, as the sample says it. */
export const months: MonthBar[] = [
  [5.1, 5],
  [4.2, 5],
  [6.8, 6.4],
  [6.1, 6.4],
  [7.3, 7.4],
  [8.9, 8.4],
  [7.2, 7.4],
  [7.7, 7.9],
  [8.4, 8.4],
  [8.9, 8.9],
  [8.2, 9.5],
].map(([actual = 0, plan], at) => ({ month: at + 1, actual, plan }))

export const batches: Batch[] = [
  { id: 'signed', name: '签约', done: 11, plan: 12 },
  { id: 'started', name: '开工', done: 7, plan: 10 },
  { id: 'producing', name: '投产', done: 6, plan: 7 },
  { id: 'full', name: '达产', done: 4, plan: 5 },
]

const ok: [number, number][] = [
  [113.79, 27.97],
  [113.868, 27.978],
  [113.905, 27.955],
  [113.79, 27.93],
  [113.838, 27.93],
  [113.86, 27.83],
  [113.925, 27.808],
  [113.765, 27.805],
  [113.82, 27.775],
]

export const lights: MapLight[] = [
  ...ok.map((at, n) => ({ id: `ok${n}`, at, light: 'on-time' as const, name: `示例项目 ${n + 1}` })),
  { id: 'g', at: [113.738, 27.836], light: 'on-time', name: '示例项目庚' },
  { id: 'a', at: [113.745, 27.9], light: 'late', name: '示例项目甲' },
  { id: 'd', at: [113.808, 27.83], light: 'late', name: '示例项目丁' },
  { id: 'c', at: [113.76, 27.928], light: 'due-soon', name: '示例项目丙' },
  { id: 'b', at: [113.872, 27.946], light: 'due-soon', name: '示例项目乙' },
  { id: 'e', at: [113.868, 27.787], light: 'due-soon', name: '示例项目戊' },
]

export const links: MapLink[] = [
  { code: '430181', name: '浏阳', count: 2, to: [113.76, 27.928], label: [8, 17] },
  { code: '430281', name: '醴陵', count: 3, to: [113.738, 27.836], label: [8, 161] },
]
