import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useIndicatorValues } from '../../api/number-hooks.ts'
import { useSay } from '../../api/say.ts'
import { Spoken } from '../../marks/sample.tsx'
import { SectionTitle } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { changePercent, useAmountWords } from '../cockpit/amount.tsx'
import { type Comparison, comparedRows } from './comparisons.ts'

interface ComparedProps {
  comparisons: readonly Comparison[]
  by: string | undefined
  period: string
  sample: boolean
}

/** All shares of a kind in one table: what each was, what it is, and by how much it changed, for each part and together. */
export function Compared({ comparisons, by, period, sample }: ComparedProps) {
  const { t } = useTranslation('numbers')
  const say = useSay()
  const words = useAmountWords()
  const ids = comparisons.flatMap(({ from, to }) => [from.id, to.id])
  const answers = useIndicatorValues(ids, { ...(by ? { by } : {}), period, sample })
  if (comparisons.length === 0) return null
  if (!answers) return <RowsSkeleton />
  const rows = comparedRows(comparisons, answers)
  const head = ({ from, to }: Comparison) => `${say(from.label)} → ${say(to.label)}`
  return (
    <section className="section">
      <SectionTitle sample={sample}>{t('compared')}</SectionTitle>
      {rows.length === 0 && <p className="second">{t('nothing')}</p>}
      {rows.length > 0 && (
        <table className="plain-table numbers-compared">
          <thead>
            <tr>
              <th scope="col" />
              {comparisons.map((one) => (
                <th key={one.to.id} scope="col">
                  {head(one)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key ?? 'all'} className={row.key === undefined ? 'strong' : undefined}>
                <th scope="row">
                  {row.key === undefined ? (
                    t('together')
                  ) : row.key === '' ? (
                    t('without')
                  ) : (
                    <Spoken>{say(row.label)}</Spoken>
                  )}
                </th>
                {row.cells.map((cell, at) => {
                  const one = comparisons[at] as Comparison
                  return (
                    <td key={one.to.id} data-head={head(one)} className={cell ? undefined : 'numbers-nothing'}>
                      {cell ? (
                        <Fragment>
                          {words(cell.from, one.from.unit)} → {words(cell.to, one.to.unit)}{' '}
                          {cell.change !== undefined && <b className="numbers-change">{changePercent(cell.change)}</b>}
                        </Fragment>
                      ) : (
                        <span className="second">{t('nothing')}</span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
