import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import type { HolderAnswer, MatterAnswer } from '../../api/types.ts'
import { Holder } from '../../marks/holder.tsx'
import { Light } from '../../marks/light.tsx'
import { holderName } from '../rows.ts'
import { useLaneWords } from './lane-held.ts'

type Gate = MatterAnswer['gates'][number]

/** Why a step may not be taken: the gate's missing lanes, who holds each and for how long, and what can be done. */
export function Why({
  gate,
  trackName,
  says,
  urgeHref,
}: {
  gate?: Gate
  trackName: (track: string) => string
  /** The whole refusal, where there is no gate to draw. */
  says: string
  urgeHref: (track: string) => string | undefined
}) {
  const { t } = useTranslation('matter')
  const say = useSay()
  const held = useLaneWords()
  const missing = gate?.lanes.filter((lane) => !lane.done) ?? []
  return (
    <section className="why" aria-label={t('whyTitle')}>
      {missing.length > 0 ? (
        <>
          <p className="meta">{t('gateLacks', { count: missing.length })}</p>
          <ul>
            {missing.map((lane) => (
              <li key={lane.track}>
                <Light
                  light={lane.reading && lane.reading.light !== 'done' ? lane.reading.light : 'suspended'}
                  bare
                  words={held(lane.reading)}
                />
                <span>
                  <b>{trackName(lane.track)}</b>{' '}
                  <span className="second">
                    <Holder {...holderName(say, lane.holder as HolderAnswer)} /> {held(lane.reading)}
                  </span>
                </span>
                {urgeHref(lane.track) && (
                  <Link className="link" to={urgeHref(lane.track) ?? ''}>
                    {t('urge')}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="meta">{says}</p>
      )}
      <p className="second meta">{t('whyRule')}</p>
    </section>
  )
}
