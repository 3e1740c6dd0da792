import type { ClockStart, Envelope, Fact, Holder, PartContent } from '../fact/envelope.ts'
import type { PartyId } from '../names.ts'
import type { TrackStep } from './lookups.ts'
import type { Flag, TrackClock, TrackState } from './matter.ts'

/** Where a track stands, as far as the next fact's validity depends on it. It follows from the facts it rests on alone. */
export type TrackHead = Pick<TrackState, 'stage' | 'holder' | 'chargedTo' | 'previous' | 'epoch' | 'version'>

export function headOf({ stage, holder, chargedTo, previous, epoch, version }: TrackHead): TrackHead {
  return { stage, holder, chargedTo, previous, epoch, version }
}

/** What the opening fixed for good. */
export interface Ground {
  origin: PartyId
  parties: readonly PartyId[]
  agreement?: string | undefined
  granted?: { from: PartyId; about: string } | undefined
}

/** Does a fact that needs a right name the one its step needs, of whom and about what its matter's opening says? */
export function namesRight(right: string | undefined, { granted }: Envelope, ground: Ground): boolean {
  if (ground.agreement === undefined || (right === undefined && granted === undefined)) return true
  const { from, about } = ground.granted ?? {}
  return granted !== undefined && granted.right === right && granted.from === from && granted.about === about
}

/** Who may take a fencing step now; nobody where the track was never handed over. */
export function fencerOf(who: 'offerer' | 'origin', at: TrackHead, ground: Ground): PartyId | undefined {
  return who === 'origin' ? ground.origin : (at.chargedTo ?? at.previous)?.party
}

/**
 * May the holder take such a step as its own? Where the step takes nothing away and who may fence is who holds, e.g. silence
 * in a hall's own case: one log tells all of the tenure, so nothing unseen is left to fence off.
 */
export function fencesItself(
  fences: { who: 'offerer' | 'origin'; leaves?: true },
  at: TrackHead,
  ground: Ground,
): boolean {
  return fences.leaves === true && fencerOf(fences.who, at, ground) === at.holder.party
}

/**
 * Why a fact cannot follow where its track stood, or `undefined` where it can. Sees the envelope and nothing else, so that
 * every party judges alike, also after parts were erased. Desks are judged in `decide` only: inside a party they are its
 * own affair, and the party answers for all of them.
 */
export function judgeMove(step: TrackStep, at: TrackHead, envelope: Envelope, ground: Ground): Flag['why'] | undefined {
  if (envelope.track !== step.track || envelope.version !== at.version || envelope.epoch !== at.epoch) return 'void'
  const { by, to } = envelope
  const { fences, handOff, attests, right } = step.declaration
  if (!namesRight(right, envelope, ground)) return 'not-granted'
  if (fences === undefined) {
    if (by.party !== at.holder.party) return 'not-holder'
    const answers = handOff?.how === 'accept' || handOff?.how === 'return'
    if (answers !== (at.chargedTo !== undefined)) return 'void'
  } else if (by.party === at.holder.party) {
    if (!fencesItself(fences, at, ground)) return 'not-holder'
    if (envelope.fence !== undefined) return 'void'
  } else {
    if (by.party !== fencerOf(fences.who, at, ground)) return 'not-holder'
    const fence = envelope.fence
    if (fence === undefined || fence.epoch !== at.epoch || fence.party !== at.holder.party) return 'void'
  }
  if (!step.from.has(at.stage)) return 'void'
  if (handOff !== undefined) {
    const { how } = handOff
    if (how === 'offer' && (to === undefined || !ground.parties.includes(to.party))) return 'void'
    if (how === 'pass' && to?.party !== at.holder.party) return 'void'
    if (how === 'return' && to?.party !== at.chargedTo?.party) return 'void'
    if (how === 'accept' && to !== undefined && to.party !== at.holder.party) return 'void'
  }
  if (attests !== undefined) {
    const { attested } = envelope
    if (attested === undefined || attested.track !== attests.track || !attests.stages.includes(attested.stage)) {
      return 'gate-missing'
    }
  }
  return undefined
}

