import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage, type Language, languages } from '../i18n/index.ts'
import { setLargeType, useLargeType } from '../theme/reading.ts'
import type { FrameProps } from './frame-props.ts'

/** 我: who I am, language, size of type, keys, sign out. */
export function MeMenu({
  who,
  duties = [],
  onHelp,
  onAccount,
  onSignOut,
}: Pick<FrameProps, 'who' | 'duties' | 'onAccount' | 'onSignOut'> & { onHelp?: () => void }) {
  const { t, i18n } = useTranslation('shell')
  const ref = useRef<HTMLDetailsElement>(null)
  const large = useLargeType()
  useEffect(() => {
    const outside = (event: Event) => {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) ref.current?.removeAttribute('open')
    }
    const onEscape = (event: KeyboardEvent) => event.key === 'Escape' && ref.current?.removeAttribute('open')
    document.addEventListener('pointerdown', outside)
    document.addEventListener('keydown', onEscape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('keydown', onEscape)
    }
  }, [])
  return (
    <details ref={ref} className="me">
      <summary>{t('me')}</summary>
      <div className="me-sheet">
        {who && <p className="strong">{who}</p>}
        {duties.length > 1 && (
          <>
            <p className="second meta">{t('menu.duty')}</p>
            {duties.map((duty) => (
              <button
                key={duty.id}
                type="button"
                className={duty.now ? 'me-item strong' : 'me-item'}
                aria-pressed={duty.now}
                onClick={duty.onTake}
              >
                {duty.name} {duty.now && <span aria-hidden="true">✓</span>}
              </button>
            ))}
          </>
        )}
        <p className="second meta">{t('menu.language')}</p>
        <p className="me-languages">
          {(Object.entries(languages) as [Language, string][]).map(([code, name]) => (
            <button
              key={code}
              type="button"
              className="link"
              aria-pressed={i18n.language === code}
              lang={code}
              onClick={() => changeLanguage(code)}
            >
              {name}
            </button>
          ))}
        </p>
        <button type="button" className="me-item" onClick={() => setLargeType(!large)}>
          {t(large ? 'menu.normal' : 'menu.large')}
        </button>
        {onHelp && (
          <button type="button" className="me-item" onClick={onHelp}>
            {t('menu.help')} <kbd>?</kbd>
          </button>
        )}
        <button type="button" className="me-item" onClick={() => window.print()}>
          {t('menu.print')}
        </button>
        {onAccount && (
          <button
            type="button"
            className="me-item"
            onClick={() => {
              ref.current?.removeAttribute('open')
              onAccount()
            }}
          >
            {t('menu.account')}
          </button>
        )}
        {onSignOut && (
          <button type="button" className="me-item" onClick={onSignOut}>
            {t('menu.signOut')}
          </button>
        )}
      </div>
    </details>
  )
}
