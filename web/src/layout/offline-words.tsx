import { useTranslation } from 'react-i18next'

/** No signal is a normal state: a ring, a word, and how much waits to be sent. */
export function OfflineWords({ waiting }: { waiting: number }) {
  const { t } = useTranslation('shell')
  return (
    <span className="offline-words">
      <svg width="14" height="14" viewBox="0 0 12 12" aria-hidden="true">
        <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      </svg>
      {waiting ? t('offlineCount', { count: waiting }) : t('offline')}
    </span>
  )
}
