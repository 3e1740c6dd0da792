import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useNotices, useReadNotices } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { InstantText } from '../../marks/day.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Name, Spoken } from '../../marks/sample.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { matterPath } from '../rows.ts'
import './notices.css'

/** What happened without me: nearly due, late, passed to me, moved by the other side. */
export default function Notices() {
  const { t } = useTranslation('pages')
  const say = useSay()
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useNotices()
  const read = useReadNotices()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (isPending || !data) return <RowsSkeleton />
  const unread = data.pages[0]?.unread ?? 0
  const notices = data.pages.flatMap((page) => page.items)
  return (
    <>
      <div className="notices-head">
        <Sentence when={t('notices')}>
          {unread > 0 ? t('noticesSays', { count: unread }) : t('noticesAllRead')}
        </Sentence>
        {unread > 0 && (
          <button type="button" className="press" disabled={read.isPending} onClick={() => read.mutate()}>
            {t('noticesRead')}
          </button>
        )}
      </div>
      {notices.length === 0 ? (
        <EmptyState>{t('noticesNone')}</EmptyState>
      ) : (
        <ul className="notices">
          {notices.map((one) => (
            <li key={one.id} data-row tabIndex={-1}>
              {one.read ? <span /> : <span className="notice-unread" role="img" aria-label={t('unread')} />}
              <span className="second">
                <InstantText at={one.at} />
              </span>
              {one.matter ? (
                <Link to={matterPath(one.matter)}>
                  {one.title && <Name>{one.title}</Name>} <Spoken>{say(one.sentence)}</Spoken>
                </Link>
              ) : (
                <span>
                  <Spoken>{say(one.sentence)}</Spoken>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <p className="notices-more">
          <button type="button" className="link" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('noticesMore')}
          </button>
        </p>
      )}
    </>
  )
}
