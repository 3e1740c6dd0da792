import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  useBeginFactor,
  useConfirmFactor,
  useFactorOff,
  useRenewCodes,
  useSecondFactor,
} from '../../api/account-hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import '../plain.css'
import './account.css'

type Asking = 'begin' | 'off' | 'renew'

/** Setting an authenticator up, turning it off, and recovery codes; each asks for the password first. */
export function SecondFactor({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation('account')
  const status = useSecondFactor()
  const begin = useBeginFactor()
  const confirm = useConfirmFactor()
  const off = useFactorOff()
  const renew = useRenewCodes()
  const [asking, setAsking] = useState<Asking>()
  const codes = confirm.data?.recoveryCodes ?? renew.data?.recoveryCodes
  const error = status.error ?? begin.error ?? confirm.error ?? off.error ?? renew.error
  const again = () => {
    begin.reset()
    confirm.reset()
    off.reset()
    renew.reset()
  }
  const withPassword = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password'))
    const done = { onSuccess: () => setAsking(undefined) }
    if (asking === 'begin') begin.mutate(password, done)
    else if (asking === 'off') off.mutate(password, done)
    else renew.mutate(password, done)
  }
  const withCode = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    confirm.mutate(String(new FormData(event.currentTarget).get('code')), { onSuccess: () => begin.reset() })
  }
  const ask = (what: Asking) => () => {
    again()
    setAsking(what)
  }
  if (codes) {
    return (
      <div className="account-codes">
        <h3>{t('codes')}</h3>
        <p className="second">{t('codesSays')}</p>
        <ul>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <button
          type="button"
          className="press filled"
          onClick={() => {
            again()
            onDone?.()
          }}
        >
          {t('kept')}
        </button>
      </div>
    )
  }
  return (
    <div>
      {status.data && (
        <p className="second">
          {status.data.on ? t('factorOn', { count: status.data.recoveryLeft }) : t('factorOff')}
          {status.data.on && status.data.wanted && ` ${t('factorWanted')}`}
        </p>
      )}
      {error && <ProblemNotice problem={problemOf(error)} />}
      {begin.data ? (
        <form className="plain-form" onSubmit={withCode}>
          <p>{t('scan')}</p>
          <img
            className="account-qr"
            alt=""
            width={200}
            height={200}
            src={`data:image/svg+xml,${encodeURIComponent(begin.data.qr)}`}
          />
          <code className="long">{begin.data.secret}</code>
          <label>
            <span>{t('code')}</span>
            <input
              className="plain-input"
              name="code"
              required
              inputMode="numeric"
              pattern="[0-9 ]{6,7}"
              autoComplete="one-time-code"
            />
          </label>
          <div className="step-buttons">
            <button type="submit" className="press filled" disabled={confirm.isPending}>
              {t('confirm')}
            </button>
            <button type="button" className="press" onClick={again}>
              {t('cancel')}
            </button>
          </div>
        </form>
      ) : asking ? (
        <form className="plain-form" onSubmit={withPassword}>
          <label>
            <span>{t('password')}</span>
            <input className="plain-input" name="password" type="password" required autoComplete="current-password" />
          </label>
          <div className="step-buttons">
            <button
              type="submit"
              className="press filled"
              disabled={begin.isPending || off.isPending || renew.isPending}
            >
              {t(asking)}
            </button>
            <button type="button" className="press" onClick={() => setAsking(undefined)}>
              {t('cancel')}
            </button>
          </div>
        </form>
      ) : (
        <p className="page-actions">
          {status.data?.on === false && (
            <button type="button" className="press" onClick={ask('begin')}>
              {t('begin')}
            </button>
          )}
          {status.data?.on && (
            <button type="button" className="press" onClick={ask('renew')}>
              {t('renew')}
            </button>
          )}
          {status.data?.on && !status.data.wanted && (
            <button type="button" className="link" onClick={ask('off')}>
              {t('off')}
            </button>
          )}
        </p>
      )}
    </div>
  )
}
