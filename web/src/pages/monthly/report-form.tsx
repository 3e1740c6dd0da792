import type { FormField, Kind } from '@lianyu/kernel'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { draftKey, useDraft, whoOf } from '../../api/drafts.ts'
import { useAgreements } from '../../api/hooks.ts'
import { useWithinReach } from '../../api/line.ts'
import { outbox } from '../../api/outbox.ts'
import { useSay } from '../../api/say.ts'
import { useOpenMatter, useStep } from '../../api/take-step.ts'
import type { MonthlyAnswer, SignedIn } from '../../api/types.ts'
import { FieldView } from '../../fields/field-row.tsx'
import { useLookups } from '../../fields/lookups.tsx'
import { dayWords } from '../../marks/day-words.ts'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { SampleMark, Spoken } from '../../marks/sample.tsx'
import { LinesSkeleton } from '../../marks/skeletons.tsx'
import { useNow } from '../../time/now.tsx'
import { fieldSpec } from '../field-spec.ts'
import { dataOf, type Values } from '../form/check-form.ts'
import { KindForm } from '../form/kind-form.tsx'
import { SendButton } from '../form/send-button.tsx'
import { whoSees } from '../form/who-sees.ts'
import { partsOf, WhoSeesLine } from '../form/who-sees-line.tsx'
import { goToField, wrongFields } from '../form/wrong-fields.tsx'
import { monthlyPath } from './monthly-path.ts'
import { nextOf, type RoundRow } from './round.ts'

interface ReportFormProps {
  session: SignedIn
  answer: MonthlyAnswer
  rows: RoundRow[]
  one: RoundRow
  kind: Kind
  /** What may be raised in the same sitting. */
  raised: Kind | undefined
}

/**
 * One matter's report on one screen: what is needed first, with last month and the plan under it; the rest folded; what is
 * in the way beneath. Two presses and the figures are all that it takes; sent, it goes on to the next.
 */
