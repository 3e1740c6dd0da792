import type { Kind } from '@lianyu/kernel'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { client, take } from '../../api/client.ts'
import { keys } from '../../api/hooks.ts'
import type { MonthBoardAnswer } from '../../api/numbers.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { EmptyState } from '../../marks/empty-state.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { useSurface } from '../../theme/surface.ts'
import { useNow } from '../../time/now.tsx'
import { ColourMark } from '../matter/outlook/colour-mark.tsx'
import { useKindId } from '../use-kind-id.ts'
import { BoardCards } from './board-cards.tsx'
import { BoardTable } from './board-table.tsx'
import './month-board.css'

const orders = ['pace', 'late', 'planned', 'title'] as const

/** 月度晾晒: a row a project, a cell a month, in the colours of the county's rule; a card a project in a hand. */
export function MonthBoardPage() {
  const { kind: id = '' } = useParams()
  const { kind } = useKindId(id)
  const [search, setSearch] = useSearchParams()
  const { today } = useNow()
  const phone = useSurface() === 'phone'
  const asked = Object.fromEntries(search)
  const year = asked.year ?? today.slice(0, 4)
  const found = useQuery({
    queryKey: [...keys.matters, 'month-board', id, asked],
    queryFn: () => take(client.GET('/api/month-boards/{kind}', { params: { path: { kind: id }, query: asked } })),
    placeholderData: (before) => before,
  })
  const ask = (changes: Record<string, string | undefined>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    setSearch(next, { replace: true })
  }
  if (found.error && !found.data) {
    return <ProblemNotice problem={problemOf(found.error)} again={() => void found.refetch()} />
  }
  if (!found.data || !kind) return <RowsSkeleton />
  const narrowed = [...search.keys()].some((name) => name === 'q' || name.startsWith('f.'))
  return (
    <div className="month-board" aria-busy={found.isPlaceholderData}>
      <Opening board={found.data} narrowed={narrowed} />
      <Tools key={id} kind={kind} board={found.data} year={year} search={search} ask={ask} />
      {found.data.rows.length === 0 ? (
        <Nothing narrowed={narrowed} />
      ) : phone ? (
        <BoardCards board={found.data} kind={kind} />
      ) : (
        <BoardTable board={found.data} kind={kind} />
      )}
      <Legend board={found.data} />
    </div>
  )
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const { t } = useTranslation('monthBoard')
  return <EmptyState>{t(narrowed ? 'none' : 'noneYet')}</EmptyState>
}

/** The answer first: how many, how many are late, who is slowest. */
function Opening({ board: { rows, year }, narrowed }: { board: MonthBoardAnswer; narrowed: boolean }) {
  const { t } = useTranslation('monthBoard')
  const late = rows.filter((row) => row.late > 0).length
  const [slowest] = rows.filter((row) => row.pace !== null).toSorted((a, b) => (a.pace ?? 0) - (b.pace ?? 0))
  const says =
    rows.length === 0
      ? t(narrowed ? 'none' : 'saysNone', { year })
      : late > 0 && slowest
        ? t('says', { year, count: rows.length, late, slowest: slowest.title, pace: slowest.pace ?? 0 })
        : t('saysFine', { year, count: rows.length })
  return <Sentence>{says}</Sentence>
}

interface ToolsProps {
  kind: Kind
  board: MonthBoardAnswer
  year: string
  search: URLSearchParams
  ask: (changes: Record<string, string | undefined>) => void
}

