import {
  addDays,
  addWorkdays,
  criticalPath,
  dayAt,
  isAbsent,
  isMeasured,
  isRefusal,
  type Kind,
  type Matter,
  type MatterId,
  type Measured,
  type PathLane,
  type PlainDay,
  type Refusal,
  type Text,
  type TrackState,
  workdaysBetween,
} from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { openDoor } from '../door.ts'
import { monthsAsked, readTotals } from '../indicators/read-totals.ts'
import { readingOf } from '../readings.ts'
import { settingsOf } from '../step-context.ts'
import { type HolderWords, holderWords, stageLabel } from './matter-rows.ts'

/** One lane of a gate; offsets are working days since `first`. */
export interface FlowLane {
  track: string
  label: Text
  holder: HolderWords
  /** `stopped`: with the applicant, or suspended on a ground of law. */
  state: 'waiting' | 'running' | 'stopped' | 'done'
  stageLabel: Text
  light: 'on-time' | 'due-soon' | 'late' | 'done' | null
  waitsFor: string[]
  /** Working days promised, null where the lane has no term; and used so far, of all its rounds. */
  promised: number | null
  used: number
  begins: number
  ends: number
  slack: number | null
  critical: boolean
  owed: { what: string; by: PlainDay | null; given: PlainDay | null; late: boolean } | null
}

export interface FlowView {
  gate: string
  label: Text
  opensLabel: Text
  first: PlainDay
  today: number
  ends: number
  endsOn: PlainDay
  path: string[]
  lanes: FlowLane[]
  /** Papers handed in once, with the lanes that use each. */
  papers: { name: string; for: string[] }[]
  /** What each department promised and used this year over all such matters; of those that ended any term. */
  records: DeskRecord[]
}

export interface DeskRecord {
  desk: string
  label: Text
  terms: number
  kept: number
  promised: number
  used: number
}

/** How far back a peer's word on a day is believed; a picture of more than this tells nobody anything. */
const longestDays = 1500

/** The gate with most lanes as one picture: what waits for what, and which chain decides. Null where a matter has none. */
export async function flowOf(deps: NodeDeps, session: SignedIn, id: MatterId): Promise<FlowView | null | Refusal> {
  const seen = await openDoor(deps, session, id)
  if (isRefusal(seen)) return seen
  const { kind, matter } = seen
  const { declaration, labels } = kind
  const main = declaration.tracks[declaration.main]
  const gates = Object.entries(declaration.gates).filter(([, gate]) => main?.steps[gate.opens] !== undefined)
  const [name, gate] =
    gates.toSorted(([, a], [, b]) => Object.keys(b.needs).length - Object.keys(a.needs).length)[0] ?? []
  if (name === undefined || gate === undefined || Object.keys(gate.needs).length < 2) return null
  const settings = settingsOf(deps)
  await settings.ready(session.party)
  const setting = (key: string) => settings.valueOn(session.party, key, deps.today())

  const tracks = Object.entries(gate.needs).flatMap(([track, stages]) => {
    const state = matter.shared.tracks[track]
    if (state === undefined || isAbsent(kind.declaration.tracks[track], state.stage)) return []
    return [factsOf(deps, kind, track, state, stages.includes(state.stage), setting)]
  })
  const today = deps.today()
  const begun = tracks.flatMap(({ beganOn }) => beganOn ?? [])
  const first = begun.toSorted()[0] ?? today
  const offset = (day: PlainDay) => workdaysBetween(first, day, deps.calendar)
  const now = offset(today)
  const path = criticalPath(
    tracks.map((lane): PathLane => {
      const { id, waitsFor, promised, beganOn, endedOn, dueOn, state } = lane
      const days = promised ?? 0
      const due = dueOn !== undefined ? offset(dueOn) : state === 'stopped' ? now + days : undefined
      return {
        id,
        waitsFor,
        days,
        ...(beganOn === undefined ? {} : { began: offset(beganOn) }),
        ...(endedOn === undefined ? {} : { ended: offset(endedOn) }),
        ...(due === undefined ? {} : { due }),
      }
    }),
    now,
  )
  return {
    gate: name,
    label: labels.gates[name] ?? { zh: name, en: name },
    opensLabel: wordsOf(labels.steps[gate.opens], gate.opens),
    first,
    today: now,
    ends: path.ends,
    endsOn: addWorkdays(first, path.ends, deps.calendar),
    path: path.path,
    lanes: tracks.map((lane, at): FlowLane => {
      const { begins, ends, slack, critical } = path.lanes[at] as (typeof path.lanes)[number]
      const state = matter.shared.tracks[lane.id] as TrackState
      return {
        track: lane.id,
        label: wordsOf(labels.tracks[lane.id], lane.id),
        holder: holderWords(deps, session, state.holder),
        state: lane.state,
        stageLabel: stageLabel(kind, lane.id, state.stage),
        light: lane.light,
        waitsFor: lane.waitsFor,
        promised: lane.promised,
        used: lane.used,
        begins,
        ends,
        slack: slack ?? null,
        critical,
        owed: owedOf(kind, matter, lane.id, today),
      }
    }),
    papers: papersOf(matter, gate.papers),
    records: await recordsOf(
      deps,
      session,
      kind,
      matter.shared.fields.sample === true,
      tracks.map(({ id }) => id),
    ),
  }
}

