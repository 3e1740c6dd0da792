import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { client, take } from '../../../api/client.ts'
import { keys } from '../../../api/hooks.ts'
import { problemOf } from '../../../api/problem.ts'
import { useSay } from '../../../api/say.ts'
import { useOpenMatter } from '../../../api/take-step.ts'
import type { QualifyingAnswer, QualifyingItem } from '../../../api/types.ts'
import { Money } from '../../../marks/money.tsx'
import { ProblemNotice } from '../../../marks/problem-notice.tsx'
import { Name, SampleMark } from '../../../marks/sample.tsx'
import { RowsSkeleton } from '../../../marks/skeletons.tsx'
import { matterPath } from '../../rows.ts'
import { Lines } from './lines.tsx'

type Shown = 'met' | 'unmet' | 'all'

/**
 * Who qualifies under the rules of this matter, and why: computed now. Whoever qualifies is put on the list by one press
 * each; the rest say what they lack.
 */
export function QualifyingSection({ rule, mayOpen }: { rule: string; mayOpen: (kind: string) => boolean }) {
  const { t } = useTranslation('outlook')
  const [shown, setShown] = useState<Shown>('met')
  const [asked, setAsked] = useState<readonly string[]>([])
  const open = useOpenMatter()
  const say = useSay()
  const found = useInfiniteQuery({
    queryKey: [...keys.matters, 'qualifying', rule],
    queryFn: ({ pageParam }) =>
      take(
        client.GET('/api/matters/{id}/qualifying', {
          params: { path: { id: rule }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }: QualifyingAnswer) => next || undefined,
  })
  if (found.error && !found.data) {
    return <ProblemNotice problem={problemOf(found.error)} again={() => void found.refetch()} />
  }
  if (!found.data) return <RowsSkeleton />
  const items = found.data.pages.flatMap((page) => page.items)
  const opens = found.data.pages[0]?.opens
  const opensNot = found.data.pages[0]?.opensNot
  const met = items.filter((item) => item.met)
  const left = met.filter((item) => !item.opened && !asked.includes(item.row.id))
  const rows = shown === 'all' ? items : items.filter((item) => item.met === (shown === 'met'))
  const enter = (chosen: readonly QualifyingItem[]) => {
    if (!opens) return
    setAsked([...asked, ...chosen.map(({ row }) => row.id)])
    for (const { row } of chosen) {
      const data = {
        ...opens.data,
        [opens.rule]: rule,
        [opens.subject]: row.id,
        ...(row.sample ? { sample: true } : {}),
      }
      open({ kind: opens.kind, data, says: t('entering', { name: row.title }) })
    }
  }
  const may = opens !== null && opens !== undefined && mayOpen(opens.kind)
  return (
    <section className="outlook qualifying" aria-label={t('who')}>
      <h2 className="column-title">{t('who')}</h2>
      <p className="outlook-says">
        {t('whoSays', { met: met.length, all: items.length, left: left.length })}
        {found.hasNextPage && ` ${t('moreToCome')}`}
      </p>
      {opensNot && mayOpen(opensNot.kind) && <p className="second qualifying-not">{say(opensNot.says)}</p>}
      <div className="qualifying-bar">
        {(['met', 'unmet', 'all'] as const).map((one) => (
          <button key={one} type="button" className="link" aria-pressed={shown === one} onClick={() => setShown(one)}>
            {t(`show.${one}`)}
          </button>
        ))}
        {may && left.length > 1 && (
          <button type="button" className="press" onClick={() => enter(left)}>
            {t('enterAll', { count: left.length })}
          </button>
        )}
      </div>
      {rows.length === 0 && <p className="second">{t(`none.${shown}`)}</p>}
      <ul className="qualifying-rows">
        {rows.map((item) => (
          <li key={item.row.id}>
            <div className="qualifying-row">
              <Link to={matterPath(item.row.id)}>
                <Name>{item.row.title}</Name>
              </Link>
              {item.row.sample && <SampleMark />}
              <span className="second meta">
                {item.met ? t('qualifies') : t('lacksCount', { count: item.lines.filter((line) => !line.met).length })}
              </span>
              {item.givesFen !== undefined && item.met && <Money fen={item.givesFen} />}
              <span className="qualifying-do">
                {item.opened ? (
                  <Link className="link" to={matterPath(item.opened.matter)}>
                    {say(item.opened.stageLabel)}
                  </Link>
                ) : asked.includes(item.row.id) ? (
                  <span className="second">{t('entered')}</span>
                ) : (
                  may &&
                  item.met && (
                    <button type="button" className="press" onClick={() => enter([item])}>
                      {t('enter')}
                    </button>
                  )
                )}
              </span>
            </div>
            <details>
              <summary className="link meta">{t('why')}</summary>
              <Lines lines={item.lines} />
            </details>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <p>
          <button
            type="button"
            className="link"
            disabled={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('more')}
          </button>
        </p>
      )}
    </section>
  )
}
