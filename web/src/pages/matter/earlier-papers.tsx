import type { Kind, Reuses } from '@lianyu/kernel'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newCommandId } from '../../api/command-id.ts'
import { useEarlierPapers, useTakeEarlier } from '../../api/hooks.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { useSettled, useStep } from '../../api/take-step.ts'
import type { EarlierAnswer, MatterAnswer, SignedIn } from '../../api/types.ts'
import { InstantText } from '../../marks/day.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { LinesSkeleton } from '../../marks/skeletons.tsx'
import { fieldSpec } from '../field-spec.ts'
import { matterPath } from '../rows.ts'

interface Props {
  session: SignedIn
  kind: Kind
  answer: MatterAnswer
}

/**
 * 以前交过的材料, at the window: the person is asked first, and what they said is written down; then what they handed in
 * before is looked at and taken over. Only where this party received a real case.
 */
export function EarlierPapers({ session, kind, answer }: Props) {
  const { reuses } = kind
  const asks = reuses && answer.steps.some(({ step, may }) => step === reuses.consent.step && may)
  if (!reuses || !asks || answer.row.trial || answer.row.origin.party !== session.party.id) return null
  return <OfCase kind={kind} answer={answer} reuses={reuses} />
}

function OfCase({ kind, answer, reuses }: Omit<Props, 'session'> & { reuses: Reuses }) {
  const { t } = useTranslation('matter')
  const { consent } = reuses
  const { take } = useStep(answer.row.id)
  const [command, setCommand] = useState<string>()
  const settled = useSettled(command)
  const busy = settled !== undefined && settled.state !== 'done' && settled.state !== 'refused'
  const last = answer.matter.shared.adds[consent.step]?.at(-1)
  const given = last?.fields[consent.says] === consent.given
  // Asked when it is handed in; later only where somebody looks for it.
  const { main, tracks } = kind.declaration
  const atStart = answer.row.stage === tracks[main]?.start
  const say = (data: Record<string, unknown>) =>
    setCommand(take({ step: consent.step, data, says: t('earlier.title') }))
  return (
    <details className="earlier" open={given || (last === undefined && atStart)}>
      <summary>
        <h2>{t('earlier.title')}</h2>
      </summary>
      {last ? <Said kind={kind} entry={last} /> : <p className="second">{t('earlier.askFirst')}</p>}
      {given ? (
        <Offered id={answer.row.id} />
      ) : (
        <Ask kind={kind} reuses={reuses} again={last !== undefined} busy={busy} onSay={say} />
      )}
      {given && (
        <p>
          <button
            type="button"
            className="link"
            disabled={busy}
            onClick={() => say({ ...last?.fields, [consent.says]: consent.withdrawn })}
          >
            {t('earlier.withdraw')}
          </button>
        </p>
      )}
      {settled?.state === 'refused' && settled.problem && <ProblemNotice problem={settled.problem} />}
    </details>
  )
}

/** What was said, how, and when, in the words of the form. */
function Said({ kind, entry }: { kind: Kind; entry: { at: string; fields: Record<string, unknown> } }) {
  const sayText = useSay()
  const words = Object.entries(entry.fields).flatMap(([field, value]) => {
    const choice = kind.labels.fields[field]?.choices?.[String(value)]
    return choice ? [sayText(choice)] : []
  })
  return (
    <p className="second">
      {words.join(' · ')} · <InstantText at={entry.at} />
    </p>
  )
}

