import type { Kind, ScheduleRule } from '@lianyu/kernel'
import { useQueries } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { kindQuery, useFacts, useFollow, useKindByHash, useKinds, useMatter, useSignedIn } from '../../api/hooks.ts'
import { useNodeLookups } from '../../api/lookups.ts'
import { problemOf } from '../../api/problem.ts'
import { useSay } from '../../api/say.ts'
import type { MatterAnswer, SignedIn } from '../../api/types.ts'
import { Timeline } from '../../drawing/timeline.tsx'
import { TracksDrawing } from '../../drawing/tracks-drawing.tsx'
import { LookupsProvider } from '../../fields/lookups.tsx'
import { TwoColumns } from '../../layout/page-header.tsx'
import { dayWords } from '../../marks/day-words.ts'
import { ProblemNotice } from '../../marks/problem-notice.tsx'
import { LinesSkeleton, RowsSkeleton } from '../../marks/skeletons.tsx'
import { TrialBanner } from '../../marks/trial.tsx'
import { useSurface } from '../../theme/surface.ts'
import { useNow } from '../../time/now.tsx'
import { ExportEvidence } from '../../verify/export-evidence.tsx'
import { VerifyPanel } from '../../verify/verify-panel.tsx'
import { mayOpen } from '../may-open.ts'
import { Became } from './became.tsx'
import { CanDo, stepHref } from './can-do.tsx'
import { Contents } from './contents.tsx'
import { EarlierPapers } from './earlier-papers.tsx'
import { useEntries } from './entries.tsx'
import { Erasures } from './erasures.tsx'
import { Findings } from './findings.tsx'
import { Flow } from './flow.tsx'
import { OutlookSection } from './outlook/outlook.tsx'
import { QualifyingSection } from './outlook/qualifying.tsx'
import { wayOn } from './step-rank.ts'
import './matter.css'
import { Papers } from './papers.tsx'
import { Parts } from './parts.tsx'
import { isPrinted, Printed } from './printed.tsx'
import { Related } from './related.tsx'
import { SchedulePart } from './schedule/schedule.tsx'
import { stepAboutLane } from './step-of.ts'
import { TitleLine } from './title-line.tsx'
import { tracksOf } from './tracks-of.ts'
import { useCalendar } from './use-calendar.ts'
import { heldToday, Versions } from './versions.tsx'

/** Brings the packs along, which say how ballots are scored: only where a kind seals anything. */
const SealedSection = lazy(() => import('./tally.tsx'))
const seals = ({ declaration }: Kind) => Object.values(declaration.open).some(({ sealed }) => sealed !== undefined)

/** One matter: where it stands, who has it, what happened, and what I can do about it now. */
export default function MatterPage() {
  const { id = '' } = useParams()
  const session = useSignedIn()
  const matter = useMatter(id)
  const kind = useKindByHash(matter.data?.kind)
  const error = matter.error ?? kind.error
  if (error && !(matter.data && kind.data)) {
    return <ProblemNotice problem={problemOf(error)} again={() => void matter.refetch()} />
  }
  if (!matter.data || !kind.data || !session) {
    return (
      <>
        <LinesSkeleton />
        <RowsSkeleton />
      </>
    )
  }
  if (isPrinted(kind.data.kind)) return <Printed kind={kind.data.kind} answer={matter.data} />
  return (
    <Shown
      key={id}
      session={session}
      answer={matter.data}
      kind={kind.data.kind}
      {...(kind.data.schedule && { schedule: kind.data.schedule })}
    />
  )
}

interface ShownProps {
  session: SignedIn
  answer: MatterAnswer
  kind: Kind
  schedule?: ScheduleRule
}

