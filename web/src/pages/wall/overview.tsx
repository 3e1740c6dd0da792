import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import type { OutlinesAnswer, WallAnswer, WallWork } from '../../api/types-screens.ts'
import { lettersOf } from '../../drawing/map-letters.ts'
import { Light } from '../../marks/light.tsx'
import { Name } from '../../marks/sample.tsx'
import { AcrossList } from './across.tsx'
import { Desks } from './desks.tsx'
import { lateRows } from './late-rows.ts'
import { Month } from './month.tsx'
import { LateRow, matterPath } from './row.tsx'
import type { Asked } from './wall-hooks.ts'
import { WallMap } from './wall-map.tsx'

interface OverviewProps {
  wall: WallAnswer
  outlines: OutlinesAnswer | undefined
  onAsk: ((asked: Asked) => void) | undefined
  width: number
  height: number
}

/** What the head and the foot take. */
const besides = 99 + 160

/** A glance of three seconds: are we on course, what is late, who has it. */
export function Overview({ wall, outlines, onAsk, height }: OverviewProps) {
  const { work } = wall
  return (
    <div className="wall-overview">
      <div className="wall-side">
        <Month wall={wall} />
        {work && onAsk && <Desks desks={work.desks} onAsk={onAsk} />}
      </div>
      <WallMap wall={wall} outlines={outlines} onAsk={onAsk} height={height - besides - 24} />
      <div className="wall-side">
        {work && onAsk ? <Late wall={wall} work={work} onAsk={onAsk} /> : <AcrossList wall={wall} most={3} />}
        <Countdown wall={wall} {...(work && lateRows(work, mostRows).more && { most: 1 })} />
      </div>
    </div>
  )
}

const mostRows = 3

interface LateProps {
  wall: WallAnswer
  work: WallWork
  onAsk: (asked: Asked) => void
  most?: number
}

export function Late({ wall, work, onAsk, most = mostRows }: LateProps) {
  const { t } = useTranslation('wall')
  const { counts } = work
  const { rows, more } = lateRows(work, most)
  const letters = useMemo(() => lettersOf(wall.points), [wall])
  // A letter that is the name's own last character is not said twice.
  const letterOf = (row: (typeof rows)[number]) => {
    const letter = letters.get(row.matter)
    return letter !== undefined && !row.title.endsWith(letter) ? letter : undefined
  }
  return (
    <section className="wall-late-list">
      <h2 className="wall-counts">
        {counts.late === 0 ? (
          <span>
            <Light light="on-time" bare size={26} /> {t('noneLate')}
          </span>
        ) : (
          <button type="button" onClick={() => onAsk({ what: 'late' })}>
            <Light light="late" bare size={26} /> {t('countLate', { count: counts.late })}
          </button>
        )}
        {counts.soon > 0 && (
          <button type="button" onClick={() => onAsk({ what: 'soon' })}>
            <Light light="due-soon" bare size={26} /> {t('countSoon', { count: counts.soon })}
          </button>
        )}
      </h2>
      <ul>
        {rows.map((row) => (
          <LateRow key={`${row.matter} ${row.track}`} row={row} letter={letterOf(row)} />
        ))}
      </ul>
      {more && (
        <button type="button" className="wall-more second" onClick={() => onAsk({ what: more.what })}>
          {t(`more.${more.what}`, { count: more.count })}
        </button>
      )}
    </section>
  )
}

/** As many promises as leave room for the year's end. */
const mostPromises = 2

/** @param most  how many promises: fewer where what is late takes their room */
export function Countdown({ wall, most = mostPromises }: { wall: WallAnswer; most?: number }) {
  const { t } = useTranslation('wall')
  const say = useSay()
  return (
    <section className="wall-countdown">
      <h2>{t('countdown')}</h2>
      <ul>
        {wall.promised.slice(0, most).map(({ matter, title, what, days }) => (
          <li key={`${matter} ${what.zh}`}>
            <Promised to={wall.visitor ? undefined : matterPath(matter)}>
              <span className="wall-promise">
                <Name>{title}</Name> {say(what)}
              </span>
              <b>{days}</b> <span className="second">{t('days')}</span>
            </Promised>
          </li>
        ))}
        <li>
          <span className="wall-promise">{t('yearEnd')}</span>
          <b>{wall.yearEnd}</b> <span className="second">{t('days')}</span>
        </li>
      </ul>
    </section>
  )
}

/** The whole line opens the matter; for visitors nothing does. */
function Promised({ to, children }: { to: string | undefined; children: ReactNode }) {
  return to ? <Link to={to}>{children}</Link> : children
}
