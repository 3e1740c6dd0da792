import type { WallAnswer } from '../../api/types-screens.ts'
import type { LightName } from '../../marks/light.tsx'

type Point = WallAnswer['points'][number]
type Place = [lon: number, lat: number]

/** What has no clock is quiet: a point of the stage it has reached. In visitor mode all are. */
export function lightOfPoint({ light }: Point): LightName {
  return light === undefined || light === 'none' ? 'on-time' : light
}

/**
 * A double curve to each neighbour: how many of ours it has in hand, for visitors how many are done together. It leads to
 * the point that is shared, or some way from our middle towards them.
 */
export function linksOf(wall: WallAnswer, centers: Record<string, Place>) {
  const counted = wall.work
    ? wall.work.waiting.map(({ party, name, count }) => ({ party, name, count }))
    : sharedWith(wall)
  return counted.flatMap(({ party, name, count }) => {
    const point = wall.points.find(({ others }) => others.some((other) => other.party === party))
    const to = point ? ([point.lon, point.lat] as Place) : towards(centers[wall.party], centers[party])
    return to ? [{ code: party, name, count, to }] : []
  })
}

function sharedWith({ across }: WallAnswer) {
  const found = new Map<string, { party: string; name: { zh: string; en: string }; count: number }>()
  for (const { others } of across) {
    for (const { party, name } of others) {
      found.set(party, { party, name, count: (found.get(party)?.count ?? 0) + 1 })
    }
  }
  return [...found.values()]
}

function towards(ours: Place | undefined, theirs: Place | undefined): Place | undefined {
  if (!ours || !theirs) return ours
  return [ours[0] + (theirs[0] - ours[0]) * 0.1, ours[1] + (theirs[1] - ours[1]) * 0.1]
}
