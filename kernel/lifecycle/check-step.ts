import { isRefusal, type Refusal, refuse } from '../refusal/refusal.ts'
import type { MissingAtGate } from '../refusal/step.ts'
import { fillComputed } from './compute.ts'
import { holds } from './condition.ts'
import type { Context } from './context.ts'
import type { FilledParts } from './form.ts'
import type { Kind } from './kind.ts'
import type { Condition } from './kind-condition.ts'
import type { Gathers } from './kind-step.ts'
import { isKnownAhead, type OpenStep, type StepLookup, type TrackStep } from './lookups.ts'
import type { Matter, TrackState } from './matter.ts'
import { fencerOf, fencesItself } from './move.ts'
import { rightFor } from './right-for.ts'
import { clockRefusal } from './step-clock.ts'
import { seesForPerson, walks } from './trial.ts'
import { unmetWords } from './unmet.ts'
import { gateText, stageText, stepText, trackText } from './words-of.ts'

/** The track a step moves, in the half of the matter where it lives. */
export function trackOf(matter: Matter, step: TrackStep): TrackState | undefined {
  return (step.local ? matter.overlay : matter.shared).tracks[step.track]
}

/**
 * Why a person may not take a step now, as far as it can be told before the form is filled. The order is that of the
 * answers people need: who, when, what is missing.
 */
export function checkTrackStep(
  kind: Kind,
  matter: Matter,
  step: TrackStep,
  track: TrackState,
  context: Context,
): Refusal | undefined {
  const { actor } = context
  const { declaration } = step
  const { shared } = matter
  // Words only where they are said: nearly every check passes.
  const says = () => stepText(kind, step.id)
  if (!shared.parties.includes(actor.party)) return refuse('step.not-a-party', { party: actor.party })
  const { holder, chargedTo, heldSince: since } = track
  const playsAll = walks(kind, shared, actor, declaration.by)
  if (declaration.fences === undefined) {
    if (holder.party !== actor.party || !(playsAll || holder.desk === actor.desk)) {
      return refuse('step.not-holder', { step: says(), holder, since })
    }
  } else if (
    holder.party === actor.party
      ? !fencesItself(declaration.fences, track, shared)
      : actor.party !== fencerOf(declaration.fences.who, track, shared)
  ) {
    return refuse('step.relation', { step: says(), of: [declaration.fences.who] })
  }
  if (!playsAll && !declaration.by.includes(actor.role)) {
    return refuse('step.role', { step: says(), role: actor.role, needs: declaration.by })
  }
  const taken = playsAll ? undefined : declaration.otherThan?.find((other) => track.took?.[other] === actor.officer)
  if (taken !== undefined) return refuse('step.same-officer', { step: says(), other: stepText(kind, taken) })
  const answers = declaration.handOff?.how === 'accept' || declaration.handOff?.how === 'return'
  if (declaration.fences === undefined && answers !== (chargedTo !== undefined)) {
    return answers
      ? refuse('step.nothing-offered', { step: says() })
      : refuse('step.not-accepted', { step: says(), holder, since })
  }
  if (!step.from.has(track.stage)) {
    const needs = declaration.from.map((stage) => stageText(kind, step.track, stage))
    return refuse('step.wrong-stage', { step: says(), stage: stageText(kind, step.track, track.stage), needs })
  }
  if (declaration.fences !== undefined) {
    if (context.isRed?.(step.track) !== true) return refuse('step.not-red', { step: says() })
    if (holder.party !== actor.party && context.seen?.(holder.party) === undefined) {
      return refuse('step.nothing-to-fence', { step: says() })
    }
  }
  const granted = rightFor(kind, step, shared, context)
  if (isRefusal(granted)) return granted
  return (
    clockRefusal(kind, step, track) ??
    checkGates(kind, matter, step) ??
    checkAttested(kind, matter, step) ??
    checkGathered(kind, matter, step)
  )
}

