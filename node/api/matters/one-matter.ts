import {
  availableSteps,
  type ClockReading,
  isRefusal,
  type Kind,
  type Matter,
  type MatterId,
  type Refusal,
  refuse,
  type Text,
} from '@lianyu/kernel'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import { matterRowsById } from '../../store/list-matters.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { type Acting, openDoor } from '../door.ts'
import { readingOf } from '../readings.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { stepDesk } from '../step-context.ts'
import { countEvidence, type MatterEvidence, readEvidence } from './matter-evidence.ts'
import { type HolderWords, holderWords, type MatterRow, matterRows, stageLabel } from './matter-rows.ts'
import { notePersonalRead } from './personal-read.ts'
import { type Receiver, receiversOf } from './receivers.ts'
import { type Related, readRelated, wordRelated } from './related.ts'
import { visibleMatter } from './visible-matter.ts'

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
}

/** Everything a matter's page stands on, for one duty. */
export async function oneMatter(deps: NodeDeps, session: SignedIn, id: MatterId): Promise<MatterView | Refusal> {
  const seen = await openDoor(deps, session, id)
  if (isRefusal(seen)) return seen
  const { matter, kind } = seen
  const visible = visibleMatter(deps, session, seen)
  const [stored, steps] = await Promise.all([readStored(deps, session, id), stepsOf(deps, session, kind, matter)])
  const [evidence, related] = await Promise.all([
    countEvidence(deps, session.party, stored.evidence),
    wordRelated(deps, session, kind, stored.related),
  ])
  const [row] = stored.row === undefined ? [] : await matterRows(deps, session, [stored.row])
  if (row === undefined) return refuse('node.not-found', { what: '业务件 matter' })
  if (visible.personal) await notePersonalRead(deps, session, id)
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
  }
}

/** All in one transaction: to begin and to end one costs as much as two look-ups. */
async function readStored(deps: NodeDeps, session: SignedIn, id: MatterId) {
  return inParty(deps.store, session.party, 'app', async (tx) => {
    const now = deps.instant()
    const [row] = await matterRowsById(tx, [id], now)
    const follows = await tx.query(
      'select from follow where party = $1 and person = $2 and matter = $3',
      [tx.party, session.officer, id],
      'does follow',
    )
    const [evidence, related] = [await readEvidence(tx, id), await readRelated(tx, id, now)]
    return { row, followed: follows.count > 0, evidence, related }
  })
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
      if (state === undefined) return []
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
