import type { Holder } from '../fact/envelope.ts'
import { text } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import type { Context, StepInput } from './context.ts'
import type { Kind } from './kind.ts'
import type { TrackStep } from './lookups.ts'
import type { Matter, TrackState } from './matter.ts'
import { stepText } from './words-of.ts'

const wrong = {
  none: text('未选定', 'is not named'),
  'not-a-party': text('不是本业务件的参与方', 'is no party of this matter'),
  'other-party': text('须是本单位内部岗位', 'must be a desk of your own'),
  itself: text('就是现责任岗位', 'is who has it already'),
}

/**
 * To whom a hand-off goes. The kind's rule comes first; what it leaves open (no rule, or a desk `chosen`) is the person's
 * to name in `to`.
 *
 * @param filled  the step's shared values: a rule may name a field of this very form
 */
export function receiverOf(
  kind: Kind,
  matter: Matter,
  step: TrackStep,
  track: TrackState,
  input: StepInput,
  filled: Record<string, unknown> | undefined,
  context: Context,
): Holder | undefined | Refusal {
  const { handOff } = step.declaration
  if (handOff === undefined) return undefined
  const says = stepText(kind, step.id)
  const { how, receiver } = handOff
  const rule = receiver?.desk ?? 'chosen'
  const own = context.actor.party
  if (how === 'return') return track.chargedTo
  if (how === 'accept') {
    // The receiver may settle at once which of its desks takes it on.
    const desk = deskOf()
    return desk === undefined || desk === track.holder.desk ? undefined : { party: own, desk }
  }
  const party = partyOf()
  const desk = deskOf()
  const refused = (why: keyof typeof wrong) => refuse('step.receiver', { step: says, why: wrong[why] }, 'to')
  if (party === undefined || desk === undefined) return refused('none')
  if (!matter.shared.parties.includes(party)) return refused('not-a-party')
  if (how === 'pass' && party !== track.holder.party) return refused('other-party')
  // Where the form names who it goes to, that may be oneself: what is one's own goes the way of what is a neighbour's, with
  // the same clock, and is accepted or not. So of a desk that the matter names: who solved it may be who raised it.
  const named =
    (how === 'offer' && typeof receiver?.party === 'object') || typeof rule === 'object' || rule === 'previous'
  if (!named && party === track.holder.party && desk === track.holder.desk) return refused('itself')
  return { party, desk }

  function partyOf(): string | undefined {
    if (how === 'pass' && receiver?.party === undefined) return input.to?.party ?? own
    if (receiver === undefined) return input.to?.party
    const { party: named = 'origin' } = receiver
    if (named === 'origin') return matter.shared.origin
    if (named === 'own') return own
    if (named === 'previous') return track.previous?.party
    return said(named.field)
  }

  function deskOf(): string | undefined {
    if (rule === 'chosen') return input.to?.desk
    if (rule === 'previous') return track.previous?.desk
    return typeof rule === 'object' ? said(rule.field) : rule
  }

  function said(field: string): string | undefined {
    const value = filled?.[field] ?? matter.shared.fields[field]
    return typeof value === 'string' ? value : undefined
  }
}
