import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from './asked.tsx'

/** A password that the node made: shown in large letters, once. Escape does not close it, only the button does. */
export function OncePassword({ title, password, onClose }: { title: string; password: string; onClose: () => void }) {
  const { t } = useTranslation('admin')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className="sheet once-password"
      aria-label={t('people.password', { title })}
      onCancel={(event) => event.preventDefault()}
    >
      <h2>{t('people.password', { title })}</h2>
      <p className="once-password-words">
        <code>{password}</code> <CopyButton text={password} name={t('people.copy')} done={t('people.copied')} />
      </p>
      <p className="second">{t('people.passwordSays')}</p>
      <p className="step-buttons">
        <button type="button" className="press filled" onClick={onClose}>
          {t('people.close')}
        </button>
      </p>
    </dialog>
  )
}
