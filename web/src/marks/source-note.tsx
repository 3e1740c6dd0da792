import type { PlainDay } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { DayText } from './day.tsx'

/** Where a published figure was printed, and of which day its data are. */
export function SourceNote({ source, day, asOf }: { source: string; day?: PlainDay | string; asOf?: PlainDay }) {
  const { t } = useTranslation('marks')
  return (
    <span className="second meta">
      {t('source')} {source}
      {day && <> {/^\d{4}-\d{2}-\d{2}$/.test(day) ? <DayText day={day} form="short" /> : day}</>}
      {asOf && (
        <>
          {'　'}
          {t('asOf')} <DayText day={asOf} form="short" />
        </>
      )}
    </span>
  )
}
