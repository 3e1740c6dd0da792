import { geoMercator, geoPath } from 'd3-geo'
import type { Feature, Geometry } from 'geojson'
import type { Outlines, RegionProperties } from './outlines.ts'
import { provincialBorder } from './provincial-border.ts'

type Point = [number, number]

export type { Outlines } from './outlines.ts'

export interface MapPlan {
  ours: string
  /** Outlines that come into the picture, without our own; `name` has a place only where there is room for it. */
  others: { code: string; name: string; path: string; at?: Point }[]
  /** Where two provinces meet, as one path; empty where none is near. */
  border: string
  ourAt: Point
  project: (lonLat: Point) => Point
}

/**
 * Fits our county into the box with `pad` px around it (`left` of its own, for words); neighbours fall where they fall.
 * Mercator, px; `noted` is the room of the words in the lower right corner.
 */
export function planMap(
  outlines: Outlines,
  our: string,
  width: number,
  height: number,
  pad: number,
  left = pad,
  noted = note,
  nameOf: (region: RegionProperties) => string = ({ name }) => name,
  /** Of a letter of names that are longer than two characters, px; a name gets a place only where half of it fits. */
  letter = 0,
): MapPlan | undefined {
  const mine = outlines.features.find((feature) => feature.properties.code === our)
  if (!mine) return undefined
  const projection = geoMercator().fitExtent(
    [
      [left, pad],
      [width - pad, height - pad],
    ],
    mine as Feature,
  )
  const draw = geoPath(projection)
  const project = (at: Point): Point => projection(at) ?? [0, 0]
  const others = outlines.features
    .filter((feature) => feature !== mine)
    .map((feature) => ({ feature, bounds: draw.bounds(feature) }))
    .filter(({ bounds: [[west, north], [east, south]] }) => east > 0 && south > 0 && west < width && north < height)
    .map(({ feature }) => ({
      code: feature.properties.code,
      name: nameOf(feature.properties),
      path: draw(feature) ?? '',
      at: roomFor(
        ringsOf(feature.geometry, project),
        width,
        height,
        noted,
        (nameOf(feature.properties).length * letter) / 2,
      ),
    }))
  const border = provincialBorder(outlines)
    .map(
      (line) =>
        `M${line
          .map((place) =>
            project(place)
              .map((one) => one.toFixed(1))
              .join(' '),
          )
          .join('L')}`,
    )
    .join('')
  return { ours: draw(mine) ?? '', others, border, ourAt: project(mine.properties.center ?? [0, 0]), project }
}

function ringsOf(geometry: Geometry, project: (at: Point) => Point): Point[][] {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []
  return polygons.flat().map((ring) => ring.map(([lon = 0, lat = 0]) => project([lon, lat])))
}

/** Is the point inside an odd number of rings: the even-odd rule. */
function inside(rings: Point[][], [x, y]: Point): boolean {
  let odd = false
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [ax, ay] = ring[at] ?? [0, 0]
      const [bx, by] = ring[before] ?? [0, 0]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd
    }
  }
  return odd
}

/** The grid on which room for a name is sought, and how far from any edge its middle must be, px. */
const step = 8
const leastRoom = 18

/** In the lower right corner stands what the outlines are: no name goes there. Its size on the desk, px. */
const note: Point = [100, 28]

/** The point of what is seen of a neighbour that is farthest from every edge; undefined where its name would not fit. */
export function roomFor(
  rings: Point[][],
  width: number,
  height: number,
  [wide, high] = note,
  least = 0,
): Point | undefined {
  const within: Point[] = []
  const without: Point[] = []
  for (let y = step / 2; y < height; y += step) {
    for (let x = step / 2; x < width; x += step) {
      const noted = x > width - wide && y > height - high
      const free = !noted && inside(rings, [x, y])
      if (free) within.push([x, y])
      else without.push([x, y])
    }
  }
  let best: Point | undefined
  let most = Math.max(leastRoom, least)
  for (const [x, y] of within) {
    let room = Math.min(x, width - x, y * 1.6, (height - y) * 1.6)
    for (const [ox, oy] of without) {
      if (room <= most) break
      room = Math.min(room, Math.hypot(ox - x, (oy - y) * 1.6))
    }
    if (room > most) {
      most = room
      best = [x, y]
    }
  }
  return best
}

