import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEndSession, useOpenSessions } from '../../api/account-hooks.ts'
import { useChangePassword } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { PageHeader } from '../../layout/page-header.tsx'
import { InstantText } from '../../marks/day.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { CalendarSection } from './calendar-section.tsx'
import { MessagesSection } from './messages-section.tsx'
import { SecondFactor } from './second-factor.tsx'
import '../plain.css'
import './account.css'

/** 账号与安全: password, second factor, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation('account')
  return (
    <>
      <PageHeader title={t('title')} />
      <section className="section">
        <h2>{t('factor')}</h2>
        <SecondFactor />
      </section>
      <section className="section" id="notices">
        <h2>{t('messages.title')}</h2>
        <p className="second">{t('messages.says')}</p>
        <MessagesSection />
        <h3>{t('calendar.title')}</h3>
        <CalendarSection />
      </section>
      <section className="section">
        <h2>{t('sessions')}</h2>
        <p className="second">{t('sessionsSays')}</p>
        <Sessions />
      </section>
      <section className="section">
        <h2>{t('change')}</h2>
        <ChangePassword />
      </section>
    </>
  )
}

function Sessions() {
  const { t } = useTranslation('account')
  const say = useSay()
  const { data, error, refetch } = useOpenSessions()
  const end = useEndSession()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={2} />
  return (
    <>
      {end.error && <ProblemNotice problem={problemOf(end.error)} />}
      <table className="plain-table stack">
        <thead>
          <tr>
            {(['where', 'since', 'seen', 'way'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`columns.${name}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {data.map((one) => (
            <tr key={one.id} data-session={one.current ? 'current' : 'other'}>
              <td className="strong">
                {deviceOf(one.agent) || t('unknown')}
                <p className="meta second">
                  {one.address} {say(one.acting.label)}
                </p>
              </td>
              <td data-label={t('columns.since')}>
                <InstantText at={one.createdAt} />
              </td>
              <td data-label={t('columns.seen')}>
                <InstantText at={one.seenAt} />
              </td>
              <td data-label={t('columns.way')}>{t(`ways.${one.way}`)}</td>
              <td className="actions">
                {one.current ? (
                  <span className="second">{t('current')}</span>
                ) : (
                  <button type="button" className="link" disabled={end.isPending} onClick={() => end.mutate(one.id)}>
                    {t('end')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The browser and system in a user agent's long line, as far as they can be told. */
function deviceOf(agent: string): string {
  const browser = /(MicroMessenger|Edg|Firefox|Chrome|Safari)\/(\d+)/.exec(agent)
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)
  const names: Record<string, string> = { MicroMessenger: 'WeChat', Edg: 'Edge' }
  return [browser && `${names[browser[1] ?? ''] ?? browser[1]} ${browser[2]}`, system?.[0]].filter(Boolean).join(', ')
}

function ChangePassword() {
  const { t } = useTranslation('signIn')
  const change = useChangePassword()
  const [differ, setDiffer] = useState(false)
  const keep = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const [current = '', next = '', again = ''] = ['current', 'next', 'again'].map((name) => String(form.get(name)))
    setDiffer(next !== again)
    if (next === again) change.mutate({ current, next }, { onSuccess: () => element.reset() })
  }
  return (
    <form className="plain-form" onSubmit={keep}>
      {(
        [
          ['current', 'current-password'],
          ['next', 'new-password'],
          ['again', 'new-password'],
        ] as const
      ).map(([name, autoComplete]) => (
        <label key={name}>
          <span>{t(name)}</span>
          <input
            className="plain-input"
            name={name}
            type="password"
            required
            maxLength={128}
            autoComplete={autoComplete}
          />
        </label>
      ))}
      {differ && (
        <p className="field-wrong" role="alert">
          {t('differ')}
        </p>
      )}
      {change.error && <ProblemNotice problem={problemOf(change.error)} />}
      {change.isSuccess && <p role="status">{t('changed', { ns: 'account' })}</p>}
      <div className="step-buttons">
        <button type="submit" className="press filled" disabled={change.isPending}>
          {t(change.isPending ? 'keeping' : 'keep')}
        </button>
      </div>
    </form>
  )
}
