import type { Kind, PlainDay } from '@lianyu/kernel'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftKey, useDraft, whoOf } from '../../api/drafts.ts'
import { useAgreements } from '../../api/hooks.ts'
import { outbox } from '../../api/outbox.ts'
import { useSay } from '../../api/say.ts'
import { useSettled, useStep } from '../../api/take-step.ts'
import type { FactAnswer, MatterAnswer, SignedIn, StepAnswer } from '../../api/types.ts'
import { StepSheet } from '../../layout/steps.tsx'
import { DayText, InstantText } from '../../marks/day.tsx'
import { dayWords } from '../../marks/day-words.ts'
import { Holder } from '../../marks/holder.tsx'
import { Light } from '../../marks/light.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { LinesSkeleton } from '../../marks/skeletons.tsx'
import { useSurface } from '../../theme/surface.ts'
import { localOf } from '../../time/instant.ts'
import { useNow } from '../../time/now.tsx'
import { dataOf, type Values } from '../form/check-form.ts'
import { KindForm } from '../form/kind-form.tsx'
import { SendButton } from '../form/send-button.tsx'
import { whoSees } from '../form/who-sees.ts'
import { partsOf, WhoSeesLine } from '../form/who-sees-line.tsx'
import { goToField, WrongFields, wrongFields } from '../form/wrong-fields.tsx'
import { shortName } from '../short-name.ts'
import { filledByItself, type StepFound, standing } from './step-of.ts'
import { opensEarly } from './step-rank.ts'

interface StepFormProps {
  session: SignedIn
  kind: Kind
  answer: MatterAnswer
  step: StepAnswer
  found: StepFound
  /** Values that the place brought along from which the form was opened. */
  brought?: Values
  /** Tells drafts of one step apart: urging this lane or that. */
  about?: string
  /** Where the form is called other than the step: 催办用地报批. */
  title?: string
  nameOf: (id: string) => string
  onClose: () => void
}

/** Takes up the keyboard where what it stood on has gone; from wherever else it stands, it is not taken away. */
function keyboardGoesOn(place: HTMLElement | null): void {
  if (document.activeElement === document.body) place?.focus({ preventScroll: true })
}

/**
 * The form of a step, open in its place: asks what this step needs, keeps a draft, says what will happen and who will see
 * it, and after the press leaves five seconds to take it back. Refused or overtaken, it comes back with nothing lost.
 */
