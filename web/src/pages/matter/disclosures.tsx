import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useDisclosures, useMatter } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { between } from '../../i18n/between.ts'
import { PageHeader } from '../../layout/page-header.tsx'
import { dayWords } from '../../marks/day-words.ts'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { localOf } from '../../time/instant.ts'
import { useNow } from '../../time/now.tsx'
import { matterPath } from '../rows.ts'
import './erasures.css'

/** 谁看过个人信息: to be shown to the person at the window, or printed for them. */
export default function DisclosuresPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation('erasure')
  const { t: marks } = useTranslation('marks')
  const say = useSay()
  const { today, offsetMinutes } = useNow()
  const list = useDisclosures(id)
  const title = useMatter(id).data?.row.title ?? ''
  if (list.error) return <ProblemNotice problem={problemOf(list.error)} again={() => void list.refetch()} />
  if (!list.data) return <RowsSkeleton />
  const { by, at, items } = list.data
  const when = (instant: string) => {
    const { day, time } = localOf(instant, offsetMinutes)
    return `${dayWords(marks, day, today, 'short')} ${time}`
  }
  return (
    <>
      <PageHeader
        crumbs={[{ name: title || t('looked.back'), to: matterPath(id) }]}
        title={t('looked.title')}
        facts={[t('looked.at', { at: when(at) })]}
      />
      <section className="disclosures">
        <p>{t('looked.lead', { party: say(by.name) })}</p>
        {items.length === 0 ? (
          <p className="second">{t('looked.none')}</p>
        ) : (
          <table>
            <thead>
              <tr>
                {(['who', 'what', 'why', 'when'] as const).map((column) => (
                  <th key={column}>{t(`looked.${column}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={`${one.how} ${one.party.party} ${one.desk?.zh} ${one.purpose.zh}`}>
                  <td>
                    {say(one.party.name)} {one.desk && say(one.desk)}
                  </td>
                  <td>{t(`looked.how.${one.how}`)}</td>
                  <td>{say(one.purpose)}</td>
                  <td>
                    {one.times.map(when).join(between('；'))}
                    {one.count > one.times.length && (
                      <span className="second meta">
                        {' '}
                        {t('looked.times', { count: one.count, shown: one.times.length })}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="second meta">{t('looked.others')}</p>
        <p className="no-print">
          <button type="button" className="press" onClick={() => window.print()}>
            {t('looked.print')}
          </button>
        </p>
      </section>
    </>
  )
}
