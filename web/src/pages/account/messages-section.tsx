import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOwnMessages, usePutOwnMessages, useRemoveOwnMessages, useTestOwnMessages } from '../../api/message-hooks.ts'
import type { MessageWishes } from '../../api/message-types.ts'
import { problemOf } from '../../api/problem.ts'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { noWishes, WishesFields, wishesOf } from './wishes-fields.tsx'

/** What a person is told by mail, and when. In the app everything stands anyway. */
export function MessagesSection() {
  const { t } = useTranslation('account')
  const own = useOwnMessages()
  const put = usePutOwnMessages()
  const remove = useRemoveOwnMessages()
  const test = useTestOwnMessages()
  // What is chosen here stays, whatever comes from the node meanwhile.
  const [chosen, setChosen] = useState<MessageWishes>()
  const [address, setAddress] = useState('')
  const route = own.data?.route
  const wishes = chosen ?? (route ? wishesOf(route) : noWishes)
  if (own.error && !own.data) {
    return <ProblemNotice problem={problemOf(own.error)} again={() => void own.refetch()} />
  }
  if (!own.data) return <RowsSkeleton rows={2} />
  if (!own.data.possible && !route) return <p className="second">{t('messages.impossible')}</p>
  const save = (event: FormEvent) => {
    event.preventDefault()
    test.reset()
    put.mutate(
      { ...wishes, ...(address === '' ? {} : { address }) },
      {
        onSuccess: () => {
          setAddress((now) => (now === address ? '' : now))
          setChosen((now) => (now === chosen ? undefined : now))
        },
      },
    )
  }
  const error = put.error ?? remove.error ?? test.error
  return (
    <form className="plain-form" data-section="messages" onSubmit={save}>
      <label>
        <span>{t('messages.address')}</span>
        <input
          className="plain-input"
          type="email"
          autoComplete="email"
          value={address}
          required={!route}
          maxLength={254}
          placeholder={route?.shown ?? 'name@example.gov.cn'}
          onChange={(event) => setAddress(event.target.value)}
        />
      </label>
      <WishesFields wishes={wishes} onChange={setChosen} />
      {error && <ProblemNotice problem={problemOf(error)} />}
      {put.isSuccess && !test.isSuccess && <p role="status">{t('messages.saved')}</p>}
      {test.isSuccess && <p role="status">{t('messages.tested')}</p>}
      <div className="step-buttons">
        <button type="submit" className="press filled" disabled={put.isPending}>
          {t('messages.save')}
        </button>
        {route && (
          <>
            <button type="button" className="press" disabled={test.isPending} onClick={() => test.mutate(undefined)}>
              {t('messages.test')}
            </button>
            <button type="button" className="link" disabled={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('messages.remove')}
            </button>
          </>
        )}
      </div>
    </form>
  )
}
