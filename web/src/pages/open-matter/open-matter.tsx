import type { Kind } from '@lianyu/kernel'
import { agreementKindId } from '@lianyu/kernel'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useNavigate, useParams, useSearchParams } from 'react-router'
import { draftKey, useDraft, whoOf } from '../../api/drafts.ts'
import { useAgreements, useSignedIn } from '../../api/hooks.ts'
import { outbox } from '../../api/outbox.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import { useOpenMatter, useSettled } from '../../api/take-step.ts'
import type { SignedIn } from '../../api/types.ts'
import { useLookups } from '../../fields/lookups.tsx'
import { PageHeader } from '../../layout/page-header.tsx'
import { SharedTag } from '../../marks/double-line.tsx'
import { EmptyState } from '../../marks/empty-state.tsx'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { LinesSkeleton, RowsSkeleton } from '../../marks/skeletons.tsx'
import { TrialBanner } from '../../marks/trial.tsx'
import { localOf } from '../../time/instant.ts'
import { useNow } from '../../time/now.tsx'
import { Alike } from '../form/alike.tsx'
import { dataOf, type Values } from '../form/check-form.ts'
import { KindForm } from '../form/kind-form.tsx'
import { SendButton } from '../form/send-button.tsx'
import { whoSees } from '../form/who-sees.ts'
import { partsOf, WhoSeesLine } from '../form/who-sees-line.tsx'
import { goToField, WrongFields, wrongFields } from '../form/wrong-fields.tsx'
import { mayWalk } from '../may-open.ts'
import { codesOf } from '../query-codes.ts'
import { matterPath } from '../rows.ts'
import { shortName } from '../short-name.ts'
import { useKindId } from '../use-kind-id.ts'
import './open-matter.css'
import { agreementsFor, mayBeLocal, meantBy, namedParties } from './under-which.ts'
import { useProposed } from './use-proposed.ts'
import { filledByNaming, notTaken, useTaken } from './use-taken.ts'

/** A new matter of a kind. An agreement is drafted on a page of its own, because its scope needs the room. */
export default function OpenMatter() {
  const { kind: id = '' } = useParams()
  const { t } = useTranslation('shell')
  const session = useSignedIn()
  const [search] = useSearchParams()
  const { kind, unknown, error } = useKindId(id)
  if (id === agreementKindId) return <Navigate to="/agreements/new" replace />
  if (error && !kind) return <ProblemNotice problem={problemOf(error)} />
  if (unknown) return <EmptyState>{t('notFoundSays')}</EmptyState>
  if (!kind || !session) return <RowsSkeleton />
  const trial = search.get('trial') === '1' && mayWalk(kind, session.acting)
  return <Opening key={`${id} ${trial}`} session={session} kind={kind} trial={trial} />
}

const local = 'local'

