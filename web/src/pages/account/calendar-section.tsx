import { useTranslation } from 'react-i18next'
import { useCalendars, useMakeCalendar, useRevokeCalendar } from '../../api/message-hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { InstantText } from '../../marks/day.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'

/** Deadlines in the phone's own calendar: an address for each duty, shown once. */
export function CalendarSection() {
  const { t } = useTranslation('account')
  const say = useSay()
  const calendars = useCalendars()
  const make = useMakeCalendar()
  const revoke = useRevokeCalendar()
  const error = calendars.error ?? make.error ?? revoke.error
  return (
    <div data-section="calendar">
      <p className="second">{t('calendar.says')}</p>
      {error && <ProblemNotice problem={problemOf(error)} />}
      {make.data && (
        <div className="account-codes">
          <p>{t('calendar.once')}</p>
          <img
            className="account-qr"
            alt=""
            width={200}
            height={200}
            src={`data:image/svg+xml,${encodeURIComponent(make.data.qr)}`}
          />
          <p>
            <code className="long">{make.data.url}</code>
          </p>
          <button type="button" className="press filled" onClick={() => make.reset()}>
            {t('calendar.kept')}
          </button>
        </div>
      )}
      {(calendars.data ?? []).length > 0 && (
        <table className="plain-table stack">
          <thead>
            <tr>
              <th scope="col">{t('calendar.duty')}</th>
              <th scope="col">{t('calendar.made')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {calendars.data?.map((one) => (
              <tr key={one.id}>
                <td className="strong">{say(one.label)}</td>
                <td data-label={t('calendar.made')}>
                  <InstantText at={one.createdAt} />
                </td>
                <td className="actions">
                  <button
                    type="button"
                    className="link"
                    disabled={revoke.isPending}
                    onClick={() => revoke.mutate(one.id)}
                  >
                    {t('calendar.revoke')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!make.data && (
        <p className="page-actions">
          <button type="button" className="press" disabled={make.isPending} onClick={() => make.mutate(undefined)}>
            {t('calendar.make')}
          </button>
        </p>
      )}
    </div>
  )
}
