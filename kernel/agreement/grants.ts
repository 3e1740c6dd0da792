import type { Envelope, Granted, PartContent } from '../fact/envelope.ts'
import type { KindsByHash } from '../lifecycle/context.ts'
import { lookupsOf } from '../lifecycle/lookups.ts'
import { stepText } from '../lifecycle/words-of.ts'
import type { MatterId, PartyId } from '../names.ts'
import { text } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import { beginningSteps } from './contract.ts'
import type { ScopeRow } from './scope.ts'

/** What the signed text says of rights: an agreement, as far as it is asked here. */
interface Signed {
  id: MatterId
  title: string
  parties: readonly PartyId[]
  /** Which rights one party may use in another's place. */
  grants: readonly ScopeRow[]
}

/** Does the signed text delegate this right of `from` to `to`, about this? */
export function grants({ grants: rows, parties }: Signed, kindId: string, granted: Granted, to: PartyId): boolean {
  const { right, from, about } = granted
  return rows.some(
    (row) =>
      row.kind === kindId &&
      row.rights?.includes(right) === true &&
      (row.from === undefined || row.from === from) &&
      (row.about === '*' || row.about?.includes(about) === true) &&
      (typeof row.audience === 'string' ? parties.includes(to) : row.audience.includes(to)),
  )
}

/**
 * May the writer of this fact use the right it uses? Seen from the envelope alone: the same for every party, whatever else
 * has reached it. A fact that uses a right it does not name, or one that nobody delegated, may not stand in the log.
 */
export function rightFits(agreement: Signed, envelope: Omit<Envelope, 'parts'>, kinds: KindsByHash): true | Refusal {
  const kind = kinds(envelope.kind)
  const { step, by, granted } = envelope
  const title = agreement.title || agreement.id
  const { party } = by
  if (kind === undefined) return true
  const { id, rights, opening } = kind.declaration
  if (rights === undefined) {
    // An earlier version of the kind knows no rights: what was delegated by item could be taken whole under it.
    const limited = beginningSteps.includes(step) && agreement.grants.some((row) => row.kind === id)
    return limited ? refuse('agreement.right-unnamed', { agreement: title, party, step: text(step, step) }) : true
  }
  // A share begins a matter under the agreement as an opening does: whatever was walked before is its writer's own word.
  const right = beginningSteps.includes(step) ? opening.right : lookupsOf(kind).steps.get(step)?.declaration.right
  if (right === undefined && granted === undefined) return true
  const says = stepText(kind, step)
  if (granted === undefined || granted.right !== right) {
    return refuse('agreement.right-unnamed', { agreement: title, party, step: says })
  }
  const { from, about } = granted
  if (from === party || grants(agreement, id, granted, party)) return true
  const label = kind.labels.rights?.[granted.right]
  const named = label ? text(label.zh, label.en) : text(granted.right, granted.right)
  return refuse('agreement.right-missing', { step: says, right: named, from, about, party })
}

/**
 * Does an opening use the rights that its form speaks of, and a share those of what it carries? Asked by those who may read its shared part, which of an opening
 * is never erased.
 */
export function rightSaid(
  agreement: Signed,
  { kind: hash, step, by: { party }, granted }: Omit<Envelope, 'parts'>,
  kinds: KindsByHash,
  shared: PartContent | undefined,
): true | Refusal {
  const kind = kinds(hash)
  const rights = kind?.declaration.rights
  if (!beginningSteps.includes(step) || kind === undefined || rights === undefined || shared === undefined) return true
  const { fields = {} } = step === 'share' ? ((shared.snapshot ?? {}) as Pick<PartContent, 'fields'>) : shared
  const { [rights.from]: from = party, [rights.about]: about = '' } = fields
  if (granted !== undefined && granted.from === from && granted.about === about) return true
  const title = agreement.title || agreement.id
  return refuse('agreement.right-unnamed', { agreement: title, party, step: stepText(kind, step) })
}
