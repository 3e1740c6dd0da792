import { useTranslation } from 'react-i18next'

/** What a restore has left undone or lost of the party's record. */
export interface StandingProps {
  behind: { scope: 'home' | 'audit' | 'shared'; missing: number; ask: string[] }[]
  lost: {
    scope: 'home' | 'audit' | 'shared'
    what: 'entries' | 'internal'
    from: number
    to: number
    uncertain: boolean
  }[]
}

/** Above every page: that nothing can be written yet and who is awaited; what is missing for good and what to do. */
export function StandingNotice({ behind, lost }: StandingProps) {
  const { t } = useTranslation('shell')
  if (behind.length === 0 && lost.length === 0) return null
  const ask = [...new Set(behind.flatMap((log) => log.ask))]
  const missing = behind.reduce((sum, log) => sum + log.missing, 0)
  return (
    <div className="standing" role="status">
      {behind.length > 0 && (
        <p data-standing="behind">
          <b>{t('standing.readOnly')}</b>{' '}
          {missing > 0 ? t('standing.missing', { count: missing }) : t('standing.unsure')}{' '}
          {ask.length > 0 ? t('standing.ask', { parties: ask.join(t('standing.and')) }) : t('standing.confirm')}
        </p>
      )}
      {lost.length > 0 && (
        <p data-standing="lost">
          <b>{t('standing.lost')}</b>{' '}
          {lost
            .map((one) => t(`standing.${one.what}${one.uncertain ? 'Unsure' : ''}`, rangeOf(one, t)))
            .join(t('standing.between'))}{' '}
          {t('standing.again')}
        </p>
      )}
    </div>
  )
}

function rangeOf(
  { scope, from, to }: StandingProps['lost'][number],
  t: (key: `standing.${'home' | 'audit' | 'shared'}`) => string,
) {
  return { log: t(`standing.${scope}`), from: from + 1, to: Math.max(to, from + 1), count: Math.max(to - from, 0) }
}
