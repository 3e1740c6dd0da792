import type { Instant, PlainDay } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { localOf } from '../time/instant.ts'
import { useNow } from '../time/now.tsx'
import { type DayForm, dayWords } from './day-words.ts'

export function DayText({ day, form = 'full' }: { day: PlainDay; form?: DayForm }) {
  const { t } = useTranslation('marks')
  const { today } = useNow()
  return (
    <time className="whole" dateTime={day}>
      {dayWords(t, day, today, form)}
    </time>
  )
}

/** More than this ahead of the reader and the time is shown as such. */
const aheadMinutes = 5

/** 11月20日 09:14; the whole instant with its zone on hover. */
export function InstantText({ at, form = 'short' }: { at: Instant; form?: 'full' | 'short' | 'time' }) {
  const { t } = useTranslation('marks')
  const now = useNow()
  const { day, time } = localOf(at, now.offsetMinutes)
  const ahead = Date.parse(at) - Date.parse(now.instant) > aheadMinutes * 60_000
  return (
    <time className="whole" dateTime={at} title={at}>
      {form === 'time' ? time : `${dayWords(t, day, now.today, form)} ${time}`}
      {ahead && <span className="second">{t('day.ahead', { minutes: aheadMinutes })}</span>}
    </time>
  )
}
