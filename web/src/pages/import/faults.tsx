import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import { type ImportAnswer, type Outcome, readRows } from './import-api.ts'

/** What a person should look at; what went well is only counted. */
const shown: Outcome[] = ['bad', 'refused', 'duplicate', 'same']

/** Each row that is not simply written, cell by cell: where, what is wrong, what to do. */
export function Faults({ id, counts }: { id: string; counts: ImportAnswer['counts'] }) {
  const { t } = useTranslation('import')
  const say = useSay()
  const any = shown.some((outcome) => (counts[outcome] ?? 0) > 0)
  const rows = useQuery({
    queryKey: ['import-rows', id, counts],
    queryFn: () => readRows(id, shown),
    enabled: any,
    placeholderData: (before) => before,
  })
  if (!any || !rows.data) return null
  return (
    <section className="section">
      <h2 className="section-title">{t('faults')}</h2>
      <div className="plain-scroll">
        <table className="plain-table stack">
          <thead>
            <tr>
              <th>{t('cell')}</th>
              <th>{t('column')}</th>
              <th>{t('outcome')}</th>
              <th>{t('says')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.data.items.flatMap((row) =>
              (row.faults.length > 0 ? row.faults : [undefined]).map((fault, at) => (
                <tr key={`${row.line} ${at.toString()}`}>
                  <td>{fault?.cell ?? t('line', { line: row.line })}</td>
                  <td data-label={t('column')}>{fault?.head}</td>
                  <td data-label={t('outcome')}>{t(`outcomes.${row.outcome}`)}</td>
                  <td>{fault ? say(fault) : t('before')}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      {rows.data.next !== undefined && <p className="second">{t('moreFaults')}</p>}
    </section>
  )
}
