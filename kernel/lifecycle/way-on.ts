import type { KindDeclaration, TrackDeclaration } from './kind.ts'

/**
 * Has a track done what the matter needs of it: its end, where it rests, or what a gate asks of it. A lane whose approval is
 * in is nobody's task any more, although the approval could still be taken back.
 */
export function hasArrived({ tracks, gates }: KindDeclaration, track: string, stage: string): boolean {
  const { end, rests } = tracks[track]?.stages[stage] ?? {}
  if (end === true || rests === true) return true
  for (const gate in gates) if (gates[gate]?.needs[track]?.includes(stage)) return true
  return false
}

/**
 * The stage that leads on from where a track stands: one step nearer to what a gate needs of it, else to its end.
 *
 * @returns undefined where it has arrived, or nothing leads on
 */
export function nextStage(declaration: KindDeclaration, id: string, from: string): string | undefined {
  return wayOn(declaration, id, from)[0]
}

/**
 * The stages still to come on the shortest way to where the track goes: what a gate needs, else the nearest stage where it
 * rests, else its end. Of several ends that is the one farthest from the start: an investment project's full capacity, not
 * its stopping.
 */
export function wayOn(declaration: KindDeclaration, id: string, from: string): string[] {
  const track = declaration.tracks[id]
  if (!track || hasArrived(declaration, id, from)) return []
  const ways = waysFrom(track, from)
  const needed = Object.values(declaration.gates).flatMap(({ needs }) => needs[id] ?? [])
  const resting = Object.keys(track.stages).filter((stage) => track.stages[stage]?.rests)
  const asked = needed.length > 0 ? needed : resting
  if (asked.length > 0) return shortest(asked.flatMap((stage) => (ways.has(stage) ? [ways.get(stage) ?? []] : [])))
  // Who holds a standing track owes nothing: closing a register is not what comes next.
  const goal = track.standing ? undefined : goalOf(track)
  return goal === undefined ? [] : (ways.get(goal) ?? [])
}

function goalOf(track: TrackDeclaration): string | undefined {
  let goal: string | undefined
  let farthest = -1
  for (const [stage, way] of waysFrom(track, track.start)) {
    if (track.stages[stage]?.end === true && way.length > farthest) {
      goal = stage
      farthest = way.length
    }
  }
  return goal
}

function shortest(ways: string[][]): string[] {
  return ways.reduce((best, way) => (way.length < best.length ? way : best), ways[0] ?? [])
}

/** The shortest way from a stage to every other that its steps lead to, first declared first. */
function waysFrom(track: TrackDeclaration, from: string): Map<string, string[]> {
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
