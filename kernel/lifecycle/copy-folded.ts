import type { Folded } from './folded.ts'
import type { Added, TrackState } from './matter.ts'

/**
 * A copy that `foldInto` may change while readers keep the one handed in. What folding only ever replaces or adds to lists
 * (field values, holders, passed stages, entries, flags) is shared by both: a matter with ten thousand remarks is copied
 * about as fast as one with ten.
 */
export function copyFolded({ shared, overlay, memory }: Folded): Folded {
  return {
    shared: {
      ...shared,
      fields: { ...shared.fields },
      tracks: copyTracks(shared.tracks),
      adds: copyLists(shared.adds),
      flags: shared.flags.slice(),
      waiting: shared.waiting.slice(),
    },
    overlay: {
      fields: { ...overlay.fields },
      tracks: copyTracks(overlay.tracks),
      adds: copyLists(overlay.adds),
    },
    memory: { ...memory, logs: memory.logs.map((head) => ({ ...head })) },
  }
}

/**
 * The same for folding one entry of an open step, which adds to that step's list and moves nothing else: fields and tracks
 * are shared by both.
 */
export function copyToAdd({ shared, overlay, memory }: Folded, step: string): Folded {
  const withOwnList = (adds: Record<string, Added[]>) =>
    Object.hasOwn(adds, step) ? { ...adds, [step]: (adds[step] as Added[]).slice() } : { ...adds }
  return {
    shared: { ...shared, adds: withOwnList(shared.adds) },
    overlay: { ...overlay, adds: withOwnList(overlay.adds) },
    memory: { ...memory, logs: memory.logs.map((head) => ({ ...head })) },
  }
}

function copyTracks(tracks: Record<string, TrackState>): Record<string, TrackState> {
  const copies: Record<string, TrackState> = {}
  for (const id in tracks) {
    const track = tracks[id] as TrackState
    const copy = { ...track, passed: track.passed.slice() }
    // A running clock is stopped, resumed and extended where it stands.
    if (track.clock) copy.clock = { ...track.clock, suspensions: track.clock.suspensions.map((one) => ({ ...one })) }
    copies[id] = copy
  }
  return copies
}

function copyLists(adds: Record<string, Added[]>): Record<string, Added[]> {
  const copies: Record<string, Added[]> = {}
  for (const step in adds) copies[step] = (adds[step] as Added[]).slice()
  return copies
}
