import type { Envelope, PartName } from '../fact/envelope.ts'
import type { KindsByHash } from '../lifecycle/context.ts'
import type { PartyId } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import { type Agreement, agreementDay, witnessesOf } from './agreement.ts'
import { beginningSteps, stepsAfterEnd } from './contract.ts'
import { rightFits } from './grants.ts'
import { rowCovers, type ScopeRow } from './scope.ts'

/** How far one log may go under an agreement: nothing but the agreement itself, all its scope, running matters, clearing up. */
export type Phase = 'agreement-only' | 'open' | 'winding-up' | 'ended'

/**
 * May this fact stand in the shared log of this agreement, as far as its present state is known here? The journal asks
 * before it appends to an own log: it knows best and is strict. What a peer was allowed to write is judged by
 * `nextScope` instead, against what *that peer* had seen.
 *
 * @param part  asks about one part of it as well: may it travel at all?
 */
export function mayCarry(
  agreement: Agreement,
  envelope: Envelope | Omit<Envelope, 'parts'>,
  kinds: KindsByHash,
  part?: PartName,
): true | Refusal {
  const fits = fitsPhase(agreement, phaseOf(agreement), envelope, kinds)
  if (fits !== true || part === undefined) return fits
  return partTravels(agreement, envelope, kinds, part)
}

export function phaseOf(agreement: Agreement): Phase {
  switch (agreement.status) {
    case 'in-force':
      return 'open'
    case 'winding-up':
      return 'winding-up'
    case 'ended':
      return agreement.draft === undefined ? 'agreement-only' : 'ended'
    default:
      return 'agreement-only'
  }
}

/** The scope check for one phase; shared by the strict outgoing check and by the running state of a peer's log. */
export function fitsPhase(
  agreement: Agreement,
  phase: Phase,
  envelope: Omit<Envelope, 'parts'>,
  kinds: KindsByHash,
): true | Refusal {
  const { by, step, matter } = envelope
  if (!agreement.parties.includes(by.party)) {
    return refuse('agreement.stranger', { party: by.party, agreement: agreement.id })
  }
  if (matter === agreement.id) return true
  if (phase === 'agreement-only')
    return refuse('agreement.not-in-force', { agreement: agreement.title || agreement.id })
  if (stepsAfterEnd.includes(step)) return true
  if (phase === 'ended') return refuse('agreement.ended', { agreement: agreement.title || agreement.id })
  if (beginningSteps.includes(step)) {
    const begins = mayBegin(agreement, phase, envelope)
    if (begins !== true) return begins
  }
  const kindId = kinds(envelope.kind)?.declaration.id
  if (kindId === undefined) return refuse('agreement.kind-unknown', { kind: envelope.kind })
  if (agreement.scope.some((row) => speaksOf(row, envelope, kinds))) {
    return rightFits(agreement, envelope, kinds)
  }
  return refuse('agreement.step-outside', { agreement: agreement.title || agreement.id, kind: kindId, step })
}

function mayBegin(agreement: Agreement, phase: Phase, envelope: Omit<Envelope, 'parts'>): true | Refusal {
  const title = agreement.title || agreement.id
  if (phase === 'winding-up') return refuse('agreement.winding-up', { agreement: title })
  if (envelope.agreement !== agreement.id) {
    return refuse('agreement.another', { agreement: agreement.id, named: envelope.agreement ?? '' })
  }
  const parties = envelope.parties ?? []
  const stranger = parties.find((party) => !agreement.parties.includes(party))
  if (stranger !== undefined) return refuse('agreement.stranger', { party: stranger, agreement: agreement.id })
  if (!parties.includes(envelope.by.party)) return refuse('agreement.without-origin', { party: envelope.by.party })
  // The writer's own time is in the envelope, so every party judges the same day.
  const day = agreementDay(envelope.at)
  if (agreement.validFrom !== undefined && day < agreement.validFrom) {
    return refuse('agreement.not-yet', { agreement: title, day: agreement.validFrom })
  }
  if (agreement.validTo !== undefined && day > agreement.validTo) {
    return refuse('agreement.run-out', { agreement: title, day: agreement.validTo })
  }
  return true
}

