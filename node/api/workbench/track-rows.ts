import {
  availableSteps,
  type ClockReading,
  type Context,
  type Kind,
  type Matter,
  type MatterId,
  nextStage,
  type Text,
} from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { maySeeMatter } from '../door.ts'
import { type HolderWords, holderWords, type NamedParty, stageLabel } from '../matters/matter-rows.ts'
import { heldWorkingDays, readingOf } from '../readings.ts'
import { stepDesk } from '../step-context.ts'

/** A track as the workbench shows it. */
export interface TrackRow {
  matter: MatterId
  kind: string
  kindLabel: Text
  title: string
  sample: boolean
  agreement?: MatterId
  others: NamedParty[]
  track: string
  /** The kind's main track: the matter itself, not something beside it. */
  main: boolean
  trackLabel: Text
  stage: string
  stageLabel: Text
  missing?: Text
  holder: HolderWords
  since: string
  heldWorkingDays: number
  reading: ClockReading | null
  action: { step: string; label: Text } | null
}

export interface TrackPlace {
  matter: MatterId
  /** Default: the kind's main track. */
  track?: string
}

/** Puts tracks into words, place by place; undefined for what is out of sight. */
export async function trackRows(
  deps: NodeDeps,
  session: SignedIn,
  places: readonly TrackPlace[],
): Promise<(TrackRow | undefined)[]> {
  const ids = [...new Set(places.map(({ matter }) => matter))]
  const [desk, matters] = await Promise.all([stepDesk(deps, session), deps.journal.getMany(session.party, ids)])
  return Promise.all(
    places.map(async ({ matter: id, track }) => {
      const matter = matters.get(id)
      const kind = matter && deps.kindsByHash(matter.shared.kind)
      if (matter === undefined || kind === undefined || !maySeeMatter(deps, session, kind, matter)) return undefined
      return rowOf(deps, session, kind, matter, track ?? kind.declaration.main, await desk.contextFor(kind, matter))
    }),
  )
}

function rowOf(
  deps: NodeDeps,
  session: SignedIn,
  kind: Kind,
  matter: Matter,
  id: string,
  context: Context,
): TrackRow | undefined {
  const { shared, overlay } = matter
  const track = shared.tracks[id] ?? overlay.tracks[id]
  if (track === undefined) return undefined
  const reading = readingOf(deps, kind, id, track)
  const missing = missingAt(kind, matter, id, track.stage)
  const title = shared.fields[kind.declaration.title] ?? overlay.fields[kind.declaration.title]
  return {
    matter: shared.matter,
    kind: kind.declaration.id,
    kindLabel: kind.labels.kind,
    title: typeof title === 'string' ? title : '',
    sample: shared.fields.sample === true,
    ...(shared.agreement === undefined ? {} : { agreement: shared.agreement }),
    others: shared.parties
      .filter((party) => party !== session.party)
      .map((party) => ({ party, name: deps.names.party(party) })),
    track: id,
    main: id === kind.declaration.main,
    trackLabel: kind.labels.tracks[id] ?? { zh: id, en: id },
    stage: track.stage,
    stageLabel: stageLabel(kind, id, track.stage),
    ...(missing === undefined ? {} : { missing }),
    holder: holderWords(deps, session, track.holder),
    since: track.heldSince,
    // Where a term runs, the days are those of its cells; a lane is not "held" while nothing has been handed in.
    heldWorkingDays: reading === null ? heldWorkingDays(deps, track.heldSince) : reading.used + reading.over,
    reading,
    action: actionOn(kind, matter, id, context),
  }
}

/** What still lacks before the gate of a step that could be next on this track: 用地报批、环评批复. */
function missingAt(kind: Kind, { shared }: Matter, id: string, stage: string): Text | undefined {
  const labels: Text[] = []
  for (const gate of Object.values(kind.declaration.gates)) {
    const opens = kind.declaration.tracks[id]?.steps[gate.opens]
    if (opens === undefined || !opens.from.includes(stage)) continue
    for (const [track, stages] of Object.entries(gate.needs)) {
      const state = shared.tracks[track]
      if (state !== undefined && !stages.includes(state.stage))
        labels.push(kind.labels.tracks[track] ?? { zh: track, en: track })
    }
  }
  if (labels.length === 0) return undefined
  return { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') }
}

/**
 * What this person would do about the track next: the step that leads on from where it stands, where it may be taken now;
 * beside a track that another desk holds, the step that urges. Steps that go back or break off are for the matter's own page.
 */
function actionOn(kind: Kind, matter: Matter, track: string, context: Context): TrackRow['action'] {
  const steps = availableSteps(kind, matter, context)
  const state = matter.shared.tracks[track] ?? matter.overlay.tracks[track]
  const to = state && nextStage(kind.declaration, track, state.stage)
  const next = steps.find(
    (step) => step.track === track && to !== undefined && kind.declaration.tracks[track]?.steps[step.step]?.to === to,
  )
  const urging = steps.find((step) => step.may && kind.declaration.open[step.step]?.urges)
  const holder = state?.holder
  const { party, desk } = context.actor
  const mine = holder?.party === party && holder.desk === desk
  const action = mine ? next : urging
  if (action === undefined || !action.may) return null
  const label = kind.labels.steps[action.step]
  return {
    step: action.step,
    label: label === undefined ? { zh: action.step, en: action.step } : { zh: label.zh, en: label.en },
  }
}
