import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A drawing of numbers with the table behind it: read by screen readers always, seen when asked. */
export function ChartFigure({ head, rows, children }: { head: string[]; rows: string[][]; children: ReactNode }) {
  const { t } = useTranslation('drawing')
  const [seen, setSeen] = useState(false)
  return (
    <figure className="chart-figure">
      {!seen && children}
      <table className={seen ? 'chart-table' : 'chart-table spoken'}>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, at) => (
                <td key={head[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="chart-toggle meta" aria-pressed={seen} onClick={() => setSeen(!seen)}>
        {t('bars.table')}
      </button>
    </figure>
  )
}
