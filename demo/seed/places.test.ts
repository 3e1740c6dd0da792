import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sampleProjects } from './sample-projects.ts'

type Ring = [number, number][]
interface Outlines {
  features: {
    id: string
    geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] }
  }[]
}
const file = new URL('../data/geo/counties.geojson', import.meta.url)
const { features } = JSON.parse(readFileSync(file, 'utf8')) as Outlines

/** Even-odd rule: a ray to the east crosses the ring an odd number of times. */
function inside([x, y]: readonly [number, number], ring: Ring): boolean {
  return ring.reduce((odd, [x1, y1], n) => {
    const [x2, y2] = ring[(n + 1) % ring.length] as [number, number]
    return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !odd : odd
  }, false)
}

describe('a sample project on the map', () => {
  it.each(sampleProjects.map(({ name, party, place }) => [name, party, place] as const))(
    '%s lies inside the outline of its county',
    (_name, party, place) => {
      const county = features.find(({ id }) => id === party)
      if (county === undefined) {
        // Only zones have none: they are shown as the point itself.
        expect(party).toContain('-')
        return
      }
      const { geometry } = county
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
      expect(polygons.some(([outer]) => outer !== undefined && inside(place, outer))).toBe(true)
    },
  )
})
