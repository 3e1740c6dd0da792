import {
  availableSteps,
  type ClockReading,
  epochMs,
  isAbsent,
  isRefusal,
  type Kind,
  type Matter,
  type MatterId,
  type Outlook,
  type PlainDay,
  type Refusal,
  refuse,
  startOfDay,
  type Text,
} from '@lianyu/kernel'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import { matterRowsRead, type RawRow, rowOf, type MatterRow as StoredRow } from '../../store/list-rows.ts'
import { readerOf } from '../../store/read-trip.ts'
import type { NodeDeps } from '../deps.ts'
import { type Acting, kindsInSight, openDoor, type Seen } from '../door.ts'
import { jsonBytes } from '../json-bytes.ts'
import { readingOf } from '../readings.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { stepDesk } from '../step-context.ts'
import { type ErasureView, erasuresOf } from './erasures.ts'
import { countEvidence, evidenceFrom, evidenceReads, type MatterEvidence } from './matter-evidence.ts'
import { type Made, type Page, pagesOf, tagOf } from './matter-pages.ts'
import { type HolderWords, holderWords, type MatterRow, matterRows, stageLabel } from './matter-rows.ts'
import { outlookOf } from './outlook.ts'
import { notePersonalRead } from './personal-read.ts'
import { judgeOf } from './qualifying.ts'
import { type Receiver, receiversOf } from './receivers.ts'
import { type Related, relatedFrom, relatedReads, wordRelated } from './related.ts'
import { versionsToday } from './taken-from.ts'
import { type VisibleMatter, visibleMatter } from './visible-matter.ts'

export interface StepView {
  step: string
  track?: string
  may: boolean
  refusal?: { code: string; zh: string; en: string; field?: string; facts: Record<string, unknown> }
  label: Text
  says?: Text
  receivers?: Receiver[]
}

export interface GateView {
  id: string
  label: Text
  opens: string
  lanes: {
    track: string
    label: Text
    stage: string
    stageLabel: Text
    done: boolean
    holder: HolderWords
    reading: ClockReading | null
  }[]
}

export interface MatterView {
  row: MatterRow
  matter: Matter
  masked: string[]
  kind: string
  names: { parties: Record<string, Text>; desks: Record<string, Text>; officers: Record<string, string> }
  steps: StepView[]
  readings: Record<string, ClockReading>
  gates: GateView[]
  evidence: MatterEvidence
  related: Related[]
  followed: boolean
  erasures: ErasureView[]
  /** What its pack tells of it beyond its fields. */
  outlook?: Outlook
  /** The matter holds rules by which others are judged: who qualifies can be asked. */
  judges?: { kind: string }
  /** The newest version of a matter that others take over from begins only later: what holds today, and from when that. */
  versions?: { held?: { version: number; fields: Record<string, unknown> }; coming: { day: PlainDay; version: number } }
}

/** A matter's page for one duty, as it is sent: kept from the last time while nothing has changed. */
export async function matterPage(deps: NodeDeps, session: SignedIn, id: MatterId): Promise<Page | Refusal> {
  const seen = await openDoor(deps, session, id)
  if (isRefusal(seen)) return seen
  const page = await pagesOf(deps).get<Refusal>(session, seen.matter, () => makePage(deps, session, seen))
  if (!isRefusal(page) && page.personal) await notePersonalRead(deps, session, id)
  return page
}

async function makePage(deps: NodeDeps, session: SignedIn, seen: Seen): Promise<Made | Refusal> {
  const id = seen.matter.shared.matter
  const visible = visibleMatter(deps, session, seen)
  const stored = await readStored(deps, session, id)
  const view = await viewOf(deps, session, seen, visible, stored)
  if (isRefusal(view)) return view
  const bytes = jsonBytes(view)
  const coming = view.versions?.coming.day
  const begins = coming === undefined ? Infinity : epochMs(startOfDay(coming, deps.offsetMinutes))
  const rows = stored.row === undefined ? stored.related.rows : [stored.row, ...stored.related.rows]
  const agreements = rows.flatMap(({ agreement }) => agreement ?? [])
  return {
    bytes,
    tag: tagOf(bytes),
    personal: visible.personal,
    about: [...new Set([...agreements, ...stored.related.pairs.map(({ other }) => other)])],
    until: Math.min(turnsAt(seen.matter, rows, deps.now()), begins),
  }
}

/** Everything a matter's page stands on. */
async function viewOf(
  deps: NodeDeps,
  session: SignedIn,
  { matter, kind }: Seen,
  visible: VisibleMatter,
  stored: Awaited<ReturnType<typeof readStored>>,
): Promise<MatterView | Refusal> {
  const [outlook, steps, evidence, related, erasures, versions] = await Promise.all([
    outlookOf(deps, session, kind, visible.matter),
    stepsOf(deps, session, kind, matter),
    countEvidence(deps, session.party, stored.evidence),
    wordRelated(deps, session, kind, stored.related),
    erasuresOf(deps, session, { matter, kind }),
    versionsToday(deps, session.party, kind, matter),
  ])
  const [row] = stored.row === undefined ? [] : await matterRows(deps, session, [stored.row])
  if (row === undefined) return refuse('node.not-found', { what: '业务件 matter' })
  return {
    row,
    matter: visible.matter,
    masked: visible.masked,
    kind: kind.hash,
    names: namesIn(deps, session, matter),
    steps,
    readings: readingsOf(deps, kind, matter),
    gates: gatesOf(deps, session, kind, matter),
    evidence,
    related,
    followed: stored.followed,
    erasures,
    ...(outlook ? { outlook } : {}),
    ...judging(deps, session, kind),
    ...(versions && { versions: saidOf(versions) }),
  }
}

