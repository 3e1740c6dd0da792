import type { Geometry } from 'geojson'
import type { Outlines } from './outlines.ts'

type Place = [lon: number, lat: number]

/** Outlines of two provinces were simplified apart: so near to each other, in degrees (about 900 m), they are one line. */
const near = 0.009
const fewestPlaces = 2

const known = new WeakMap<Outlines, Place[][]>()

/**
 * Where two provinces meet, as lines of places: the edges of counties that have a county of another province beside them,
 * drawn once, from the side with the lower code. Schematic as the outlines are.
 */
export function provincialBorder(outlines: Outlines): Place[][] {
  const found = known.get(outlines) ?? findBorder(outlines)
  known.set(outlines, found)
  return found
}

const provinceOf = (code: string) => code.slice(0, 2)

function findBorder({ features }: Outlines): Place[][] {
  const counties = features.map(({ properties: { code }, geometry }) => {
    const rings = ringsOf(geometry)
    return { province: provinceOf(code), rings, box: boxOf(rings) }
  })
  return counties.flatMap((own) => {
    const beyond = counties.filter((one) => one.province > own.province && touch(own.box, one.box))
    if (beyond.length === 0) return []
    const edges = beyond.flatMap(({ rings }) => rings.flatMap(edgesOf))
    return own.rings.flatMap((ring) =>
      runsOf(ring.map((place) => ({ place, meets: edges.some((e) => within(place, e)) }))),
    )
  })
}

/** Stretches of a ring whose places all meet the other province. */
function runsOf(places: { place: Place; meets: boolean }[]): Place[][] {
  const runs: Place[][] = []
  let run: Place[] = []
  for (const { place, meets } of places) {
    if (meets) run.push(place)
    else {
      if (run.length >= fewestPlaces) runs.push(run)
      run = []
    }
  }
  if (run.length >= fewestPlaces) runs.push(run)
  return runs
}

type Edge = [Place, Place]
type Box = [west: number, south: number, east: number, north: number]

const edgesOf = (ring: Place[]): Edge[] => ring.slice(1).map((place, at) => [ring[at] as Place, place])

/** Is a place within `near` of an edge? Degrees are taken as a plane: over one county they nearly are. */
function within([x, y]: Place, [[ax, ay], [bx, by]]: Edge): boolean {
  if (x < Math.min(ax, bx) - near || x > Math.max(ax, bx) + near) return false
  if (y < Math.min(ay, by) - near || y > Math.max(ay, by) + near) return false
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy) <= near
}

function boxOf(rings: Place[][]): Box {
  const places = rings.flat()
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

function touch(a: Box, b: Box): boolean {
  return a[0] <= b[2] + near && b[0] <= a[2] + near && a[1] <= b[3] + near && b[1] <= a[3] + near
}

function ringsOf(geometry: Geometry): Place[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates as Place[][]
  return geometry.type === 'MultiPolygon' ? (geometry.coordinates.flat() as Place[][]) : []
}
