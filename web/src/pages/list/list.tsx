import { useQueries } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { kindQuery, mattersSheetHref, useKinds, useMatters, useMenu, useSignedIn } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay, useSayMany } from '../../api/say.ts'
import { MatterRows } from '../../layout/matter-rows.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { useSurface } from '../../theme/surface.ts'
import { mayOpen, mayWalk } from '../may-open.ts'
import { matterRow } from '../rows.ts'
import { useKindId } from '../use-kind-id.ts'
import { changed, narrowing, questionOf } from './address.ts'
import { useColumns } from './columns.ts'
import { Filters } from './filters.tsx'
import { columnName, commonColumns, ListTable } from './list-table.tsx'
import './list.css'

/** A list of any kind, or of several. Its address is its question. */
export default function List() {
  const { t } = useTranslation('list')
  const say = useSay()
  const sayMany = useSayMany()
  const phone = useSurface() === 'phone'
  const { kind: kinds = 'all', item } = useParams()
  const [search, setSearch] = useSearchParams()
  const session = useSignedIn()
  const several = kinds === 'all' || kinds.includes(',')
  const { kind } = useKindId(several ? undefined : kinds)
  const entry = useMenu()
    .data?.flatMap((group) => group.items)
    .find((one) => one.id === item)
  const question = { ...questionOf(kinds, search) }
  const list = useMatters({ ...question, count: 1 })
  const [filtering, setFiltering] = useState(false)
  const ask = (changes: Record<string, string | undefined>) => setSearch(changed(search, changes), { replace: true })
  const fresh = ['light', 'title', ...(several ? ['kind'] : []), 'stage', 'holder', 'due']
  // The field that is the name stands there already.
  const own = kind?.declaration.columns.filter((id) => id !== kind.declaration.title) ?? []
  const all = [...commonColumns.filter((id) => several || id !== 'kind'), ...own]
  const [chosen, choose] = useColumns(kinds, [...fresh, ...own.slice(0, 2)])
  const columns = all.filter((id) => chosen.includes(id))

  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const first = list.data?.pages[0] as { count?: number; more?: boolean } | undefined
  const trials = search.get('trial') === '1'
  const many = kind ? sayMany(kind.labels.kind) : t('all')
  const name = entry ? say(entry.label) : trials ? t('trialsOf', { kind: many }) : many
  const title =
    first?.count === undefined || list.isPlaceholderData
      ? t('saysNone', { kind: name })
      : first.more
        ? t('saysMore', { kind: name, count: first.count })
        : t('says', { kind: name, count: first.count })
  const narrowed = narrowing(search).length
  const opens = kind && session && mayOpen(kind, session.acting)
  const begin = trials ? (
    <Walks kinds={kinds} />
  ) : (
    opens && (
      <Link className="press" to={`/open/${kind.declaration.id}`}>
        {t('open', { kind: say(kind.labels.kind) })}
      </Link>
    )
  )
  // An order that the list has not (an old link) is refused again however often it is asked for.
  const wayOn =
    problemOf(list.error).code === 'node.no-such-order'
      ? { again: () => ask({ sort: undefined }), wayOn: t('usualOrder') }
      : { again: () => void list.refetch() }
  return (
    <>
      <header className="sentence">
        <h1>{title}</h1>
      </header>
      <div className="list-tools no-print">
        <SearchHere key={search.get('q') ?? ''} words={search.get('q') ?? ''} onSearch={(q) => ask({ q })} />
        <button type="button" className="press" aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
          {narrowed > 0 ? t('filtersOn', { count: narrowed }) : t('filters')}
        </button>
        {(narrowed > 0 || search.get('q')) && (
          <button type="button" className="link" onClick={() => setSearch(new URLSearchParams(), { replace: true })}>
            {t('clear')}
          </button>
        )}
        <span className="list-tools-end">
          {!phone && (
            <details className="me">
              <summary className="press">{t('columns')}</summary>
              <div className="me-sheet">
                <p className="second meta">{t('columnsSays')}</p>
                <div className="list-columns">
                  {all.map((id) => (
                    <label key={id}>
                      <input
                        type="checkbox"
                        checked={chosen.includes(id)}
                        disabled={id === 'title'}
                        onChange={(event) =>
                          choose(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                        }
                      />
                      {columnName(id, kind, say, t as never)}
                    </label>
                  ))}
                </div>
              </div>
            </details>
          )}
          <a
            className="press"
            href={mattersSheetHref(question, phone ? undefined : columns)}
            title={t('excelSays')}
            download
          >
            {t('excel')}
          </a>
          {opens && (
            <Link className="press" to={`/import/${kind.declaration.id}`}>
              {t('import')}
            </Link>
          )}
          {begin}
        </span>
      </div>
      {filtering && <Filters kind={kind} search={search} ask={ask} />}
      {list.error && !list.data ? (
        <ProblemNotice problem={problemOf(list.error)} {...wayOn} />
      ) : list.isPending ? (
        <RowsSkeleton />
      ) : rows.length === 0 ? (
        <Empty
          narrowed={narrowed > 0 || Boolean(search.get('q'))}
          teaches={trials ? t('walksEmpty') : kind?.labels.empty ? say(kind.labels.empty) : undefined}
          begin={begin || undefined}
        />
      ) : phone ? (
        <MatterRows rows={rows.map((row) => matterRow(row, say))} caption={t('caption', { kind: name })} />
      ) : (
        <ListTable
          rows={rows}
          kind={kind}
          columns={columns}
          sort={search.get('sort') ?? undefined}
          onSort={(sort) => ask({ sort })}
          caption={t('caption', { kind: name })}
          busy={list.isPlaceholderData}
        />
      )}
      {list.hasNextPage && (
        <p className="list-end">
          <button
            type="button"
            className="link"
            disabled={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t(list.isFetchingNextPage ? 'loading' : 'more')}
          </button>
        </p>
      )}
    </>
  )
}

/** Where a walk begins: each of these kinds whose process this duty may try out. */
function Walks({ kinds }: { kinds: string }) {
  const { t } = useTranslation('list')
  const say = useSay()
  const session = useSignedIn()
  const ids = kinds.split(',')
  const listed = (useKinds().data ?? []).filter(({ id }) => ids.includes(id))
  const found = useQueries({ queries: listed.map((one) => kindQuery(one.pack, one.id)) })
  // All at once: one that comes later would push the others from under the finger.
  if (found.some(({ isPending }) => isPending)) return null
  const walked = new Map(
    found.flatMap(({ data }) =>
      data && session && mayWalk(data.kind, session.acting) ? [[data.kind.declaration.id, data.kind] as const] : [],
    ),
  )
  return [...walked.values()].map(({ declaration: { id }, labels }) => (
    <Link key={id} className="press" to={`/open/${id}?trial=1`}>
      {t('walk', { kind: say(labels.kind) })}
    </Link>
  ))
}

function SearchHere({ words, onSearch }: { words: string; onSearch: (words: string | undefined) => void }) {
  const { t } = useTranslation('list')
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSearch(String(new FormData(event.currentTarget).get('q')).trim() || undefined)
  }
  return (
    <form onSubmit={send}>
      <input
        className="plain-input"
        type="search"
        name="q"
        defaultValue={words}
        maxLength={100}
        placeholder={t('search')}
        aria-label={t('search')}
      />
    </form>
  )
}

function Empty({ narrowed, teaches, begin }: { narrowed: boolean; teaches?: string; begin?: React.ReactNode }) {
  const { t } = useTranslation('list')
  if (narrowed) {
    return (
      <EmptyState>
        {t('noneFound')} {t('noneFoundSays')}
      </EmptyState>
    )
  }
  return <EmptyState begin={begin}>{teaches ?? t('empty')}</EmptyState>
}
