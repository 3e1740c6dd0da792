import type { MapAnswer } from '../../api/types-screens.ts'
import type { MapLight, MapLink } from '../../drawing/county-map.tsx'
import { lettersOf } from '../../drawing/map-letters.ts'
import type { LightName } from '../../marks/light.tsx'

type Point = MapAnswer['points'][number]
export const lightOrder = ['late', 'due-soon', 'on-time', 'done', 'none'] as const

/** What has no clock is drawn as a hollow ring: neither on time nor late. */
export const signOf = (light: Point['light']): LightName => (light === 'none' ? 'suspended' : light)

/** How many of each light, worst first, without those of which there are none. */
export function countLights(points: readonly Point[]): { light: Point['light']; count: number }[] {
  return lightOrder
    .map((light) => ({ light, count: points.filter((point) => point.light === light).length }))
    .filter(({ count }) => count > 0)
}

/** Stages in the order in which they first appear, each with its count. */
export function stagesOf(points: readonly Point[]): { id: string; label: Point['stageLabel']; count: number }[] {
  const found = new Map<string, { id: string; label: Point['stageLabel']; count: number }>()
  for (const point of points) {
    const id = point.stageLabel.zh
    const one = found.get(id) ?? { id, label: point.stageLabel, count: 0 }
    one.count++
    found.set(id, one)
  }
  return [...found.values()]
}

/** Lights for the drawing; those late or near due get a letter, whose full name stands in the list beside the map. */
export function lightsOf(points: readonly Point[]): (MapLight & { point: Point })[] {
  const sorted = points.toSorted((a, b) => lightOrder.indexOf(a.light) - lightOrder.indexOf(b.light))
  const letters = lettersOf(sorted)
  return sorted.map((point) => {
    const letter = letters.get(point.matter)
    return {
      id: point.matter,
      at: [point.lon, point.lat] as [number, number],
      light: signOf(point.light),
      name: point.title,
      to: `/matters/${encodeURIComponent(point.matter)}`,
      ...(letter ? { letter } : {}),
      point,
    }
  })
}

/** Some way from our middle towards theirs: in the middle stands our name. */
function shortOf(ours: Place | null, theirs: Place | null): Place | undefined {
  if (!ours) return undefined
  if (!theirs) return ours
  return [ours[0] + (theirs[0] - ours[0]) * 0.1, ours[1] + (theirs[1] - ours[1]) * 0.1]
}
type Place = [number, number]

/** A double curve to each neighbour waited for, from the point that waits, or from inside us where that has no place. */
export function linksOf(
  { waiting, points, center }: MapAnswer,
  nameOf: (name: { zh: string; en: string }) => string,
): MapLink[] {
  return waiting.flatMap(({ party, name, count, center: theirs }) => {
    const ours = points.find((point) => point.others.some((other) => other.party === party))
    const to = ours ? ([ours.lon, ours.lat] as [number, number]) : shortOf(center, theirs)
    return to ? [{ code: party, name: nameOf(name), count, to }] : []
  })
}