/** The same for a step on no track. */
export function checkOpenStep(kind: Kind, matter: Matter, step: OpenStep, context: Context): Refusal | undefined {
  const { actor, superior } = context
  const { declaration } = step
  const { shared } = matter
  const says = stepText(kind, step.id)
  const playsAll = walks(kind, shared, actor, declaration.by) || seesForPerson(kind, matter, actor, step)
  const main = shared.tracks[kind.declaration.main]
  const member = shared.parties.includes(actor.party)
  const fits = declaration.of.some(
    (relation) =>
      (relation === 'any' && member) ||
      (relation === 'origin' && actor.party === shared.origin) ||
      (relation === 'holder' && main?.holder.party === actor.party && (playsAll || main.holder.desk === actor.desk)) ||
      (relation === 'superior' && superior === true) ||
      relation === 'public',
  )
  if (!fits) {
    if (!member && !step.anybody) return refuse('step.not-a-party', { party: actor.party })
    return refuse('step.relation', { step: says, of: declaration.of })
  }
  if (!playsAll && !declaration.by.includes(actor.role)) {
    return refuse('step.role', { step: says, role: actor.role, needs: declaration.by })
  }
  if (declaration.booked && context.bookedBy === undefined) return refuse('step.booked', { step: says })
  const granted = rightFor(kind, step, shared, context)
  if (isRefusal(granted)) return granted
  const { during } = declaration
  if (during !== undefined && !during.includes(main?.stage ?? '')) {
    const stage = stageText(kind, kind.declaration.main, main?.stage ?? '')
    return refuse('step.not-now', {
      step: says,
      stage,
      during: during.map((id) => stageText(kind, kind.declaration.main, id)),
    })
  }
  if (declaration.once === 'matter') {
    const entry = shared.adds[step.id]?.[0]
    if (entry) return refuse('step.once', { step: says, at: entry.at })
    if (actor.party !== shared.origin) return refuse('step.at-origin', { step: says, party: shared.origin })
  }
  if (declaration.once === 'party') {
    const entry = shared.adds[step.id]?.find((one) => one.by === actor.party)
    if (entry) return refuse('step.once', { step: says, at: entry.at })
  }
  return checkAttested(kind, matter, step) ?? checkGathered(kind, matter, step)
}

function checkGates(kind: Kind, { shared }: Matter, step: TrackStep): Refusal | undefined {
  for (const { id, needs } of step.gates) {
    const missing: MissingAtGate[] = []
    for (const [track, stages] of needs) {
      const needed = shared.tracks[track]
      if (needed === undefined || stages.includes(needed.stage)) continue
      const stage = stageText(kind, track, needed.stage)
      missing.push({ track, label: trackText(kind, track), stage, holder: needed.holder, since: needed.heldSince })
    }
    if (missing.length > 0) {
      return refuse('gate.missing', { step: stepText(kind, step.id), gate: gateText(kind, id), missing })
    }
  }
  return undefined
}

function checkAttested(kind: Kind, { overlay }: Matter, { id, declaration }: StepLookup): Refusal | undefined {
  const { attests } = declaration
  if (attests === undefined) return undefined
  const stage = overlay.tracks[attests.track]?.stage ?? ''
  if (attests.stages.includes(stage)) return undefined
  return refuse('step.not-attested', {
    step: stepText(kind, id),
    track: trackText(kind, attests.track),
    stage: stageText(kind, attests.track, stage),
    needs: attests.stages.map((one) => stageText(kind, attests.track, one)),
  })
}

function checkGathered(kind: Kind, { shared }: Matter, { id, declaration }: StepLookup): Refusal | undefined {
  for (const { step, need } of declaration.gathers ?? ([] as Gathers[])) {
    if (need === undefined) continue
    const entries = shared.adds[step] ?? []
    const missing = shared.parties.filter((party) => !entries.some((entry) => entry.by === party))
    if (missing.length === 0 || (need === 'one' && entries.length > 0)) continue
    return refuse('step.gathering', { step: stepText(kind, id), entry: stepText(kind, step), need, missing })
  }
  return undefined
}

/** The declared condition, with the form's values over the matter's (or, without a form yet, with its fields left open). */
export function checkCondition(
  kind: Kind,
  matter: Matter,
  step: StepLookup,
  context: Context,
  filled?: FilledParts,
): Refusal | undefined {
  const condition: Condition | undefined = step.declaration.when
  if (condition === undefined) return undefined
  const view = filled
    ? { matter, context, filled: { ...filled.shared, ...filled.internal, ...filled.personal } }
    : { matter, context, open: new Set(step.form.map((asked) => asked.field)) }
  if (holds(condition, view)) return undefined
  return refuse('step.condition', { step: stepText(kind, step.id), about: unmetWords(kind, condition, view) })
}

/** The same, before the form is asked for, where the condition is about what will be computed whatever is typed into it. */
export function checkComputedAhead(
  kind: Kind,
  matter: Matter,
  step: StepLookup,
  context: Context,
): Refusal | undefined {
  const { computes, when } = step.declaration
  if (when === undefined || context.related === undefined || !isKnownAhead(computes, step.form)) return undefined
  const computed = fillComputed(kind, computes, step.form, {}, matter, context)
  if (isRefusal(computed)) return computed
  const filled = { ...computed.shared, ...computed.internal, ...computed.personal }
  const view = { matter, context, filled, open: new Set(step.form.map(({ field }) => field)) }
  if (holds(when, view)) return undefined
  return refuse('step.condition', { step: stepText(kind, step.id), about: unmetWords(kind, when, view) })
}
