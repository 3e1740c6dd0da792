import type { Added, Kind } from '@lianyu/kernel'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { draftKey, useDraft, whoOf } from '../../api/drafts.ts'
import { useRaiseFinding } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { useSettled, useStep } from '../../api/take-step.ts'
import type { MatterAnswer, SignedIn } from '../../api/types.ts'
import { InstantText } from '../../marks/day.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { matterPath } from '../rows.ts'

/** The open step that every kind has for what somebody wants to say. */
const remark = 'comment'
const empty = {}

/** What was found while walking a process: written down where it was seen, and made a change of it at one touch. */
export function Findings({ session, kind, answer }: { session: SignedIn; kind: Kind; answer: MatterAnswer }) {
  if (!answer.row.trial || kind.declaration.open[remark] === undefined) return null
  return <OfTrial session={session} answer={answer} />
}

function OfTrial({ session, answer }: { session: SignedIn; answer: MatterAnswer }) {
  const { t } = useTranslation('matter')
  const say = useSay()
  const id = useId()
  const [command, setCommand] = useState<string>()
  const { take } = useStep(answer.row.id)
  const settled = useSettled(command)
  const key = draftKey(whoOf(session), answer.row.id, 'finding')
  const { values, ready, change } = useDraft<{ words?: string }>(key, empty)
  const words = values.words ?? ''
  const may = answer.steps.some(({ step, may }) => step === remark && may)
  const busy = settled !== undefined && settled.state !== 'done' && settled.state !== 'refused'
  const done = settled?.state === 'done'
  useEffect(() => {
    if (done) change(empty)
  }, [done, change])
  const note = () =>
    setCommand(take({ step: remark, data: { comment: words.trim() }, says: t('findings.note'), draft: key }))
  const noted = answer.matter.shared.adds[remark] ?? []
  return (
    <section className="findings" aria-label={t('findings.title')}>
      <h2>{t('findings.title')}</h2>
      {noted.length > 0 && (
        <ul>
          {noted.map((entry) => (
            <Finding key={entry.leaf} matter={answer.row.id} entry={entry} />
          ))}
        </ul>
      )}
      {may && (
        <>
          <label htmlFor={id} className="second meta">
            {t('findings.ask', { stage: say(answer.row.stageLabel) })}
          </label>
          <textarea
            id={id}
            rows={2}
            maxLength={2_000}
            value={words}
            disabled={busy || !ready}
            onChange={(event) => change({ words: event.target.value })}
          />
          <p>
            <button type="button" className="press filled" disabled={busy || words.trim() === ''} onClick={note}>
              {t('findings.note')}
            </button>
          </p>
          {settled?.state === 'refused' && settled.problem && <ProblemNotice problem={settled.problem} />}
        </>
      )}
    </section>
  )
}

function Finding({ matter, entry }: { matter: string; entry: Added }) {
  const { t } = useTranslation('matter')
  const navigate = useNavigate()
  const raise = useRaiseFinding(matter)
  const press = () => raise.mutate(entry.leaf, { onSuccess: ({ matter: change }) => void navigate(matterPath(change)) })
  return (
    <li>
      <span>{String(entry.fields[remark] ?? '')}</span>
      <span className="second meta">
        <InstantText at={entry.at} />
      </span>
      <button type="button" className="press" disabled={raise.isPending} onClick={press}>
        {t('findings.raise')}
      </button>
      {raise.error && <ProblemNotice problem={problemOf(raise.error)} again={press} />}
    </li>
  )
}
