import type { ClockStart, Fact, Holder, PartContent } from '../fact/envelope.ts'
import type { PartyId } from '../names.ts'
import { firstStage } from './first-stage.ts'
import type { Kind } from './kind.ts'
import type { HolderRule } from './kind-step.ts'
import { lookupsOf } from './lookups.ts'
import type { Added, SharedState, TrackState } from './matter.ts'
import { type Ground, setFields, startedClock } from './move.ts'
import { reservedAdds } from './reserved-steps.ts'

/** What a `share` carries of the local matter it makes shared. */
export type Snapshot = Pick<SharedState, 'openedAt' | 'fields' | 'tracks' | 'adds'>

/** The shared tracks as an opening leaves them: at their starts, or where the snapshot says they stood. */
export function openedTracks(kind: Kind, fact: Fact, ground: Ground): Record<string, TrackState> {
  const snapshot = snapshotOf(kind, fact)
  const tracks: Record<string, TrackState> = {}
  for (const id of lookupsOf(kind).sharedTracks) {
    const carried = snapshot?.tracks[id]
    tracks[id] = carried ? { ...carried, last: fact.leaf } : startOf(kind, id, fact, ground, ground.origin)
  }
  return tracks
}

/**
 * A track at its start.
 *
 * @param own  the party whose instance of a local track this is
 */
export function startOf(kind: Kind, id: string, fact: Fact, ground: Ground, own: PartyId): TrackState {
  const track = kind.declaration.tracks[id]
  const { at } = fact.envelope
  const content = fact.parts.shared
  const stage = firstStage(track, content?.fields ?? {})
  const starts: readonly ClockStart[] = Array.isArray(content?.clocks) ? content.clocks : []
  const name = `${id}.${stage}`
  return {
    stage,
    holder: holderAtStart(track?.holder ?? { desk: '' }, content, ground, own),
    chargedTo: undefined,
    previous: undefined,
    epoch: 0,
    version: 0,
    last: fact.leaf,
    stageSince: at,
    heldSince: at,
    clock: track?.local
      ? undefined
      : startedClock(
          starts.find((start) => start?.name === name),
          name,
        ),
    passed: [],
  }
}

/** A field may name the first holder; a value that is no party of the matter leaves the track with the origin. */
function holderAtStart(
  rule: HolderRule,
  content: PartContent | null | undefined,
  ground: Ground,
  own: PartyId,
): Holder {
  const { party = 'origin', desk } = rule
  if (party === 'own') return { party: own, desk }
  if (typeof party === 'object') {
    const named = content?.fields?.[party.field]
    if (typeof named === 'string' && ground.parties.includes(named)) return { party: named, desk }
  }
  return { party: ground.origin, desk }
}

/** Shared fields as the opening sets them. */
export function openedFields(kind: Kind, fact: Fact): Record<string, unknown> {
  const snapshot = snapshotOf(kind, fact)
  if (snapshot) return { ...snapshot.fields }
  const fields: Record<string, unknown> = {}
  setFields(fields, lookupsOf(kind).opening.shared, fact.parts.shared)
  return fields
}

export function openedAdds(kind: Kind, fact: Fact): Record<string, Added[]> {
  const adds = snapshotOf(kind, fact)?.adds ?? {}
  return Object.fromEntries(Object.entries(adds).map(([step, entries]) => [step, [...entries]]))
}

export function openedAt(kind: Kind, fact: Fact): string {
  return snapshotOf(kind, fact)?.openedAt ?? fact.envelope.at
}

/** The matter as a `share` carries it: what later facts can build on, without what only the home log can explain. */
export function snapshotFor(state: SharedState): Snapshot {
  const { openedAt, fields, tracks, adds } = state
  return JSON.parse(JSON.stringify({ openedAt, fields, tracks, adds })) as Snapshot
}

/** A snapshot that this kind can go on from, or `undefined`: it comes from another party, so nothing in it is taken on trust. */
function snapshotOf(kind: Kind, fact: Fact): Snapshot | undefined {
  if (fact.envelope.step !== 'share') return undefined
  const found = fact.parts.shared?.snapshot
  if (!isObject(found) || !isObject(found.fields) || !isObject(found.tracks) || !isObject(found.adds)) return undefined
  if (typeof found.openedAt !== 'string') return undefined
  const { fields: declared, tracks, open } = kind.declaration
  const states = Object.entries(found.tracks)
  if (!states.every(([id, state]) => Object.hasOwn(tracks, id) && isTrackState(state, tracks[id]?.stages ?? {})))
    return undefined
  const adds = Object.entries(found.adds)
  if (!adds.every(([step, entries]) => isAddStep(step, open) && Array.isArray(entries) && entries.every(isAdded)))
    return undefined
  // A copy, because folding goes on in place while the fact stays as it is.
  const copy = JSON.parse(JSON.stringify(found)) as Snapshot
  const fields = Object.entries(copy.fields).filter(([id]) => Object.hasOwn(declared, id))
  return { ...copy, fields: Object.fromEntries(fields) }
}

function isAddStep(step: string, open: object): boolean {
  return Object.hasOwn(open, step) || reservedAdds.includes(step)
}
function isTrackState(value: unknown, stages: object): boolean {
  return (
    isObject(value) &&
    typeof value.stage === 'string' &&
    Object.hasOwn(stages, value.stage) &&
    isHolder(value.holder) &&
    (value.chargedTo === undefined || isHolder(value.chargedTo)) &&
    (value.previous === undefined || isHolder(value.previous)) &&
    isCount(value.epoch) &&
    isCount(value.version) &&
    typeof value.stageSince === 'string' &&
    typeof value.heldSince === 'string' &&
    Array.isArray(value.passed) &&
    (value.hands === undefined || (Array.isArray(value.hands) && value.hands.every(isHand))) &&
    (value.clock === undefined || (isObject(value.clock) && Array.isArray(value.clock.suspensions)))
  )
}
function isAdded(value: unknown): boolean {
  return isObject(value) && typeof value.leaf === 'string' && typeof value.by === 'string' && isObject(value.fields)
}
function isHolder(value: unknown): boolean {
  return isObject(value) && typeof value.party === 'string' && typeof value.desk === 'string'
}
function isHand(value: unknown): boolean {
  return isObject(value) && isHolder(value.holder) && typeof value.until === 'string'
}
function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
