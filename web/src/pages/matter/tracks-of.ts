import {
  addDays,
  type ClockCell,
  dayAt,
  type Kind,
  tracksOf as looksAt,
  type PlainDay,
  type TrackClock,
  type WorkCalendar,
  workdayFrom,
  workdaysBetween,
} from '@lianyu/kernel'
import type { ReactNode } from 'react'
import type { Say } from '../../api/say.ts'
import type { HolderAnswer, MatterAnswer, ReadingAnswer } from '../../api/types.ts'
import type { LaneFacts, TracksFacts } from '../../drawing/tracks-facts.ts'
import { holderName } from '../rows.ts'
import { mainLine } from './main-line.ts'

export interface TracksWords {
  say: Say
  /** 11月20日 */
  day: (day: PlainDay) => string
  since: (day: string) => string
  by: (day: string) => string
  gate: string
  /** Over the lanes of a gate; in turn where one waits for another. */
  lanesTitle: (gate: string, count: number, inTurn: boolean) => string
}

interface TracksInput {
  kind: Kind
  answer: MatterAnswer
  today: PlainDay
  offsetMinutes: number
  calendar: WorkCalendar | undefined
  holderOf: (track: string) => HolderAnswer
  /** What a reader can do about an open lane: 催办. */
  actionOn: (track: string) => ReactNode
  words: TracksWords
}

/** A matter's state as the drawing wants it. */
export function tracksOf(input: TracksInput): TracksFacts {
  const { kind, answer, words, today, offsetMinutes } = input
  const { declaration, labels } = kind
  const shared = answer.matter.shared
  const line = mainLine(kind, shared)
  const main = answer.readings[declaration.main]
  const current = line.findIndex((stage) => stage.state === 'current')
  const stages = line.map((stage, at) => {
    const day = stage.since && words.day(dayAt(stage.since, offsetMinutes))
    const note =
      stage.state === 'current' && day
        ? words.since(day)
        : at === current + 1 && current >= 0 && main && main.light !== 'done'
          ? words.by(words.day(main.due.slice(0, 10)))
          : day
    return {
      id: stage.id,
      name: words.say(labels.stages[`${declaration.main}.${stage.id}`]) || stage.id,
      state: stage.state,
      ...(note && { note }),
    }
  })
  const ahead = gateAhead(
    input,
    line.map((stage) => stage.id),
    current,
  )
  const others = otherLanes(input)
  // A clock that runs beside comes before a gate at which nobody stands yet: who has it, and until when.
  const runs = others.some(({ id, reading }) => id !== declaration.main && reading && reading.light !== 'done')
  const gate = ahead?.lanes.length === 0 && runs ? undefined : ahead
  const lanes = gate ? gate.lanes : others
  const due = main && main.light !== 'done' && gate ? main.due.slice(0, 10) : undefined
  return {
    stages,
    ...(gate && { gate: { after: gate.after, name: words.gate, done: gate.done, all: gate.all } }),
    lanes: lanes.map(({ reading: _, ...lane }) => lane),
    ...(gate && lanes.length > 0 && { lanesTitle: words.lanesTitle(gate.name, gate.all, gate.inTurn) }),
    days: axisDays(lanes, today, due, input.calendar),
    ...(due && { gateDueOn: due }),
  }
}

type Lane = LaneFacts & { reading?: ReadingAnswer }

/** The first gate that is not behind us. Its lanes are drawn once we stand before it, or one of them has begun. */
function gateAhead(input: TracksInput, line: string[], current: number) {
  const { kind, answer, words } = input
  const main = kind.declaration.tracks[kind.declaration.main]
  for (const gate of answer.gates) {
    const opens = main?.steps[gate.opens]
    const at = opens ? line.findIndex((id) => opens.from.includes(id)) : -1
    if (at < 0 || at < current || current < 0) continue
    const begun = gate.lanes.some((lane) => lane.reading !== null || lane.done)
    return {
      after: line[at] ?? '',
      name: words.say((gate as { label?: Parameters<Say>[0] }).label) || words.say(kind.labels.gates[gate.id]),
      done: gate.lanes.filter((lane) => lane.done).length,
      all: gate.lanes.length,
      inTurn: waitForEachOther(
        kind,
        gate.lanes.map(({ track }) => track),
      ),
      lanes:
        at === current || begun
          ? gate.lanes.map((lane) => laneOf(input, lane.track, lane.holder, lane.reading ?? undefined, lane.done))
          : [],
    }
  }
  return undefined
}

/** Whether a step of one of these tracks hangs on where another of them stands. */
export function waitForEachOther({ declaration }: Kind, tracks: readonly string[]): boolean {
  return tracks.some((track) =>
    Object.values(declaration.tracks[track]?.steps ?? {}).some(({ when }) =>
      when === undefined ? false : looksAt(when).some(([other]) => other !== track && tracks.includes(other)),
    ),
  )
}

