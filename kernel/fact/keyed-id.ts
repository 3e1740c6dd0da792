import { sha256Noble } from '../log/suite.ts'
import type { MatterId, PartyId } from '../names.ts'
import { canonicalBytes } from './canonical.ts'
import { matterId, uuidV7From } from './ids.ts'

/**
 * The id of the one matter of a kind that a party keeps for these values: whoever opens it a second time opens the same
 * id and is refused by what is there, also at once from two desks, after a restart, and on a restored node. It has the
 * form of a UUIDv7 whose time is zero, which no clock gives.
 *
 * @param values  in their normal form, in the order of the kind's `opening.keyed`
 */
export function keyedMatterId(party: PartyId, kind: string, values: readonly unknown[]): MatterId {
  const hash = sha256Noble.hash(canonicalBytes(['keyed', kind, [...values]]))
  return matterId(party, uuidV7From(0, hash.slice(0, 10)))
}
