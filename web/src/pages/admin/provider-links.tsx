import type { Text } from '@lianyu/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLinkProvider, useUnlinkProvider } from '../../api/admin-hooks.ts'
import { useSay } from '../../api/say.ts'
import type { PersonAnswer } from '../../api/types-admin.ts'
import { EmptyState } from '../../marks/empty-state.tsx'
import { Spoken } from '../../marks/sample.tsx'
import { AskFirst, Refused } from './asked.tsx'

/** Who each person is at the party's own identity provider. Nobody is made by signing in there: somebody links them here. */
export function ProviderLinks({ provider, people }: { provider: Text | null; people: PersonAnswer[] }) {
  const { t } = useTranslation('admin')
  const say = useSay()
  if (provider === null) return <EmptyState>{t('signIn.noProvider')}</EmptyState>
  const active = people.filter((person) => person.disabledAt === null)
  return (
    <>
      <p className="second">{t('signIn.providerSays', { provider: say(provider) })}</p>
      <table className="plain-table stack">
        <thead>
          <tr>
            {(['title', 'username', 'subject'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`signIn.columns.${name}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {active.map((person) => (
            <Row key={person.id} person={person} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({ person }: { person: PersonAnswer }) {
  const { t } = useTranslation('admin')
  const link = useLinkProvider()
  const unlink = useUnlinkProvider()
  const [typed, setTyped] = useState<string>()
  const { id, title, username, subject } = person
  const send = () => {
    const wanted = typed?.trim() ?? ''
    if (wanted !== '') link.mutate({ id, subject: wanted }, { onSuccess: () => setTyped(undefined) })
  }
  return (
    <tr data-row>
      <td className="strong">
        <Spoken>{title}</Spoken>
      </td>
      <td>{username}</td>
      <td>
        <Refused error={link.error ?? unlink.error} />
        {typed === undefined ? (
          (subject ?? <span className="second">{t('signIn.notLinked')}</span>)
        ) : (
          <form
            className="provider-subject"
            onSubmit={(event) => {
              event.preventDefault()
              send()
            }}
          >
            <input
              className="plain-input"
              aria-label={t('signIn.subjectOf', { title })}
              value={typed}
              maxLength={255}
              autoComplete="off"
              // biome-ignore lint/a11y/noAutofocus: the person has just asked for this one field
              autoFocus
              onChange={(event) => setTyped(event.target.value)}
            />
            <button type="submit" className="press filled" disabled={typed.trim() === '' || link.isPending}>
              {t('signIn.link')}
            </button>
            <button type="button" className="link" onClick={() => setTyped(undefined)}>
              {t('cancel')}
            </button>
          </form>
        )}
      </td>
      <td className="actions">
        {typed === undefined && (
          <button type="button" className="link" onClick={() => setTyped(subject ?? '')}>
            {t(subject === null ? 'signIn.link' : 'signIn.change')}
          </button>
        )}
        {subject !== null && typed === undefined && (
          <AskFirst
            name={t('signIn.unlink')}
            says={t('signIn.unlinkSure')}
            busy={unlink.isPending}
            onYes={() => unlink.mutate(id)}
          />
        )}
      </td>
    </tr>
  )
}
