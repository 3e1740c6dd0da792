import type { ClockCell } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { planTracks, roomForName, type TracksInput } from './tracks-layout.ts'

const cells = (state: ClockCell['state'], ...days: string[]): ClockCell[] => days.map((day) => ({ day, state }))
const november = [
  '2026-11-09',
  '2026-11-10',
  '2026-11-11',
  '2026-11-12',
  '2026-11-13',
  '2026-11-16',
  '2026-11-17',
  '2026-11-18',
  '2026-11-19',
  '2026-11-20',
  '2026-11-23',
  '2026-11-24',
  '2026-11-25',
  '2026-11-26',
]
const matter: TracksInput = {
  width: 1168,
  stages: [
    { id: 'talk', state: 'done' },
    { id: 'signed', state: 'done' },
    { id: 'landed', state: 'current' },
    { id: 'building', state: 'future' },
    { id: 'running', state: 'future' },
    { id: 'full', state: 'future' },
  ],
  gate: { after: 'landed' },
  lanes: [
    { state: 'done', cells: cells('used', '2026-11-09', '2026-11-10') },
    {
      state: 'open',
      cells: [
        ...cells('used', '2026-11-13', '2026-11-16', '2026-11-17', '2026-11-18'),
        ...cells('over', '2026-11-19', '2026-11-20'),
      ],
    },
    {
      state: 'open',
      cells: [...cells('used', '2026-11-18', '2026-11-19', '2026-11-20'), ...cells('left', '2026-11-23')],
    },
  ],
  days: november,
  today: '2026-11-20',
}
const kinds = (at: number) => planTracks(matter).lanes[at]?.cells.map((cell) => cell.kind)

