import { describe, expect, it } from 'vitest'
import type { WallAnswer } from '../api/types-screens.ts'
import { lettersOf } from './map-letters.ts'

type Light = WallAnswer['points'][number]['light']
const point = (title: string, light: Light) => ({
  matter: `360322:${title}`,
  title,
  ...(light ? { light } : {}),
})

describe('letters on a map', () => {
  it('are the name’s own where it has one, the next that is free where it has none, and only for what is marked', () => {
    const points = [point('示例项目丙', 'late'), point('示例园区', 'due-soon'), point('示例项目甲', 'on-time')]
    expect([...lettersOf(points)]).toEqual([
      ['360322:示例项目丙', '丙'],
      ['360322:示例园区', '甲'],
    ])
  })
  it('are not given twice, nor to visitors, who get no lights', () => {
    const twice = [point('示例一甲', 'late'), point('示例二甲', 'late')]
    expect([...lettersOf(twice).values()]).toEqual(['甲', '乙'])
    expect(lettersOf([point('示例项目甲', undefined)]).size).toBe(0)
  })
})
