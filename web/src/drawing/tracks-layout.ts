import { type ClockCell, daysBetween, type PlainDay, parseDay } from '@lianyu/kernel'

/** Where everything of the tracks drawing stands, in px from its top left. Pure, so that it is tested without a page. */

export const lineY = 39
export const noteY = 67
export const headY = 100
export const lanesTop = 113
export const laneHeight = 28
export const ringRadius = 11
/** Room for holder and item left of the first post, and for state and action right of the gate's post, at normal type. */
const leftRoom = 280
const rightRoom = 316
/** Between stages that say their days, so that neighbours' words do not meet; and what the lanes keep in any case. */
const leastStep = 92
const leastAxis = 240
/** Where a lane's item begins, at normal type. */
export const itemX = 132
/** Room for a lane's sign before the gate's post. */
const signRoom = 25
const widestColumn = 56
const narrowestColumn = 15
const inset = 12

export type StageState = 'done' | 'current' | 'future'

export interface LaneDays {
  state: 'done' | 'open' | 'waiting'
  /** The lane's clock as the kernel reads it; the axis only finds each day its column. */
  cells: readonly ClockCell[]
}

export interface TracksInput {
  width: number
  /** How much larger than normal the type is. */
  type?: number
  stages: { id: string; state: StageState }[]
  /** The gate stands after this stage; with `hung` its lanes are drawn. */
  gate?: { after: string }
  lanes: LaneDays[]
  /** Working days shown, oldest first; days off are left out by the caller, who has the calendar. */
  days: PlainDay[]
  today: PlainDay
}

export type CellKind = 'past' | ClockCell['state']

export interface LanePlan {
  y: number
  cells: { x: number; width: number; kind: CellKind }[]
  /** The tall tick at the end of the last day that is on time; only while the lane is open. */
  limitX?: number
  /** From the last cell to the sign: through when done, dotted while open. */
  run?: { from: number; to: number; dotted: boolean }
  signX: number
  /** Its first days are older than the axis. */
  clipped: boolean
}

export interface ColumnPlan {
  day: PlainDay
  x: number
  today: boolean
  /** A darker line stands after it: days off follow. */
  weekEnds: boolean
  /** Said above the column; empty where there is no room. */
  label: string
}

export interface TracksPlan {
  height: number
  stages: { id: string; x: number; state: StageState; align: 'start' | 'middle' | 'end' }[]
  gateX?: number
  postX?: number
  segments: { from: number; to: number; kind: 'done' | 'current' | 'future' }[]
  columns: ColumnPlan[]
  columnWidth: number
  lanes: LanePlan[]
  bottom: number
}

function spread(from: number, to: number, count: number): number[] {
  if (count === 1) return [to]
  return Array.from({ length: count }, (_, at) => from + ((to - from) * at) / (count - 1))
}

/** x of each stage; with lanes the stage before the gate and the gate hold their posts at fixed places. */
function placeStages({ width, type = 1, stages, gate, lanes }: TracksInput): {
  xs: number[]
  gateX?: number
  postX?: number
} {
  const end = width - inset
  const rightText = rightRoom * type
  const leftFor = (count: number) => {
    const wanted = (inset + (count - 1) * leastStep) * type
    return Math.max(leftRoom * type, Math.min(wanted, width - rightText - leastAxis))
  }
  const before = gate ? stages.findIndex((stage) => stage.id === gate.after) + 1 : 0
  if (gate && before > 0 && lanes.length > 0) {
    const gateX = width - rightText
    const after = stages.length - before
    const leftText = leftFor(before)
    const left = spread(inset, leftText, before)
    const right = Array.from({ length: after }, (_, at) => gateX + ((end - gateX) * (at + 1)) / after)
    return { xs: [...left, ...right], gateX, postX: leftText }
  }
  if (lanes.length > 0) {
    const current =
      Math.max(
        stages.findIndex((stage) => stage.state === 'current'),
        0,
      ) + 1
    const after = stages.length - current
    const leftText = leftFor(current)
    const right = Array.from({ length: after }, (_, at) => width - rightText + (rightText - inset) * ((at + 1) / after))
    return { xs: [...spread(inset, leftText, current), ...right], postX: leftText }
  }
  const xs = stages.length > 1 ? spread(inset, end, stages.length) : [inset]
  if (!gate || before === 0) return { xs }
  const here = xs[before - 1] ?? inset
  return { xs, gateX: (here + (xs[before] ?? end)) / 2 }
}

/** The axis: as many of the latest days as fit, each as wide as there is room; today is always among them. */
function placeColumns(
  days: PlainDay[],
  today: PlainDay,
  from: number,
  to: number,
): { columns: ColumnPlan[]; width: number } {
  const most = Math.max(Math.floor((to - from) / narrowestColumn), 1)
  // Days to come matter more than days long gone, so the oldest give way; where the end is far off, it gives way to now.
  const begun = days.findLastIndex((day) => day <= today)
  const latest = Math.max(days.length - most, 0)
  const first = begun < 0 ? latest : Math.min(latest, Math.max(begun - Math.floor(most / 3), 0))
  const shown = days.slice(first, first + most)
  const width = Math.min(Math.floor((to - from) / Math.max(shown.length, 1)), widestColumn)
  const columns = shown.map((day, at) => {
    const next = shown[at + 1]
    const previous = shown[at - 1]
    const parts = parseDay(day)
    const newMonth = previous !== undefined && parseDay(previous).month !== parts.month
    const weekStarts = previous === undefined || daysBetween(previous, day) > 1
    // Narrow columns say only where a week begins, and give way to the word for today.
    const besideToday = day !== today && (next === today || previous === today)
    const room = width >= 24 || day === today || (weekStarts && !besideToday)
    return {
      day,
      x: from + at * width,
      today: day === today,
      weekEnds: next !== undefined && daysBetween(day, next) > 1,
      label: !room ? '' : newMonth ? `${parts.month}/${parts.day}` : String(parts.day),
    }
  })
  return { columns, width }
}