/**
 * Two strokes side by side from a label at the edge to a point inside: ours and theirs. Each bends the same way; `gap` px
 * between them where they start, closing to nearly nothing where they arrive.
 */
export function doubleCurve(from: [number, number], to: [number, number], gap: number): [string, string] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy) || 1
  const [nx, ny] = [-dy / length, dx / length]
  // Bends towards the middle of the picture by a twelfth of its length.
  const bend = (dy >= 0 ? 1 : -1) * (length / 10)
  const middle: [number, number] = [(from[0] + to[0]) / 2 + nx * bend, (from[1] + to[1]) / 2 + ny * bend]
  const stroke = (side: number) => {
    const shift = (at: [number, number], by: number) =>
      `${(at[0] + nx * by).toFixed(1)} ${(at[1] + ny * by).toFixed(1)}`
    return `M${shift(from, side * gap)}Q${shift(middle, side * gap * 0.8)} ${shift(to, side * gap * 0.5)}`
  }
  return [stroke(-1), stroke(1)]
}

/** Where the words of a neighbour stand: on the line from our middle towards it, kept `pad` px inside the box. */
export function edgeTowards(
  ourAt: [number, number],
  theirs: [number, number],
  width: number,
  height: number,
  pad: number,
): [number, number] {
  const [dx, dy] = [theirs[0] - ourAt[0], theirs[1] - ourAt[1]]
  const reach = Math.min(
    dx === 0 ? Infinity : ((dx > 0 ? width - pad : pad) - ourAt[0]) / dx,
    dy === 0 ? Infinity : ((dy > 0 ? height - pad : pad) - ourAt[1]) / dy,
  )
  return [ourAt[0] + dx * reach, ourAt[1] + dy * reach]
}

/** Where a neighbour's words stand on the wall: at the edge on its side, about level with the point that waits. */
export function besideMap(ourAt: Point, theirs: Point, to: Point, width: number, height: number): Point {
  const x = theirs[0] <= ourAt[0] ? 24 : width - 24
  const y = to[1] + (theirs[1] - ourAt[1]) * 0.35
  return [x, Math.min(height - 180, Math.max(48, y))]
}

/** Half of a name of two characters with its line, px at 14 px of type. */
const nameRoom: Point = [34, 20]

/** The place nearest to our middle where a name covers none of the points; `scale` of the type against the desk's. */
export function freeOf(ourAt: Point, points: readonly Point[], scale: number): Point {
  const [wide, high] = [nameRoom[0] * scale, nameRoom[1] * scale]
  const covered = ([x, y]: Point) => points.some(([px, py]) => Math.abs(px - x) < wide * 1.6 && Math.abs(py - y) < high)
  const tried = [0, 1, -1, 2, -2, 3, -3].flatMap((down) =>
    [0, 1, -1].map((right): Point => [ourAt[0] + right * wide, ourAt[1] + down * high]),
  )
  return tried.find((place) => !covered(place)) ?? ourAt
}

/** Where a letter stands beside its light, and which of its edges is there. */
export interface LetterPlace {
  at: Point
  anchor: 'start' | 'end' | 'middle'
}

/** To the right of its light, or where it would cover another to the left, above or below; `size` of the light in px. */
export function letterAt([x, y]: Point, others: readonly Point[], size: number): LetterPlace {
  const places: LetterPlace[] = [
    { at: [x + size, y], anchor: 'start' },
    { at: [x - size, y], anchor: 'end' },
    { at: [x, y - 1.4 * size], anchor: 'middle' },
    { at: [x, y + 1.4 * size], anchor: 'middle' },
  ]
  const middle = { start: 0.65, end: -0.65, middle: 0 }
  const covers = ({ at, anchor }: LetterPlace) =>
    others.some(([px, py]) => Math.abs(px - at[0] - middle[anchor] * size) < size && Math.abs(py - at[1]) < size)
  return places.find((place) => !covers(place)) ?? (places[0] as LetterPlace)
}

/** How far from a light a finger may land: up to `most` px, and never nearer to another light. */
export function touchRadius([x, y]: Point, others: readonly Point[], most: number): number {
  return Math.min(most, ...others.map(([px, py]) => Math.hypot(px - x, py - y) / 2))
}
