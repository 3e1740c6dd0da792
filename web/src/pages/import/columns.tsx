import { useTranslation } from 'react-i18next'
import type { Column, ImportAnswer, PlanChange } from './import-api.ts'

interface ColumnsProps {
  answer: ImportAnswer
  busy: boolean
  onChange: (change: PlanChange) => void
}

/** Which column is which field, in which unit; each change is checked at once and remembered for these headings. */
export function Columns({ answer, busy, onChange }: ColumnsProps) {
  const { t, i18n } = useTranslation('import')
  const { plan, targets } = answer
  const english = i18n.language === 'en'
  const nameOf = ({ names, required }: (typeof targets)[number]) =>
    `${(english && names[1]) || names[0]}${required ? ' *' : ''}`
  const put = (column: number, next: Partial<Pick<Column, 'field' | 'unit'>>) =>
    onChange({
      columns: plan.columns.flatMap((one) => {
        const { field, unit } = one.column === column ? { ...one, ...next } : one
        if (!field) return []
        const kept = unit !== undefined && targets.find((target) => target.field === field)?.units.includes(unit)
        // A field stands in one column: chosen here, it leaves the other.
        if (one.column !== column && field === next.field) return []
        return [{ column: one.column, field, ...(kept ? { unit } : {}) }]
      }),
    })
  return (
    <section className="section">
      <h2 className="section-title">{t('columns')}</h2>
      <p className="page-actions">
        {plan.sheets.length > 1 && (
          <label>
            {t('sheet')}{' '}
            <select
              className="plain-input"
              value={plan.sheet}
              disabled={busy}
              onChange={(event) => onChange({ sheet: Number(event.target.value) })}
            >
              {plan.sheets.map(({ number, name }) => (
                <option key={number} value={number}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {t('header')}{' '}
          <input
            className="plain-input"
            type="number"
            min={1}
            max={100}
            key={plan.header}
            defaultValue={plan.header || ''}
            disabled={busy}
            onBlur={(event) => {
              const header = Number(event.target.value)
              if (header > 0 && header !== plan.header) onChange({ header })
            }}
          />
        </label>
      </p>
      {plan.header === 0 && <p role="alert">{t('noHeader')}</p>}
      <div className="plain-scroll">
        <table className="plain-table stack">
          <thead>
            <tr>
              <th>{t('column')}</th>
              <th>{t('field')}</th>
              <th>{t('unit')}</th>
              <th>{t('how')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.columns.map(({ column, letter, head, field, unit, how }) => {
              const target = targets.find((one) => one.field === field)
              return (
                <tr key={column}>
                  <td>
                    {letter} {head}
                  </td>
                  <td data-label={t('field')}>
                    <select
                      className="plain-input"
                      aria-label={`${letter} ${head}`}
                      value={field ?? ''}
                      disabled={busy}
                      onChange={(event) => put(column, { field: event.target.value })}
                    >
                      <option value="">{t('none')}</option>
                      {targets.map((one) => (
                        <option key={one.field} value={one.field}>
                          {nameOf(one)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td data-label={t('unit')}>
                    {target && target.units.length > 0 && (
                      <select
                        className="plain-input"
                        aria-label={`${letter} ${t('unit')}`}
                        value={unit ?? ''}
                        disabled={busy}
                        onChange={(event) => put(column, { unit: event.target.value })}
                      >
                        <option value="">{t('chooseUnit')}</option>
                        {target.units.map((one) => (
                          <option key={one}>{one}</option>
                        ))}
                      </select>
                    )}
                  </td>
                  <td data-label={t('how')}>{how && t(`hows.${how}`)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
