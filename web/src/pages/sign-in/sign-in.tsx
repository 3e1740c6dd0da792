import { type CatalogueEntry, catalogue } from '@lianyu/kernel'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation } from 'react-router'
import { useParties, usePersonas, useProviders, useSession, useSignIn } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { changeLanguage, type Language, languages } from '../../i18n/index.ts'
import { DoubleLine } from '../../marks/double-line.tsx'
import { type Problem, ProblemNotice } from '../../marks/problem-notice.tsx'
import { Personas } from './personas.tsx'
import './sign-in.css'

/** Who are you, for which unit. The demo's roles are one press away, and only where the node says that it is a demo. */
export default function SignIn() {
  const { t } = useTranslation('signIn')
  const say = useSay()
  const session = useSession().data
  const parties = useParties()
  const signIn = useSignIn()
  const location = useLocation() as { search: string; state?: { from?: string } | null }
  const providers = useProviders().data ?? []
  const demo = session?.node.demo ?? false
  const personas = usePersonas(demo).data
  const [party, setParty] = useState('')
  const [askedCode, setAskedCode] = useState(false)
  if (session?.signedIn) return <Navigate to={location.state?.from ?? '/'} replace />
  const chosen = party || (parties.data?.length === 1 ? (parties.data[0]?.id ?? '') : '')
  const problem = signIn.error ? problemOf(signIn.error).code : undefined
  // Once asked for, its place stays: a code typed on a line that broke is sent again, not typed again.
  const asksForCode = askedCode || problem === 'identity.code-needed' || problem === 'identity.code-wrong'
  const provider = providers.find((one) => one.party === chosen)
  const refused = refusedBy(location.search)
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const code = form.get('code')
    setAskedCode(asksForCode)
    signIn.mutate({
      party: chosen,
      username: String(form.get('username')),
      password: String(form.get('password')),
      ...(typeof code === 'string' && code !== '' ? { code } : {}),
    })
  }
  return (
    <main className={demo ? 'sign' : 'sign sign-whole'}>
      <div>
        <p className="sign-brand">
          <DoubleLine height={18} says="" /> {t('name', { ns: 'shell' })}
          {session && <span className="second">{say(session.node.name)}</span>}
        </p>
        <h1>{t('says')}</h1>
        <p className="second">{t('more')}</p>
        <form onSubmit={enter}>
          <label>
            {t('party')}
            <select
              className="plain-input"
              name="party"
              required
              value={chosen}
              onChange={(event) => setParty(event.target.value)}
            >
              <option value="">{t('choose')}</option>
              {parties.data?.map((one) => (
                <option key={one.id} value={one.id}>
                  {say(one.name)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('username')}
            <input
              className="plain-input"
              name="username"
              required
              maxLength={64}
              autoComplete="username"
              onChange={() => setAskedCode(false)}
            />
          </label>
          <label>
            {t('password')}
            <input
              className="plain-input"
              name="password"
              type="password"
              required
              maxLength={128}
              autoComplete="current-password"
            />
          </label>
          {asksForCode && (
            <label>
              {t('code')}
              <input
                className="plain-input"
                name="code"
                required
                maxLength={40}
                autoComplete="one-time-code"
                // biome-ignore lint/a11y/noAutofocus: the one thing that is still missing
                autoFocus
              />
            </label>
          )}
          {signIn.error && <ProblemNotice problem={problemOf(signIn.error)} />}
          {refused && !signIn.error && <ProblemNotice problem={refused} />}
          {parties.error && !signIn.error && (
            <ProblemNotice problem={problemOf(parties.error)} again={() => void parties.refetch()} />
          )}
          <button type="submit" className="press filled" disabled={signIn.isPending}>
            {t(signIn.isPending ? 'entering' : 'enter')}
          </button>
        </form>
        {provider && (
          <p className="sign-foot">
            <a className="press" href={`/api/session/oidc/${provider.party}/start`}>
              {t('by', { name: say(provider.name) })}
            </a>
          </p>
        )}
        <p className="sign-foot">
          <a className="link" href="/q">
            {t('follow')}
          </a>
          <a className="link" href="/apply">
            {t('apply')}
          </a>
          <a className="link" href="/p">
            {t('published')}
          </a>
        </p>
        <Languages />
      </div>
      {personas && (
        <Personas
          personas={personas}
          busy={signIn.isPending}
          onChoose={({ party, username, password }) => signIn.mutate({ party, username, password })}
        />
      )}
    </main>
  )
}

/** Why the identity provider's sign-in did not hold, as the node sent the browser back with it. */
function refusedBy(search: string): Problem | undefined {
  const asked = new URLSearchParams(search)
  const code = asked.get('refused') ?? ''
  const entry = (catalogue as unknown as Record<string, CatalogueEntry<object>>)[code]
  if (!code.startsWith('identity.') || entry === undefined) return undefined
  try {
    const facts = JSON.parse(asked.get('facts') ?? '{}') as object
    return { code, zh: entry.zh(facts), en: entry.en(facts) }
  } catch {
    return undefined
  }
}

function Languages() {
  const { i18n } = useTranslation()
  return (
    <p className="sign-languages">
      {(Object.entries(languages) as [Language, string][]).map(([code, name]) => (
        <button
          key={code}
          type="button"
          className="link"
          lang={code}
          aria-pressed={i18n.language === code}
          onClick={() => void changeLanguage(code)}
        >
          {name}
        </button>
      ))}
    </p>
  )
}
