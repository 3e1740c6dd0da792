import { stepsAfterEnd } from '../agreement/contract.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import type { Context } from './context.ts'
import type { SharedState } from './matter.ts'

/**
 * After its agreement has ended nothing but erasures and corrections is done on a matter. An agreement's own matter is
 * judged by its own stages. Whether scope lets a step travel is asked by whoever appends to the log (`mayCarry`).
 */
export function checkAgreement(
  { agreement, matter }: SharedState,
  step: string,
  context: Context,
): Refusal | undefined {
  if (agreement === undefined || agreement === matter || stepsAfterEnd.includes(step)) return undefined
  return context.agreement?.inForce === false ? refuse('matter.agreement-ended', { agreement }) : undefined
}
