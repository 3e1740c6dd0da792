import type { AgreementAnswer } from '../../api/types.ts'

export const statuses = ['draft', 'circulated', 'signing', 'in-force', 'winding-up', 'ended'] as const

/** What most wants doing stands first: signing, drafts, in force, winding up, ended; within one, as the node gives them. */
const order: AgreementAnswer['status'][] = ['signing', 'circulated', 'draft', 'in-force', 'winding-up', 'ended']

export function inOrder(agreements: readonly AgreementAnswer[]): AgreementAnswer[] {
  return agreements.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
}

/** Whose signature is missing while it is being signed; nobody's otherwise. */
export function unsignedOf({ status, parties }: AgreementAnswer): AgreementAnswer['parties'] {
  return status === 'signing' ? parties.filter((party) => !party.signed) : []
}

export interface Counts {
  inForce: number
  signing: number
  /** Of those to be signed, how many wait for the own party. */
  mine: number
  ending: number
}

export function countAgreements(agreements: readonly AgreementAnswer[], own: string | undefined): Counts {
  const of = (status: AgreementAnswer['status']) => agreements.filter((one) => one.status === status)
  return {
    inForce: of('in-force').length,
    signing: of('signing').length,
    mine: of('signing').filter((one) => unsignedOf(one).some((party) => party.id === own)).length,
    ending: of('winding-up').length,
  }
}

export type Passed = 'done' | 'current' | 'future'

/** The line from draft to end. An agreement that ended before it was in force never passed through it. */
export function lineOf({
  status,
  inForceSince,
}: AgreementAnswer): { status: AgreementAnswer['status']; passed: Passed }[] {
  const at = statuses.indexOf(status)
  return statuses
    .filter((one) => status !== 'ended' || inForceSince !== undefined || !['in-force', 'winding-up'].includes(one))
    .map((one) => {
      const place = statuses.indexOf(one)
      return { status: one, passed: place < at ? 'done' : place === at ? 'current' : 'future' }
    })
}
