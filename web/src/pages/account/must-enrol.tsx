import { useTranslation } from 'react-i18next'
import { useReadSessionAnew } from '../../api/account-hooks.ts'
import { useSignOut } from '../../api/hooks.ts'
import '../sign-in/sign-in.css'
import { SecondFactor } from './second-factor.tsx'

/** Where the party wants a second factor of a duty, nothing else is open before it is set up. */
export function MustEnrol() {
  const { t } = useTranslation('account')
  const readAnew = useReadSessionAnew()
  const signOut = useSignOut()
  return (
    <main className="sign sign-whole">
      <div>
        <h1>{t('must')}</h1>
        <p className="second">{t('mustSays')}</p>
        <SecondFactor onDone={readAnew} />
        <button type="button" className="link" onClick={() => signOut.mutate()}>
          {t('out', { ns: 'signIn' })}
        </button>
      </div>
    </main>
  )
}
