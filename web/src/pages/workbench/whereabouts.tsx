import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMap } from '../../api/hooks.ts'
import { useSay } from '../../api/say.ts'
import type { MapAnswer } from '../../api/types-screens.ts'
import { CountyMap } from '../../drawing/county-map.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { lightOrder, linksOf, signOf, stagesOf } from '../county-map/map-facts.ts'
import { matterPath } from '../rows.ts'
import { shortName } from '../short-name.ts'
import { MonthSoFar, useSeesNumbers } from './month-so-far.tsx'

const mapHeight = 256

type Point = MapAnswer['points'][number]

/** The month's investment, how far the projects with a place have come, one cell a matter, and where they are. */
export default function Whereabouts({ region }: { region: string }) {
  const { t } = useTranslation('workbench')
  const say = useSay()
  const map = useMap().data
  const phases = useMemo(() => byPhase(map?.points ?? [], say), [map, say])
  const numbers = useSeesNumbers()
  const placed = map && map.points.length > 0 && map.outlines.features.some((one) => one.properties.code === region)
  if (!placed) return numbers ? <MonthSoFar /> : null
  const late = map.points.filter((point) => point.light === 'late').length
  const count = map.points.length
  const sample = map.points.some((point) => point.sample)
  return (
    <div className={numbers ? 'workbench-foot workbench-three' : 'workbench-foot'}>
      {numbers && <MonthSoFar />}
      <section>
        <SectionTitle sample={sample}>{t(late > 0 ? 'whereSays' : 'whereFine', { count, late })}</SectionTitle>
        <ol className="phases" aria-label={t('phases')}>
          {phases.map((phase) => (
            <li key={phase.name}>
              <span>{phase.name}</span>
              <span className="phase-cells" aria-hidden="true">
                {phase.points.map((point) => (
                  <i key={point.matter} data-light={point.light} title={point.title} />
                ))}
              </span>
              <b>{phase.points.length}</b>
            </li>
          ))}
        </ol>
        <p className="second meta">{t('phasesSays')}</p>
      </section>
      <section>
        <SectionTitle
          sample={sample}
          side={
            <Link className="link meta" to="/map">
              {t('whereAll')}
            </Link>
          }
        >
          {t('where')}
        </SectionTitle>
        <CountyMap
          outlines={map.outlines}
          our={map.region}
          height={mapHeight}
          lights={map.points.map((point) => ({
            id: point.matter,
            at: [point.lon, point.lat],
            light: signOf(point.light),
            name: point.title,
            to: matterPath(point.matter),
          }))}
          links={linksOf(map, (name) => shortName(say(name)))}
        />
      </section>
    </div>
  )
}

/** The packs' words for how far a matter has come, in their order; what they do not name stands last. */
const phaseOrder = ['wanted', 'talks', 'signed', 'landed', 'building', 'producing', 'full', 'stopped']

/** In the order of their phases; what is late stands first in its row. */
function byPhase(points: Point[], say: (text: Point['stageLabel']) => string): { name: string; points: Point[] }[] {
  const rank = ({ phase }: Point) => (phaseOrder.indexOf(phase ?? '') + phaseOrder.length + 1) % (phaseOrder.length + 1)
  const order = points.toSorted((a, b) => rank(a) - rank(b))
  return stagesOf(order).map(({ id, label }) => ({
    name: say(label),
    points: order
      .filter((point) => point.stageLabel.zh === id)
      .toSorted((a, b) => lightOrder.indexOf(a.light) - lightOrder.indexOf(b.light)),
  }))
}
