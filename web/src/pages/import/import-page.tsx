import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { keys } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { useKindId } from '../use-kind-id.ts'
import { Columns } from './columns.tsx'
import { Faults } from './faults.tsx'
import {
  cancelImport,
  changePlan,
  type ImportAnswer,
  type PlanChange,
  readImport,
  reportHref,
  runImport,
  sendWorkbook,
  templateHref,
} from './import-api.ts'
import { SheetMonth } from './sheet-month.tsx'
import { Unclear, whatIsUnclear } from './unclear.tsx'
import '../plain.css'

/** 导入: choose the file, see what was found and what is wrong with it, match the columns, write the rows. */
export default function ImportPage() {
  const { kind: kindId = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const step = search.get('step') ?? ''
  const id = search.get('import') ?? undefined
  const { kind, unknown, error } = useKindId(kindId)
  const { t } = useTranslation('import')
  const say = useSay()
  if (error || unknown) return <ProblemNotice problem={problemOf(error)} />
  if (!kind) return <RowsSkeleton />
  const about = step === '' ? say(kind.labels.kind) : say(kind.labels.steps[step]) || step
  const show = (made: ImportAnswer | undefined) =>
    setSearch({ ...(step === '' ? {} : { step }), ...(made && { import: made.id }) })
  return (
    <>
      <Sentence>{t('title', { about })}</Sentence>
      {id === undefined ? (
        <Choose kind={kindId} step={step} onMade={show} />
      ) : (
        <Import key={id} id={id} onAgain={() => show(undefined)} />
      )}
    </>
  )
}

function Choose({ kind, step, onMade }: { kind: string; step: string; onMade: (made: ImportAnswer) => void }) {
  const { t } = useTranslation('import')
  const send = useMutation({ mutationFn: (file: File) => sendWorkbook(kind, step, file), onSuccess: onMade })
  return (
    <section className="section">
      <p>{t('choose')}</p>
      <p className="page-actions">
        <input
          type="file"
          accept=".xlsx,.csv"
          aria-label={t('file')}
          disabled={send.isPending}
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) send.mutate(file)
          }}
        />
        <a className="link" href={templateHref(kind, step)} download>
          {t('template')}
        </a>
      </p>
      {send.isPending && <p role="status">{t('reading')}</p>}
      {send.error && <ProblemNotice problem={problemOf(send.error)} />}
    </section>
  )
}

function Import({ id, onAgain }: { id: string; onAgain: () => void }) {
  const { t } = useTranslation('import')
  const say = useSay()
  const queries = useQueryClient()
  const key = ['import', id]
  const found = useQuery({
    queryKey: key,
    queryFn: () => readImport(id),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 500 : false),
  })
  const keep = (answer: ImportAnswer) => {
    queries.setQueryData(key, answer)
    void queries.invalidateQueries({ queryKey: ['import-rows', id] })
    void queries.invalidateQueries({ queryKey: keys.matters })
  }
  const change = useMutation({ mutationFn: (plan: PlanChange) => changePlan(id, plan), onSuccess: keep })
  const run = useMutation({ mutationFn: () => runImport(id), onSuccess: keep })
  const cancel = useMutation({ mutationFn: () => cancelImport(id), onSuccess: keep })
  const trouble = found.error ?? change.error ?? run.error ?? cancel.error
  if (!found.data) return trouble ? <ProblemNotice problem={problemOf(trouble)} /> : <RowsSkeleton />
  const { plan, counts, state, fileName } = found.data
  const count = (outcome: keyof typeof counts) => counts[outcome] ?? 0
  const ready = count('ready') + (plan.duplicates === 'import' ? count('duplicate') : 0)
  const written = count('done') + count('refused')
  const busy = change.isPending || run.isPending
  const bad = count('bad') + count('refused')
  // What is matched wrongly is wrong in every row: it comes before the rows.
  const unclear = plan.header === 0 || whatIsUnclear(found.data).any
  const columns = state === 'checked' && <Columns answer={found.data} busy={busy} onChange={change.mutate} />
  return (
    <>
      <section className="section">
        <p role="status">
          <b>{fileName}</b> {t(`states.${state}`)}
        </p>
        <p>{t('counts', { ready, bad, same: count('same'), duplicate: count('duplicate'), done: count('done') })}</p>
        {state === 'running' && <progress max={written + ready} value={written} aria-label={t('states.running')} />}
        {state === 'checked' && plan.month && <SheetMonth month={plan.month} busy={busy} onChange={change.mutate} />}
        {state === 'checked' && <Unclear answer={found.data} />}
        {plan.stopped && <p role="alert">{say(plan.stopped)}</p>}
        {trouble && <ProblemNotice problem={problemOf(trouble)} />}
        {state === 'checked' && count('duplicate') > 0 && (
          <p>
            <label>
              <input
                type="checkbox"
                checked={plan.duplicates === 'import'}
                disabled={busy}
                onChange={(event) => change.mutate({ duplicates: event.target.checked ? 'import' : 'skip' })}
              />{' '}
              {t('duplicatesToo', { count: count('duplicate') })}
            </label>
          </p>
        )}
        <p className="page-actions">
          {state !== 'running' && state !== 'done' && (
            <button type="button" className="press filled" disabled={busy || ready === 0} onClick={() => run.mutate()}>
              {t('run', { count: ready })}
            </button>
          )}
          {state === 'running' && (
            <button type="button" className="press" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
              {t('cancel')}
            </button>
          )}
          {bad > 0 && (
            <a className="press" href={reportHref(id)} download>
              {t('report', { count: bad })}
            </a>
          )}
          {state === 'done' && (
            <Link className="press" to={`/list/${found.data.kind}`}>
              {t('toList')}
            </Link>
          )}
          <button type="button" className="link" onClick={onAgain}>
            {t('another')}
          </button>
        </p>
      </section>
      {unclear && columns}
      <Faults id={id} counts={counts} />
      {!unclear && columns}
    </>
  )
}
