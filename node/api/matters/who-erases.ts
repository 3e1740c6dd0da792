import { type Kind, type Matter, type PartName, partNames } from '@lianyu/kernel'
import { type Acting, type DoorDeps, mayReadPartOf } from '../door.ts'

/** Who answers for a matter's being cleared of other parts: heads, since it cannot be taken back. */
const heads: ReadonlySet<string> = new Set(['approver'])
/** A person's own request is taken by whoever handles their case. */
const windows: ReadonlySet<string> = new Set(['approver', 'officer'])

export function rolesErasing(part: PartName): string[] {
  return [...(part === 'personal' ? windows : heads)]
}

/** Of the parts that this duty reads, those whose erasure it may ask for. */
export function partsToErase(deps: Pick<DoorDeps, 'packs'>, session: Acting, kind: Kind, matter: Matter): PartName[] {
  const { role } = session.acting
  return partNames.filter(
    (part) => rolesErasing(part).includes(role) && mayReadPartOf(deps, session, kind, matter, part),
  )
}
