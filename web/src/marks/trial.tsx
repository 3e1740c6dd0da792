import { useTranslation } from 'react-i18next'

/** 试走: beside a name in a list. */
export function TrialMark() {
  const { t } = useTranslation('marks')
  return (
    <span className="sample trial-mark" title={t('trialSays')}>
      {t('trial')}
    </span>
  )
}

/** Over everything that shows a trial, on the screen and on what is printed of it. */
export function TrialBanner() {
  const { t } = useTranslation('marks')
  return (
    <p className="trial-banner" role="note">
      <b>{t('trial')}</b> <span>{t('trialSays')}</span>
    </p>
  )
}
