import type { Fact } from '../fact/envelope.ts'
import type { PlainDay } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import { foldAll } from './fold.ts'
import type { Kind, Takes } from './kind.ts'
import type { SharedState } from './matter.ts'
import { stageText } from './words-of.ts'

/** What a form takes over from another matter as it stands in this state. */
export function takenFields(takes: Takes, from: Pick<SharedState, 'fields' | 'origin'>): Record<string, unknown> {
  const taken: Record<string, unknown> = {}
  for (const [own, theirs] of Object.entries(takes.fields)) taken[own] = from.fields[theirs]
  if (takes.origin !== undefined) taken[takes.origin] = from.origin
  return taken
}

/**
 * The same as it held on a day: of a matter's versions the last whose own day has come. A version that begins tomorrow is
 * not taken today.
 *
 * @param facts  all that are held of the other matter, with their shared parts
 * @returns the values by field, the leaf of the version among them, or why nothing can be taken
 */
export function takeFrom(
  takes: Takes,
  other: Kind,
  facts: readonly Fact[],
  today: PlainDay,
): Record<string, unknown> | Refusal {
  const { main } = other.declaration
  const now = foldAll(other, facts)
  const stage = now.tracks[main]?.stage
  const title = String(now.fields[other.declaration.title] ?? '')
  if (stage === undefined || !takes.stages.includes(stage)) {
    return refuse('matter.not-to-take', { title, stage: stageText(other, main, stage ?? '') }, `data.${takes.from}`)
  }
  for (let version = now.tracks[main]?.version ?? 0; version >= 0; version--) {
    const then = foldAll(
      other,
      facts.filter(({ envelope }) => envelope.track !== main || (envelope.version ?? 0) < version),
    )
    const since = then.fields[takes.since]
    if (typeof since === 'string' && since > today) continue
    return { ...takenFields(takes, then), [takes.version]: then.tracks[main]?.last }
  }
  return refuse('matter.not-yet-to-take', { title, day: String(now.fields[takes.since] ?? '') }, `data.${takes.from}`)
}
