import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangePassword, useSignOut } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { DoubleLine } from '../../marks/double-line.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import './sign-in.css'

/** A password that somebody else made is good for one thing only: choosing one's own. */
export function NewPassword() {
  const { t } = useTranslation('signIn')
  const change = useChangePassword()
  const signOut = useSignOut()
  const [differ, setDiffer] = useState(false)
  const keep = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [current, next, again] = ['current', 'next', 'again'].map((name) => String(form.get(name)))
    setDiffer(next !== again)
    if (next === again && current !== undefined && next !== undefined) change.mutate({ current, next })
  }
  const field = (name: 'current' | 'next' | 'again', autoComplete: string) => (
    <label>
      {t(name)}
      <input className="plain-input" name={name} type="password" required maxLength={256} autoComplete={autoComplete} />
    </label>
  )
  return (
    <main className="sign sign-whole">
      <div>
        <p className="sign-brand">
          <DoubleLine height={18} says="" /> {t('name', { ns: 'shell' })}
        </p>
        <h1>{t('change')}</h1>
        <p className="second">{t('changeSays')}</p>
        <form onSubmit={keep}>
          {field('current', 'current-password')}
          {field('next', 'new-password')}
          {field('again', 'new-password')}
          {differ && (
            <p className="field-wrong" role="alert">
              {t('differ')}
            </p>
          )}
          {change.error && <ProblemNotice problem={problemOf(change.error)} />}
          <button type="submit" className="press filled" disabled={change.isPending}>
            {t(change.isPending ? 'keeping' : 'keep')}
          </button>
          <button type="button" className="link" onClick={() => signOut.mutate()}>
            {t('out')}
          </button>
        </form>
      </div>
    </main>
  )
}
