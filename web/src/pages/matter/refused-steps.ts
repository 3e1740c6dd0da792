import type { Kind } from '@lianyu/kernel'
import type { StepAnswer } from '../../api/types.ts'

/** The steps that may not be taken, by how much one expects them here. */
export interface RefusedSteps {
  /** Shown greyed with their reason: the person would expect them. */
  shown: StepAnswer[]
  /** In other hands: another desk, or only whoever opened it. Folded. */
  others: StepAnswer[]
  /** Not due, or over: beside the main line nothing asks for them now. Folded. */
  notDue: StepAnswer[]
}

const inOtherHands = new Set(['step.not-holder', 'step.relation'])

/** A clerk looks for what stands in the way; what another unit does, and what has its time elsewhere, hides that. */
export function refusedSteps({ declaration }: Kind, steps: readonly StepAnswer[]): RefusedSteps {
  const found: RefusedSteps = { shown: [], others: [], notDue: [] }
  for (const step of steps) {
    const code = step.refusal?.code ?? ''
    if (step.may) continue
    if (inOtherHands.has(code)) found.others.push(step)
    else if (code === 'step.not-now') found.notDue.push(step)
    else if (code === 'step.condition' && step.track !== declaration.main) found.notDue.push(step)
    else found.shown.push(step)
  }
  return found
}
