import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMap } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { CountyMap } from '../../drawing/county-map.tsx'
import { between } from '../../i18n/between.ts'
import { SharedTag } from '../../marks/double-line.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { Light } from '../../marks/light.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Name } from '../../marks/sample.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { SourceNote } from '../../marks/source-note.tsx'
import { useSurface } from '../../theme/surface.ts'
import '../plain.css'
import { shortName } from '../short-name.ts'
import './county-map.css'
import { countLights, lightsOf, linksOf, signOf, stagesOf } from './map-facts.ts'

/** Where things are: our county among its neighbours, each matter a light; what is late beside it by name. */
export function CountyMapPage() {
  const { t, i18n } = useTranslation('countyMap')
  const say = useSay()
  const phone = useSurface() === 'phone'
  const { data, error, refetch } = useMap()
  const [stage, setStage] = useState<string>()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  const seen = data.points.filter((point) => stage === undefined || point.stageLabel.zh === stage)
  const lights = lightsOf(seen)
  const counts = countLights(data.points).map(({ light, count }) => t(`light.${light}`, { count }))
  const waiting = data.waiting.map(({ name, count }) => t('waitsFor', { name: say(name), count }))
  const says = [
    data.points.length > 0
      ? t('says', { count: data.points.length, lights: counts.join(between('，')) })
      : t('saysNone'),
    waiting.length > 0 ? t('saysWaiting', { names: waiting.join(between('、')) }) : '',
  ]
  return (
    <>
      <Sentence when={t('title')}>{says.filter(Boolean).join(i18n.language === 'en' ? ' ' : '')}</Sentence>
      <div className="tabs">
        <button type="button" aria-pressed={stage === undefined} onClick={() => setStage(undefined)}>
          {t('all')} <span className="second">{data.points.length}</span>
        </button>
        {stagesOf(data.points).map(({ id, label, count }) => (
          <button key={id} type="button" aria-pressed={stage === id} onClick={() => setStage(id)}>
            {say(label)} <span className="second">{count}</span>
          </button>
        ))}
      </div>
      <div className="map-columns">
        <div>
          <CountyMap
            outlines={data.outlines}
            our={data.region}
            lights={lights}
            links={linksOf(data, (name) => shortName(say(name)))}
            height={phone ? 320 : 600}
          />
          {data.sources.map((source) => (
            <p key={source.zh}>
              <SourceNote source={say(source)} />
            </p>
          ))}
        </div>
        <div className="map-list">
          {data.points.length === 0 && <EmptyState example={t('emptyExample')}>{t('empty')}</EmptyState>}
          <ul aria-label={t('list')}>
            {lights.map(({ id, to, letter, point }) => (
              <li key={id} data-row>
                <Light light={signOf(point.light)} bare />
                <span className="map-list-letter second">{letter}</span>
                <span>
                  <Link to={to ?? ''}>
                    <Name>{point.title}</Name>
                  </Link>{' '}
                  {point.others.length > 0 && (
                    <SharedTag height={12}>{point.others.map(({ name }) => say(name)).join(between('、'))}</SharedTag>
                  )}
                </span>
                <span className="second whole">{say(point.stageLabel)}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </>
  )
}