export function ReportForm({ session, answer, rows, one, kind, raised }: ReportFormProps) {
  const { t } = useTranslation('monthly')
  const { t: marks } = useTranslation('marks')
  const say = useSay()
  const navigate = useNavigate()
  const { today } = useNow()
  const { nameOf } = useLookups()
  const within = useWithinReach()
  const { duty, month, item } = answer
  const { row, before, planned, reported } = one
  const form = useMemo(
    () => (kind.declaration.open[duty.step]?.form ?? []).filter(({ field }) => field !== duty.field),
    [kind, duty],
  )
  const told = Object.keys(duty.raises?.told ?? {})
  const needed = form.filter(({ required }) => required)
  const more = form.filter(({ field, required }) => !required && !(raised && told.includes(field)))
  const fresh = reported ? pick(reported, form) : {}
  const draft = useDraft<Values>(draftKey(whoOf(session), row.id, `${duty.step}:${month}`), fresh)
  const problem = useDraft<Values>(draftKey(whoOf(session), row.id, `${duty.raises?.kind ?? ''}:${month}`), {})
  const { take, pending } = useStep(row.id)
  const open = useOpenMatter()
  const [saysAll, setSaysAll] = useState(false)
  const page = useRef<HTMLDivElement>(null)
  const refused = pending.findLast((sent) => sent.step === duty.step && sent.state === 'refused')
  const asks = raised && duty.raises ? asksOf(raised, duty.raises.ask) : []
  const raises = asks.some(({ field }) => filled(problem.values[field]))
  // Open once is open: it does not close under whoever clears what stands in it.
  const unfolded = useRef(false)
  unfolded.current ||= more.some(({ field }) => filled(draft.values[field]))
  const monthWords = (of: string) => dayWords(marks, `${of}-01`, today, 'month')
  const step = say(kind.labels.steps[duty.step])
  const at = rows.findIndex((other) => other.row.id === row.id) + 1

  const beside = (field: string) => {
    const last = before?.fields[field]
    const plan = duty.plan?.beside[field]
    const spec = fieldSpec(kind, field, say)
    const view = (of: string, value: unknown) => (
      <FieldView
        type={kind.declaration.fields[of]?.type ?? 'words'}
        spec={fieldSpec(kind, of, say)}
        value={value as never}
      />
    )
    return (
      <>
        {filled(last) && before && (
          <button
            type="button"
            className="monthly-same"
            onClick={() => draft.change({ ...draft.values, [field]: last })}
          >
            <span className="spoken">{spec.label} </span>
            {monthWords(before.month)} <b>{view(field, last)}</b> <span className="link">{t('same')}</span>
          </button>
        )}
        {plan && filled(planned?.[plan]) && (
          <span>
            {t('planned')} <b>{view(plan, planned?.[plan])}</b>
          </span>
        )}
      </>
    )
  }

  const agreement = useAgreements().data?.find((known) => known.id === row.agreement)
  const parts = partsOf(kind, form)
  const sees = whoSees(
    {
      kind: kind.declaration.id,
      step: duty.step,
      parts,
      inside: row.agreement === undefined,
      own: session.party.id,
      parties: [row.origin.party, ...row.others.map(({ party }) => party)],
    },
    agreement,
  )

  const send = () => {
    const wrong = wrongFields(kind, form, draft.values)
    const wrongToo = raises && raised ? wrongFields(raised, asks, problem.values) : []
    if (wrong.length + wrongToo.length > 0) {
      setSaysAll(true)
      requestAnimationFrame(() => goToField(page.current, wrong[0] ?? wrongToo[0]))
      return
    }
    if (refused) outbox.dismiss(refused.command)
    const said = raises ? repeated(duty.raises?.told, problem.values) : {}
    const data = { ...dataOf(form, { ...draft.values, ...said }, {}), [duty.field]: month }
    take({
      step: duty.step,
      data,
      says: t('sent', { title: row.title, month: monthWords(month) }),
      draft: draftKey(whoOf(session), row.id, `${duty.step}:${month}`),
    })
    if (raises && raised && duty.raises) {
      const { kind: about, about: field, same } = duty.raises
      open({
        kind: about,
        data: { ...dataOf(asks, problem.values, {}), ...repeated(same, problem.values), [field]: row.id },
        says: t('raised', { title: row.title, kind: say(raised.labels.kind) }),
        draft: draftKey(whoOf(session), row.id, `${about}:${month}`),
      })
    }
    const next = nextOf(rows, row.id)
    navigate(monthlyPath(item, next?.row.id, month), { replace: true })
    window.scrollTo(0, 0)
  }

  if (!draft.ready || !problem.ready) return <LinesSkeleton lines={6} />
  const shared = { kind, values: draft.values, onChange: draft.change, saysAll, beside }
  return (
    <div ref={page} className="monthly-form" data-monthly={row.id}>
      <header>
        <p className="second meta">
          <Link className="link" to={monthlyPath(item, undefined, month)}>
            {t('toRound', { month: monthWords(month), label: say(answer.label) })}
          </Link>{' '}
          {t('place', { at, all: rows.length })}
        </p>
        <h1>
          <Spoken>{row.title}</Spoken> {row.sample && <SampleMark />}
        </h1>
        <p className="second">
          {say(row.stageLabel)}
          {reported && `　${t('again')}`}
        </p>
      </header>
      {refused && <ProblemNotice problem={refused.problem ?? {}} />}
      <KindForm {...shared} form={needed} />
      {more.length > 0 && (
        <details className="monthly-more" open={unfolded.current}>
          <summary className="link">
            {t('more', { fields: more.map(({ field }) => fieldSpec(kind, field, say).label).join(t('comma')) })}
          </summary>
          <KindForm {...shared} form={more} />
          {!within && <p className="second meta">{t('noPhotographs')}</p>}
        </details>
      )}
      {raised && asks.length > 0 && (
        <section className="monthly-raise">
          <h2 className="column-title">{t('raise', { kind: say(raised.labels.kind) })}</h2>
          <KindForm
            kind={raised}
            form={asks}
            values={problem.values}
            onChange={problem.change}
            saysAll={raises && saysAll}
          />
          {raises && (
            <p className="second meta">
              {t('raiseSays', { kind: say(raised.labels.kind) })}{' '}
              <button type="button" className="link" onClick={() => problem.drop()}>
                {t('raiseNot')}
              </button>
            </p>
          )}
        </section>
      )}
      <p className="second meta">
        <WhoSeesLine sees={sees} own={session.party.id} nameOf={nameOf} internal={[]} kind={kind} />
      </p>
      <p className="monthly-begin">
        <SendButton onPress={send}>{t(within ? 'send' : 'sendLater', { step, month: monthWords(month) })}</SendButton>
      </p>
    </div>
  )
}

const filled = (value: unknown) => value !== undefined && value !== null && value !== ''

function pick(fields: Record<string, unknown>, form: readonly FormField[]): Values {
  return Object.fromEntries(form.flatMap(({ field }) => (filled(fields[field]) ? [[field, fields[field]]] : [])))
}

/** What is asked of an opening here, as its own form asks it. */
function asksOf(kind: Kind, ask: readonly string[]): FormField[] {
  return ask.flatMap((id) => kind.declaration.opening.form.filter(({ field }) => field === id))
}

/** Fields that repeat what was said in another. */
function repeated(rule: Record<string, string> | undefined, values: Values): Values {
  return Object.fromEntries(Object.entries(rule ?? {}).map(([field, from]) => [field, values[from]]))
}
