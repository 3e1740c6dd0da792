import { type Instant, type Kind, type SharedState, wayOn } from '@lianyu/kernel'
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
  const ahead = ended ? [] : wayOn(declaration, declaration.main, at.stage)
  return [...line, ...ahead.filter((id) => !passed.has(id)).map((id) => ({ id, state: 'future' as const }))]
}