function saidOf({ held, coming }: NonNullable<Awaited<ReturnType<typeof versionsToday>>>): MatterView['versions'] {
  return { ...(held && { held: { version: held.version, fields: held.state.fields } }), coming }
}

function judging(deps: NodeDeps, session: SignedIn, kind: Kind): { judges?: { kind: string } } {
  const of = judgeOf(deps, kind)?.of
  const inSight = of !== undefined && kindsInSight(deps, session).some(({ declaration }) => declaration.id === of)
  return inSight ? { judges: { kind: of } } : {}
}

/** When the first light on the page turns; 0 where a clock in hours runs, whose reading is another every minute. */
function turnsAt({ shared, overlay }: Matter, rows: readonly StoredRow[], nowMs: number): number {
  const tracks = Object.values({ ...shared.tracks, ...overlay.tracks })
  if (tracks.some(({ clock }) => clock?.unit === 'hours')) return 0
  const turns = rows.flatMap(({ amberAt, redAt }) => [amberAt, redAt])
  return Math.min(...turns.map((at) => (at === undefined ? Infinity : Date.parse(at))).filter((at) => at > nowMs))
}

/** All in one trip to the database. */
async function readStored(deps: NodeDeps, session: SignedIn, id: MatterId) {
  const { party, officer } = session
  const now = deps.instant()
  const [rows, follows, ...others] = await readerOf(deps.store, party).read([
    matterRowsRead(party, '= $2', [id], 'row of a matter'),
    {
      name: 'does follow',
      text: 'select matter from follow where party = $1 and person = $2 and matter = $3',
      values: [party, officer, id],
    },
    ...evidenceReads(party, id),
    ...relatedReads(party, id),
  ])
  const row = rows?.[0] as RawRow | undefined
  return {
    row: row && rowOf(row, now),
    followed: follows?.length === 1,
    evidence: evidenceFrom(others),
    related: relatedFrom(others.slice(3), now),
  }
}

/** The steps that somebody at this desk would expect, each with why it may not be taken. */
export async function stepsOf(deps: NodeDeps, session: SignedIn, kind: Kind, matter: Matter): Promise<StepView[]> {
  const desk = await stepDesk(deps, session)
  const available = availableSteps(kind, matter, await desk.contextFor(kind, matter))
  return Promise.all(
    available.map(async (found): Promise<StepView> => {
      const { step, track } = found
      const label = kind.labels.steps[step]
      const declared = track === undefined ? undefined : kind.declaration.tracks[track]?.steps[step]
      const receivers = declared && found.may ? await receiversOf(deps, session, kind, matter, declared) : undefined
      return {
        step,
        ...(track === undefined ? {} : { track }),
        may: found.may,
        ...(found.may ? {} : { refusal: refusalView(nameRefusal(found.refusal, deps.names, session.party)) }),
        label: label === undefined ? { zh: step, en: step } : { zh: label.zh, en: label.en },
        ...(label?.says === undefined ? {} : { says: label.says }),
        ...(receivers === undefined ? {} : { receivers }),
      }
    }),
  )
}

function refusalView({ refusal, zh, en, field, facts }: Refusal): NonNullable<StepView['refusal']> {
  return { code: refusal, zh, en, ...(field === undefined ? {} : { field }), facts }
}

function readingsOf(deps: NodeDeps, kind: Kind, { shared, overlay }: Matter): Record<string, ClockReading> {
  const readings: Record<string, ClockReading> = {}
  for (const [id, track] of Object.entries({ ...shared.tracks, ...overlay.tracks })) {
    const reading = readingOf(deps, kind, id, track)
    if (reading !== null) readings[id] = reading
  }
  return readings
}

export function gatesOf(deps: NodeDeps, session: Acting, kind: Kind, { shared }: Matter): GateView[] {
  return Object.entries(kind.declaration.gates).map(([id, gate]) => ({
    id,
    label: kind.labels.gates[id] ?? { zh: id, en: id },
    opens: gate.opens,
    lanes: Object.entries(gate.needs).flatMap(([track, stages]) => {
      const state = shared.tracks[track]
      if (state === undefined || isAbsent(kind.declaration.tracks[track], state.stage)) return []
      return {
        track,
        label: kind.labels.tracks[track] ?? { zh: track, en: track },
        stage: state.stage,
        stageLabel: stageLabel(kind, track, state.stage),
        done: stages.includes(state.stage),
        holder: holderWords(deps, session, state.holder),
        reading: readingOf(deps, kind, track, state),
      }
    }),
  }))
}

/** Words for every party and desk that the state names. A desk is called as its first holder in the matter calls it. */
function namesIn(deps: NodeDeps, session: SignedIn, { shared, overlay }: Matter): MatterView['names'] {
  const parties: Record<string, Text> = {}
  const desks: Record<string, Text> = {}
  const saw = (party: string, desk?: string) => {
    parties[party] ??= deps.names.party(party)
    if (desk !== undefined) desks[desk] ??= deps.names.desk(party, desk)
  }
  for (const party of [shared.origin, ...shared.parties]) saw(party)
  for (const track of Object.values({ ...shared.tracks, ...overlay.tracks })) {
    for (const holder of [track.holder, track.chargedTo, track.previous]) if (holder) saw(holder.party, holder.desk)
    for (const passed of track.passed) saw(passed.by, passed.desk)
  }
  for (const entries of [...Object.values(shared.adds), ...Object.values(overlay.adds)]) {
    for (const entry of entries) saw(entry.by, entry.desk)
  }
  const { officer } = actorOf(session)
  return { parties, desks, officers: { [officer]: session.title } }
}
