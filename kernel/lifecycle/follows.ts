import { holds, tracksOf } from './condition.ts'
import type { Kind } from './kind.ts'
import type { Matter, TrackState } from './matter.ts'

/** A step that the node of its holder takes because another track came to a stage. */
export interface Follower {
  track: string
  step: string
}

/** Such steps of a kind, and the steps after which one of them may be due. */
export function followersOf({ declaration }: Kind): { followers: Follower[]; after: ReadonlySet<string> } {
  const followers: Follower[] = []
  const watched = new Set<string>()
  for (const [track, { steps }] of Object.entries(declaration.tracks)) {
    for (const [step, { itself, fences, when }] of Object.entries(steps)) {
      if (!itself || fences !== undefined || when === undefined) continue
      followers.push({ track, step })
      for (const [other] of [[track], ...tracksOf(when)]) if (other !== undefined) watched.add(other)
    }
  }
  const after = [...watched].flatMap((track) => Object.keys(declaration.tracks[track]?.steps ?? {}))
  return { followers, after: new Set(after) }
}

/** Their conditions look at the matter alone. */
const context = { setting: () => undefined }

/** The first of them that is due where this party holds its track; the next may be due once it was taken. */
export function dueFollower(kind: Kind, matter: Matter, party: string): (Follower & { state: TrackState }) | undefined {
  for (const { track, step } of followersOf(kind).followers) {
    const { local, steps } = kind.declaration.tracks[track] ?? {}
    const state = (local ? matter.overlay : matter.shared).tracks[track]
    const declared = steps?.[step]
    if (state === undefined || declared?.when === undefined) continue
    if (state.holder.party !== party || state.chargedTo !== undefined || !declared.from.includes(state.stage)) continue
    if (holds(declared.when, { matter, context })) return { track, step, state }
  }
  return undefined
}
