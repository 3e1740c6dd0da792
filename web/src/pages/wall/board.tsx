import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import type { WallAnswer } from '../../api/types-screens.ts'
import { Light } from '../../marks/light.tsx'
import { Name } from '../../marks/sample.tsx'
import { lightOfPoint } from './map-of-wall.ts'
import { matterPath } from './row.tsx'
import { Year } from './year.tsx'

/** As many names as fit under a stage. */
const most = { alone: 12, withYear: 5 }
const urgency = { late: 0, 'due-soon': 1, 'on-time': 2, none: 3, done: 4 }

/** Every project under the stage it has reached, late ones first. */
export function Board({ wall }: { wall: WallAnswer }) {
  const { t } = useTranslation('wall')
  const say = useSay()
  const columns = useMemo(
    () =>
      wall.stages.map((stage) => ({
        ...stage,
        points: wall.points
          .filter((point) => point.stage === stage.stage)
          .toSorted((a, b) => urgency[a.light ?? 'none'] - urgency[b.light ?? 'none']),
      })),
    [wall],
  )
  if (columns.length === 0) return <main className="wall-board second">{t('stagesNone')}</main>
  const kind = wall.points[0]?.kind
  const fits = wall.work?.month ? most.withYear : most.alone
  return (
    <main className="wall-stages-scene">
      <div className="wall-board">
        {columns.map(({ stage, label, count, points }) => {
          const shown = points.slice(0, fits)
          return (
            <section key={stage}>
              <h2>
                {say(label)}{' '}
                {wall.visitor ? (
                  <b>{count}</b>
                ) : (
                  <Link to={`/list/${kind ?? 'all'}?stage=${stage}`}>
                    <b>{count}</b>
                  </Link>
                )}
              </h2>
              <ul>
                {shown.map((point) => (
                  <li key={point.matter}>
                    {!wall.visitor && <Light light={lightOfPoint(point)} bare size={22} />}
                    {wall.visitor ? (
                      <Name>{point.title}</Name>
                    ) : (
                      <Link to={matterPath(point.matter)}>
                        <Name>{point.title}</Name>
                      </Link>
                    )}
                  </li>
                ))}
              </ul>
              {count > shown.length && <p className="second">{t('moreInStage', { count: count - shown.length })}</p>}
            </section>
          )
        })}
      </div>
      {wall.work?.month && <Year month={wall.work.month} />}
    </main>
  )
}
