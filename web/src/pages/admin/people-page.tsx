import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  useAddPerson,
  useChangePerson,
  useDepartments,
  usePeople,
  useResetPassword,
  useResetSecondFactor,
  useUnlock,
} from '../../api/admin-hooks.ts'
import { problemOf } from '../../api/problem.ts'
import type { Duty } from '../../api/types.ts'
import type { PersonAnswer } from '../../api/types-admin.ts'
import { between } from '../../i18n/between.ts'
import { DayText } from '../../marks/day.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { Spoken } from '../../marks/sample.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { RowsSkeleton } from '../../marks/skeletons.tsx'
import { localOf } from '../../time/instant.ts'
import { useNow } from '../../time/now.tsx'
import { AskFirst, Refused } from './asked.tsx'
import { DutiesInput, useDutyWords } from './duties.tsx'
import { OncePassword } from './once-password.tsx'

/** People and what they may act as. A password made by the node is shown once, to whoever hands it over. */
export function PeoplePage() {
  const { t } = useTranslation('admin')
  const { data, error, refetch } = usePeople()
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<{ title: string; password: string }>()
  if (error && !data) return <ProblemNotice problem={problemOf(error)} again={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={5} />
  const off = data.filter((person) => person.disabledAt).length
  const people = data.toSorted((a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null))
  return (
    <>
      <div className="admin-head">
        <Sentence>
          {t('people.says', { count: data.length - off, off: off > 0 ? t('people.saysOff', { count: off }) : '' })}
        </Sentence>
        {!adding && (
          <button type="button" className="press filled" onClick={() => setAdding(true)}>
            {t('people.add')}
          </button>
        )}
      </div>
      {adding && <AddPerson onDone={() => setAdding(false)} onMade={setMade} />}
      {people.length === 0 && !adding && <EmptyState>{t('people.empty')}</EmptyState>}
      {people.length > 0 && (
        <table className="plain-table stack">
          <thead>
            <tr>
              {(['title', 'username', 'duties', 'state'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`people.columns.${name}`)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <Row key={person.id} person={person} onMade={setMade} />
            ))}
          </tbody>
        </table>
      )}
      {made && <OncePassword {...made} onClose={() => setMade(undefined)} />}
    </>
  )
}

type Made = { title: string; password: string }

