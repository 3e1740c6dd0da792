import { useTranslation } from 'react-i18next'
import { useNow } from '../../time/now.tsx'
import { monthWords } from '../figures/figure-words.ts'
import type { ImportAnswer, PlanChange } from './import-api.ts'

interface SheetMonthProps {
  month: NonNullable<ImportAnswer['plan']['month']>
  busy: boolean
  onChange: (change: PlanChange) => void
}

/** Where no column says the month: which one the whole sheet is taken for, where that was read, and the choice of another. */
export function SheetMonth({ month: { value, from, said }, busy, onChange }: SheetMonthProps) {
  const { t } = useTranslation('import')
  const { t: figures } = useTranslation('figures')
  const { today } = useNow()
  return (
    <div role={value === undefined ? 'alert' : undefined}>
      <label>
        {t('month')}{' '}
        <select
          className="plain-input"
          value={value ?? ''}
          disabled={busy}
          onChange={(event) => onChange({ month: event.target.value })}
        >
          {value === undefined && <option value="">{t('chooseMonth')}</option>}
          {monthsAbout(today, value).map((one) => (
            <option key={one} value={one}>
              {monthWords(figures, one)}
            </option>
          ))}
        </select>
      </label>
      <p className="second meta">
        {from === undefined ? t('monthNowhere') : t(`monthFrom.${from}`, { said: said ?? '' })}
      </p>
    </div>
  )
}

/** The months of last year, this and the next, newest first, with the one that was read whatever year it is of. */
export function monthsAbout(today: string, read: string | undefined): string[] {
  const year = Number(today.slice(0, 4))
  const all = [1, 0, -1].flatMap((more) =>
    Array.from({ length: 12 }, (_, at) => `${year + more}-${String(12 - at).padStart(2, '0')}`),
  )
  return read === undefined || all.includes(read) ? all : [...all, read].sort().reverse()
}