function partTravels(
  agreement: Agreement,
  envelope: Omit<Envelope, 'parts'>,
  kinds: KindsByHash,
  part: PartName,
): true | Refusal {
  const rows = rowsFor(agreement, envelope, kinds, part)
  if (rows === 'all' || (Array.isArray(rows) && rows.length > 0)) return true
  const kind = kinds(envelope.kind)?.declaration.id ?? envelope.kind
  return refuse('agreement.part-outside', { kind, step: envelope.step, part })
}

/**
 * Who may read this part of this fact, sorted, its writer among them. Everybody under the agreement sees the envelope,
 * because a log can only be verified whole; a part goes to its audience alone.
 *
 * @param matterParties  the parties named at the matter's opening
 */
export function audienceOf(
  agreement: Agreement,
  matterParties: readonly PartyId[],
  envelope: Omit<Envelope, 'parts'>,
  part: PartName,
  kinds: KindsByHash,
): PartyId[] {
  const readers = new Set<PartyId>([envelope.by.party])
  const rows = rowsFor(agreement, envelope, kinds, part)
  if (part === 'shared') for (const witness of lookingIn(agreement, envelope, kinds)) readers.add(witness)
  if (rows === 'all') for (const party of agreement.parties) readers.add(party)
  else {
    for (const row of rows) {
      const audience =
        row.audience === 'all' ? agreement.parties : row.audience === 'matter-parties' ? matterParties : row.audience
      for (const party of audience) if (agreement.parties.includes(party)) readers.add(party)
    }
  }
  return [...readers].sort()
}

/** Why a personal part may travel: the purposes of the rows that let it, for the person's disclosure list. */
export function purposesOf(agreement: Agreement, envelope: Omit<Envelope, 'parts'>, kinds: KindsByHash): string[] {
  const rows = rowsFor(agreement, envelope, kinds, 'personal')
  return rows === 'all' ? [] : [...new Set(rows.flatMap((row) => (row.purpose ? [row.purpose] : [])))]
}

/**
 * Do all parties of the matter read this fact's shared part? Only then may validity and fold look at it: what one of
 * them cannot see must not decide what all of them hold.
 */
export function allMatterPartiesRead(
  agreement: Agreement,
  matterParties: readonly PartyId[],
  envelope: Omit<Envelope, 'parts'>,
  kinds: KindsByHash,
): boolean {
  const readers = audienceOf(agreement, matterParties, envelope, 'shared', kinds)
  return matterParties.every((party) => readers.includes(party))
}

/** A witness reads the agreement itself, what is erased, and the shared parts of the steps that it was named for. */
function lookingIn(agreement: Agreement, envelope: Omit<Envelope, 'parts'>, kinds: KindsByHash): PartyId[] {
  if (envelope.matter === agreement.id || erasing.includes(envelope.step)) return witnessesOf(agreement)
  const kindId = kinds(envelope.kind)?.declaration.id
  if (kindId === undefined) return []
  return witnessesOf({ witnessing: agreement.witnessing.filter((row) => speaksOf(row, envelope, kinds)) })
}

const erasing: readonly string[] = ['erase', 'erased']

function rowsFor(
  agreement: Agreement,
  envelope: Omit<Envelope, 'parts'>,
  kinds: KindsByHash,
  part: PartName,
): ScopeRow[] | 'all' {
  if (part === 'internal') return []
  // Whom to ask for erasure and who has done it is for everybody who may hold a part; it names the part, not what it said.
  if (envelope.matter === agreement.id || erasing.includes(envelope.step)) return part === 'shared' ? 'all' : []
  return agreement.scope.filter((row) => row.part === part && speaksOf(row, envelope, kinds))
}

/** A row that lets a sealed entry travel lets its opening travel: nobody agreed to a ballot that stays shut. */
function speaksOf(row: ScopeRow, { kind, step }: Omit<Envelope, 'parts'>, kinds: KindsByHash): boolean {
  const declaration = kinds(kind)?.declaration
  if (declaration === undefined) return false
  if (rowCovers(row, declaration.id, step)) return true
  return (
    step === 'unsealed' &&
    Object.entries(declaration.open).some(([id, { sealed }]) => sealed && rowCovers(row, declaration.id, id))
  )
}
