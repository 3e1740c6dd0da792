import type { Kind, Matter, PartyId, TrackState } from '@lianyu/kernel'

/**
 * The own desk that waits for a track held elsewhere: whoever handed it over last, or the desk whose next step a gate
 * keeps back until this track is done. Null where nobody here waits.
 */
export function awaitedBy(kind: Kind, matter: Matter, viewer: PartyId, id: string, track: TrackState): string | null {
  const elsewhere = (desk: string) => track.holder.party !== viewer || track.holder.desk !== desk
  const giver = track.chargedTo ?? track.previous
  if (giver?.party === viewer && elsewhere(giver.desk)) {
    return giver.desk
  }
  for (const { opens, needs } of Object.values(kind.declaration.gates)) {
    const stages = needs[id]
    if (stages === undefined || stages.includes(track.stage)) {
      continue
    }
    const waiting = holderOfStep(kind, matter, opens)
    if (waiting?.party === viewer && elsewhere(waiting.desk)) {
      return waiting.desk
    }
  }
  return null
}

/** Who holds the track of this step, if the step is the next that could be taken there. */
function holderOfStep({ declaration }: Kind, { shared }: Matter, step: string): TrackState['holder'] | undefined {
  for (const [id, { steps }] of Object.entries(declaration.tracks)) {
    const declared = Object.hasOwn(steps, step) ? steps[step] : undefined
    const state = shared.tracks[id]
    if (declared && state && declared.from.includes(state.stage)) {
      return state.holder
    }
  }
  return undefined
}