function Shown({ session, answer, kind, schedule }: ShownProps) {
  const say = useSay()
  const id = answer.row.id
  const names = useNames(answer, kind)
  const lookups = useNodeLookups(names)
  const { nameOf } = lookups
  const trackName = useCallback((track: string) => say(kind.labels.tracks[track]) || track, [kind, say])
  const [search, setSearch] = useSearchParams()
  const facts = useFacts(id)
  const held = useMemo(() => facts.data?.pages.flatMap((page) => page.items) ?? [], [facts.data])
  const entries = useEntries(kind, held)
  const files = useMemo(
    () => [...new Map(held.flatMap((fact) => fact.files).map((file) => [file.hash, file])).values()],
    [held],
  )
  const close = useCallback(
    () => setSearch(new URLSearchParams(), { replace: true, preventScrollReset: true }),
    [setSearch],
  )
  const chosen = {
    step: search.get('step') ?? undefined,
    lane: search.get('lane') ?? undefined,
    href: (step: string, lane?: string) => stepHref(id, step, lane),
    close,
  }
  const holds = useMemo(() => heldToday(answer), [answer])
  return (
    <LookupsProvider value={lookups}>
      <div className="matter-whole">
        {answer.row.trial && <TrialBanner />}
        <TitleLine answer={{ ...answer, matter: holds }} kind={kind} follow={<Follow answer={answer} />} />
        <Versions {...answer} />
        <Became related={answer.related} />
        <Tracks answer={answer} kind={kind} />
        {schedule && <SchedulePart kind={kind} matter={answer.matter} rule={schedule} />}
        <EarlierPapers session={session} kind={kind} answer={answer} />
        <Findings session={session} kind={kind} answer={answer} />
        <Flow answer={answer} kind={kind} />
        <Parts answer={answer} kind={kind} />
        {answer.outlook && <OutlookSection outlook={answer.outlook} />}
        {answer.judges && <Qualifying session={session} rule={id} />}
        <Contents kind={kind} matter={holds} masked={answer.masked ?? []} />
        {seals(kind) && (
          <Suspense fallback={<LinesSkeleton />}>
            <SealedSection session={session} kind={kind} answer={answer} />
          </Suspense>
        )}
        <TwoColumns
          left={
            <>
              {facts.isPending ? <RowsSkeleton /> : <Timeline entries={entries} />}
              {facts.error && !facts.data && (
                <ProblemNotice problem={problemOf(facts.error)} again={() => void facts.refetch()} />
              )}
              {facts.hasNextPage && (
                <MoreFacts busy={facts.isFetchingNextPage} more={() => void facts.fetchNextPage()} />
              )}
            </>
          }
          right={
            <div id="can-do">
              <CanDo
                session={session}
                kind={kind}
                answer={answer}
                chosen={chosen}
                nameOf={nameOf}
                trackName={trackName}
              />
              <VerifyPanel
                matter={id}
                shown={answer.matter.shared}
                count={answer.evidence.facts}
                kind={kind}
                parties={{ ...answer.names.parties, [session.party.id]: session.party.name }}
              />
              <Papers kind={kind.declaration.id} matter={id} fields={answer.matter.shared.fields} />
              <ExportEvidence matter={id} />
              <Erasures answer={answer} kind={kind} />
              <Related answer={answer} files={files} />
            </div>
          }
        />
        <Thumb answer={answer} kind={kind} chosen={chosen.step} />
      </div>
    </LookupsProvider>
  )
}

/** Who qualifies under the rules that stand here; what may be opened for whom is asked as for any kind. */
function Qualifying({ session, rule }: { session: SignedIn; rule: string }) {
  const kinds = useKinds().data ?? []
  const found = useQueries({ queries: kinds.map((one) => kindQuery(one.pack, one.id)) })
  const mayOpenKind = (id: string) =>
    found.some(({ data }) => data?.kind.declaration.id === id && mayOpen(data.kind, session.acting))
  return <QualifyingSection rule={rule} mayOpen={mayOpenKind} />
}

