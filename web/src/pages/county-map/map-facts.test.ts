import { describe, expect, it } from 'vitest'
import type { MapAnswer } from '../../api/types-screens.ts'
import { countLights, lightsOf, linksOf, stagesOf } from './map-facts.ts'

type Point = MapAnswer['points'][number]
const point = (title: string, light: Point['light'], stage: string, others: string[] = []): Point => ({
  matter: `360322:${title}`,
  title,
  sample: true,
  lon: 113.8,
  lat: 27.9,
  stage,
  stageLabel: { zh: stage, en: stage },
  light,
  others: others.map((party) => ({ party, name: { zh: party, en: party } })),
})
const points = [
  point('示例己', 'on-time', '洽谈'),
  point('示例甲', 'late', '落地', ['430181']),
  point('示例丙', 'due-soon', '落地'),
  point('示例丁', 'late', '开工'),
  point('示例庚', 'none', '投产'),
]

describe('the map of a county', () => {
  it('counts lights worst first and leaves out those of which there are none', () => {
    expect(countLights(points)).toEqual([
      { light: 'late', count: 2 },
      { light: 'due-soon', count: 1 },
      { light: 'on-time', count: 1 },
      { light: 'none', count: 1 },
    ])
  })

  it('letters what is late or near due and nothing else', () => {
    expect(lightsOf(points).map(({ name, letter, light }) => [name, letter, light])).toEqual([
      ['示例甲', '甲', 'late'],
      ['示例丁', '丁', 'late'],
      ['示例丙', '丙', 'due-soon'],
      ['示例己', undefined, 'on-time'],
      ['示例庚', undefined, 'suspended'],
    ])
  })

  it('counts stages in the order they appear', () => {
    expect(stagesOf(points).map(({ id, count }) => [id, count])).toEqual([
      ['洽谈', 1],
      ['落地', 2],
      ['开工', 1],
      ['投产', 1],
    ])
  })

  it('leads the double curve to the point that waits, or to somewhere inside us towards them', () => {
    const name = { zh: '浏阳市', en: 'Liuyang' }
    const answer = {
      region: '360322',
      center: [113.9, 27.8] as [number, number],
      points,
      waiting: [
        { party: '430181', name, count: 2, center: [113.6, 28.1] as [number, number] },
        { party: '430281', name, count: 1, center: [113.5, 27.6] as [number, number] },
      ],
      outlines: { type: 'FeatureCollection' as const, features: [] },
      sources: [],
    }
    expect(linksOf(answer, (text) => text.zh).map(({ code, to }) => [code, to])).toEqual([
      ['430181', [113.8, 27.9]],
      ['430281', [113.86, 27.78]],
    ])
  })
})
