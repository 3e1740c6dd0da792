import type { Kind, Matter, PartyId, StepDeclaration, Text } from '@lianyu/kernel'
import type { NodeDeps } from '../deps.ts'
import type { Acting } from '../door.ts'
import { reachOf } from '../kind-reach.ts'

export interface Receiver {
  party: PartyId
  desk: string
  label: Text
}

/**
 * Whom a person may name as the receiver of a hand-off; undefined where the kind's rule leaves nothing to choose. Own desks
 * are those that the party has; of another party only the desks that the kind knows can be offered.
 */
export async function receiversOf(
  deps: Pick<NodeDeps, 'departments' | 'names' | 'packs'>,
  session: Acting,
  kind: Kind,
  matter: Matter,
  step: StepDeclaration,
): Promise<Receiver[] | undefined> {
  const { handOff } = step
  if (handOff === undefined || handOff.how === 'accept' || handOff.how === 'return') return undefined
  const { how, receiver } = handOff
  if (receiver !== undefined && receiver.desk !== 'chosen') return undefined
  const parties = partiesOf(session, matter, how, receiver?.party)
  const ownDesks = parties.includes(session.party) ? await deps.departments.openDesks(session.party) : []
  const known = [...reachOf(kind, deps.packs).handling.desks]
  return parties
    .flatMap((party) => {
      const desks = party === session.party ? ownDesks.map(({ id }) => id) : known
      return desks.map((desk) => ({ party, desk, label: labelOf(deps, session, party, desk) }))
    })
    .filter(({ party, desk }) => party !== session.party || desk !== session.acting.desk)
}

type Rule = NonNullable<NonNullable<StepDeclaration['handOff']>['receiver']>['party']

function partiesOf(session: Acting, { shared }: Matter, how: 'offer' | 'pass', rule: Rule): PartyId[] {
  if (how === 'pass') return [session.party]
  if (rule === 'origin') return [shared.origin]
  if (rule === 'own') return [session.party]
  if (typeof rule === 'object') {
    const named = shared.fields[rule.field]
    return typeof named === 'string' ? [named] : shared.parties
  }
  return shared.parties.filter((party) => party !== session.party)
}

function labelOf({ names }: Pick<NodeDeps, 'names'>, session: Acting, party: PartyId, desk: string): Text {
  const label = names.desk(party, desk)
  if (party === session.party) return label
  const name = names.party(party)
  return { zh: `${name.zh} ${label.zh}`, en: `${name.en}, ${label.en}` }
}
