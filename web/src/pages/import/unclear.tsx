import { useTranslation } from 'react-i18next'
import type { ImportAnswer } from './import-api.ts'

/** What the headings leave open, and every row suffers from: said once, above the rows, beside where it is chosen. */
export function whatIsUnclear({ plan, targets }: Pick<ImportAnswer, 'plan' | 'targets'>) {
  const matched = new Map(plan.columns.flatMap((one) => (one.field ? [[one.field, one] as const] : [])))
  // The month of all rows is asked for in a field of its own.
  const missing = targets.filter(
    ({ field, required }) => required && !matched.has(field) && field !== plan.month?.field,
  )
  const unitless = targets.flatMap(({ field, units }) => {
    const column = matched.get(field)
    return units.length > 0 && column !== undefined && !column.unit ? [column] : []
  })
  return { missing, unitless, any: plan.header > 0 && missing.length + unitless.length > 0 }
}

export function Unclear({ answer }: { answer: ImportAnswer }) {
  const { t, i18n } = useTranslation('import')
  const english = i18n.language === 'en'
  const { missing, unitless, any } = whatIsUnclear(answer)
  if (!any) return null
  const join = (words: string[]) => words.join(t('comma'))
  return (
    <div role="alert">
      {missing.length > 0 && (
        <p>
          {t('missingColumns', { names: join(missing.map(({ names }) => (english && names[1]) || names[0] || '')) })}
        </p>
      )}
      {unitless.length > 0 && (
        <p>{t('missingUnits', { names: join(unitless.map(({ letter, head }) => `${letter} ${head}`)) })}</p>
      )}
    </div>
  )
}
