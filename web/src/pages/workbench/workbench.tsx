import { Fragment, lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMenu, useSignedIn, useWorkbench } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import type { Workbench as Answer } from '../../api/types.ts'
import { Counts } from '../../layout/counts.tsx'
import { MatterRows } from '../../layout/matter-rows.tsx'
import { DayText } from '../../marks/day.tsx'
import { DoubleLine } from '../../marks/double-line.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { Light } from '../../marks/light.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { useNow } from '../../time/now.tsx'
import { holderName, trackRow } from '../rows.ts'
import { shortName } from '../short-name.ts'
import { lightCounted, standingOf } from './adds-up.ts'
import { comparedWith, openingSentence } from './sentence.ts'
import { waitingFor } from './waiting-for.ts'
import './workbench.css'

/** The map and its library come only where the node has something to put on it. */
const Whereabouts = lazy(() => import('./whereabouts.tsx'))
const LateOfAll = lazy(() => import('./late-all.tsx'))

const signSize = 18
/** A row says the names of so many missing approvals; the others are on the matter's page. */
const mostMissing = 2
/** So many rows stand above what is below them; the others are one press away. */
const firstRows = 7

/** What is mine, what is late, whom I wait for. */
export default function Workbench() {
  const { t } = useTranslation('workbench')
  const say = useSay()
  const now = useNow()
  const session = useSignedIn()
  const bench = useWorkbench()
  const seesAll = useSeesAll()
  const first = bench.data?.pages[0]
  const nothing = first !== undefined && first.counts.mine + first.counts.waiting === 0
  if (bench.error && !first) {
    return <ProblemNotice problem={problemOf(bench.error)} again={() => void bench.refetch()} />
  }
  return (
    <>
      <Sentence
        when={
          <>
            <DayText day={now.today} /> {now.time}
          </>
        }
      >
        {first
          ? openingSentence(
              t,
              { ...first, counts: { ...first.counts, waiting: waitingFor(first, session?.party.id) } },
              (row) => holderName(say, row.holder).name,
            )
          : '…'}
      </Sentence>
      {first && <DayCounts bench={first} />}
      {first && <AddsUp bench={first} />}
      {!(nothing && seesAll) && <BenchRows show={undefined} />}
      {first?.counts.mine === 0 && seesAll && (
        <Suspense>
          <LateOfAll />
        </Suspense>
      )}
      {session && (
        <Suspense>
          <Whereabouts region={session.party.id} />
        </Suspense>
      )}
    </>
  )
}

/** Whoever has the wall in their left column looks after the work of others. */
const useSeesAll = () => (useMenu().data ?? []).some(({ items }) => items.some(({ page }) => page === 'wall'))

function DayCounts({ bench }: { bench: Answer }) {
  const { t } = useTranslation('workbench')
  const say = useSay()
  const { counts } = bench
  const own = useSignedIn()?.party.id
  const waitingBy = bench.waitingBy.filter((one) => one.party !== own)
  const sign = (light: 'late' | 'due-soon' | 'on-time' | 'done') => <Light light={light} size={signSize} bare />
  return (
    <Counts
      counts={[
        {
          id: 'late',
          sign: sign('late'),
          count: counts.late,
          name: t('late'),
          ...(counts.late > 0 && { says: t('lateSays') }),
          to: '/late',
        },
        {
          id: 'soon',
          sign: sign('due-soon'),
          count: counts.soon,
          name: t('soon'),
          says: t('soonSays'),
          to: '/soon',
        },
        {
          id: 'on-time',
          sign: sign('on-time'),
          count: counts.onTime,
          name: t('onTime'),
          to: '/on-time',
        },
        {
          id: 'waiting',
          sign: <DoubleLine height={22} />,
          count: waitingFor(bench, own),
          name: t('waiting'),
          says: waitingBy.map((one) => `${shortName(say(one.name))} ${one.count}`).join(' '),
          to: '/waiting',
        },
        {
          id: 'done',
          sign: sign('done'),
          count: counts.doneThisMonth,
          name: t('done'),
          says: comparedWith(t, counts.doneThisMonth, counts.doneLastMonth),
          to: '/done',
        },
      ]}
    />
  )
}