/** Without a gate: the main track's own clock, and whatever else runs beside it. */
function otherLanes(input: TracksInput): Lane[] {
  const { kind, answer } = input
  const { tracks, main } = kind.declaration
  // What a gate behind us asked for is history: the timeline has it.
  const passed = new Set(
    answer.gates.flatMap(({ lanes }) => lanes.filter((lane) => lane.done).map(({ track }) => track)),
  )
  const running = Object.keys(tracks).filter((id) => {
    if (passed.has(id)) return false
    const state = answer.matter.shared.tracks[id] ?? answer.matter.overlay.tracks[id]
    if (!state) return false
    const ended = tracks[id]?.stages[state.stage]?.end === true
    if (id === main) return answer.readings[id] !== undefined && !ended
    return Object.keys(tracks[id]?.stages ?? {}).length > 1 && (answer.readings[id] !== undefined || state.version > 0)
  })
  return running.map((id) => laneOf(input, id, input.holderOf(id), answer.readings[id], false))
}

function laneOf(
  { kind, answer, words, today, offsetMinutes, calendar, actionOn }: TracksInput,
  id: string,
  holder: HolderAnswer,
  reading: ReadingAnswer | undefined,
  done: boolean,
): Lane {
  const state = answer.matter.shared.tracks[id] ?? answer.matter.overlay.tracks[id]
  const stage = state?.stage ?? ''
  const { tracks, main } = kind.declaration
  const track = trackName(kind, answer.matter, id, words.say)
  const started = reading !== undefined || stage !== tracks[id]?.start
  const { end, rests } = tracks[id]?.stages[stage] ?? {}
  const ended = done || end === true || rests === true
  const clock = lastClock(state)
  const held =
    reading && reading.due.length === 10
      ? reading.used + reading.over
      : state && calendar
        ? workdaysBetween(dayAt(state.heldSince, offsetMinutes), today, calendar)
        : undefined
  return {
    id,
    holder: holderName(words.say, holder),
    item: id === main || (!done && started && !reading) ? stageWords(kind, id, stage, words.say, track) : track,
    state: ended ? 'done' : started || id === main ? 'open' : 'waiting',
    cells:
      reading && reading.light !== 'done' ? reading.cells : ended ? pastCells(clock, calendar) : (reading?.cells ?? []),
    ...(reading && reading.light !== 'done' && { light: reading.suspended ? 'suspended' : reading.light }),
    ...(held !== undefined && { held }),
    ...(reading && { left: reading.left, over: reading.over, reading }),
    ...(ended && state && { doneOn: clock?.endedOn ?? dayAt(state.stageSince, offsetMinutes) }),
    action: ended ? undefined : actionOn(id),
  }
}

/** `第二地事项：居住证明`: what it is called, and what it is about in this matter. */
export function trackName(
  { labels }: Kind,
  { shared }: { shared: { fields: Readonly<Record<string, unknown>> } },
  id: string,
  say: Say,
): string {
  const label = labels.tracks[id]
  const about = label?.of === undefined ? undefined : shared.fields[label.of]
  const name = say(label) || id
  return typeof about === 'string' && about !== '' ? say({ zh: `${name}：${about}`, en: `${name}: ${about}` }) : name
}

function stageWords(kind: Kind, track: string, stage: string, say: Say, otherwise: string): string {
  const words = say(kind.labels.stages[`${track}.${stage}`]) || stage
  return track === kind.declaration.main ? words : `${otherwise} ${words}`
}

/** The days that a finished clock took, for the drawing: weekends and suspensions are no cells. */
function pastCells(clock: TrackClock | undefined, calendar: WorkCalendar | undefined): ClockCell[] {
  if (!clock?.endedOn || clock.unit !== 'working-days' || !calendar) return []
  const cells: ClockCell[] = []
  for (let day = addDays(clock.receivedOn, 1); day <= clock.endedOn && cells.length < mostPast; day = addDays(day, 1)) {
    const suspended = clock.suspensions.some(({ from, to = day }) => from < day && day < to)
    if (calendar.isWorkday(day) && !suspended) cells.push({ day, state: 'used' })
  }
  return cells
}
const mostPast = 120

function lastClock(state: MatterAnswer['matter']['shared']['tracks'][string] | undefined) {
  return state?.clock ?? state?.passed.findLast((one) => one.clock)?.clock
}

/** Days on the axis at least, so that a single lane of three days does not stretch over the page. */
const fewestDays = 10

/** Working days from the first that any clock counts to the last, today and the gate's due day among them. */
function axisDays(
  lanes: Pick<LaneFacts, 'cells'>[],
  today: PlainDay,
  due: PlainDay | undefined,
  calendar: WorkCalendar | undefined,
): PlainDay[] {
  const days = new Set(lanes.flatMap((lane) => lane.cells.map((cell) => cell.day)))
  if (days.size === 0) return []
  for (const day of [today, due]) if (day) days.add(calendar ? workdayFrom(day, calendar) : day)
  const sorted = [...days].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!calendar || !first || !last) return sorted
  const all: PlainDay[] = []
  for (let day = workdayFrom(first, calendar); day <= last || all.length < fewestDays; ) {
    all.push(day)
    day = workdayFrom(addDays(day, 1), calendar)
  }
  return all
}
