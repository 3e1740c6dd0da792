import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import type { OutlinesAnswer, WallAnswer } from '../../api/types-screens.ts'
import { Across } from './across.tsx'
import { Board } from './board.tsx'
import { Desks } from './desks.tsx'
import { Foot } from './foot.tsx'
import { Peers, WallClock, WallMarks } from './head.tsx'
import { Month } from './month.tsx'
import { Countdown, Late } from './overview.tsx'
import type { Asked } from './wall-hooks.ts'
import { WallMap } from './wall-map.tsx'
import './narrow-wall.css'

interface NarrowWallProps {
  wall: WallAnswer
  outlines: OutlinesAnswer | undefined
  onAsk: ((asked: Asked) => void) | undefined
  standing: ReactNode
  /** What a number that was touched counts, over everything. */
  behind: ReactNode
}

const mapHeight = 300
/** Who scrolls may see more than what fits beside a map. */
const mostRows = 8

/** The wall in a hand: the same numbers in one column to scroll, what is late first, all scenes one after the other. */
export function NarrowWall({ wall, outlines, onAsk, standing, behind }: NarrowWallProps) {
  const { t } = useTranslation('wall')
  const say = useSay()
  const { work } = wall
  return (
    <div className="wall-screen wall-narrow" data-on="wall">
      <main className="wall">
        <header className="wall-head">
          <h1>
            {t('title', { name: say(wall.name) })} <WallMarks wall={wall} />
          </h1>
          <WallClock />
          <Peers wall={wall} />
        </header>
        {standing}
        <Month wall={wall} />
        {work && onAsk && <Late wall={wall} work={work} onAsk={onAsk} most={mostRows} />}
        <Countdown wall={wall} />
        <section>
          <WallMap wall={wall} outlines={outlines} onAsk={onAsk} height={mapHeight} narrow />
        </section>
        {work && onAsk && <Desks desks={work.desks} onAsk={onAsk} />}
        <section>
          <h2>{t('scenes.stages')}</h2>
          <Board wall={wall} />
        </section>
        <section>
          <h2>{t('scenes.across')}</h2>
          <Across wall={wall} onAsk={onAsk} />
        </section>
        <Foot published={wall.published} visitor={wall.visitor} />
        {behind}
      </main>
    </div>
  )
}
