import type { Outlook } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../../api/say.ts'
import { Money } from '../../../marks/money.tsx'
import { Spoken } from '../../../marks/sample.tsx'
import { ColourMark } from './colour-mark.tsx'
import { Ladder } from './ladder.tsx'
import { Lines } from './lines.tsx'
import './outlook.css'

/** What the pack tells of this matter beyond its fields: a ladder, lines of a rule, a table of amounts. */
export function OutlookSection({ outlook }: { outlook: Outlook }) {
  const say = useSay()
  return (
    <section className="outlook" aria-label={say(outlook.title)}>
      <h2 className="column-title">{say(outlook.title)}</h2>
      <p className="outlook-says">{say(outlook.sentence)}</p>
      {outlook.ladder && <Ladder ladder={outlook.ladder} />}
      {outlook.lines && <Lines lines={outlook.lines} />}
      {outlook.table && outlook.table.rows.length > 0 && <Table table={outlook.table} />}
    </section>
  )
}

function Table({ table: { columns, rows } }: { table: NonNullable<Outlook['table']> }) {
  const { t } = useTranslation('outlook')
  const say = useSay()
  const money = columns.some(({ unit }) => unit === 'fen')
  return (
    <table className="plain-table stack outlook-table">
      <thead>
        <tr>
          {columns.map(({ id, label, unit }) => (
            <th key={id} scope="col" className={unit ? 'number' : undefined}>
              {say(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells }) => (
          <tr key={id}>
            {columns.map(({ id: column, label, unit }, at) => {
              const cell = cells[at] ?? ''
              return (
                <td key={column} className={unit ? 'number' : 'strong'} data-label={unit && say(label)}>
                  {unit === 'fen' ? (
                    <Money fen={Number(cell)} />
                  ) : (
                    <>
                      {typeof cell === 'object' && cell.colour && <ColourMark colour={cell.colour} />}
                      <Spoken>{typeof cell === 'object' ? say(cell) : String(cell)}</Spoken>
                    </>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
      {money && rows.length > 1 && (
        <tfoot>
          <tr>
            {columns.map(({ id: column, label, unit }, at) => (
              <td key={column} className={unit ? 'number strong' : 'strong'} data-label={unit && say(label)}>
                {unit === 'fen' ? (
                  <Money fen={rows.reduce((sum, { cells }) => sum + Number(cells[at] ?? 0), 0)} />
                ) : at === 0 ? (
                  t('total', { count: rows.length })
                ) : (
                  ''
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}
