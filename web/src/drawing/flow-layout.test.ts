import { describe, expect, it } from 'vitest'
import { type FlowInput, planFlow } from './flow-layout.ts'

const flow: FlowInput = {
  width: 1168,
  today: 12,
  ends: 34,
  path: ['filing', 'land', 'fire'],
  lanes: [
    { id: 'land', state: 'running', waitsFor: ['filing'], promised: 20, used: 8, begins: 4, ends: 24, critical: true },
    { id: 'fire', state: 'waiting', waitsFor: ['land'], promised: 10, used: 0, begins: 24, ends: 34, critical: true },
    { id: 'filing', state: 'done', waitsFor: [], promised: 3, used: 4, begins: 0, ends: 4, critical: true },
    {
      id: 'safety',
      state: 'running',
      waitsFor: ['filing'],
      promised: 5,
      used: 10,
      begins: 2,
      ends: 12,
      critical: false,
    },
  ],
}
// 252 to 932 px for 34 working days: 20 px a day.
const x = (day: number) => 252 + day * 20
const bar = (id: string) => planFlow(flow).bars.find((one) => one.id === id)

describe('the flow picture', () => {
  it('ends where the last approval was done, however long ago that was', () => {
    const lanes = flow.lanes.map((lane) => ({ ...lane, state: 'done' as const }))
    const plan = planFlow({ ...flow, lanes, today: flow.ends + 120 })
    expect([plan.endsX, plan.todayX]).toEqual([plan.chartEnd, plan.chartEnd])
  })
  it('lists what begins first at the top, on one axis of working days', () => {
    const plan = planFlow(flow)
    expect(plan.order).toEqual(['filing', 'safety', 'land', 'fire'])
    expect([plan.chartX, plan.todayX, plan.endsX, plan.chartEnd]).toEqual([252, x(12), 932, 932])
  })
  it('draws what was used, what is left, and what went beyond the promise', () => {
    expect(bar('land')?.segments).toEqual([
      { x: x(4), width: 160, kind: 'used' },
      { x: x(12), width: 240, kind: 'left' },
    ])
    expect(bar('safety')?.segments.map(({ kind, width }) => [kind, width])).toEqual([
      ['used', 100],
      ['over', 100],
    ])
    expect(bar('filing')?.segments.map(({ kind, width }) => [kind, width])).toEqual([
      ['past', 60],
      ['over', 20],
    ])
    expect(bar('fire')?.segments).toEqual([{ x: x(24), width: 200, kind: 'waiting' }])
  })
  it('ties each lane to what it waits for, the chain that decides in its own stroke', () => {
    const links = planFlow(flow).links.map(({ from, to, critical }) => `${from} ${to} ${critical}`)
    expect(links).toEqual(['filing safety false', 'filing land true', 'land fire true'])
    expect(bar('land')?.critical).toEqual({ x: x(4), width: 400 })
    expect(bar('safety')?.critical).toBeUndefined()
  })
  it('has room for larger type and for a matter on its first day', () => {
    expect(planFlow({ ...flow, type: 1.25 }).chartX).toBe(315)
    const first = planFlow({ ...flow, today: 0, ends: 0, lanes: [] })
    expect(first).toMatchObject({ bars: [], links: [], todayX: 252 })
  })
})
