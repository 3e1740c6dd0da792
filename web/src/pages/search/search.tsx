import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useMatters } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { MatterRows } from '../../layout/matter-rows.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { matterRow } from '../rows.ts'

/** What the words of the bar found, of every kind that this person may see. */
export default function Search() {
  const { t } = useTranslation('pages')
  const { t: bench } = useTranslation('workbench')
  const say = useSay()
  const [search] = useSearchParams()
  const words = search.get('q') ?? ''
  const found = useMatters({ q: words, count: 1, limit: 50 })
  if (words === '') return <EmptyState>{t('foundAsk')}</EmptyState>
  if (found.error && !found.data) {
    return <ProblemNotice problem={problemOf(found.error)} again={() => void found.refetch()} />
  }
  // What was found by the words before is not said of these.
  if (found.isPending || found.isPlaceholderData) return <RowsSkeleton />
  const rows = found.data.pages.flatMap((page) => page.items)
  const first = found.data.pages[0] as { count?: number; more?: boolean }
  const count = first.count ?? rows.length
  const says =
    rows.length === 0
      ? t('foundNone', { words })
      : first.more
        ? t('foundMore', { words, count })
        : t('foundSays', { words, count })
  return (
    <>
      <Sentence when={t('found')}>{says}</Sentence>
      {rows.length === 0 ? (
        <EmptyState>{t('foundNoneSays')}</EmptyState>
      ) : (
        <MatterRows
          caption={says}
          rows={rows.map((row) => ({
            ...matterRow(row, say, bench('view')),
            stands: `${say(row.kindLabel)} ${say(row.stageLabel)}`,
          }))}
        />
      )}
      {found.hasNextPage && (
        <p>
          <button
            type="button"
            className="link"
            disabled={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {bench('moreRows')}
          </button>
        </p>
      )}
    </>
  )
}
