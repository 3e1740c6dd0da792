import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import type { OutlinesAnswer, WallAnswer } from '../../api/types-screens.ts'
import { CountyMap } from '../../drawing/county-map.tsx'
import { lettersOf } from '../../drawing/map-letters.ts'
import { shortName } from '../short-name.ts'
import { lightOfPoint, linksOf } from './map-of-wall.ts'
import { matterPath } from './row.tsx'
import type { Asked } from './wall-hooks.ts'

interface WallMapProps {
  wall: WallAnswer
  outlines: OutlinesAnswer | undefined
  height: number
  /** Opens what waits with a neighbour; nothing opens for visitors. */
  onAsk: ((asked: Asked) => void) | undefined
  /** In a hand: names and lights at the size of a page. */
  narrow?: boolean
}

/** The county with its projects by stage and light, and a double curve to each neighbour. */
export function WallMap({ wall, outlines, height, onAsk, narrow = false }: WallMapProps) {
  const { t } = useTranslation('wall')
  const say = useSay()
  const { party, points, visitor } = wall
  const lights = useMemo(() => {
    const letters = lettersOf(wall.points)
    return points.map((point) => {
      const letter = letters.get(point.matter)
      return {
        id: point.matter,
        at: [point.lon, point.lat] as [number, number],
        light: lightOfPoint(point),
        name: `${point.title} ${say(point.stageLabel)}`,
        ...(visitor ? {} : { to: matterPath(point.matter) }),
        ...(letter ? { letter } : {}),
      }
    })
  }, [wall, points, visitor, say])
  const links = useMemo(
    () =>
      outlines
        ? linksOf(wall, outlines.centers).map(({ code, name, count, to }) => ({
            code,
            name: shortName(say(name)),
            count,
            to,
            says: t(visitor ? 'shares' : 'waits', { count }),
            ...(onAsk && { onOpen: () => onAsk({ what: 'awaited', party: code, name: say(name) }) }),
          }))
        : [],
    [wall, outlines, say, t, visitor, onAsk],
  )
  if (!outlines) return <div style={{ height }} />
  return (
    <CountyMap outlines={outlines.outlines} our={party} lights={lights} links={links} height={height} wall={!narrow} />
  )
}
