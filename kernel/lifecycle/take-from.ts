import type { Fact } from '../fact/envelope.ts'
import type { PlainDay } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import { foldAll } from './fold.ts'
import type { Kind, Takes } from './kind.ts'
import type { SharedState } from './matter.ts'
import { stageText } from './words-of.ts'

/** What a form takes over from another matter as it stands in this state. */
export function takenFields(takes: Takes, from: Pick<SharedState, 'fields' | 'origin'>): Record<string, unknown> {
  const taken: Record<string, unknown> = { ...takes.fixed }
  for (const [own, theirs] of Object.entries(takes.fields)) taken[own] = from.fields[theirs]
  if (takes.origin !== undefined) taken[takes.origin] = from.origin
  return taken
}

/** Whether the new matter is what the other one became, rather than a case of a version that holds: nothing typed gives way. */
export function offersOnly(takes: Takes): takes is Takes & { since?: undefined; version?: undefined } {
  return takes.since === undefined || takes.version === undefined
}

/** Which version of a matter holds on a day, and the next one that is written down already. Versions count from 1. */
export interface VersionsOn {
  /** Undefined before the first version's own day. */
  held?: { state: SharedState; version: number }
  coming?: { day: PlainDay; version: number }
}

/**
 * A matter whose versions hold from days of their own: of those whose day has come the one written last. A version that
 * begins tomorrow does not hold today.
 *
 * @param since  its day field from which a version holds; a fact that says it begins a version
 * @param facts  all that are held of the matter, with their shared parts
 */
export function versionsOn(other: Kind, since: string, facts: readonly Fact[], today: PlainDay): VersionsOn {
  const { main } = other.declaration
  const begins = facts.filter(({ parts }) => parts.shared?.fields?.[since] !== undefined)
  const latest = foldAll(other, facts).tracks[main]?.version ?? 0
  let coming: VersionsOn['coming']
  for (let upTo = latest; upTo >= 0; upTo--) {
    const isThen = ({ envelope }: Fact) => envelope.track !== main || (envelope.version ?? 0) < upTo
    const state = foldAll(other, facts.filter(isThen))
    const version = begins.filter(isThen).length
    const day = state.fields[since]
    if (typeof day !== 'string' || day <= today) {
      return { held: { state, version }, ...(coming === undefined ? {} : { coming }) }
    }
    if (coming === undefined || day < coming.day) coming = { day, version }
  }
  return coming === undefined ? {} : { coming }
}

/**
 * What a form takes over from another matter as it held on a day.
 *
 * @param facts  all that are held of the other matter, with their shared parts
 * @returns the values by field, the leaf of the version among them where versions hold, or why nothing can be taken
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
  const { since, version } = takes
  if (since === undefined || version === undefined) return takenFields(takes, now)
  const { held } = versionsOn(other, since, facts, today)
  if (held !== undefined) return { ...takenFields(takes, held.state), [version]: held.state.tracks[main]?.last }
  return refuse('matter.not-yet-to-take', { title, day: String(now.fields[since] ?? '') }, `data.${takes.from}`)
}
