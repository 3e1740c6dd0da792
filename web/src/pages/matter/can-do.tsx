import { type Kind, readTally } from '@lianyu/kernel'
import { packs } from '@lianyu/packs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSay } from '../../api/say.ts'
import type { MatterAnswer, SignedIn, StepAnswer } from '../../api/types.ts'
import { RefusedStep } from '../../layout/steps.tsx'
import { DoubleLine } from '../../marks/double-line.tsx'
import { matterPath } from '../rows.ts'
import { useOpensAbout } from './opens-about.ts'
import { refusedSteps } from './refused-steps.ts'
import { StepForm } from './step-form.tsx'
import { stepAboutLane, stepOf } from './step-of.ts'
import { rankOf, wayOn } from './step-rank.ts'
import { Why } from './why.tsx'

export interface Chosen {
  step: string | undefined
  /** The lane that the step is about. */
  lane: string | undefined
  href: (step: string, lane?: string) => string
  close: () => void
}

interface CanDoProps {
  session: SignedIn
  kind: Kind
  answer: MatterAnswer
  chosen: Chosen
  nameOf: (id: string) => string
  trackName: (track: string) => string
}

/** 现在可以做: the steps that may be taken, the form of the chosen one in place, and those refused with their reason. */
export function CanDo({ session, kind, answer, chosen, nameOf, trackName }: CanDoProps) {
  const { t } = useTranslation('matter')
  const say = useSay()
  const { steps, matter } = answer
  const may = steps.filter((step) => step.may).toSorted((a, b) => rankOf(kind, a, answer) - rankOf(kind, b, answer))
  const refused = refusedSteps(kind, steps)
  const open = steps.find((step) => step.step === chosen.step)
  const lane = chosen.lane && stepAboutLane(kind, chosen.lane)?.step === open?.step ? chosen.lane : undefined
  const found = open?.may ? stepOf(kind, open.step) : undefined
  const about = useOpensAbout(kind, matter.shared, session.acting)
  const crosses = (step: StepAnswer) =>
    matter.shared.agreement !== undefined &&
    stepOf(kind, step.step)?.local === false &&
    (step.receivers ?? []).some((one) => one.party !== session.party.id)
  const first = wayOn(kind, answer)
  // Ranked by pressing where the route stands, by whoever was named; typed here it would count for nothing.
  const tally = packs.flatMap((pack) => pack.tallies ?? []).find((one) => one.kind === kind.declaration.id)
  const ballot = tally?.ballots.step
  const votes =
    tally !== undefined &&
    may.some(({ step }) => step === ballot) &&
    readTally(tally, matter.shared).jury.some(({ desk }) => desk === session.acting.desk)
  // Asked in a place of its own, with what comes of the answer.
  const asksApart = answer.row.trial ? undefined : kind.reuses?.consent.step
  const each = (step: StepAnswer) => (
    <Refused
      key={step.step}
      step={step}
      kind={kind}
      answer={answer}
      chosen={chosen}
      trackName={trackName}
      opened={step === open}
    />
  )
  return (
    <>
      <h2 className="column-title">{t('can')}</h2>
      {open && found && (
        <StepForm
          key={`${open.step} ${lane ?? ''}`}
          session={session}
          kind={kind}
          answer={answer}
          step={open}
          found={found}
          nameOf={nameOf}
          onClose={chosen.close}
          {...broughtBy(kind, answer, open.step, lane, t, trackName(lane ?? ''))}
          {...(lane && {
            about: lane,
            title: t('urgeOf', { step: say(open.label), holder: trackName(lane) }),
          })}
        />
      )}
      {(may.length > 0 || about.length > 0) && (
        <div className="steps-row">
          {may
            .filter((step) => step !== open && step.step !== asksApart && step.step !== ballot)
            .map((step) => (
              <Link
                key={step.step}
                className={step === first && !found ? 'press filled' : 'press'}
                to={chosen.href(step.step)}
                replace
                preventScrollReset
              >
                {crosses(step) && <DoubleLine />} {say(step.label)}
              </Link>
            ))}
          {about.map(({ kind: other, field, becomes }) => (
            <Link
              key={other.hash}
              className="press"
              to={`/open/${other.declaration.id}?f.${field}=${encodeURIComponent(matter.shared.matter)}`}
            >
              {t(becomes ? 'becomes' : 'about', { kind: say(other.labels.kind) })}
            </Link>
          ))}
        </div>
      )}
      {votes ? (
        <p className="second">{t('votes')}</p>
      ) : (
        may.every((step) => !step.track) &&
        refused.shown.length === 0 &&
        !found && <Nothing answer={answer} kind={kind} />
      )}
      {refused.shown.map((step) => each(step))}
      {(['others', 'notDue'] as const)
        .filter((some) => refused[some].length > 0)
        .map((some) => (
          <details key={some} className="others-do" open={refused[some].some((step) => step === open)}>
            <summary className="second meta">{t(`${some}Do`, { count: refused[some].length })}</summary>
            {refused[some].map((step) => each(step))}
          </details>
        ))}
    </>
  )
}

