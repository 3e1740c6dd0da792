import { geoMercator, geoPath } from 'd3-geo'
import type { Feature, FeatureCollection, Geometry } from 'geojson'

export interface RegionProperties {
  code: string
  name: string
  /** [longitude, latitude] in degrees. */
  center?: [number, number]
}
export type Outlines = FeatureCollection<Geometry, RegionProperties>

export interface MapPlan {
  ours: string
  /** Outlines that come into the picture, without our own. */
  others: { code: string; name: string; path: string; at: [number, number] }[]
  ourAt: [number, number]
  project: (lonLat: [number, number]) => [number, number]
}

/** Fits our county into the box with `pad` px around it; neighbours fall where they fall. Mercator, px. */
export function planMap(
  outlines: Outlines,
  our: string,
  width: number,
  height: number,
  pad: number,
): MapPlan | undefined {
  const mine = outlines.features.find((feature) => feature.properties.code === our)
  if (!mine) return undefined
  const projection = geoMercator().fitExtent(
    [
      [pad, pad],
      [width - pad, height - pad],
    ],
    mine as Feature,
  )
  const draw = geoPath(projection)
  const project = (at: [number, number]): [number, number] => projection(at) ?? [0, 0]
  const others = outlines.features
    .filter((feature) => feature !== mine)
    .map((feature) => ({ feature, bounds: draw.bounds(feature) }))
    .filter(({ bounds: [[left, top], [right, bottom]] }) => right > 0 && bottom > 0 && left < width && top < height)
    .map(({ feature }) => ({
      code: feature.properties.code,
      name: feature.properties.name,
      path: draw(feature) ?? '',
      at: project(feature.properties.center ?? [0, 0]),
    }))
  return { ours: draw(mine) ?? '', others, ourAt: project(mine.properties.center ?? [0, 0]), project }
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