function Tracks({ answer, kind }: { answer: MatterAnswer; kind: Kind }) {
  const { t } = useTranslation('matter')
  const { t: marks } = useTranslation('marks')
  const say = useSay()
  const { today, offsetMinutes } = useNow()
  const calendar = useCalendar()
  const id = answer.row.id
  const holderOf = (track: string) => {
    const gated = answer.gates.flatMap((gate) => gate.lanes).find((lane) => lane.track === track)
    if (gated) return gated.holder
    if (track === kind.declaration.main) return answer.row.holder
    const holder = (answer.matter.shared.tracks[track] ?? answer.matter.overlay.tracks[track])?.holder
    const { party = '', desk = '' } = holder ?? {}
    const ours = answer.row.holder.other ? answer.row.origin.party === party : answer.row.holder.party === party
    return {
      party,
      desk,
      name: answer.names.parties[party] ?? { zh: party, en: party },
      deskLabel: answer.names.desks[desk] ?? { zh: desk, en: desk },
      mine: false,
      other: !ours,
    }
  }
  const actionOn = (track: string) => {
    const reading = answer.readings[track]
    if (!reading || (reading.light !== 'late' && reading.light !== 'due-soon') || holderOf(track).mine) return undefined
    const urge = stepAboutLane(kind, track)
    const step = urge && answer.steps.find((one) => one.step === urge.step && one.may)
    return step ? (
      <Link className="link" to={stepHref(id, step.step, track)} replace>
        {say(step.label)}
      </Link>
    ) : undefined
  }
  const facts = tracksOf({
    kind,
    answer,
    today,
    offsetMinutes,
    calendar,
    holderOf,
    actionOn,
    words: {
      say,
      day: (day) => dayWords(marks, day, today, 'short'),
      since: (day) => t('since', { day }),
      by: (day) => t('by', { day }),
      gate: t('gate'),
      lanesTitle: (gate, count, inTurn) => (count === 1 ? gate : t(inTurn ? 'lanesInTurn' : 'lanes', { gate, count })),
    },
  })
  if (facts.stages.length === 0) return null
  return (
    <div className="matter-tracks">
      <TracksDrawing {...facts} />
    </div>
  )
}

function Follow({ answer }: { answer: MatterAnswer }) {
  const { t } = useTranslation('matter')
  const follow = useFollow(answer.row.id)
  return (
    <button
      type="button"
      className="link matter-follow"
      aria-pressed={answer.followed}
      disabled={follow.isPending}
      onClick={() => follow.mutate(!answer.followed)}
    >
      {t(answer.followed ? 'followed' : 'follow')}
    </button>
  )
}

function MoreFacts({ busy, more }: { busy: boolean; more: () => void }) {
  const { t } = useTranslation('matter')
  return (
    <p>
      <button type="button" className="link" disabled={busy} onClick={more}>
        {t('moreFacts')}
      </button>
    </p>
  )
}

/** On a phone the next thing to do lies under the thumb. */
function Thumb({ answer, kind, chosen }: { answer: MatterAnswer; kind: Kind; chosen: string | undefined }) {
  const { t } = useTranslation('matter')
  const say = useSay()
  const phone = useSurface() === 'phone'
  const may = answer.steps.filter((step) => step.may)
  const first = wayOn(kind, answer)
  if (!phone || chosen || may.length === 0) return null
  const show = () => document.getElementById('can-do')?.scrollIntoView()
  return (
    <div className="matter-thumb">
      {first && (
        <Link className="press filled" to={stepHref(answer.row.id, first.step)} replace preventScrollReset>
          {say(first.label)}
        </Link>
      )}
      {may.length > (first ? 1 : 0) && (
        <button type="button" className="press" onClick={show}>
          {t('doMore', { count: may.length - (first ? 1 : 0) })}
        </button>
      )}
    </div>
  )
}

/** Names that this matter knows: its parties, desks, related matters, officers of our own. */
function useNames(answer: MatterAnswer, kind: Kind): Record<string, string> {
  const say = useSay()
  return useMemo(() => {
    const names: Record<string, string> = { ...answer.names.officers, [answer.row.id]: answer.row.title }
    for (const [id, name] of [...Object.entries(answer.names.parties), ...Object.entries(answer.names.desks)]) {
      names[id] = say(name)
    }
    for (const group of answer.related) for (const row of group.rows) names[row.id] = row.title
    names[kind.declaration.id] = say(kind.labels.kind)
    return names
  }, [answer, kind, say])
}