/** One cell a day: of a clock in hours, the state that weighs most that day. */
function byDay(cells: readonly ClockCell[]): Map<PlainDay, ClockCell['state']> {
  const weight = { suspended: 0, left: 1, used: 2, over: 3 }
  const days = new Map<PlainDay, ClockCell['state']>()
  for (const { day, state } of cells) {
    const known = days.get(day)
    if (known === undefined || weight[state] > weight[known]) days.set(day, state)
  }
  return days
}

function placeLane(
  lane: LaneDays,
  at: number,
  columns: ColumnPlan[],
  width: number,
  post: number,
  end: number,
): LanePlan {
  const y = lanesTop + at * laneHeight + laneHeight / 2
  const signX = end - 18
  const days = byDay(lane.cells)
  const done = lane.state === 'done'
  const cells: LanePlan['cells'] = []
  let limitX: number | undefined
  let cellsEnd = post
  for (const column of columns) {
    const state = days.get(column.day)
    if (state === undefined) continue
    cells.push({ x: column.x + 2, width: width - 3, kind: done && state !== 'suspended' ? 'past' : state })
    cellsEnd = column.x + width
    if (!done && state !== 'over') limitX = cellsEnd
  }
  const first = columns[0]?.day
  const last = columns.at(-1)?.day
  // Its limit lies beyond the days that are shown.
  const goesOn = last !== undefined && lane.cells.some((cell) => cell.day > last && cell.state !== 'over')
  const from = cellsEnd + (done ? 2 : 7)
  const to = signX - (done ? 9 : 11)
  return {
    y,
    cells,
    signX,
    clipped: first !== undefined && lane.cells.some((cell) => cell.day < first) && cells.length > 0,
    ...(limitX !== undefined && !goesOn && { limitX }),
    ...(to - from > 6 && { run: { from, to, dotted: !done } }),
  }
}

export function planTracks(input: TracksInput): TracksPlan {
  const { stages, lanes, width, days, today } = input
  const { xs, gateX, postX } = placeStages(input)
  const marks: { x: number; state: StageState | 'gate' }[] = []
  for (const [at, stage] of stages.entries()) {
    marks.push({ x: xs[at] ?? 0, state: stage.state })
    if (gateX !== undefined && stage.id === input.gate?.after) marks.push({ x: gateX, state: 'gate' })
  }
  const current = marks.findIndex((mark) => mark.state === 'current')
  const segments = marks.slice(1).map((mark, at) => {
    const passed = current < 0 ? mark.state === 'done' || mark.state === 'gate' : at < current
    return {
      from: marks[at]?.x ?? 0,
      to: mark.x,
      kind: at === current ? ('current' as const) : passed ? ('done' as const) : ('future' as const),
    }
  })
  const end = gateX ?? width - rightRoom * (input.type ?? 1)
  const hung = lanes.length > 0 && postX !== undefined
  const { columns, width: columnWidth } = hung
    ? placeColumns(days, today, postX, end - signRoom)
    : { columns: [], width: 0 }
  const bottom = hung ? lanesTop + lanes.length * laneHeight : noteY + 14
  return {
    height: bottom + 2,
    bottom,
    stages: stages.map((stage, at) => ({
      ...stage,
      x: xs[at] ?? 0,
      align: (xs[at] ?? 0) <= inset ? 'start' : (xs[at] ?? 0) >= width - inset ? 'end' : 'middle',
    })),
    ...(gateX !== undefined && { gateX }),
    ...(hung && { postX }),
    segments,
    columns,
    columnWidth,
    lanes: hung ? lanes.map((lane, at) => placeLane(lane, at, columns, columnWidth, postX, end)) : [],
  }
}

/** About how wide a word is drawn, in px: Chinese as wide as high, other letters about half of it. */
const widthOf = (word: string) => [...word].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 16 : 8.5), 0)

/**
 * In px, how wide the name of a stage may be before it meets its neighbours' names: those between stand over the middle of
 * their ring, the first and the last begin and end with the line. Undefined where there are only these two.
 */
export function roomForName(
  placed: readonly { x: number }[],
  stages: readonly { name: string }[],
  at: number,
): number | undefined {
  const last = placed.length - 1
  if (last < 2) return undefined
  const sides = [at - 1, at + 1].flatMap((other) => {
    const [here, there, stage] = [placed[at], placed[other], stages[other]]
    if (here === undefined || there === undefined || stage === undefined) return []
    const gap = Math.abs(there.x - here.x)
    const name = widthOf(stage.name)
    if (at === 0 || at === last) return [gap - Math.min(name, gap) / 2 - 8]
    // A long neighbour gives way as well: then each has up to the middle between them.
    return [Math.max(gap, 2 * gap - name * (other === 0 || other === last ? 2 : 1)) - 8]
  })
  return sides.length === 0 ? undefined : Math.min(...sides)
}
