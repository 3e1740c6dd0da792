import type { TimelineEntry } from '../drawing/timeline.tsx'
import type { LaneFacts, TracksFacts } from '../drawing/tracks-facts.ts'
import { cells } from './sample-cells.ts'

const done = (id: string, name: string, item: string, days: string, doneOn: string): LaneFacts => ({
  id,
  item,
  holder: { name },
  state: 'done',
  doneOn,
  cells: cells(days, 'used'),
})

export function tracks(urge: (id: string) => React.ReactNode): TracksFacts {
  return {
    stages: [
      { id: 'talk', name: '洽谈', state: 'done', note: '3月12日' },
      { id: 'signed', name: '签约', state: 'done', note: '6月8日' },
      { id: 'landed', name: '落地', state: 'current', note: '8月25日起' },
      { id: 'building', name: '开工', state: 'future', note: '计划 11月26日' },
      { id: 'producing', name: '投产', state: 'future', note: '2027年6月' },
      { id: 'full', name: '达产', state: 'future', note: '2027年12月' },
    ],
    gate: { after: 'landed', name: '关口', done: 5, all: 7 },
    lanesTitle: '绿色通道 7 部门并联',
    gateDueOn: '2026-11-26',
    days: '09 10 11 12 13 16 17 18 19 20 23 24 25 26'.split(' ').map((day) => `2026-11-${day}`),
    lanes: [
      done('ndrc', '示例发改委', '项目备案', '2026-11-09 2026-11-10', '2026-11-10'),
      done('market', '示例市场监管局', '营业执照', '2026-11-09', '2026-11-09'),
      done('tax', '示例税务局', '税务登记', '2026-11-10 2026-11-11', '2026-11-11'),
      {
        id: 'land',
        item: '用地报批',
        holder: { name: '示例自然资源局' },
        state: 'open',
        light: 'late',
        held: 6,
        left: 0,
        over: 2,
        cells: [
          ...cells('2026-11-13 2026-11-16 2026-11-17 2026-11-18', 'used'),
          ...cells('2026-11-19 2026-11-20', 'over'),
        ],
        action: urge('land'),
      },
      {
        id: 'eia',
        item: '环评批复',
        holder: { name: '示例生态环境局' },
        state: 'open',
        light: 'due-soon',
        held: 3,
        left: 1,
        cells: [...cells('2026-11-18 2026-11-19 2026-11-20', 'used'), ...cells('2026-11-23', 'left')],
        action: urge('eia'),
      },
      done('safety', '示例应急局', '安全预评价', '2026-11-11 2026-11-12 2026-11-13', '2026-11-13'),
      done('housing', '示例住建局', '消防设计审查', '2026-11-12 2026-11-13 2026-11-16', '2026-11-16'),
    ],
  }
}

const entry = (
  local: string,
  by: string,
  says: string,
  evidence: TimelineEntry['evidence'],
  shared = evidence !== 'self-signed',
  other = false,
): TimelineEntry => ({
  id: local,
  at: new Date(Date.parse(`${local}:00+08:00`)).toISOString(),
  by: { name: by, other },
  says,
  evidence,
  shared,
})

const shown: TimelineEntry[] = [
  entry('2026-11-20T09:14', '项目办', '催办示例自然资源局，第 1 次', 'self-signed'),
  entry('2026-11-17T15:02', '示例生态环境局', '收到环评报告表，限 4 个工作日', 'mirrored'),
  entry('2026-11-16T10:40', '示例住建局', '消防设计审查通过', 'mirrored'),
  entry('2026-11-12T16:31', '示例自然资源局', '收到用地申请，限 4 个工作日', 'mirrored'),
  entry('2026-11-10T11:08', '示例县领导', '批示：11月底前具备开工条件', 'self-signed'),
  entry('2026-08-25T09:55', '浏阳 示例园区办', '复函：同意列入共建园区', 'witnessed', true, true),
  entry('2026-08-21T10:05', '项目办', '商请浏阳：列入共建跨省产业园区', 'mirrored'),
  entry('2026-06-08T14:20', '项目办', '签约，总投资 3.2 亿元', 'witnessed'),
  entry('2026-03-12T09:30', '示例招商专班', '首次洽谈', 'self-signed'),
]

export const timeline: TimelineEntry[] = [
  ...shown,
  ...Array.from({ length: 14 }, (_, at) =>
    entry(
      `2026-03-${String(11 - Math.floor(at / 2)).padStart(2, '0')}T${at % 2 ? '09' : '15'}:00`,
      '示例招商专班',
      `接洽记录 ${14 - at}`,
      at < 8 ? 'mirrored' : 'self-signed',
    ),
  ),
]
