import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeople, useSignInPolicy, useWantSecondFactor } from '../../api/admin-hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import type { SignInPolicy } from '../../api/types-admin.ts'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { Refused } from './asked.tsx'
import { ProviderLinks } from './provider-links.tsx'

/** The node itself and the public sign in nowhere. */
const nobodies = new Set(['system', 'public'])

/** Which roles need a second factor, and who each person is at the party's identity provider. */
export function SignInPage() {
  const { t } = useTranslation('admin')
  const { data, error, refetch } = useSignInPolicy()
  const people = usePeople().data
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={5} />
  return (
    <>
      <div className="admin-head">
        <Sentence>
          {data.roles.length === 0 ? t('signIn.saysNone') : t('signIn.says', { count: data.roles.length })}
        </Sentence>
      </div>
      <WantedRoles policy={data} />
      <section className="section" aria-labelledby="provider-links">
        <h2 id="provider-links">{t('signIn.provider')}</h2>
        {people === undefined ? <RowsSkeleton rows={3} /> : <ProviderLinks provider={data.provider} people={people} />}
      </section>
    </>
  )
}

function WantedRoles({ policy }: { policy: SignInPolicy }) {
  const { t } = useTranslation('admin')
  const say = useSay()
  const want = useWantSecondFactor()
  // What is ticked here stays, whatever comes from the node meanwhile.
  const [ticked, setChosen] = useState<string[]>()
  const chosen = ticked ?? policy.roles
  const roles = policy.known.filter((role) => !nobodies.has(role))
  const changed = chosen.toSorted().join() !== policy.roles.toSorted().join()
  return (
    <form
      className="plain-form"
      onSubmit={(event) => {
        event.preventDefault()
        const saved = () => setChosen((now) => (now === chosen ? undefined : now))
        if (changed) want.mutate(chosen, { onSuccess: saved })
      }}
    >
      <Refused error={want.error} />
      <fieldset className="wanted-roles">
        <legend>{t('signIn.roles')}</legend>
        {roles.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={chosen.includes(role)}
              onChange={(event) =>
                setChosen(event.target.checked ? [...chosen, role] : chosen.filter((one) => one !== role))
              }
            />
            {say(policy.names[role]) || t(`roles.${role}`, { defaultValue: role })}
          </label>
        ))}
      </fieldset>
      <p className="second meta">{t('signIn.rolesSays')}</p>
      <div className="step-buttons">
        <button type="submit" className="press filled" disabled={!changed || want.isPending}>
          {t('save')}
        </button>
        {want.isSuccess && !changed && <span role="status">{t('saved')}</span>}
      </div>
    </form>
  )
}
