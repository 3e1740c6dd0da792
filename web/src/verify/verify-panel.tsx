import type { Kind, SharedState, Text } from '@lianyu/kernel'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSignedIn } from '../api/hooks.ts'
import { useSay } from '../api/say.ts'
import { VerifyLine } from '../layout/steps.tsx'
import { dayWords } from '../marks/day-words.ts'
import { ProblemNotice } from '../marks/problem-notice.tsx'
import { localOf } from '../time/instant.ts'
import { useNow } from '../time/now.tsx'
import { besides, headline, type Names } from './says.ts'
import { useVerify } from './use-verify.ts'
import './verify.css'
import { VerifySheet } from './verify-sheet.tsx'

export interface VerifyPanelProps {
  matter: string
  /** What the screen shows of it; compared with what the records lead to. */
  shown: SharedState | undefined
  /** How many records the timeline has, said before anything is checked. */
  count: number
  kind?: Kind
  /** Names of parties, the own among them. */
  parties?: Record<string, Text>
}

/** The line at the foot of what can be done: what was checked, in words a mayor understands; how, a press behind. */
export function VerifyPanel({ matter, shown, count, kind, parties = {} }: VerifyPanelProps) {
  const { t } = useTranslation('verify')
  const { t: marks } = useTranslation('marks')
  const say = useSay()
  const now = useNow()
  const session = useSignedIn()
  const sheet = useRef<HTMLDialogElement>(null)
  const { state, begin, stop } = useVerify(matter, shown, session?.party.id)
  const ready = shown !== undefined && session !== undefined

  if (state.is === 'failed') return <ProblemNotice problem={state.problem} again={() => begin()} />
  if (state.is === 'under-way') {
    const { doing, done, all } = state.progress
    return (
      <div className="verify verify-going" role="status">
        <div>
          <p className="strong">{t(`doing.${doing}`, { done, all })}</p>
          <progress value={doing === 'fetch' ? undefined : done} max={Math.max(1, all)} aria-label={t('press')} />
        </div>
        <button type="button" className="press" onClick={stop}>
          {t('stop')}
        </button>
      </div>
    )
  }
  if (state.is === 'not-yet') {
    return (
      <VerifyLine
        holds={false}
        says={t('before', { count })}
        more={t('beforePeers')}
        action={
          <button type="button" className="press" disabled={!ready} onClick={() => begin()}>
            {t('press')}
          </button>
        }
      />
    )
  }
  const { result, proof } = state
  const names: Names = {
    t,
    say,
    result,
    proof,
    parties: session ? { ...parties, [session.party.id]: session.party.name } : parties,
    ...(kind ? { kind } : {}),
  }
  const timeOf = (instant: string) => {
    const { day, time } = localOf(instant, now.offsetMinutes)
    return day === now.today ? time : `${dayWords(marks, day, now.today, 'short')} ${time}`
  }
  const dayOf = (instant: string) => dayWords(marks, localOf(instant, now.offsetMinutes).day, now.today, 'short')
  return (
    <>
      <div className={result.verdict === 'fails' ? 'verify-found verify-fails' : 'verify-found'} aria-live="polite">
        <VerifyLine
          holds={result.verdict === 'holds' || result.verdict === 'alone'}
          says={headline(names)}
          more={
            <>
              {result.verdict === 'fails' ? t('advice') : besides(names, timeOf)}{' '}
              <button type="button" className="link meta" onClick={() => sheet.current?.showModal()}>
                {t('details')}
              </button>
            </>
          }
          action={
            <button type="button" className="press" onClick={() => begin()}>
              {t('again')}
            </button>
          }
        />
      </div>
      <VerifySheet
        ref={sheet}
        names={names}
        dayOf={dayOf}
        timeOf={timeOf}
        onWhole={() => {
          sheet.current?.close()
          begin(Number.MAX_SAFE_INTEGER)
        }}
      />
    </>
  )
}
