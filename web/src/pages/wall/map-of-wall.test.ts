import { describe, expect, it } from 'vitest'
import type { WallAnswer } from '../../api/types-screens.ts'
import { linksOf } from './map-of-wall.ts'

type Point = WallAnswer['points'][number]
const name = (zh: string) => ({ zh, en: zh })
const point = (title: string, light: Point['light'], others: string[] = []): Point => ({
  matter: `360322:${title}`,
  title,
  kind: 'project',
  sample: true,
  lon: 113.8,
  lat: 27.9,
  stage: 'landed',
  stageLabel: name('落地'),
  ...(light ? { light } : {}),
  others: others.map((party) => ({ party, name: name(party) })),
})

describe('curves on the wall', () => {
  const wall = {
    party: '360322',
    points: [point('示例项目甲', 'late', ['430181'])],
    across: [
      { others: [{ party: '430181', name: name('浏阳市') }] },
      { others: [{ party: '430281', name: name('醴陵市') }] },
    ],
    work: { waiting: [{ party: '430181', name: name('浏阳市'), count: 3, late: 1 }] },
  } as unknown as WallAnswer
  const centers = { '360322': [113.8, 27.8], '430281': [113.4, 27.6] } as Record<string, [number, number]>

  it('say inside what they have of ours, and to visitors only what is done together', () => {
    expect(linksOf(wall, centers).map(({ code, count, to }) => [code, count, to])).toEqual([
      ['430181', 3, [113.8, 27.9]],
    ])
    const { work: _, ...visitors } = wall
    expect(linksOf(visitors, centers).map(({ code, count }) => [code, count])).toEqual([
      ['430181', 1],
      ['430281', 1],
    ])
  })
})
