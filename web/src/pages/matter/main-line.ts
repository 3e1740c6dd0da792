import type { Instant, Kind, SharedState } from '@lianyu/kernel'
import type { StageState } from '../../drawing/tracks-layout.ts'

export interface LineStage {
  id: string
  state: StageState
  /** When it was entered; absent for what is to come. */
  since?: Instant
}

/**
 * The stages of the main track as a line: those passed without the loops, where it stands, and the way to the end that
 * is farthest from the start (an investment project's full capacity, not its stopping).
 */
export function mainLine({ declaration }: Kind, { tracks, openedAt }: SharedState): LineStage[] {
  const track = declaration.tracks[declaration.main]
  const at = tracks[declaration.main]
  if (!track || !at) return []
  const line: LineStage[] = []
  const reach = (id: string, since: Instant) => {
    const known = line.findIndex((stage) => stage.id === id)
    // Back where it was: what lay between was a loop and is in the timeline, not on the line.
    if (known >= 0) line.splice(known + 1)
    else line.push({ id, state: 'done', since })
  }
  let since = openedAt
  for (const passed of at.passed) {
    reach(passed.stage, since)
    since = passed.at
  }
  reach(at.stage, at.stageSince)
  const ended = track.stages[at.stage]?.end === true
  const here = line.at(-1)
  if (here && !ended) here.state = 'current'
  const passed = new Set(line.map((stage) => stage.id))
  const ahead = ended ? [] : wayToEnd(track, at.stage)
  return [...line, ...ahead.filter((id) => !passed.has(id)).map((id) => ({ id, state: 'future' as const }))]
}

type Track = Kind['declaration']['tracks'][string]

/** The stages still to come on the shortest way from here to the end; empty where no end can be reached. */
function wayToEnd(track: Track, from: string): string[] {
  const fromStart = waysFrom(track, track.start)
  const ends = [...fromStart].filter(([id]) => track.stages[id]?.end === true)
  const goal = ends.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
  return goal === undefined ? [] : (waysFrom(track, from).get(goal) ?? [])
}

/** The shortest way from a stage to every other. */
function waysFrom(track: Track, from: string): Map<string, string[]> {
  const ways = new Map<string, string[]>([[from, []]])
  const next = [from]
  for (let stage = next.shift(); stage !== undefined; stage = next.shift()) {
    for (const step of Object.values(track.steps)) {
      if (!step.from.includes(stage) || ways.has(step.to)) continue
      ways.set(step.to, [...(ways.get(stage) ?? []), step.to])
      next.push(step.to)
    }
  }
  return ways
}