describe('the tracks drawing', () => {
  it('hangs the lanes between the post of the stage and the post of the gate', () => {
    const plan = planTracks(matter)
    expect(plan.postX).toBe(280)
    expect(plan.gateX).toBe(852)
    expect(plan.stages.map((stage) => Math.round(stage.x))).toEqual([12, 146, 280, 953, 1055, 1156])
  })
  it('moves the post where so many stages stand before it that their days would meet, as far as the lanes keep room', () => {
    const stages = ['received', 'checked', 'offered', 'accepted', 'decided', 'delivered'].map((id) => ({
      id,
      state: 'future' as const,
    }))
    const of = (width: number) => planTracks({ ...matter, width, stages, gate: { after: 'decided' } })
    const steps = ({ stages: at }: ReturnType<typeof of>) => at.slice(1, 5).map(({ x }, n) => x - (at[n]?.x ?? 0))
    expect(steps(of(1168))).toEqual([92, 92, 92, 92])
    expect(of(1168).postX).toBe(380)
    expect(of(860).postX).toBe(304)
    expect(of(700).postX).toBe(280)
  })
  it('gives every working day one column and leaves weekends out', () => {
    const plan = planTracks(matter)
    expect(plan.columnWidth).toBe(39)
    expect(plan.columns.map((column) => column.label)).toEqual([
      '9',
      '10',
      '11',
      '12',
      '13',
      '16',
      '17',
      '18',
      '19',
      '20',
      '23',
      '24',
      '25',
      '26',
    ])
    expect(plan.columns.filter((column) => column.weekEnds).map((column) => column.day)).toEqual([
      '2026-11-13',
      '2026-11-20',
    ])
    expect(plan.columns.filter((column) => column.today).map((column) => column.day)).toEqual(['2026-11-20'])
  })
  it('draws what is finished as past, whatever its clock said', () => {
    expect(kinds(0)).toEqual(['past', 'past'])
  })
  it('draws what is beyond the limit as over, with the tick where the limit was', () => {
    expect(kinds(1)).toEqual(['used', 'used', 'used', 'used', 'over', 'over'])
    const plan = planTracks(matter)
    const thursday = plan.columns.find((column) => column.day === '2026-11-19')
    expect(plan.lanes[1]?.limitX).toBe(thursday?.x)
  })
  it('draws what is left as outline, up to the limit', () => {
    expect(kinds(2)).toEqual(['used', 'used', 'used', 'left'])
  })
  it('runs a finished lane through to the sign and stops an open one dotted', () => {
    const plan = planTracks(matter)
    expect(plan.lanes[0]?.run?.dotted).toBe(false)
    expect(plan.lanes[1]?.run?.dotted).toBe(true)
    expect(plan.lanes[0]?.run?.to).toBeLessThan(plan.lanes[0]?.signX ?? 0)
  })
  it('draws the stage we are in thick up to the gate, and dots what is to come', () => {
    expect(planTracks(matter).segments.map((segment) => segment.kind)).toEqual([
      'done',
      'done',
      'current',
      'future',
      'future',
      'future',
    ])
  })
  it('lets the oldest days give way where there is no room for all', () => {
    const many = Array.from(
      { length: 60 },
      (_, at) => `2026-${String(9 + Math.floor(at / 20)).padStart(2, '0')}-${String((at % 20) + 1).padStart(2, '0')}`,
    )
    const plan = planTracks({ ...matter, days: many, today: '2026-11-20' })
    expect(plan.columns.at(-1)?.day).toBe(many.at(-1))
    expect(plan.columns.length).toBeLessThan(60)
    expect(plan.columnWidth).toBeGreaterThanOrEqual(15)
    expect(plan.lanes[1]?.clipped).toBe(false)
  })
  it('keeps today in view where the end is far off; a limit beyond the last day shown has no tick', () => {
    const many = Array.from({ length: 90 }, (_, at) => {
      const day = new Date(Date.UTC(2026, 10, 1 + at)).toISOString()
      return day.slice(0, 10)
    })
    const [today, ends] = ['2026-11-05', '2027-01-25']
    const lanes = [
      { state: 'open' as const, cells: cells('left', '2026-11-06', '2026-11-09') },
      { state: 'open' as const, cells: cells('left', '2026-11-06', ends) },
    ]
    const plan = planTracks({ ...matter, lanes, days: many, today })
    expect(plan.columns.some((column) => column.today)).toBe(true)
    expect(plan.columns.some(({ day }) => day === ends)).toBe(false)
    expect(plan.lanes[0]?.limitX).toBeGreaterThan(0)
    expect(plan.lanes[1]?.limitX).toBeUndefined()
  })
  it('says a new month in the column that begins it', () => {
    const plan = planTracks({ ...matter, days: ['2026-11-27', '2026-11-30', '2026-12-01'] })
    expect(plan.columns.map((column) => column.label)).toEqual(['27', '30', '12/1'])
  })
  it('gives a day of hours one cell, the state that weighs most', () => {
    const hours = [
      ...cells('used', '2026-11-19', '2026-11-19'),
      ...cells('suspended', '2026-11-20'),
      ...cells('over', '2026-11-20'),
    ]
    const plan = planTracks({ ...matter, lanes: [{ state: 'open', cells: hours }] })
    expect(plan.lanes[0]?.cells.map((cell) => cell.kind)).toEqual(['used', 'over'])
  })
  it('leaves larger type more room for its words', () => {
    const plan = planTracks({ ...matter, type: 1.25 })
    expect(plan.postX).toBe(350)
    expect(plan.gateX).toBe(1168 - 395)
  })
  it('lets narrow columns say only where a week begins, and today', () => {
    const plan = planTracks({ ...matter, width: 880 })
    expect(plan.columnWidth).toBeLessThan(24)
    const said = plan.columns.filter((column) => column.label).map((column) => column.day)
    expect(said).toEqual(['2026-11-09', '2026-11-16', '2026-11-20'])
  })
  it('is only a line where there are no lanes', () => {
    const plan = planTracks({ ...matter, lanes: [], gate: undefined })
    expect(plan.postX).toBeUndefined()
    expect(plan.stages.map((stage) => stage.x).at(0)).toBe(12)
    expect(plan.stages.map((stage) => stage.x).at(-1)).toBe(1156)
    expect(plan.height).toBeLessThan(100)
  })
  it('draws a matter that is finished as done from end to end', () => {
    const plan = planTracks({
      ...matter,
      lanes: [],
      stages: matter.stages.map((stage) => ({ ...stage, state: 'done' })),
    })
    expect(new Set(plan.segments.map((segment) => segment.kind))).toEqual(new Set(['done']))
  })
})

describe('the name of a stage', () => {
  const at = (...xs: number[]) => xs.map((x) => ({ x }))
  const named = (...names: string[]) => names.map((name) => ({ name }))
  it('may go on over the middle where its neighbours are short, and stops there where they are long', () => {
    const short = roomForName(at(0, 100, 200), named('收件', '已整改，可再评', '办结'), 1) ?? 0
    expect(short).toBeGreaterThan(7 * 16)
    const long = roomForName(at(0, 100, 200), named('收件', 'Under review', 'Waiting for papers'), 1) ?? 0
    expect(long).toBeLessThanOrEqual(100)
  })
  it('meets no neighbour at the ends of the line either, which begin and end with it', () => {
    const names = named('To be consented to', 'Asked', 'Given')
    const first = roomForName(at(0, 90, 180), names, 0) ?? 0
    expect(first).toBeLessThanOrEqual(90 - ('Asked'.length * 8.5) / 2)
    // The one beside a long first gives way, and no more than to the middle.
    const second = roomForName(at(0, 90, 180), names, 1) ?? 0
    expect(second).toBe(90 - 8)
    expect(roomForName(at(0, 300, 600), named('收件', '办理', '办结'), 2)).toBeGreaterThan(200)
  })
  it('is as wide as it is where there are only the ends', () => {
    expect(roomForName(at(0, 100), named('收件', '办结'), 0)).toBeUndefined()
    expect(roomForName(at(0, 100), named('收件', '办结'), 1)).toBeUndefined()
  })
})
