import { useTranslation } from 'react-i18next'
import { type MessageRoute, type MessageSort, type MessageWishes, messageSorts } from '../../api/message-types.ts'

export const noWishes: MessageWishes = {
  sorts: ['late', 'due-soon', 'handed', 'answered'],
  quietFrom: '21:00',
  quietTo: '07:30',
  redPasses: false,
  digestTimes: [],
}

export function wishesOf({ sorts, quietFrom, quietTo, redPasses, digestTimes }: MessageRoute): MessageWishes {
  return { sorts, quietFrom, quietTo, redPasses, digestTimes }
}

/** What is told, when it is quiet, and when a digest comes: the same for a person and for a desk. */
export function WishesFields({
  wishes,
  onChange,
}: {
  wishes: MessageWishes
  onChange: (wishes: MessageWishes) => void
}) {
  const { t } = useTranslation('account')
  const toggle = (sort: MessageSort, on: boolean) =>
    onChange({ ...wishes, sorts: messageSorts.filter((one) => (one === sort ? on : wishes.sorts.includes(one))) })
  const digest = (at: number, time: string) =>
    onChange({
      ...wishes,
      digestTimes: [0, 1].flatMap((n) => (n === at ? time : wishes.digestTimes[n]) || []),
    })
  return (
    <>
      <fieldset className="account-checks">
        <legend className="second">{t('messages.what')}</legend>
        {messageSorts.map((sort) => (
          <label key={sort}>
            <input
              type="checkbox"
              checked={wishes.sorts.includes(sort)}
              onChange={(event) => toggle(sort, event.target.checked)}
            />{' '}
            {t(`messages.sorts.${sort}`)}
          </label>
        ))}
      </fieldset>
      <div className="field-line">
        <label>
          <span>{t('messages.quietFrom')}</span>
          <input
            className="plain-input"
            type="time"
            value={wishes.quietFrom}
            onChange={(event) => onChange({ ...wishes, quietFrom: event.target.value })}
          />
        </label>
        <label>
          <span>{t('messages.quietTo')}</span>
          <input
            className="plain-input"
            type="time"
            value={wishes.quietTo}
            onChange={(event) => onChange({ ...wishes, quietTo: event.target.value })}
          />
        </label>
        {[0, 1].map((n) => (
          <label key={n}>
            <span>{t('messages.digest', { n: n + 1 })}</span>
            <input
              className="plain-input"
              type="time"
              value={wishes.digestTimes[n] ?? ''}
              onChange={(event) => digest(n, event.target.value)}
            />
          </label>
        ))}
      </div>
      <label className="account-check">
        <input
          type="checkbox"
          checked={wishes.redPasses}
          onChange={(event) => onChange({ ...wishes, redPasses: event.target.checked })}
        />{' '}
        {t('messages.redPasses')}
      </label>
    </>
  )
}