function Nothing({ answer, kind }: { answer: MatterAnswer; kind: Kind }) {
  const { t } = useTranslation('matter')
  const say = useSay()
  const { holder, stage } = answer.row
  const ended = kind.declaration.tracks[kind.declaration.main]?.stages[stage]?.end === true
  if (ended) return <p className="second">{t('ended')}</p>
  return (
    <p className="second">
      {t('nothing')} {t('nothingSays', { holder: `${say(holder.name)} ${say(holder.deskLabel)}` })}
    </p>
  )
}

function Refused({
  step,
  kind,
  answer,
  chosen,
  trackName,
  opened,
}: {
  step: StepAnswer
  kind: Kind
  answer: MatterAnswer
  chosen: Chosen
  trackName: (track: string) => string
  opened: boolean
}) {
  const { t, i18n } = useTranslation('matter')
  const say = useSay()
  const [asked, setAsked] = useState(false)
  const { refusal } = step
  const says = (i18n.language === 'en' ? refusal?.en : refusal?.zh) ?? ''
  const gate = refusal?.code === 'gate.missing' ? answer.gates.find((one) => one.opens === step.step) : undefined
  const missing = gate?.lanes.filter((lane) => !lane.done).map((lane) => trackName(lane.track)) ?? []
  const urgeHref = (track: string) => {
    const urge = stepAboutLane(kind, track)
    return urge && answer.steps.some((one) => one.step === urge.step && one.may)
      ? chosen.href(urge.step, track)
      : undefined
  }
  const shown = asked || opened
  return (
    <div data-refused={step.step}>
      <RefusedStep name={say(step.label)} onWhy={() => setAsked(!shown)}>
        {missing.length > 0 ? (
          <>
            {t('refused')}
            {t('lacks', { missing: missing.join(t('comma')) })}
          </>
        ) : (
          says
        )}
      </RefusedStep>
      {shown && <Why says={says} trackName={trackName} urgeHref={urgeHref} {...(gate && { gate })} />}
    </div>
  )
}

/** What is known already of a message about one lane: which lane, and how its clock stands. */
function broughtBy(
  kind: Kind,
  answer: MatterAnswer,
  step: string,
  lane: string | undefined,
  t: ReturnType<typeof useTranslation<'matter'>>['t'],
  item: string,
): { brought?: Record<string, unknown> } {
  const urge = lane === undefined ? undefined : stepAboutLane(kind, lane)
  if (!urge || lane === undefined || urge.step !== step) return {}
  const reading = answer.readings[lane]
  const text = kind.declaration.open[step]?.form.find(
    ({ field, required }) => required && kind.declaration.fields[field]?.type === 'paragraph',
  )
  const says =
    reading?.light === 'late' && reading.over > 0
      ? t('urgeLate', { item, count: reading.over })
      : reading?.light === 'due-soon'
        ? t('urgeSoon', { item, count: reading.left })
        : undefined
  return { brought: { [urge.field]: lane, ...(text && says && { [text.field]: says }) } }
}

/** The address of a matter with a step's form open. */
export function stepHref(id: string, step: string, lane?: string): string {
  return `${matterPath(id)}?step=${step}${lane ? `&lane=${lane}` : ''}`
}
