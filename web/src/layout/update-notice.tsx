import { useRegisterSW } from 'virtual:pwa-register/react'
import { useTranslation } from 'react-i18next'

/** A new version waits until the reader says so: nobody loses a form to an update. */
export function UpdateNotice() {
  const { t } = useTranslation('shell')
  const { needRefresh, updateServiceWorker } = useRegisterSW()
  if (!needRefresh[0]) return null
  return (
    <p className="update" role="status">
      {t('update')}
      <button type="button" className="link" onClick={() => updateServiceWorker(true)}>
        {t('updateNow')}
      </button>
    </p>
  )
}
