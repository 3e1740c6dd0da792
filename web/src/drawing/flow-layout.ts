/** Where everything of the flow picture stands, in px from its top left. Pure, so that it is tested without a page. */

export interface FlowLaneDays {
  id: string
  state: 'waiting' | 'running' | 'stopped' | 'done'
  waitsFor: readonly string[]
  promised: number | null
  used: number
  /** Working days since day 0, as `criticalPath` places them. */
  begins: number
  ends: number
  critical: boolean
}

export interface FlowInput {
  width: number
  /** How much larger than normal the type is. */
  type?: number
  today: number
  ends: number
  path: readonly string[]
  lanes: readonly FlowLaneDays[]
}

export interface FlowBar {
  id: string
  y: number
  /** Segments from left to right: past and used are what happened, over what was beyond the promise, left what is to come. */
  segments: { x: number; width: number; kind: 'past' | 'used' | 'over' | 'left' | 'waiting' }[]
  /** Drawn under the bar where it decides when all is done. */
  critical?: { x: number; width: number }
}

export interface FlowLink {
  from: string
  to: string
  d: string
  critical: boolean
}

export interface FlowPlan {
  height: number
  /** Order of the rows: what begins first stands first. */
  order: string[]
  bars: FlowBar[]
  links: FlowLink[]
  chartX: number
  chartEnd: number
  todayX: number
  endsX: number
  bottom: number
}

export const flowRow = 32
export const flowTop = 30
const leftRoom = 252
const rightRoom = 236
const barHeight = 10

export function planFlow({ width, type = 1, today: now, ends, path, lanes }: FlowInput): FlowPlan {
  // What is all done long ago is drawn to its end, not squeezed against the left by the days since.
  const today = lanes.every(({ state }) => state === 'done') ? Math.min(now, ends) : now
  const chartX = leftRoom * type
  const chartEnd = Math.max(width - rightRoom * type, chartX + 120)
  const last = Math.max(ends, today, 1)
  const x = (day: number) => chartX + ((chartEnd - chartX) * Math.min(day, last)) / last
  const sorted = lanes.toSorted((a, b) => a.begins - b.begins || a.ends - b.ends)
  const rowOf = new Map(sorted.map((lane, at) => [lane.id, flowTop + at * flowRow + flowRow / 2]))
  const y = (id: string) => rowOf.get(id) ?? 0
  const bars = sorted.map((lane): FlowBar => {
    const span = (from: number, to: number) => ({ x: x(from), width: Math.max(x(to) - x(from), 2) })
    const segments: FlowBar['segments'] = []
    if (lane.state === 'waiting') segments.push({ ...span(lane.begins, lane.ends), kind: 'waiting' })
    else {
      const now = lane.state === 'done' ? lane.ends : Math.min(today, lane.ends)
      const over = lane.promised === null ? 0 : Math.min(Math.max(lane.used - lane.promised, 0), now - lane.begins)
      segments.push({ ...span(lane.begins, now - over), kind: lane.state === 'done' ? 'past' : 'used' })
      if (over > 0) segments.push({ ...span(now - over, now), kind: 'over' })
      if (lane.state !== 'done' && lane.ends > now) segments.push({ ...span(now, lane.ends), kind: 'left' })
    }
    return { id: lane.id, y: y(lane.id), segments, ...(lane.critical && { critical: span(lane.begins, lane.ends) }) }
  })
  const byId = new Map(lanes.map((lane) => [lane.id, lane]))
  const links = sorted.flatMap((lane) =>
    lane.waitsFor.flatMap((from): FlowLink[] => {
      const before = byId.get(from)
      if (before === undefined) return []
      const [x1, x2] = [x(before.ends), x(lane.begins)]
      const [y1, y2] = [y(from), y(lane.id)]
      // Down beside the later of the two ends, so that a lane begun early (容缺受理) is seen to have begun before.
      const bend = Math.max(x1, x2) + (x2 > x1 + 6 ? -4 : 5)
      const at = path.indexOf(from)
      const critical = at >= 0 && path[at + 1] === lane.id
      const tip = y2 > y1 ? y2 - barHeight / 2 : y2 + barHeight / 2
      const d = x2 >= x1 ? `M${x1} ${y1}H${bend}V${y2}H${x2}` : `M${x1} ${y1}H${bend}V${tip}`
      return [{ from, to: lane.id, d, critical }]
    }),
  )
  const bottom = flowTop + sorted.length * flowRow
  return {
    height: bottom + 6,
    order: sorted.map(({ id }) => id),
    bars,
    links,
    chartX,
    chartEnd,
    todayX: x(today),
    endsX: x(ends),
    bottom,
  }
}