/** Which rows the counts count: all of the list below, by whoever has them and by their lights. */
function AddsUp({ bench }: { bench: Answer }) {
  const { t } = useTranslation('workbench')
  const standing = standingOf(bench, useSignedIn()?.party.id)
  if (standing.all === 0) return null
  const parts = (
    [
      ['inHand', '/in-hand'],
      ['inHouse', '/in-house'],
      ['waiting', '/waiting'],
      ['untimed', '/untimed'],
    ] as const
  ).filter(([name]) => standing[name] > 0)
  return (
    <p className="adds-up meta second">
      {t('addsUp', { count: standing.all })}
      {parts.map(([name, to], at) => (
        <Fragment key={name}>
          {at > 0 && t(name === 'untimed' ? 'addsUpOf' : 'comma')}
          <Link className="link" to={to}>
            {t(`addsUpPart.${name}`, { count: standing[name] })}
          </Link>
        </Fragment>
      ))}
    </p>
  )
}

export type OwnListName =
  | 'late'
  | 'waiting'
  | 'followed'
  | 'soon'
  | 'onTime'
  | 'untimed'
  | 'inHand'
  | 'inHouse'
  | 'done'

/** The node's list in which these rows are; it lists by lights and by sides together, and the page takes its own. */
const askedFor: { [L in OwnListName]?: 'mine' | 'late' | 'waiting' | 'followed' | 'done' } = {
  late: 'late',
  inHand: 'mine',
  inHouse: 'waiting',
  waiting: 'waiting',
  followed: 'followed',
  done: 'done',
}
const belongs: { [L in OwnListName]?: (row: Answer['items'][number]) => boolean } = {
  soon: ({ reading }) => lightCounted(reading) === 'soon',
  onTime: ({ reading }) => lightCounted(reading) === 'onTime',
  untimed: ({ reading }) => lightCounted(reading) === 'untimed',
  waiting: ({ holder }) => holder.other,
  inHouse: ({ holder }) => !holder.other,
}

/** How many bars stand for so many rows that are on their way. */
const barsFor = (expected: number | undefined) => Math.min(firstRows, expected ?? firstRows)

/**
 * The rows of one of my lists, with what it teaches while it is empty.
 *
 * @param expected  how many the sentence above counts: none are awaited where it says none
 */
export function BenchRows({ show, expected }: { show: OwnListName | undefined; expected?: number }) {
  const { t } = useTranslation('workbench')
  const say = useSay()
  const [all, setAll] = useState(false)
  const taken = show && belongs[show]
  const bench = useWorkbench(show && askedFor[show])
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = bench
  // Rows come late first and then by due day; a list that takes some of them needs all.
  useEffect(() => {
    if (taken && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [taken, hasNextPage, isFetchingNextPage, fetchNextPage])
  if (bench.isPending && expected !== 0) return <RowsSkeleton rows={barsFor(expected)} />
  if (bench.error && !bench.data) {
    return <ProblemNotice problem={problemOf(bench.error)} again={() => void bench.refetch()} />
  }
  const words = {
    say,
    view: t('view'),
    missing: (stage: string, missing: string[]) => {
      if (missing.length <= mostMissing) return t('missing', { stage, missing: missing.join(t('comma')) })
      return t('missingMany', { stage, missing: missing[0] ?? '', count: missing.length })
    },
  }
  const rows = (bench.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter((row) => taken === undefined || taken(row))
    .map((row) => trackRow(row, words))
  const whole = all || show !== undefined || rows.length <= firstRows + 1
  if (rows.length === 0) {
    return (
      <EmptyState
        {...(show === undefined && {
          example: t('empty.mineExample'),
          begin: (
            <Link className="press" to="/open">
              {t('open')}
            </Link>
          ),
        })}
      >
        {t(`empty.${show ?? 'mine'}`)}
      </EmptyState>
    )
  }
  return (
    <>
      <MatterRows rows={whole ? rows : rows.slice(0, firstRows)} caption={t('rows')} />
      {!whole && (
        <p className="workbench-more">
          <button type="button" className="link" onClick={() => setAll(true)}>
            {t('moreCount', { count: rows.length - firstRows })}
          </button>
        </p>
      )}
      {whole && bench.hasNextPage && (
        <p className="workbench-more">
          <button
            type="button"
            className="link"
            disabled={bench.isFetchingNextPage}
            onClick={() => void bench.fetchNextPage()}
          >
            {t('moreRows')}
          </button>
        </p>
      )}
    </>
  )
}
