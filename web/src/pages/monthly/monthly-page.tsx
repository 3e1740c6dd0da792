import type { Kind } from '@lianyu/kernel'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { useMonthly, useSignedIn } from '../../api/hooks.ts'
import { useNodeLookups } from '../../api/lookups.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { useOutgoing } from '../../api/take-step.ts'
import type { MonthlyAnswer } from '../../api/types.ts'
import { FieldView } from '../../fields/field-row.tsx'
import { LookupsProvider } from '../../fields/lookups.tsx'
import { dayWords } from '../../marks/day-words.ts'
import { EmptyState } from '../../marks/empty-state.tsx'
import { Light } from '../../marks/light.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Name, SampleMark } from '../../marks/sample.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { useSurface } from '../../theme/surface.ts'
import { useNow } from '../../time/now.tsx'
import { fieldSpec } from '../field-spec.ts'
import { matterPath } from '../rows.ts'
import { useKindId } from '../use-kind-id.ts'
import { monthlyPath } from './monthly-path.ts'
import '../plain.css'
import './monthly.css'
import { ReportForm } from './report-form.tsx'
import { monthBefore, type RoundRow, roundOf } from './round.ts'

/** A monthly duty: which matters are still to report, and the form of one of them. */
export function MonthlyPage() {
  const { t } = useTranslation('monthly')
  const { item = '', id } = useParams()
  const [search] = useSearchParams()
  const { today } = useNow()
  const session = useSignedIn()
  const month = search.get('month') ?? today.slice(0, 7)
  const monthly = useMonthly(item, month)
  const outgoing = useOutgoing()
  const lookups = useNodeLookups()
  const { kind } = useKindId(monthly.data?.items[0]?.row.kind)
  // What may be raised is fetched with the round, so that it is at hand without signal.
  const { kind: raised } = useKindId(monthly.data?.duty.raises?.kind)
  if (monthly.error && !monthly.data) {
    return <ProblemNotice problem={problemOf(monthly.error)} again={() => void monthly.refetch()} />
  }
  // A round of another month may be looked at until this one is here; its form would be filled in for the wrong month.
  const ofAnother = id !== undefined && monthly.isPlaceholderData
  if (!monthly.data || !session || ofAnother) return <RowsSkeleton />
  if (monthly.data.items.length === 0) return <EmptyState>{t('nothing')}</EmptyState>
  if (!kind) return <RowsSkeleton />
  const rows = roundOf(monthly.data, outgoing)
  const one = rows.find(({ row }) => row.id === id)
  return (
    <LookupsProvider value={lookups}>
      {one ? (
        <ReportForm
          key={`${one.row.id} ${month}`}
          session={session}
          answer={monthly.data}
          rows={rows}
          one={one}
          kind={kind}
          raised={raised}
        />
      ) : (
        <Round
          answer={monthly.data}
          rows={rows}
          kind={kind}
          mayImport={kind.declaration.open[monthly.data.duty.step]?.by.includes(session.acting.role) ?? false}
        />
      )}
    </LookupsProvider>
  )
}

interface RoundProps {
  answer: MonthlyAnswer
  rows: RoundRow[]
  kind: Kind
  /** From the county’s own workbook, all at once. */
  mayImport: boolean
}

function Round({ answer, rows, kind, mayImport }: RoundProps) {
  const { t } = useTranslation('monthly')
  const { t: marks } = useTranslation('marks')
  const say = useSay()
  const { today } = useNow()
  const { month, item, duty } = answer
  const open = rows.filter(({ state }) => state === 'open' || state === 'refused')
  const told = rows.filter((row) => !open.includes(row))
  const monthWords = (one: string) => dayWords(marks, `${one}-01`, today, 'month')
  const now = today.slice(0, 7)
  const months = [monthBefore(monthBefore(now)), monthBefore(now), now]
  const facts = { month: monthWords(month), label: say(answer.label), done: told.length, all: rows.length }
  const first = open[0]
  return (
    <>
      <header className="sentence">
        <h1>{t(open.length > 0 ? 'says' : 'saysDone', { ...facts, count: open.length })}</h1>
      </header>
      <div className="tabs no-print">
        {months.map((one) => (
          <Link key={one} to={monthlyPath(item, undefined, one)} replace className={one === month ? 'active' : ''}>
            {monthWords(one)}
          </Link>
        ))}
      </div>
      {open.length > 0 && (
        <section className="section">
          <h2 className="column-title">{t('open', { count: open.length })}</h2>
          <Rows kind={kind} rows={open} answer={answer} />
        </section>
      )}
      {told.length > 0 && (
        <section className="section">
          <h2 className="column-title">{t('told', { count: told.length })}</h2>
          <Rows kind={kind} rows={told} answer={answer} />
        </section>
      )}
      <p className="page-actions monthly-others no-print">
        <Link className="link" to={`/list/${kind.declaration.id}/${item}`}>
          {t('list')}
        </Link>
        {mayImport && (
          <Link className="link" to={`/import/${kind.declaration.id}?step=${duty.step}`}>
            {t('import')}
          </Link>
        )}
      </p>
      {first && (
        <p className="monthly-begin no-print">
          <Link className="press filled" to={monthlyPath(item, first.row.id, month)}>
            {t('begin', { step: say(kind.labels.steps[duty.step]), title: first.row.title })}
          </Link>
        </p>
      )}
    </>
  )
}

