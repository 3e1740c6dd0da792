import { describe, expect, it } from 'vitest'
import type { Outlines } from './outlines.ts'
import { provincialBorder } from './provincial-border.ts'

const square = (code: string, lon: number, lat = 27, shift = 0): Outlines['features'][number] => ({
  type: 'Feature',
  properties: { code, name: code },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lon + shift, lat],
        [lon + shift, lat + 0.5],
        [lon + shift, lat + 1],
        [lon + 1, lat + 1],
        [lon + 1, lat],
        [lon + shift, lat],
      ],
    ],
  },
})
const of = (...features: Outlines['features']): Outlines => ({ type: 'FeatureCollection', features })

describe('the provincial border', () => {
  it('runs where counties of two provinces lie side by side, though their outlines were simplified apart', () => {
    const border = provincialBorder(of(square('360322', 113, 27, 0.004), square('430181', 112)))
    expect(border).toEqual([
      [
        [113.004, 27],
        [113.004, 27.5],
        [113.004, 28],
      ],
    ])
  })
  it('is not between counties of one province, nor where a gap lies between', () => {
    expect(provincialBorder(of(square('360322', 113), square('360313', 112)))).toEqual([])
    expect(provincialBorder(of(square('360322', 113.05), square('430181', 112)))).toEqual([])
  })
  it('is drawn once, and is the same lines for the same outlines', () => {
    const outlines = of(square('360322', 113), square('430181', 112))
    expect(provincialBorder(outlines)).toHaveLength(1)
    expect(provincialBorder(outlines)).toBe(provincialBorder(outlines))
  })
})
