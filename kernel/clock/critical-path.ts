/** One of several things that must all be done, in working days counted from the day on which the first could begin. */
export interface PathLane {
  id: string
  /** Lanes whose end this one waits for before it begins. */
  waitsFor: readonly string[]
  /** What was promised: working days from its beginning to its end. */
  days: number
  /** When it began and ended; absent while it has not. One that is left undone has ended too. */
  began?: number
  ended?: number
  /** When its running clock says that it is due, where that is not `began + days` (a suspension, an extension). */
  due?: number
}

export interface PlacedLane {
  id: string
  begins: number
  ends: number
  /** Working days by which it may be later without the whole being later; absent once it has ended. */
  slack?: number
  /** On the chain of lanes that decides when the whole is done. */
  critical: boolean
}

export interface CriticalPath {
  lanes: PlacedLane[]
  /** When all are done if everything from here on takes what was promised. */
  ends: number
  /** The chain that decides it, first to last. */
  path: string[]
}

/** One that begins no later than the next working day after another's end has not lain idle between. */
const mostIdle = 1

/**
 * What waits for what, and which chain decides when all is done (critical path method). What has happened stands where it
 * happened; what runs ends when it is due, or today where that has gone by; what has not begun begins when the last it
 * waits for ends, today at the earliest. A lane that began before another it waits for has ended (容缺受理) waits no more.
 *
 * @param lanes  a lane that waits for one not named here does not wait; a circle, which the kind checker refuses, is cut
 * @param today  working days gone since day 0
 * @returns      lanes in the order given
 * @source Kelley and Walker, Critical-Path Planning and Scheduling (1959): forward and backward pass, total float
 */
export function criticalPath(lanes: readonly PathLane[], today: number): CriticalPath {
  const byId = new Map(lanes.map((lane) => [lane.id, lane]))
  const placed = new Map<string, { begins: number; ends: number }>()
  const onTheWay = new Set<string>()
  const place = (lane: PathLane): { begins: number; ends: number } => {
    const known = placed.get(lane.id)
    if (known) return known
    onTheWay.add(lane.id)
    const before = waitedFor(lane, byId).filter(({ id }) => !onTheWay.has(id))
    const begins = lane.began ?? Math.max(today, ...before.map((one) => place(one).ends))
    const ends = lane.ended ?? Math.max(lane.began === undefined ? begins : today, lane.due ?? begins + lane.days)
    onTheWay.delete(lane.id)
    const span = { begins, ends }
    placed.set(lane.id, span)
    return span
  }
  for (const lane of lanes) place(lane)
  const spanOf = (id: string) => placed.get(id) ?? { begins: today, ends: today }
  const ends = Math.max(today, ...lanes.map(({ id }) => spanOf(id).ends))
  const path = chainTo(lanes, byId, spanOf)
  const slack = slackOf(lanes, byId, spanOf, ends)
  return {
    ends: lanes.length === 0 ? today : Math.max(...lanes.map(({ id }) => spanOf(id).ends)),
    path,
    lanes: lanes.map(({ id, ended }) => {
      const left = ended === undefined ? slack.get(id) : undefined
      const critical = path.includes(id) || left === 0
      return { id, ...spanOf(id), ...(left === undefined ? {} : { slack: left }), critical }
    }),
  }
}

function waitedFor(lane: PathLane, byId: ReadonlyMap<string, PathLane>): PathLane[] {
  return lane.waitsFor.flatMap((id) => byId.get(id) ?? [])
}

type Spans = (id: string) => { begins: number; ends: number }

/** From the lane that ends last back along what each waited for without a day idle. */
function chainTo(lanes: readonly PathLane[], byId: ReadonlyMap<string, PathLane>, spanOf: Spans): string[] {
  const last = (among: readonly PathLane[]) =>
    among.reduce<PathLane | undefined>((a, b) => (a && spanOf(a.id).ends >= spanOf(b.id).ends ? a : b), undefined)
  const path: string[] = []
  for (let lane = last(lanes); lane && !path.includes(lane.id); ) {
    path.unshift(lane.id)
    const { begins } = spanOf(lane.id)
    const before = waitedFor(lane, byId).filter(({ id }) => {
      const idle = begins - spanOf(id).ends
      return idle >= 0 && idle <= mostIdle
    })
    lane = last(before)
  }
  return path
}

/** Backward pass: only lanes that have not begun can still be held up by what they wait for. */
function slackOf(
  lanes: readonly PathLane[],
  byId: ReadonlyMap<string, PathLane>,
  spanOf: Spans,
  ends: number,
): Map<string, number> {
  const latest = new Map<string, number>()
  const later = [...lanes].sort((a, b) => spanOf(b.id).ends - spanOf(a.id).ends)
  const latestEnd = (id: string) => latest.get(id) ?? ends
  for (const lane of later) {
    if (lane.began !== undefined) continue
    const { begins, ends: own } = spanOf(lane.id)
    const latestBegin = latestEnd(lane.id) - (own - begins)
    for (const { id } of waitedFor(lane, byId)) latest.set(id, Math.min(latestEnd(id), latestBegin))
  }
  return new Map(lanes.map(({ id }) => [id, latestEnd(id) - spanOf(id).ends]))
}
