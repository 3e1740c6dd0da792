import { agreementKindId, type Kind, type PartyId, rowCovers } from '@lianyu/kernel'
import type { AgreementAnswer } from '../../api/types.ts'

/** The agreements under which a matter of this kind may be opened by us: in force, and their scope names its opening. */
export function agreementsFor(kind: Kind, agreements: readonly AgreementAnswer[], own: PartyId): AgreementAnswer[] {
  const { id } = kind.declaration
  if (id === agreementKindId) return []
  return agreements.filter(
    (one) =>
      one.status === 'in-force' &&
      one.parties.some((party) => party.id === own) &&
      one.scope.some((row) => rowCovers(row, id, 'open')),
  )
}

/** The parties that the form itself names: of two agreements, the one with all of them is meant. */
export function namedParties(kind: Kind, values: Record<string, unknown>): PartyId[] {
  return Object.entries(kind.declaration.fields).flatMap(([field, { type }]) => {
    const value = values[field]
    if (type === 'party' && typeof value === 'string') return [value]
    if (type === 'parties' && Array.isArray(value)) return value.filter((one) => typeof one === 'string')
    return []
  })
}

/**
 * Which agreement is meant while nobody has chosen: the only one with everybody the form names, or the only one there is.
 *
 * @returns undefined where it stays open; the reader chooses
 */
export function meantBy(
  offered: readonly AgreementAnswer[],
  named: readonly PartyId[],
  mayBeLocal: boolean,
): AgreementAnswer | undefined {
  const fitting = offered.filter((one) => named.every((party) => one.parties.some(({ id }) => id === party)))
  if (named.length > 0) return fitting.length === 1 ? fitting[0] : undefined
  return !mayBeLocal && offered.length === 1 ? offered[0] : undefined
}

/** A kind that names a party at its opening has sense at home only where that is one's own, as a case of one's own hall. */
export function mayBeLocal(kind: Kind, values: Record<string, unknown>, own: PartyId): boolean {
  return kind.declaration.opening.form.every(
    ({ field, required }) => !required || kind.declaration.fields[field]?.type !== 'party' || values[field] === own,
  )
}
