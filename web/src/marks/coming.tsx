import type { PlainDay } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { DayText } from './day.tsx'

/** Beside what holds today: from when another version does. */
export function Coming({ on }: { on: PlainDay }) {
  const { t } = useTranslation('marks')
  return (
    <span className="second meta whole coming">
      {t('coming.from')}
      <DayText day={on} form="short" />
      {t('coming.holds')}
    </span>
  )
}
