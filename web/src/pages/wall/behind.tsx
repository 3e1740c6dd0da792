import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { LateRow } from './row.tsx'
import { type Asked, useBehind } from './wall-hooks.ts'

/** What a number counts: the tracks themselves, each of which opens its matter. */
export function Behind({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useTranslation('wall')
  const { data } = useBehind(asked)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [onClose])
  return (
    <aside className="wall-behind" role="dialog" aria-label={t(`behind.${asked.what}`, { name: nameOf(asked) })}>
      <header>
        <h2>{t(`behind.${asked.what}`, { name: nameOf(asked) })}</h2>
        <button type="button" className="link" onClick={onClose}>
          {t('behind.close')}
        </button>
      </header>
      {!data && <p className="second">{t('loading')}</p>}
      {data?.items.length === 0 && <p className="second">{t('behind.none')}</p>}
      <ul>
        {data?.items.map((row) => (
          <LateRow key={`${row.matter} ${row.track}`} row={row} />
        ))}
      </ul>
      {data?.more && <p className="second">{t('behind.more', { count: data.items.length })}</p>}
    </aside>
  )
}

const nameOf = (asked: Asked) => ('name' in asked ? asked.name : '')