/** Moves a head by a fact that was judged good. Keys are set to `undefined` rather than deleted: that keeps objects fast. */
export function advance(at: TrackHead, step: TrackStep, envelope: Envelope): void {
  const { fences, handOff, to: stage } = step.declaration
  if (fences?.leaves) {
    // A new tenure of the same holder: what it wrote unseen in the old one is fenced off, the track stays where it is.
    at.previous = at.chargedTo ?? at.previous
    at.chargedTo = undefined
    at.epoch++
  } else if (fences !== undefined) takeHold(at, { party: envelope.by.party, desk: envelope.by.desk })
  else if (handOff !== undefined) {
    const before = at.holder
    if (handOff.how === 'accept') {
      at.chargedTo = undefined
      if (envelope.to !== undefined) at.holder = envelope.to
    } else {
      takeHold(at, envelope.to as Holder)
      if (handOff.how === 'offer') at.chargedTo = before
    }
  }
  at.stage = stage
  at.version++
}

function takeHold(at: TrackHead, holder: Holder): void {
  at.previous = at.holder
  at.holder = holder
  at.chargedTo = undefined
  at.epoch++
}

/**
 * Applies a good fact to the track in place: stage, holder, clock and history.
 *
 * @param content  its shared part, if it is here and not erased; whatever is odd in it counts as absent
 */
export function applyMove(
  track: TrackState,
  step: TrackStep,
  fact: Fact,
  content: PartContent | null | undefined,
): void {
  const { at, by } = fact.envelope
  const { stage, epoch, clock } = track
  const keeps = step.keepsClock(stage)
  const moved = stage !== step.declaration.to
  if (moved || (clock !== undefined && !keeps)) {
    const passed: TrackState['passed'][number] = { stage, step: step.id, at, by: by.party, desk: by.desk }
    if (clock !== undefined && !keeps)
      passed.clock = { ...clock, endedOn: dayOf(content?.endedOn) ?? (clock.unit === 'hours' ? at : at.slice(0, 10)) }
    track.passed.push(passed)
    if (moved) track.stageSince = at
  }
  if (!keeps) track.clock = startedClock(content?.clock, `${step.track}.${step.declaration.to}`)
  else if (clock !== undefined && content) goOn(clock, step, content)
  const { holder } = track
  advance(track, step, fact.envelope)
  if (track.holder.party !== holder.party || track.holder.desk !== holder.desk) {
    track.hands = [...(track.hands ?? []), { holder, until: at }]
  }
  if (step.names) track.took = { ...track.took, [step.id]: by.officer }
  if (track.epoch !== epoch && !step.declaration.fences?.leaves) track.heldSince = at
  track.last = fact.leaf
}

/** A clock as it starts from what a fact says; `undefined` where the fact says none of that name. */
export function startedClock(start: unknown, name: string): TrackClock | undefined {
  if (!isClockStart(start) || start.name !== name) return undefined
  const { unit, budget, receivedOn, calendar } = start
  return { name, unit, budget, receivedOn, calendar, suspensions: [] }
}

function goOn(clock: TrackClock, step: TrackStep, content: PartContent): void {
  const { suspends, resumes } = content
  const last = clock.suspensions.at(-1)
  const suspended = last !== undefined && last.to === undefined
  if (step.declaration.suspends && typeof suspends?.ground === 'string' && dayOf(suspends.on) && !suspended) {
    clock.suspensions.push({ ground: suspends.ground, from: suspends.on })
  }
  if (step.declaration.resumes && suspended && dayOf(resumes?.on)) last.to = resumes?.on
  if (step.declaration.extends && isClockStart(content.clock) && content.clock.name === clock.name && !clock.extended) {
    clock.budget = content.clock.budget
    clock.extended = true
  }
}

export function isSuspended(clock: TrackClock | undefined): boolean {
  const last = clock?.suspensions.at(-1)
  return last !== undefined && last.to === undefined
}

function isClockStart(value: unknown): value is ClockStart {
  if (typeof value !== 'object' || value === null) return false
  const start = value as Record<string, unknown>
  return (
    typeof start.name === 'string' &&
    (start.unit === 'working-days' || start.unit === 'natural-days' || start.unit === 'hours') &&
    Number.isInteger(start.budget) &&
    (start.budget as number) > 0 &&
    typeof start.receivedOn === 'string' &&
    typeof start.calendar === 'string'
  )
}

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Sets the fields that the step owns; `null` takes a value away. Anything else in the content is not the step's to say. */
export function setFields(
  target: Record<string, unknown>,
  ids: readonly string[],
  content: PartContent | null | undefined,
): void {
  const fields = content?.fields
  if (typeof fields !== 'object' || fields === null) return
  for (const id of ids) {
    if (!Object.hasOwn(fields, id)) continue
    if (fields[id] === null) delete target[id]
    else if (fields[id] !== undefined) target[id] = fields[id]
  }
}
