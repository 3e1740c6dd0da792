import type { Envelope, FactDraft, PartContent } from '../fact/envelope.ts'
import { isRefusal, type Refusal, refuse } from '../refusal/refusal.ts'
import { checkAccount } from './account.ts'
import { checkAgreement } from './check-agreement.ts'
import { checkCondition, checkOpenStep, checkTrackStep, trackOf } from './check-step.ts'
import { fillComputed } from './compute.ts'
import type { Context, StepInput } from './context.ts'
import { contentsOf, type FilledParts, fillForm } from './form.ts'
import { groundsOf } from './grounds.ts'
import type { Kind } from './kind.ts'
import { lookupsOf, type OpenStep, type TrackStep } from './lookups.ts'
import type { Matter, TrackState } from './matter.ts'
import { nearest } from './near.ts'
import { receiverOf } from './receiver.ts'
import { rightFor } from './right-for.ts'
import { clockContent } from './step-clock.ts'
import { notWalking } from './trial.ts'
import { stageText, stepText } from './words-of.ts'

/**
 * Judges a command against what this node knows of the matter, and answers with the facts to append. Pure: the same
 * arguments always give the same drafts. Everything that depends on settings, calendar or internal values is settled here
 * and recorded in the fact, so that folding it never needs them.
 *
 * @param name  a step of the kind, on a track or on none
 */
export function decide(
  kind: Kind,
  matter: Matter,
  name: string,
  input: StepInput,
  context: Context,
): FactDraft[] | Refusal {
  const lookups = lookupsOf(kind)
  const step = lookups.steps.get(name)
  if (step === undefined) {
    const near = nearest(name, lookups.steps.keys())
    return refuse('step.unknown', { step: name, kind: kind.labels.kind.zh, ...(near === undefined ? {} : { near }) })
  }
  if (matter.shared.first === '') return refuse('matter.not-open', { matter: matter.shared.matter })
  const ended =
    checkAgreement(matter.shared, name, context) ??
    notWalking(kind, matter.shared, context.actor, () => stepText(kind, step.id))
  if (ended) return ended
  return step.on === 'track'
    ? decideOnTrack(kind, matter, step, input, context)
    : decideOpen(kind, matter, step, input, context)
}

function decideOnTrack(
  kind: Kind,
  matter: Matter,
  step: TrackStep,
  input: StepInput,
  context: Context,
): FactDraft[] | Refusal {
  const track = trackOf(matter, step)
  if (track === undefined) return refuse('matter.not-open', { matter: matter.shared.matter })
  // Before all else: who saw an older state should be told what happened, not what is now forbidden.
  if (input.version !== undefined && input.version !== track.version) return stale(kind, step, track, input.version)
  const refusal = checkTrackStep(kind, matter, step, track, context)
  if (refusal) return refusal
  const filled = fillStep(kind, matter, step, input, context)
  if (isRefusal(filled)) return filled
  const unmet = checkCondition(kind, matter, step, context, filled)
  if (unmet) return unmet
  const to = receiverOf(kind, matter, step, track, input, filled.shared, context)
  if (isRefusal(to)) return to
  const clock = clockContent(kind, step, track, filled.shared, matter, context)
  if (isRefusal(clock)) return clock
  const envelope = envelopeFor(kind, matter, step, context, groundsOf(matter, step, track.last, context.lastInLog))
  envelope.track = step.track
  envelope.epoch = track.epoch
  envelope.version = track.version
  if (to !== undefined) envelope.to = to
  attest(envelope, matter, step)
  const granted = rightFor(kind, step, matter.shared, context)
  if (isRefusal(granted)) return granted
  if (granted) envelope.granted = granted
  if (step.declaration.fences && track.holder.party !== context.actor.party) {
    const seen = context.seen?.(track.holder.party)
    if (seen === undefined) return refuse('step.nothing-to-fence', { step: stepText(kind, step.id) })
    const { generation, entries } = seen
    envelope.fence = { epoch: track.epoch, party: track.holder.party, seen: entries, generation }
  }
  const parts = contentsOf(filled)
  if (clock) parts.shared = { ...parts.shared, ...clock }
  return [{ envelope, parts }]
}

function decideOpen(
  kind: Kind,
  matter: Matter,
  step: OpenStep,
  input: StepInput,
  context: Context,
): FactDraft[] | Refusal {
  const refusal = checkOpenStep(kind, matter, step, context)
  if (refusal) return refusal
  const filled = fillStep(kind, matter, step, input, context)
  if (isRefusal(filled)) return filled
  const unmet = checkCondition(kind, matter, step, context, filled)
  if (unmet) return unmet
  const uncovered = checkAccount(kind, matter, step, filled.shared ?? {})
  if (uncovered) return uncovered
  // The opening alone would do; the previous fact of the log says more, and is what readers of the log expect.
  const after = groundsOf(matter, step, context.lastInLog ?? matter.shared.first, context.lastInLog)
  const envelope = envelopeFor(kind, matter, step, context, after)
  attest(envelope, matter, step)
  const sealed = step.sealed && takeSealed(step.sealed.fields, filled)
  const granted = rightFor(kind, step, matter.shared, context)
  if (isRefusal(granted)) return granted
  if (granted) envelope.granted = granted
  const parts: { shared?: PartContent } = contentsOf(filled)
  return [{ envelope, parts, ...(sealed ? { sealed } : {}) }]
}

/** Takes the sealed values out of what everybody will read. */
function takeSealed(ids: readonly string[], filled: FilledParts): PartContent {
  const open = { ...filled.shared }
  const fields: Record<string, unknown> = {}
  for (const id of ids) {
    if (open[id] !== undefined && open[id] !== null) fields[id] = open[id]
    delete open[id]
  }
  filled.shared = open
  return { fields }
}

/** What is typed, then what is computed from it. What is sealed no computation is told, so nothing it answers tells of it. */
function fillStep(kind: Kind, matter: Matter, step: TrackStep | OpenStep, input: StepInput, context: Context) {
  const filled = fillForm(kind, step.form, input.data)
  if (isRefusal(filled)) return filled
  const { computes } = step.declaration
  const sealed = step.on === 'none' ? step.sealed?.fields : undefined
  if (computes === undefined || sealed === undefined) {
    return fillComputed(kind, computes, step.form, filled, matter, context)
  }
  const kept = takeSealed(sealed, filled)
  const computed = fillComputed(kind, computes, step.form, filled, matter, context)
  return isRefusal(computed) ? computed : { ...computed, shared: { ...computed.shared, ...kept.fields } }
}

function envelopeFor(
  kind: Kind,
  matter: Matter,
  step: TrackStep | OpenStep,
  context: Context,
  after: string[],
): Omit<Envelope, 'parts'> {
  return {
    v: 1,
    command: context.command,
    n: 0,
    kind: kind.hash,
    matter: matter.shared.matter,
    step: step.id,
    by: context.actor,
    at: context.now,
    after,
  }
}

function attest(envelope: Omit<Envelope, 'parts'>, matter: Matter, { declaration }: TrackStep | OpenStep): void {
  const { attests } = declaration
  const own = attests === undefined ? undefined : matter.overlay.tracks[attests.track]
  if (attests && own) envelope.attested = { track: attests.track, stage: own.stage, leaf: own.last }
}

function stale(kind: Kind, step: TrackStep, track: TrackState, saw: number): Refusal {
  const { version, holder, stageSince: since, last } = track
  const stage = stageText(kind, step.track, track.stage)
  return refuse('step.stale', { step: stepText(kind, step.id), saw, version, stage, holder, since, last })
}