/** The report's own numbers as columns: what a person compares month by month. */
function numbersOf(kind: Kind, { duty }: MonthlyAnswer): string[] {
  const numbers = new Set(['money', 'integer', 'percent', 'decimal', 'area', 'energy'])
  return (kind.declaration.open[duty.step]?.form ?? [])
    .map(({ field }) => field)
    .filter((field) => numbers.has(kind.declaration.fields[field]?.type ?? ''))
}

function Rows({ kind, rows, answer }: { kind: Kind; rows: RoundRow[]; answer: MonthlyAnswer }) {
  const { t } = useTranslation('monthly')
  const say = useSay()
  const phone = useSurface() === 'phone'
  const { duty, item, month } = answer
  const fields = numbersOf(kind, answer)
  const view = (field: string, value: unknown) => (
    <FieldView
      type={kind.declaration.fields[field]?.type ?? 'words'}
      spec={fieldSpec(kind, field, say)}
      value={(value ?? undefined) as never}
    />
  )
  const beside = duty.plan?.beside ?? {}
  const [first = ''] = fields
  const action = ({ row, state }: RoundRow) => (
    <>
      {state === 'sending' && <span className="second">{t('sending')}</span>}
      {state === 'refused' && (
        <span>
          <Light light="late" bare /> {t('refused')}
        </span>
      )}{' '}
      <Link className={phone ? 'press' : 'link no-print'} to={monthlyPath(item, row.id, month)}>
        {t(state === 'open' || state === 'refused' ? 'report' : 'correct')}
      </Link>
    </>
  )
  if (phone) {
    return (
      <ul className="monthly-list">
        {rows.map((one) => (
          <li key={one.row.id}>
            <span>
              <Name>{one.row.title}</Name> {one.row.sample && <SampleMark />}
              <span className="second meta monthly-last">
                {one.reported ? (
                  fields.map((field) => <span key={field}>{view(field, one.reported?.[field])}</span>)
                ) : (
                  <>
                    {say(one.row.stageLabel)}
                    {one.before && (
                      <span>
                        {t('before')} {view(first, one.before.fields[first])}
                      </span>
                    )}
                  </>
                )}
              </span>
            </span>
            <span className="monthly-action">{action(one)}</span>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{say(kind.labels.kind)}</th>
          <th scope="col">{t('stage')}</th>
          {fields.map((field) => (
            <th key={field} scope="col" className="number">
              {fieldSpec(kind, field, say).label}
            </th>
          ))}
          <th scope="col" className="number">
            {t('before')}
          </th>
          {Object.keys(beside).length > 0 && (
            <th scope="col" className="number">
              {t('plan')}
            </th>
          )}
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => {
          const { row, reported, before, planned } = one
          return (
            <tr key={row.id}>
              <td>
                <Link to={matterPath(row.id)}>
                  <Name>{row.title}</Name>
                </Link>{' '}
                {row.sample && <SampleMark />}
              </td>
              <td className="second">{say(row.stageLabel)}</td>
              {fields.map((field) => (
                <td key={field} className="number">
                  {reported ? view(field, reported[field]) : <span className="second">{t('notYet')}</span>}
                </td>
              ))}
              <td className="number second">{before ? view(first, before.fields[first]) : t('never')}</td>
              {Object.entries(beside).map(([field, plan]) => (
                <td key={field} className="number second">
                  {planned ? view(plan, planned[plan]) : t('never')}
                </td>
              ))}
              <td className="actions">{action(one)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
