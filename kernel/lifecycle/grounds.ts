import { MOST_GROUNDS } from '../fact/read-envelope.ts'
import type { LeafHex } from '../names.ts'
import { compare } from './fact-node.ts'
import type { StepLookup } from './lookups.ts'
import type { Matter } from './matter.ts'

/**
 * What a new fact rests on, sorted, without repeats: the last of its track, the previous fact of this matter in the same
 * log, what opened its gate, and the entries it gathers (of each party the newest, where there are many).
 */
export function groundsOf(matter: Matter, step: StepLookup, last: LeafHex, lastInLog: LeafHex | undefined): LeafHex[] {
  const gates = step.on === 'track' ? step.gates : []
  const { gathers } = step.declaration
  // Nearly every fact: two grounds at most, hence no set and no sorting.
  if (gates.length === 0 && gathers === undefined) {
    if (lastInLog === undefined || lastInLog === last) return [last]
    return lastInLog < last ? [lastInLog, last] : [last, lastInLog]
  }
  const grounds = new Set<LeafHex>([last])
  if (lastInLog !== undefined) grounds.add(lastInLog)
  for (const { needs } of gates) {
    for (const [track] of needs) {
      const needed = matter.shared.tracks[track]
      if (needed) grounds.add(needed.last)
    }
  }
  for (const { step: gathered } of gathers ?? []) {
    const entries = matter.shared.adds[gathered] ?? []
    const few = entries.length + grounds.size <= MOST_GROUNDS
    const chosen = few ? entries : new Map(entries.map((entry) => [entry.by, entry])).values()
    for (const { leaf } of chosen) if (grounds.size < MOST_GROUNDS) grounds.add(leaf)
  }
  return [...grounds].sort(compare)
}