function Tools({ kind, board, year, search, ask }: ToolsProps) {
  const { t } = useTranslation('monthBoard')
  const say = useSay()
  // What one filter leaves out stays there to be chosen instead.
  const [known, setKnown] = useState<Record<string, readonly string[]>>({})
  const all = board.filters.map(({ field, values }) => ({
    field,
    values: [...new Set([...(known[field] ?? []), ...values])].sort(),
  }))
  if (all.some(({ field, values }) => values.length > (known[field]?.length ?? 0))) {
    setKnown(Object.fromEntries(all.map(({ field, values }) => [field, values])))
  }
  const step = (by: number) => ask({ year: String(Number(year) + by) })
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    ask({ q: String(new FormData(event.currentTarget).get('q')).trim() || undefined })
  }
  return (
    <div className="month-board-tools no-print">
      <div className="tabs">
        <button type="button" onClick={() => step(-1)}>
          {t('before')}
        </button>
        <button type="button" aria-pressed="true">
          {t('year', { year })}
        </button>
        <button type="button" onClick={() => step(1)}>
          {t('after')}
        </button>
      </div>
      <form onSubmit={find}>
        <input
          className="plain-input"
          type="search"
          name="q"
          defaultValue={search.get('q') ?? ''}
          maxLength={100}
          placeholder={t('search')}
          aria-label={t('search')}
        />
      </form>
      {all
        .filter(({ field, values }) => values.length > 1 || search.has(`f.${field}`))
        .map(({ field, values }) => (
          <Choose
            key={field}
            label={say(kind.labels.fields[field])}
            value={search.get(`f.${field}`) ?? ''}
            options={[
              ['', t('any')],
              ...values.map((one) => [one, say(kind.labels.fields[field]?.choices?.[one]) || one] as const),
            ]}
            onChange={(value) => ask({ [`f.${field}`]: value })}
          />
        ))}
      <Choose
        label={t('order')}
        value={search.get('order') ?? 'pace'}
        options={orders.map((one) => [one, t(`orders.${one}`)] as const)}
        onChange={(order) => ask({ order })}
      />
      <span className="month-board-out">
        <a
          className="press"
          href={`/api/month-boards/${board.kind}/sheet.xlsx?${new URLSearchParams({ ...Object.fromEntries(search), year })}`}
          download
        >
          {t('excel')}
        </a>
        {(['A4', 'A3'] as const).map((paper) => (
          <button key={paper} type="button" className="press" onClick={() => printOn(paper)}>
            {t('print', { paper })}
          </button>
        ))}
      </span>
    </div>
  )
}

/** The paper is chosen by the page rule, which only a style sheet can say. */
function printOn(paper: 'A4' | 'A3'): void {
  const rule = document.createElement('style')
  rule.textContent = `@page { size: ${paper} landscape; margin: 10mm; }`
  document.head.append(rule)
  // Some browsers come back before the paper is laid out.
  window.addEventListener('afterprint', () => rule.remove(), { once: true })
  window.print()
}

interface ChooseProps {
  label: string
  value: string
  options: readonly (readonly [value: string, says: string])[]
  onChange: (value: string) => void
}

function Choose({ label, value, options, onChange }: ChooseProps) {
  return (
    <label className="month-board-choose">
      <span className="second">{label}</span>
      <select className="plain-input" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([one, says]) => (
          <option key={one} value={one}>
            {says}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What each colour means, by which rule, and what its source leaves open. */
function Legend({ board: { rule, more, rows } }: { board: MonthBoardAnswer }) {
  const { t } = useTranslation('monthBoard')
  const say = useSay()
  return (
    <footer className="month-board-legend">
      <p>
        {rule.cases.map(({ colour, word, assumed }) => (
          <span key={`${colour} ${word.zh}`} className="month-board-case">
            <ColourMark colour={colour} /> {say(word)}
            {assumed && <span className="second">{t('assumed')}</span>}
          </span>
        ))}
        <span className="month-board-case second">
          <i className="month-board-unjudged" aria-hidden="true" />
          {t('unjudgedSays')}
        </span>
      </p>
      <p className="second">
        {t('judged')} {t('rule', { rule: say(rule.label), version: rule.version })}{' '}
        {rule.assumes && t('assumes', { what: say(rule.assumes) })}
      </p>
      {more && <p className="second">{t('more', { count: rows.length })}</p>}
    </footer>
  )
}
