import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { client, take } from '../../api/client.ts'
import { newCommandId } from '../../api/command-id.ts'
import { keys } from '../../api/hooks.ts'
import type { MonthAnswer, MonthRowAnswer } from '../../api/numbers.ts'
import { problemOf } from '../../api/problem.ts'
import { DayText } from '../../marks/day.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { Money, useMoneyWords } from '../../marks/money.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { SampleMark, Spoken } from '../../marks/sample.tsx'
import { SectionTitle, Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { localOf } from '../../time/instant.ts'
import { useNow } from '../../time/now.tsx'
import { monthWords } from '../figures/figure-words.ts'
import { matterPath } from '../rows.ts'
import './months.css'

const paper = 'projects-month'

/** 月报结账: what a month came to when it was closed, and what has come since without changing it. */
export function MonthsPage() {
  const { t } = useTranslation('months')
  const { t: figures } = useTranslation('figures')
  const [search, setSearch] = useSearchParams()
  const { today } = useNow()
  const month = search.get('month') ?? monthBefore(today.slice(0, 7))
  const answer = useQuery({
    queryKey: [...keys.matters, 'months', month],
    queryFn: () => take(client.GET('/api/months/{month}', { params: { path: { month } } })),
  })
  const show = (next: string) => setSearch({ month: next }, { replace: true })
  if (answer.error && !answer.data) {
    return <ProblemNotice problem={problemOf(answer.error)} again={() => void answer.refetch()} />
  }
  if (!answer.data) return <RowsSkeleton />
  return (
    <div className="months">
      <Opening answer={answer.data} />
      <div className="tabs no-print">
        <button type="button" onClick={() => show(monthBefore(month))}>
          {t('before')}
        </button>
        <button type="button" aria-pressed="true">
          {monthWords(figures, month)}
        </button>
        <button type="button" disabled={month >= today.slice(0, 7)} onClick={() => show(monthAfter(month))}>
          {t('after')}
        </button>
        <span className="months-papers">
          {t('paper')}
          {(['docx', 'pdf'] as const).map((format) => (
            <a
              key={format}
              className="link"
              href={`/api/papers/${paper}?${new URLSearchParams({ month, format })}`}
              download
            >
              {t(format)}
            </a>
          ))}
        </span>
      </div>
      <Close answer={answer.data} />
      {answer.data.rows.length === 0 ? (
        <EmptyState>{t('none', { month: monthWords(figures, month) })}</EmptyState>
      ) : (
        <Rows answer={answer.data} />
      )}
      {answer.data.sinceBefore.length > 0 && (
        <>
          <SectionTitle>{t('sinceBefore', { month: monthWords(figures, monthBefore(month)) })}</SectionTitle>
          <p className="second">{t('sinceBeforeSays')}</p>
          <Table rows={answer.data.sinceBefore} closed />
        </>
      )}
    </div>
  )
}

function Opening({ answer: { month: of, close, totals, rows } }: { answer: MonthAnswer }) {
  const { t } = useTranslation('months')
  const { t: figures } = useTranslation('figures')
  const month = monthWords(figures, of)
  const words = useMoneyWords()
  const { offsetMinutes } = useNow()
  const total = totals.find(({ sample }) => !sample) ?? totals[0]
  const sum = total ? words(close ? (total.closed ?? 0) : total.now) : words(0)
  const since = rows.filter((row) => row.since !== null).length
  return (
    <Sentence
      when={
        close ? (
          <>
            {t('closedAt')} <DayText day={localOf(close.at, offsetMinutes).day} />
          </>
        ) : (
          t('open')
        )
      }
    >
      {close ? t('saysClosed', { month, sum, count: since }) : t('saysOpen', { month, sum, count: rows.length })}
    </Sentence>
  )
}

function Close({ answer: { month, close, mayClose } }: { answer: MonthAnswer }) {
  const { t } = useTranslation('months')
  const { t: figures } = useTranslation('figures')
  const queries = useQueryClient()
  const closing = useMutation({
    mutationFn: () =>
      take(
        client.POST('/api/months/{month}/close', {
          params: { path: { month } },
          headers: { 'Idempotency-Key': newCommandId() },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.matters }),
  })
  if (close) {
    return (
      <p className="second">
        {t('positions')}{' '}
        {Object.entries(close.positions)
          .map(([log, size]) => t('position', { log: logName(log, t('home'), t('agreementLog')), size }))
          .join(t('and'))}{' '}
        <Link className="link" to={matterPath(close.matter)}>
          {t('record')}
        </Link>
      </p>
    )
  }
  if (!mayClose) return <p className="second">{t('whoCloses')}</p>
  return (
    <div className="months-close no-print">
      {closing.error && <ProblemNotice problem={problemOf(closing.error)} />}
      <button type="button" className="press filled" disabled={closing.isPending} onClick={() => closing.mutate()}>
        {t('close', { month: monthWords(figures, month) })}
      </button>
      <span className="second">{t('closeSays')}</span>
    </div>
  )
}

/** A log's own name is long; its end tells agreements apart, and the record has it whole. */
function logName(log: string, home: string, agreement: string): string {
  const [, scope = ''] = log.split('/')
  return scope === 'home' ? home : `${agreement}…${scope.slice(-4)}`
}

function Rows({ answer: { rows, close, totals } }: { answer: MonthAnswer }) {
  return (
    <>
      {totals.map((total) => (
        <section key={String(total.sample)}>
          <Table rows={rows.filter((row) => row.sample === total.sample)} closed={close !== null} total={total} />
        </section>
      ))}
    </>
  )
}

function Table({
  rows,
  closed,
  total,
}: {
  rows: MonthRowAnswer[]
  closed: boolean
  total?: MonthAnswer['totals'][number]
}) {
  const { t } = useTranslation('months')
  const money = (fen: number | null) => (fen === null ? '—' : <Money fen={fen} />)
  return (
    <div className="months-scroll">
      <table className="months-table">
        <thead>
          <tr>
            <th scope="col">{t('project')}</th>
            {closed && <th scope="col">{t('atClose')}</th>}
            <th scope="col">{t('now')}</th>
            {closed && <th scope="col">{t('since')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.matter}>
              <th scope="row">
                <Link className="link" to={matterPath(row.matter)}>
                  <Spoken>{row.title}</Spoken>
                </Link>
              </th>
              {closed && <td>{money(row.closed)}</td>}
              <td>{money(row.now)}</td>
              {closed && <td className={row.since ? 'months-since' : 'second'}>{row.since ? t(row.since) : ''}</td>}
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              <th scope="row">
                {t('sum')} {total.sample && <SampleMark />}
              </th>
              {closed && <td>{money(total.closed)}</td>}
              <td>{money(total.now)}</td>
              {closed && <td />}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

function monthBefore(month: string): string {
  const [year = 0, at = 0] = month.split('-').map(Number)
  return at === 1 ? `${year - 1}-12` : `${year}-${String(at - 1).padStart(2, '0')}`
}

function monthAfter(month: string): string {
  const [year = 0, at = 0] = month.split('-').map(Number)
  return at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, '0')}`
}
