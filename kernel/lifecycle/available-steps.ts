import type { Refusal } from '../refusal/refusal.ts'
import { checkAgreement } from './check-agreement.ts'
import { checkComputedAhead, checkCondition, checkOpenStep, checkTrackStep, trackOf } from './check-step.ts'
import type { Context } from './context.ts'
import type { Kind } from './kind.ts'
import { lookupsOf } from './lookups.ts'
import type { Matter } from './matter.ts'
import { notWalking, seesForPerson, walks } from './trial.ts'
import { stepText } from './words-of.ts'

export type AvailableStep =
  | { step: string; track?: string; may: true }
  | { step: string; track?: string; may: false; refusal: Refusal }

/**
 * Every step a person at this desk would expect now, with the reason where it is refused: steps that lead on from where a
 * track stands and that the person's role may take, and open steps of that role. The same checks as `decide`, short of the
 * form. In the order of the declaration.
 */
export function availableSteps(kind: Kind, matter: Matter, context: Context): AvailableStep[] {
  if (matter.shared.first === '') return []
  const steps: AvailableStep[] = []
  for (const step of lookupsOf(kind).steps.values()) {
    const { by } = step.declaration
    const plays =
      walks(kind, matter.shared, context.actor, by) ||
      (step.on === 'none' && seesForPerson(kind, matter, context.actor, step))
    if (!by.includes(context.actor.role) && !plays) continue
    if (step.on === 'none' && step.declaration.booked) continue
    const track = step.on === 'track' ? trackOf(matter, step) : undefined
    if (step.on === 'track' && (track === undefined || !step.from.has(track.stage))) continue
    const refusal =
      checkAgreement(matter.shared, step.id, context) ??
      notWalking(kind, matter.shared, context.actor, () => stepText(kind, step.id)) ??
      (step.on === 'track' && track
        ? checkTrackStep(kind, matter, step, track, context)
        : step.on === 'none'
          ? checkOpenStep(kind, matter, step, context)
          : undefined) ??
      checkCondition(kind, matter, step, context) ??
      checkComputedAhead(kind, matter, step, context)
    const where = step.on === 'track' ? { step: step.id, track: step.track } : { step: step.id }
    steps.push(refusal ? { ...where, may: false, refusal } : { ...where, may: true })
  }
  return steps
}

/** Which log a step's fact goes to: everything of a matter in an agreement to the shared log, local tracks stay home. */
export function logFor(kind: Kind, matter: Matter, step: string): 'home' | 'shared' {
  const found = lookupsOf(kind).steps.get(step)
  if (found?.on === 'track' && found.local) return 'home'
  return step === 'share' || matter.shared.agreement !== undefined ? 'shared' : 'home'
}
