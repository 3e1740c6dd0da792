import { describe, expect, it } from 'vitest'
import {
  besideMap,
  doubleCurve,
  edgeTowards,
  freeOf,
  letterAt,
  type Outlines,
  planMap,
  roomFor,
  touchRadius,
} from './map-plan.ts'

// Clockwise as seen from above, as d3-geo wants a ring that is smaller than a hemisphere.
const square = (code: string, lon: number): Outlines['features'][number] => ({
  type: 'Feature',
  properties: { code, name: code, center: [lon + 0.5, 28] },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lon, 27.5],
        [lon, 28.5],
        [lon + 1, 28.5],
        [lon + 1, 27.5],
        [lon, 27.5],
      ],
    ],
  },
})
const outlines: Outlines = {
  type: 'FeatureCollection',
  features: [square('ours', 113), square('beside', 112), square('far', 90)],
}

describe('the county map', () => {
  it('fits our county and keeps neighbours that come into the picture', () => {
    const plan = planMap(outlines, 'ours', 320, 208, 8)
    expect(plan?.others.map((one) => one.code)).toEqual(['beside'])
    expect(plan?.ourAt[0]).toBeCloseTo(160, 0)
    expect(plan?.project([113, 28.5])[1]).toBeCloseTo(8, 0)
  })
  it('puts a name in the middle of what is seen of a neighbour, and nowhere when there is no room', () => {
    const half: [number, number][] = [
      [0, 0],
      [160, 0],
      [160, 208],
      [0, 208],
    ]
    const [x, y] = roomFor([half], 320, 208) ?? [0, 0]
    expect(Math.abs(x - 80)).toBeLessThanOrEqual(8)
    expect(y).toBeGreaterThan(40)
    expect(
      roomFor(
        [
          [
            [0, 0],
            [12, 0],
            [12, 208],
            [0, 208],
          ],
        ],
        320,
        208,
      ),
    ).toBeUndefined()
  })
  it('has nothing to draw where our outline is missing', () => {
    expect(planMap(outlines, 'none', 320, 208, 8)).toBeUndefined()
  })
  it('keeps the words of a neighbour inside the box, on the way to it', () => {
    expect(edgeTowards([160, 104], [-400, 104], 320, 208, 24)).toEqual([24, 104])
    const [x, y] = edgeTowards([160, 104], [-400, -400], 320, 208, 24)
    expect(x).toBeGreaterThanOrEqual(24)
    expect(y).toBeGreaterThanOrEqual(24 - 1e-9)
  })
  it('draws ours and theirs as two strokes that never lie on each other', () => {
    const [ours, theirs] = doubleCurve([0, 0], [100, 0], 3)
    expect(ours).toBe('M0.0 -3.0Q50.0 7.6 100.0 -1.5')
    expect(theirs).toBe('M0.0 3.0Q50.0 12.4 100.0 1.5')
  })
})

describe('words on the wall', () => {
  it('leave the points free that stand in our middle', () => {
    expect(freeOf([100, 100], [], 1)).toEqual([100, 100])
    const [x, y] = freeOf([100, 100], [[100, 100]], 1)
    expect(Math.abs(x - 100) >= 54 || Math.abs(y - 100) >= 20).toBe(true)
  })
  it('stand at the edge on the neighbour’s side, never below the picture', () => {
    expect(besideMap([400, 300], [100, 900], [380, 320], 900, 700)).toEqual([24, 520])
    expect(besideMap([400, 300], [900, 280], [420, 300], 900, 700)[0]).toBe(876)
  })
})

describe('a light with its letter', () => {
  it('has it on the right, or where it would cover another light on a side that is free', () => {
    expect(letterAt([100, 100], [[100, 300]], 28)).toEqual({ at: [128, 100], anchor: 'start' })
    expect(letterAt([100, 100], [[148, 100]], 28)).toEqual({ at: [72, 100], anchor: 'end' })
    expect(
      letterAt(
        [100, 100],
        [
          [148, 100],
          [52, 100],
        ],
        28,
      ),
    ).toMatchObject({ anchor: 'middle' })
  })
  it('is touched as far as a finger needs, and never nearer to another', () => {
    expect(touchRadius([0, 0], [[400, 0]], 28)).toBe(28)
    expect(touchRadius([0, 0], [[30, 40]], 28)).toBe(25)
    expect(touchRadius([0, 0], [], 28)).toBe(28)
  })
})