/** Two answers and how it was given; the other fields of the form are choices too. */
function Ask({
  kind,
  reuses: { consent },
  again,
  busy,
  onSay,
}: {
  kind: Kind
  reuses: Reuses
  again: boolean
  busy: boolean
  onSay: (data: Record<string, unknown>) => void
}) {
  const { t } = useTranslation('matter')
  const sayText = useSay()
  const id = useId()
  const how = kind.declaration.open[consent.step]?.form.find(({ field }) => field !== consent.says)?.field ?? ''
  const choices = kind.declaration.fields[how]?.choices ?? []
  const [chosen, setChosen] = useState(choices[0] ?? '')
  const words = (field: string, choice: string) => {
    const text = kind.labels.fields[field]?.choices?.[choice]
    return text ? sayText(text) : choice
  }
  const answers = (kind.declaration.fields[consent.says]?.choices ?? []).filter((one) => one !== consent.withdrawn)
  return (
    <>
      <fieldset className="earlier-how">
        <legend className="second meta">{fieldSpec(kind, how, sayText).label}</legend>
        {choices.map((choice) => (
          <label key={choice} htmlFor={`${id}-${choice}`}>
            <input
              id={`${id}-${choice}`}
              type="radio"
              name={id}
              checked={chosen === choice}
              onChange={() => setChosen(choice)}
            />{' '}
            {words(how, choice)}
          </label>
        ))}
      </fieldset>
      <p className="steps-row earlier-answers">
        {answers
          .filter((one) => !again || one === consent.given)
          .map((one) => (
            <button
              key={one}
              type="button"
              className={one === consent.given ? 'press filled' : 'press'}
              disabled={busy}
              onClick={() => onSay({ [consent.says]: one, [how]: chosen })}
            >
              {words(consent.says, one)}
            </button>
          ))}
      </p>
      <p className="second meta">{t('earlier.only')}</p>
    </>
  )
}

function Offered({ id }: { id: string }) {
  const { t } = useTranslation('matter')
  const papers = useEarlierPapers(id, true)
  const sayText = useSay()
  if (papers.error) {
    return <ProblemNotice problem={problemOf(papers.error)} again={() => void papers.refetch()} />
  }
  if (!papers.data) return <LinesSkeleton />
  const { cases, elsewhere, more } = papers.data
  return (
    <>
      {cases.length === 0 ? <p>{t('earlier.none')}</p> : <Choose id={id} cases={cases} />}
      {elsewhere.map(({ party, name, count }) => (
        <p key={party} className="second meta">
          {t('earlier.elsewhere', { party: sayText(name), count })}
        </p>
      ))}
      {more && <p className="second meta">{t('earlier.more')}</p>}
    </>
  )
}

function Choose({ id, cases }: { id: string; cases: EarlierAnswer['cases'] }) {
  const { t } = useTranslation('matter')
  const sayText = useSay()
  const take = useTakeEarlier(id)
  const [chosen, setChosen] = useState<readonly string[]>([])
  // What was taken over is not offered any more, and must not be sent again with the next.
  const offered = new Set(cases.flatMap(({ files }) => files.map(({ hash }) => hash)))
  const hashes = chosen.filter((hash) => offered.has(hash))
  const send = (command = newCommandId()) => take.mutate({ command, hashes })
  const toggle = (hash: string) =>
    setChosen((before) => (before.includes(hash) ? before.filter((one) => one !== hash) : [...before, hash]))
  return (
    <>
      <ul className="earlier-cases">
        {cases.map(({ matter, title, origin, openedAt, files }) => (
          <li key={matter}>
            <p className="second meta">
              <a className="link" href={matterPath(matter)}>
                {title}
              </a>{' '}
              · {sayText(origin.name)} · <InstantText at={openedAt} />
            </p>
            {files.map(({ hash, name }) => (
              <p key={hash} className="earlier-file">
                <label>
                  <input type="checkbox" checked={chosen.includes(hash)} onChange={() => toggle(hash)} /> {name}
                </label>
                <a
                  className="link"
                  href={`/api/files/${hash}`}
                  target="_blank"
                  rel="noopener"
                  aria-label={`${t('earlier.look')} ${name}`}
                >
                  {t('earlier.look')}
                </a>
              </p>
            ))}
          </li>
        ))}
      </ul>
      <p>
        <button
          type="button"
          className="press filled"
          disabled={take.isPending || hashes.length === 0}
          onClick={() => send()}
        >
          {hashes.length === 0 ? t('earlier.choose') : t('earlier.take', { count: hashes.length })}
        </button>
      </p>
      {take.error && <ProblemNotice problem={problemOf(take.error)} again={() => send(take.variables?.command)} />}
    </>
  )
}