/** From the totals by department, of the indicators that count the terms of these tracks; none where no pack counts them. */
async function recordsOf(
  deps: NodeDeps,
  { party }: SignedIn,
  { declaration }: Kind,
  sample: boolean,
  tracks: readonly string[],
): Promise<DeskRecord[]> {
  const counting = deps.packs
    .flatMap(({ indicators = [] }) => indicators)
    .filter(({ measure }) => isMeasured(measure) && measure.of === declaration.id && countsTerms(measure, tracks))
  const year = deps.today().slice(0, 4)
  const found = new Map<string, DeskRecord>()
  await inParty(deps.store, party, 'app', async (tx) => {
    for (const indicator of counting) {
      const { value } = indicator.measure as Measured
      const name = value === 'count' ? 'terms' : typeof value === 'object' && 'term' in value ? value.term : undefined
      if (name === undefined) continue
      for (const { key, amount } of await readTotals(tx, { indicator, by: 'desk', sample, ...monthsAsked(year) })) {
        const none = { desk: key, label: deps.names.desk(party, key), terms: 0, kept: 0, promised: 0, used: 0 }
        const record = found.get(key) ?? none
        record[name] += amount
        found.set(key, record)
      }
    }
  })
  return [...found.values()]
    .filter(({ terms }) => terms > 0)
    .toSorted((a, b) => b.used - a.used || (a.desk < b.desk ? -1 : 1))
}

const countsTerms = ({ when }: Measured, tracks: readonly string[]) =>
  'clocks' in when && when.clocks.every((clock) => tracks.includes(clock.split('.', 1)[0] ?? ''))

function factsOf(
  deps: NodeDeps,
  kind: Kind,
  id: string,
  track: TrackState,
  done: boolean,
  setting: (key: string) => unknown,
) {
  const declared = kind.declaration.tracks[id]
  const today = deps.today()
  const day = (at: string): PlainDay => {
    const said = dayAt(at, deps.offsetMinutes)
    const earliest = addDays(today, -longestDays)
    return said > today ? today : said < earliest ? earliest : said
  }
  const begun = track.stage !== declared?.start
  const reading = done ? null : readingOf(deps, kind, id, track)
  const clocks = track.passed.flatMap(({ clock }) => clock ?? [])
  const past = clocks.flatMap((clock) => readingOf(deps, kind, id, { ...track, clock }) ?? [])
  const used = [...past, ...(reading === null ? [] : [reading])].reduce((sum, one) => sum + one.used + one.over, 0)
  const running = reading !== null && reading.due.length === 10 && !reading.suspended
  const declaredClock = Object.values(declared?.stages ?? {}).find(({ clock }) => clock !== undefined)?.clock
  const budget = declaredClock?.unit === 'working-days' ? declaredClock.budget : undefined
  const wanted =
    typeof budget === 'number'
      ? budget
      : budget !== undefined && 'setting' in budget
        ? (setting(budget.setting) ?? budget.otherwise)
        : undefined
  const promised = track.clock?.budget ?? clocks.at(-1)?.budget ?? (typeof wanted === 'number' ? wanted : null)
  const state: FlowLane['state'] = done ? 'done' : !begun ? 'waiting' : running ? 'running' : 'stopped'
  return {
    id,
    state,
    waitsFor: declared?.waitsFor ?? [],
    promised,
    used,
    light: done ? ('done' as const) : (reading?.light ?? null),
    ...(begun ? { beganOn: day(track.passed[0]?.at ?? track.stageSince) } : {}),
    ...(done ? { endedOn: day(track.stageSince) } : {}),
    ...(running ? { dueOn: reading.due } : {}),
  }
}

function owedOf(kind: Kind, { shared }: Matter, id: string, today: PlainDay): FlowLane['owed'] {
  const owes = kind.declaration.tracks[id]?.owes
  const what = owes && shared.fields[owes.what]
  if (owes === undefined || typeof what !== 'string') return null
  const day = (field: string) => {
    const value = shared.fields[field]
    return typeof value === 'string' ? value : null
  }
  const [by, given] = [day(owes.by), day(owes.given)]
  return { what, by, given, late: given === null && by !== null && by < today }
}

/** Each paper once; a later entry of the same name corrects it. */
function papersOf({ shared }: Matter, papers: { entry: string; name: string; for: string } | undefined) {
  const found = new Map<string, string[]>()
  for (const { fields } of papers === undefined ? [] : (shared.adds[papers.entry] ?? [])) {
    const [name, lanes] = [fields[papers?.name ?? ''], fields[papers?.for ?? '']]
    if (typeof name === 'string' && Array.isArray(lanes)) found.set(name, lanes.map(String))
  }
  return [...found].map(([name, lanes]) => ({ name, for: lanes }))
}

function wordsOf(words: Text | undefined, otherwise: string): Text {
  return { zh: words?.zh ?? otherwise, en: words?.en ?? otherwise }
}