export function StepForm({
  session,
  kind,
  answer,
  step,
  found,
  brought = {},
  about,
  title,
  nameOf,
  onClose,
}: StepFormProps) {
  const { t } = useTranslation('matter')
  const { t: marks } = useTranslation('marks')
  const { today } = useNow()
  const say = useSay()
  const english = useTranslation().i18n.language === 'en'
  const { matter } = answer
  const id = matter.shared.matter
  const auto = useMemo(() => filledByItself(kind, found.step, matter), [kind, found.step, matter])
  const form = useMemo(() => found.form.filter(({ field }) => !(field in auto)), [found.form, auto])
  const before = standing(found, matter)
  const key = draftKey(whoOf(session), id, about ? `${found.step}:${about}` : found.step)
  const draft = useDraft<Values>(key, { ...before, ...brought })
  const { take, takeBack, pending } = useStep(id)
  const [command, setCommand] = useState<string>()
  const settled = useSettled(command)
  const phone = useSurface() === 'phone'
  const [saysAll, setSaysAll] = useState(false)
  const [to, setTo] = useState('')
  const sheet = useRef<HTMLDivElement>(null)
  const mine = pending.findLast((one) => one.step === found.step)
  const refused = mine?.state === 'refused' ? mine : undefined
  const onItsWay = mine && mine.state !== 'refused' ? mine : undefined
  const receivers = step.receivers
  // By name: the list may come again in another order while somebody fills in the rest.
  const receiver = receivers?.length === 1 ? receivers[0] : receivers?.find((one) => nameOfReceiver(one) === to)
  const name = say(step.label)

  const done = settled?.state === 'done'
  useEffect(() => {
    if (done) onClose()
  }, [done, onClose])

  // Opened by a press elsewhere on the page, or by an address: it comes into view once it has its fields.
  useEffect(() => {
    if (!draft.ready) return
    // What was pressed to open it is gone from the page, and the keyboard with it: it goes on in the form.
    keyboardGoesOn(sheet.current)
    sheet.current?.scrollIntoView({ block: phone ? 'start' : 'nearest' })
  }, [draft.ready, phone])

  const agreement = useAgreements().data?.find((one) => one.id === matter.shared.agreement)
  const sees = whoSees(
    {
      kind: kind.declaration.id,
      step: found.step,
      parts: partsOf(kind, form),
      inside: found.local || matter.shared.agreement === undefined,
      own: session.party.id,
      parties: matter.shared.parties,
    },
    agreement,
  )
  const internal = form.map(({ field }) => field).filter((field) => kind.declaration.fields[field]?.part === 'internal')

  const send = () => {
    const wrong = wrongFields(kind, form, draft.values)
    if (wrong.length > 0 || (receivers && !receiver)) {
      setSaysAll(true)
      requestAnimationFrame(() => {
        const chooser = receivers && !receiver && document.getElementById(`${found.step}-to`)
        if (chooser) chooser.focus()
        else goToField(sheet.current, wrong[0])
      })
      return
    }
    if (refused) outbox.dismiss(refused.command)
    const version = found.track
      ? (matter.shared.tracks[found.track] ?? matter.overlay.tracks[found.track])?.version
      : undefined
    setCommand(
      take({
        step: found.step,
        ...(found.track && { track: found.track }),
        ...(version !== undefined && { version }),
        data: { ...dataOf(form, draft.values, before), ...auto },
        ...(receiver && { to: { party: receiver.party, desk: receiver.desk } }),
        says: title ?? name,
        draft: key,
      }),
    )
  }

  // Done, it is about to close: the form does not come back for a moment.
  const leaving = onItsWay ?? (done ? settled : undefined)
  if (leaving) {
    return (
      // The button that was pressed is gone: the next Tab comes to the one that takes it back.
      <div ref={keyboardGoesOn} className="step-place" tabIndex={-1}>
        <StepSheet
          title={t('sending', { step: title ?? name })}
          buttons={
            leaving.state === 'waiting' && (
              <button type="button" className="press" onClick={() => takeBack(leaving.command)}>
                {t('takeBack')}
              </button>
            )
          }
        >
          <p className="second">{t('sendingSays')}</p>
        </StepSheet>
      </div>
    )
  }
  const kept = draft.keptAt && <KeptAt at={draft.keptAt} />
  const says = afterSays(kind, found, step, say)
  const early = opensEarly(kind, found, answer)
  const wrong = saysAll ? wrongFields(kind, form, draft.values) : []
  const meanwhile = (refused?.problem?.meanwhile ?? []) as FactAnswer[]
  return (
    <div ref={sheet} className="step-place" data-step={found.step} tabIndex={-1}>
      <StepSheet
        title={title ?? name}
        kept={kept}
        says={[
          ...(says ? [`${t('after')}${says}`] : []),
          ...(early
            ? [
                <span key="early">
                  <Light light="due-soon" bare />{' '}
                  {t('opensEarly', { day: dayWords(marks, early.due.slice(0, 10) as PlainDay, today, 'short') })}
                </span>,
              ]
            : []),
          <WhoSeesLine key="sees" sees={sees} own={session.party.id} nameOf={nameOf} internal={internal} kind={kind} />,
        ]}
        buttons={
          <>
            <SendButton onPress={send} disabled={!draft.ready}>
              {t('send', { step: name })}
            </SendButton>
            <button type="button" className="press" onClick={onClose}>
              {t('cancel')}
            </button>
          </>
        }
      >
        {refused && (
          <>
            <ProblemNotice problem={refused.problem ?? {}} />
            {meanwhile.length > 0 && (
              <div className="meanwhile">
                <p>{t('meanwhile')}</p>
                <ul>
                  {meanwhile.map((fact) => (
                    <li key={fact.leaf}>
                      <InstantText at={fact.envelope.at} />{' '}
                      <Holder
                        name={
                          fact.other
                            ? `${shortName(say(fact.actor.partyName))} ${say(fact.actor.deskLabel)}`
                            : say(fact.actor.deskLabel)
                        }
                        other={fact.other}
                      />{' '}
                      {say(fact.sentence)}
                    </li>
                  ))}
                </ul>
                <p className="second">{t('meanwhileSays')}</p>
              </div>
            )}
          </>
        )}
        {receivers && receivers.length > 1 && (
          <div className="field">
            <label className="field-label" htmlFor={`${found.step}-to`}>
              {t('receiver')}
            </label>
            <select
              id={`${found.step}-to`}
              className="plain-input"
              value={receiver ? to : ''}
              onChange={(event) => setTo(event.target.value)}
            >
              <option value="" />
              {receivers.map((one) => (
                <option key={nameOfReceiver(one)} value={nameOfReceiver(one)}>
                  {say(one.label)}
                </option>
              ))}
            </select>
            {saysAll && !receiver && (
              <p className="field-wrong" role="alert">
                {t('chooseReceiver')}
              </p>
            )}
          </div>
        )}
        {draft.ready ? (
          <KindForm
            kind={kind}
            form={form}
            values={draft.values}
            onChange={draft.change}
            saysAll={saysAll}
            crosses={sees.shared.length > 0}
            {...(found.purpose && { purpose: found.purpose })}
            {...(refused?.problem?.field && {
              refused: {
                field: refused.problem.field.replace(/^data\./, ''),
                says: (english ? refused.problem.en : refused.problem.zh) ?? '',
              },
            })}
          />
        ) : (
          <LinesSkeleton />
        )}
        {Object.entries(auto).map(([field, value]) => (
          <p key={field} className="second meta">
            {say(kind.labels.fields[field])} <code>{String(value).slice(0, 12)}…</code> {t('auto')}
          </p>
        ))}
        <WrongFields kind={kind} fields={wrong} place={() => sheet.current} />
      </StepSheet>
    </div>
  )
}

const nameOfReceiver = ({ party, desk }: { party: string; desk: string }) => `${party} ${desk}`

function KeptAt({ at }: { at: string }) {
  const { t } = useTranslation('matter')
  const now = useNow()
  const { day, time } = localOf(at, now.offsetMinutes)
  return (
    <>
      {day !== now.today && <DayText day={day} form="short" />} {t('kept', { time })}
    </>
  )
}

/** What will happen, in one line: as the kind says it, else where the track goes. */
function afterSays(kind: Kind, found: StepFound, step: StepAnswer, say: ReturnType<typeof useSay>): string | undefined {
  const words = (step as { says?: Parameters<typeof say>[0] }).says ?? kind.labels.steps[found.step]?.says
  if (words) return say(words)
  if (!found.track || !found.to) return undefined
  return say(kind.labels.stages[`${found.track}.${found.to}`])
}