function Row({ person, onMade }: { person: PersonAnswer; onMade: (made: Made) => void }) {
  const { t } = useTranslation('admin')
  const { offsetMinutes } = useNow()
  const dutyWords = useDutyWords()
  const change = useChangePerson()
  const reset = useResetPassword()
  const unlock = useUnlock()
  const resetFactor = useResetSecondFactor()
  const refused = change.error ?? reset.error ?? unlock.error ?? resetFactor.error
  const [duties, setDuties] = useState<Duty[]>()
  const { id, title, username, disabledAt, mustChange } = person
  const save = () => change.mutate({ id, duties: duties ?? [] }, { onSuccess: () => setDuties(undefined) })
  return (
    <>
      <tr data-row className={disabledAt ? 'off-row' : undefined}>
        <td className="strong">
          <Spoken>{title}</Spoken>
        </td>
        <td>{username}</td>
        <td>
          {person.duties.map(dutyWords).join(between('；')) || <span className="second">{t('people.none')}</span>}
        </td>
        <td className="second">
          {disabledAt ? <Disabled day={localOf(disabledAt, offsetMinutes).day} /> : t('people.active')}
          {mustChange && !disabledAt && <p className="meta">{t('people.mustChange')}</p>}
          {person.secondFactor && <p className="meta">{t('people.secondFactor')}</p>}
          {person.lockedMinutes > 0 && <p className="meta">{t('people.locked', { count: person.lockedMinutes })}</p>}
        </td>
        <td className="actions">
          {!disabledAt && (
            <>
              <button type="button" className="link" onClick={() => setDuties(person.duties)}>
                {t('people.change')}
              </button>
              <AskFirst
                name={t('people.reset')}
                says={t('people.resetSure')}
                busy={reset.isPending}
                onYes={() => reset.mutate(id, { onSuccess: ({ password }) => onMade({ title, password }) })}
              />
            </>
          )}
          {person.lockedMinutes > 0 && (
            <button type="button" className="link" disabled={unlock.isPending} onClick={() => unlock.mutate(id)}>
              {t('people.unlock')}
            </button>
          )}
          {person.secondFactor && !disabledAt && (
            <AskFirst
              name={t('people.resetFactor')}
              says={t('people.resetFactorSure')}
              busy={resetFactor.isPending}
              onYes={() => resetFactor.mutate(id)}
            />
          )}
          {disabledAt ? (
            <button type="button" className="link" onClick={() => change.mutate({ id, disabled: false })}>
              {t('people.enable')}
            </button>
          ) : (
            <AskFirst
              name={t('people.disable')}
              says={t('people.disableSure')}
              busy={change.isPending}
              onYes={() => change.mutate({ id, disabled: true })}
            />
          )}
        </td>
      </tr>
      {(duties || refused) && (
        <tr>
          <td colSpan={5}>
            <div className="plain-form">
              <Refused error={refused} />
              {duties && (
                <>
                  <DutiesInput duties={duties} onChange={setDuties} />
                  <div className="step-buttons">
                    <button type="button" className="press filled" disabled={change.isPending} onClick={save}>
                      {t('save')}
                    </button>
                    <button type="button" className="press" onClick={() => setDuties(undefined)}>
                      {t('cancel')}
                    </button>
                  </div>
                </>
              )}
            </div>
          </td>
        </tr>
      )}
    </>
  )
}

function Disabled({ day }: { day: string }) {
  const { t } = useTranslation('admin')
  const [before = '', after = ''] = t('people.disabled', { day: '|' }).split('|')
  return (
    <>
      {before}
      <DayText day={day} form="short" />
      {after}
    </>
  )
}

function AddPerson({ onDone, onMade }: { onDone: () => void; onMade: (made: Made) => void }) {
  const { t } = useTranslation('admin')
  const first = useDepartments().data?.flatMap((department) => department.desks)[0]
  const add = useAddPerson()
  const [title, setTitle] = useState('')
  const [username, setUsername] = useState('')
  const [duties, setDuties] = useState<Duty[]>()
  const chosen = duties ?? (first ? [{ desk: first.id, role: 'officer' }] : [])
  const ready = title.trim() !== '' && username.trim().length >= 2 && chosen.length > 0
  const send = () =>
    add.mutate(
      { title: title.trim(), username: username.trim(), duties: chosen },
      {
        onSuccess: ({ password }) => {
          onDone()
          if (password) onMade({ title: title.trim(), password })
        },
      },
    )
  return (
    <section className="step-sheet admin-sheet">
      <header>
        <h3>{t('people.add')}</h3>
        <span className="second meta">{t('people.addSays')}</span>
      </header>
      <form
        className="plain-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) send()
        }}
      >
        <Refused error={add.error} />
        <div className="field-line">
          <label>
            <span>{t('people.titleOf')}</span>
            <input
              className="plain-input"
              value={title}
              maxLength={64}
              placeholder={t('people.titleHint')}
              onChange={(event) => setTitle(event.target.value)}
            />
          </label>
          <label>
            <span>{t('people.username')}</span>
            <input
              className="plain-input"
              value={username}
              maxLength={32}
              autoComplete="off"
              onChange={(event) => setUsername(event.target.value)}
            />
          </label>
        </div>
        <DutiesInput duties={chosen} onChange={setDuties} />
        <div className="step-buttons">
          <button type="submit" className="press filled" disabled={!ready || add.isPending}>
            {t('people.add')}
          </button>
          <button type="button" className="press" onClick={onDone}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </section>
  )
}
