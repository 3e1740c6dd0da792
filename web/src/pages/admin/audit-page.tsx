import { useTranslation } from 'react-i18next'
import { useAudit } from '../../api/admin-hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { InstantText } from '../../marks/day.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Spoken } from '../../marks/sample.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'

/** What was done to the node itself: a log like any other, newest first. */
export function AuditPage() {
  const { t } = useTranslation('admin')
  const say = useSay()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAudit()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={8} />
  const lines = data.pages.flatMap((page) => page.items)
  if (lines.length === 0) return <EmptyState>{t('audit.empty')}</EmptyState>
  return (
    <>
      <Sentence>{t('audit.says')}</Sentence>
      <table className="plain-table stack audit">
        <thead>
          <tr>
            {(['at', 'by', 'what'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`audit.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.leaf} data-row>
              <td className="second">
                <InstantText at={line.at} />
              </td>
              <td>
                {line.actor.title ? (
                  <Spoken>{line.actor.title}</Spoken>
                ) : (
                  <span className="second">{t('audit.node')}</span>
                )}
              </td>
              <td>{say(line.sentence)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasNextPage && (
        <p className="step-buttons">
          <button type="button" className="press" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('audit.more')}
          </button>
        </p>
      )}
    </>
  )
}