function Opening({ session, kind, trial }: { session: SignedIn; kind: Kind; trial: boolean }) {
  const { t, i18n } = useTranslation('opening')
  const { t: words } = useTranslation('matter')
  const say = useSay()
  const now = useNow()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { nameOf } = useLookups()
  const { declaration } = kind
  const { form } = declaration.opening
  const key = draftKey(whoOf(session), declaration.id, trial ? 'trial' : 'open')
  const draft = useDraft<Values>(key, broughtBy(kind, search))
  const taken = useTaken(kind, draft)
  useProposed(kind, draft)
  const asked = notTaken(kind, draft.values)
  const filled = filledByNaming(kind, draft.values)
  const agreements = useAgreements()
  const offered = agreementsFor(kind, agreements.data ?? [], session.party.id)
  const atHome = mayBeLocal(kind, draft.values, session.party.id)
  const [chosen, setChosen] = useState<string>()
  const [saysAll, setSaysAll] = useState(false)
  const [command, setCommand] = useState<string>()
  const settled = useSettled(command)
  const open = useOpenMatter()
  const page = useRef<HTMLDivElement>(null)
  const named = namedParties(kind, draft.values).filter((party) => party !== session.party.id)
  const meant = meantBy(offered, named, atHome)
  const under = chosen === local ? undefined : (offered.find((one) => one.id === chosen) ?? meant)
  const undecided = !atHome && !under
  // Until it is known what it may stand under nobody can choose; without a line, what may stay at home still can.
  const unread = agreements.data === undefined && (!atHome || agreements.fetchStatus === 'fetching')
  // What could never be sent is not asked for.
  const barred = agreements.isSuccess && offered.length === 0 && !atHome
  const title = t(trial ? 'walkTitle' : 'title', { kind: say(kind.labels.kind) })

  const receipt = settled?.receipt
  useEffect(() => {
    if (!receipt) return
    const next = codesOf(receipt).length > 0 ? `/receipt/${command}` : matterPath(receipt.matter)
    void navigate(next, { replace: true })
  }, [receipt, command, navigate])

  const sees = whoSees(
    {
      kind: declaration.id,
      step: 'open',
      parts: partsOf(kind, form),
      inside: !under,
      own: session.party.id,
      parties: [session.party.id, ...(named.length > 0 ? named : (under?.parties.map(({ id }) => id) ?? []))],
    },
    under,
  )
  const internal = form.map(({ field }) => field).filter((field) => declaration.fields[field]?.part === 'internal')
  const onItsWay = settled && settled.state !== 'refused' && settled.state !== 'done' ? settled : undefined
  const refused = settled?.state === 'refused' ? settled.problem : undefined

  const send = () => {
    const wrong = wrongFields(kind, form, draft.values)
    if (wrong.length > 0 || undecided) {
      setSaysAll(true)
      requestAnimationFrame(() => {
        if (undecided) page.current?.querySelector<HTMLElement>('.opening-under input')?.focus()
        else goToField(page.current, wrong[0])
      })
      return
    }
    if (settled) outbox.dismiss(settled.command)
    const parties = under && named.length > 0 ? [...new Set([session.party.id, ...named])] : undefined
    setCommand(
      open({
        kind: declaration.id,
        ...(under && { agreement: under.id }),
        ...(parties && { parties }),
        ...(trial && { trial: true as const }),
        data: dataOf(form, draft.values, {}),
        says: title,
        draft: key,
      }),
    )
  }

  return (
    <div ref={page}>
      {trial && <TrialBanner />}
      <PageHeader
        crumbs={[{ name: say(kind.labels.kind), to: `/list/${declaration.id}` }]}
        title={title}
        facts={[t(trial ? 'walkSays' : 'says')]}
        rightNote={
          draft.keptAt && (
            <span className="second meta">
              {words('kept', { time: localOf(draft.keptAt, now.offsetMinutes).time })}
            </span>
          )
        }
      />
      <div className="opening">
        {refused && <ProblemNotice problem={refused} />}
        {agreements.fetchStatus === 'fetching' && unread && <LinesSkeleton lines={2} />}
        {agreements.error && !agreements.data && (
          <ProblemNotice problem={problemOf(agreements.error)} again={() => void agreements.refetch()} />
        )}
        {offered.length > 0 && (
          <fieldset className="opening-under">
            <legend>{t('under')}</legend>
            {offered.map((one) => (
              <label key={one.id}>
                <input type="radio" name="under" checked={under?.id === one.id} onChange={() => setChosen(one.id)} />
                <span>
                  {one.title}{' '}
                  <SharedTag height={12}>
                    {one.parties
                      .filter((party) => party.id !== session.party.id)
                      .map((party) => shortName(say(party.name)))
                      .join(' ')}
                  </SharedTag>
                </span>
              </label>
            ))}
            {atHome && (
              <label>
                <input type="radio" name="under" checked={!under} onChange={() => setChosen(local)} />
                <span>{t('local', { party: say(session.party.name) })}</span>
              </label>
            )}
            {saysAll && undecided && (
              <p className="field-wrong" role="alert">
                {t('withChoose')}
              </p>
            )}
          </fieldset>
        )}
        {barred && (
          <EmptyState
            begin={
              <Link className="press" to="/agreements">
                {t('toAgreements')}
              </Link>
            }
          >
            {t('noAgreement')}
          </EmptyState>
        )}
        {!barred && (
          <>
            {draft.ready ? (
              <KindForm
                kind={kind}
                form={asked}
                values={draft.values}
                onChange={draft.change}
                saysAll={saysAll}
                disabled={onItsWay !== undefined}
                crosses={sees.shared.length > 0}
                {...(filled && {
                  fold: {
                    fields: filled.fields,
                    says: t('filledBy', { field: say(kind.labels.fields[filled.from]), count: filled.fields.length }),
                  },
                })}
                {...(declaration.opening.personal && { purpose: declaration.opening.personal })}
                {...(refused?.field && {
                  refused: {
                    field: refused.field.replace(/^data\./, ''),
                    says: (i18n.language === 'en' ? refused.en : refused.zh) ?? '',
                  },
                })}
              />
            ) : (
              <LinesSkeleton lines={6} />
            )}
            <Alike kind={kind} values={draft.values} />
            <div className="step-says second meta">
              <p>
                <WhoSeesLine sees={sees} own={session.party.id} nameOf={nameOf} internal={internal} kind={kind} />
              </p>
            </div>
            <div className="step-buttons">
              {onItsWay ? (
                <>
                  <span className="second">{t('opening')}</span>
                  {onItsWay.state === 'waiting' && (
                    <button type="button" className="press" onClick={() => outbox.takeBack(onItsWay.command)}>
                      {words('takeBack')}
                    </button>
                  )}
                </>
              ) : (
                <SendButton onPress={send} disabled={unread || !taken || !draft.ready}>
                  {t(trial ? 'walk' : 'open')}
                </SendButton>
              )}
            </div>
            {saysAll && (
              <WrongFields kind={kind} fields={wrongFields(kind, form, draft.values)} place={() => page.current} />
            )}
          </>
        )}
      </div>
    </div>
  )
}

/** `f.project=…`: what the place knew from which the form was opened. What is data in the form is JSON in the address. */
function broughtBy({ declaration }: Kind, search: URLSearchParams): Values {
  return Object.fromEntries(
    [...search].flatMap(([name, value]): [string, unknown][] => {
      if (!name.startsWith('f.')) return []
      const field = name.slice(2)
      if (declaration.fields[field]?.type !== 'json') return [[field, value]]
      try {
        return [[field, JSON.parse(value)]]
      } catch {
        return []
      }
    }),
  )
}
