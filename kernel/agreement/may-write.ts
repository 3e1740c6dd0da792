import type { FactDraft } from '../fact/envelope.ts'
import type { KindsByHash } from '../lifecycle/context.ts'
import type { PartyId } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import { type Agreement, isPast } from './agreement.ts'
import { mayCarry } from './carry.ts'
import { agreementFields, agreementTrack, draftSteps, agreementSteps as steps, stepsAfterEnd } from './contract.ts'

/**
 * For the journal, before it appends a fact to an own shared log: everything that other parties will hold against the log
 * (`nextScope`) is refused here to the person who asks, from the folded agreement alone and more strictly. A writer that
 * always asks is never quarantined.
 */
export function mayWrite(agreement: Agreement, { envelope, parts }: FactDraft, kinds: KindsByHash): true | Refusal {
  const carries = mayCarry(agreement, envelope, kinds, parts.shared === undefined ? undefined : 'shared')
  if (carries !== true) return carries
  const { party } = envelope.by
  const title = { agreement: agreement.title || agreement.id }
  if (envelope.matter !== agreement.id) {
    if (!agreement.acknowledged.includes(party)) return refuse('agreement.not-acknowledged', title)
    const ended = agreement.confirmations.some((mark) => mark.by === party)
    return ended && !stepsAfterEnd.includes(envelope.step) ? refuse('agreement.ended', title) : true
  }
  return mayMoveAgreement(agreement, { envelope, parts }, title)
}

/**
 * The step by which a party has yet to say that it holds every signature; nothing of its own travels before. Nobody has to
 * think about it: a node may take it for its party as soon as it is due.
 */
export function acknowledgementDue(agreement: Agreement, party: PartyId): string | undefined {
  const runs = agreement.status === 'in-force' || agreement.status === 'winding-up'
  if (!runs || !agreement.parties.includes(party) || agreement.acknowledged.includes(party)) return undefined
  return party === agreement.origin ? steps.enterForce : steps.acknowledge
}

function mayMoveAgreement(
  agreement: Agreement,
  { envelope, parts }: FactDraft,
  title: { agreement: string },
): true | Refusal {
  const { step, track, at, by } = envelope
  const { party } = by
  const changesDraft = track === agreementTrack && draftSteps.includes(step)
  const signed = agreement.signatures.some((mark) => mark.by === party)
  if (signed && (changesDraft || step === steps.drop || step === steps.decline)) {
    return refuse('agreement.signed-binds', { party })
  }
  switch (step) {
    case steps.sign: {
      if (agreement.declined.includes(party)) return refuse('agreement.declined-binds', { party })
      const draft = parts.shared?.fields?.[agreementFields.draft]
      if (typeof draft !== 'string' || draft === '') return refuse('agreement.signs-nothing', { party })
      return draft === agreement.settled ? true : refuse('agreement.signs-another', { party }, 'data.draft')
    }
    case steps.enterForce:
    case steps.acknowledge:
      // Signatures of an older text are no ground: said too early, it would have to be said again and could not be.
      return agreement.draft === undefined ? refuse('agreement.not-in-force', title) : true
    case steps.expire:
      if (!agreement.acknowledged.includes(party)) return refuse('agreement.not-acknowledged', title)
      return isPast(at, agreement.lastDay) || isPast(at, agreement.validTo) ? true : refuse('agreement.not-over', title)
    default:
      return true
  }
}
