import type { Outlook, Rung } from '@lianyu/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../../api/say.ts'
import { DayText } from '../../../marks/day.tsx'
import { Light } from '../../../marks/light.tsx'
import { Lines } from './lines.tsx'

/**
 * A ladder drawn as what it is: each rung a step higher than the one before. Reached ones are ticked, the one we stand on
 * is solid, those to come are hollow; a rung opens what it asks. The next one is open from the start.
 */
export function Ladder({ ladder }: { ladder: NonNullable<Outlook['ladder']> }) {
  const { t } = useTranslation('outlook')
  const say = useSay()
  const { rungs, aside } = ladder
  const top = rungs.findLastIndex(({ state }) => state === 'reached')
  const next = rungs.findIndex(({ state }, at) => at > top && state !== 'reached')
  const [chosen, setChosen] = useState<string>()
  const all = [...rungs, ...aside]
  const shown = all.find(({ id }) => id === chosen) ?? rungs[next] ?? rungs[top]
  const rung = (one: Rung, at: number | undefined) => (
    <li key={one.id} style={at === undefined ? undefined : { ['--rise' as string]: at }}>
      <button
        type="button"
        className="rung"
        data-state={one.state}
        data-here={at !== undefined && at === top}
        aria-expanded={shown?.id === one.id}
        onClick={() => setChosen(one.id)}
      >
        <Dot state={one.state} here={at !== undefined && at === top} />
        <span className="rung-name">{say(one.label)}</span>
        <span className="second meta">{t(`state.${one.state}`)}</span>
        {one.until && (one.state === 'reached' || one.state === 'lapsed') && (
          <span className="meta rung-until">
            {(one.soon || one.state === 'lapsed') && <Light light={one.soon ? 'due-soon' : 'late'} bare size={10} />}{' '}
            {t('until')} <DayText day={one.until} />
          </span>
        )}
      </button>
    </li>
  )
  return (
    <>
      <div className="ladder-and-aside">
        <ol className="ladder" aria-label={t('ladder')} style={{ ['--rungs' as string]: rungs.length }}>
          {rungs.map((one, at) => rung(one, at))}
        </ol>
        {aside.length > 0 && (
          <ol className="ladder-aside" aria-label={t('aside')}>
            {aside.map((one) => rung(one, undefined))}
          </ol>
        )}
      </div>
      {shown && <RungFacts rung={shown} />}
    </>
  )
}

function RungFacts({ rung }: { rung: Rung }) {
  const { t } = useTranslation('outlook')
  const say = useSay()
  return (
    <section className="rung-facts" aria-live="polite">
      <h3>
        {say(rung.label)} <span className="second">{t(`state.${rung.state}`)}</span>
      </h3>
      {rung.evidence && (
        <p className="meta">
          {t('evidence')} {say(rung.evidence)}
        </p>
      )}
      {rung.lines.length > 0 && <Lines lines={rung.lines} />}
      <p className="second meta">
        {t('source')} {say(rung.source)}
        {rung.coach && (
          <>
            {'　'}
            {t('coach')} {rung.coach}
          </>
        )}
      </p>
    </section>
  )
}

function Dot({ state, here }: { state: Rung['state']; here: boolean }) {
  return (
    <svg className="rung-dot" width={20} height={20} viewBox="0 0 20 20" aria-hidden="true">
      {here ? (
        <circle cx="10" cy="10" r="8" fill="var(--ink)" />
      ) : (
        <circle
          cx="10"
          cy="10"
          r="8"
          fill="var(--paper)"
          stroke={state === 'reached' ? 'var(--cell)' : 'var(--line-strong)'}
          strokeWidth="1.6"
          strokeDasharray={state === 'missing' ? '2 2.6' : undefined}
        />
      )}
      {state === 'reached' && (
        <path
          d="M5.8 10.3 8.8 13.2 14.4 7"
          fill="none"
          stroke={here ? 'var(--paper)' : 'var(--ink)'}
          strokeWidth="1.8"
        />
      )}
    </svg>
  )
}
