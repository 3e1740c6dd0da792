import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDepartments } from '../../api/admin-hooks.ts'
import {
  useDeskMessages,
  useMessageLog,
  usePutDeskMessages,
  useRemoveDeskMessages,
  useRetryMessage,
  useTestDeskMessages,
} from '../../api/message-hooks.ts'
import { type MessageChannel, type MessageRoute, type MessageWishes, messageChannels } from '../../api/message-types.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { InstantText } from '../../marks/day.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { Light } from '../../marks/light.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { noWishes, WishesFields, wishesOf } from '../account/wishes-fields.tsx'
import { AskFirst, Refused } from './asked.tsx'

/** Robots and mailboxes of desks, and what became of their messages. */
export function MessagesPage() {
  const { t } = useTranslation('admin')
  const { data, error, refetch } = useDeskMessages()
  const [open, setOpen] = useState<MessageRoute | 'new'>()
  const desks = useDeskNames()
  const test = useTestDeskMessages()
  const remove = useRemoveDeskMessages()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={4} />
  const off = !data.mail && data.robotHosts.length === 0
  return (
    <>
      <Sentence>{off ? t('messages.off') : t('messages.says', { count: data.routes.length })}</Sentence>
      {!off && !open && (
        <p className="page-actions">
          <button type="button" className="press" onClick={() => setOpen('new')}>
            {t('messages.add')}
          </button>
        </p>
      )}
      {open && (
        <RouteForm
          key={open === 'new' ? 'new' : `${open.desk} ${open.channel}`}
          route={open === 'new' ? undefined : open}
          desks={desks}
          onDone={() => setOpen(undefined)}
        />
      )}
      <Refused error={test.error ?? remove.error} />
      {test.isSuccess && <p role="status">{t('messages.tested')}</p>}
      {data.routes.length > 0 && (
        <table className="plain-table stack">
          <thead>
            <tr>
              <th scope="col">{t('messages.desk')}</th>
              <th scope="col">{t('messages.channel')}</th>
              <th scope="col">{t('messages.where')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data.routes.map((route) => (
              <tr key={`${route.desk} ${route.channel}`}>
                <td className="strong">{desks.get(route.desk) ?? route.desk}</td>
                <td data-label={t('messages.channel')}>{t(`messages.channels.${route.channel}`)}</td>
                <td data-label={t('messages.where')}>{route.shown}</td>
                <td className="actions">
                  <button type="button" className="link" onClick={() => setOpen(route)}>
                    {t('messages.change')}
                  </button>
                  <button type="button" className="link" disabled={test.isPending} onClick={() => test.mutate(route)}>
                    {t('messages.test')}
                  </button>
                  <AskFirst
                    name={t('messages.remove')}
                    says={t('messages.removeSays')}
                    busy={remove.isPending}
                    onYes={() => remove.mutate(route)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <DeliveryLog desks={desks} />
    </>
  )
}

function useDeskNames(): Map<string, string> {
  const say = useSay()
  const departments = useDepartments().data ?? []
  return new Map(departments.flatMap(({ desks }) => desks.map(({ id, label }) => [id, say(label)])))
}

function RouteForm(props: { route: MessageRoute | undefined; desks: Map<string, string>; onDone: () => void }) {
  const { route, desks, onDone } = props
  const { t } = useTranslation('admin')
  const put = usePutDeskMessages()
  const [desk, setDesk] = useState(route?.desk ?? '')
  const [channel, setChannel] = useState<MessageChannel>(route?.channel ?? 'wecom-robot')
  const [wishes, setWishes] = useState<MessageWishes>(route ? wishesOf(route) : noWishes)
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const written = Object.fromEntries(
      (['address', 'url', 'secret'] as const).flatMap((name) => {
        const value = String(form.get(name) ?? '').trim()
        return value === '' ? [] : [[name, value]]
      }),
    )
    put.mutate({ way: { desk, channel }, body: { ...wishes, ...written } }, { onSuccess: onDone })
  }
  return (
    <form className="plain-form" onSubmit={save}>
      <Refused error={put.error} />
      <div className="field-line">
        <label>
          <span>{t('messages.desk')}</span>
          <select
            className="plain-input"
            value={desk}
            required
            disabled={route !== undefined}
            onChange={(event) => setDesk(event.target.value)}
          >
            <option value="" />
            {[...desks].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('messages.channel')}</span>
          <select
            className="plain-input"
            value={channel}
            disabled={route !== undefined}
            onChange={(event) => setChannel(event.target.value as MessageChannel)}
          >
            {messageChannels.map((one) => (
              <option key={one} value={one}>
                {t(`messages.channels.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {channel === 'mail' ? (
        <label>
          <span>{t('messages.address')}</span>
          <input className="plain-input" name="address" type="email" required={!route} placeholder={route?.shown} />
        </label>
      ) : (
        <label>
          <span>{t('messages.url')}</span>
          <input
            className="plain-input"
            name="url"
            type="url"
            autoComplete="off"
            required={!route}
            placeholder={route?.shown}
          />
        </label>
      )}
      {channel === 'dingtalk-robot' && (
        <label>
          <span>{t('messages.secret')}</span>
          <input className="plain-input" name="secret" type="password" autoComplete="off" required={!route} />
        </label>
      )}
      <WishesFields wishes={wishes} onChange={setWishes} />
      <div className="step-buttons">
        <button type="submit" className="press filled" disabled={put.isPending}>
          {t('save')}
        </button>
        <button type="button" className="press" onClick={onDone}>
          {t('cancel')}
        </button>
      </div>
    </form>
  )
}

const lights = { sent: 'done', failed: 'late', waiting: 'on-time', empty: 'done' } as const

function DeliveryLog({ desks }: { desks: Map<string, string> }) {
  const { t } = useTranslation('admin')
  const { data } = useMessageLog()
  const retry = useRetryMessage()
  if (!data) return null
  return (
    <section className="section" data-section="delivery">
      <h2>{t('messages.log')}</h2>
      <Refused error={retry.error} />
      {data.length === 0 && <EmptyState>{t('messages.logEmpty')}</EmptyState>}
      {data.length > 0 && (
        <table className="plain-table stack">
          <thead>
            <tr>
              {(['made', 'to', 'sort', 'state'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`messages.columns.${name}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {data.map((one) => (
              <tr key={one.id} data-state={one.state}>
                <td className="strong">
                  <InstantText at={one.madeAt} />
                </td>
                <td data-label={t('messages.columns.to')}>
                  {one.desk === '' ? t('messages.person') : (desks.get(one.desk) ?? one.desk)}{' '}
                  {t(`messages.channels.${one.channel}`)}
                </td>
                <td data-label={t('messages.columns.sort')}>{t(`messages.sorts.${one.sort}`)}</td>
                <td data-label={t('messages.columns.state')}>
                  <Light light={lights[one.state]} bare size={12} /> {t(`messages.states.${one.state}`)}
                  {one.trouble && one.state !== 'sent' && (
                    <span className="second"> {t('messages.tried', { count: one.tries, trouble: one.trouble })}</span>
                  )}
                </td>
                <td className="actions">
                  {one.state === 'failed' && (
                    <button
                      type="button"
                      className="link"
                      disabled={retry.isPending}
                      onClick={() => retry.mutate(one.id)}
                    >
                      {t('messages.retry')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
