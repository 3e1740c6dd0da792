import type { Envelope, PartContent } from '../fact/envelope.ts'
import type { KindsByHash } from '../lifecycle/context.ts'
import type { LeafHex, MatterId, PartyId } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import { type Agreement, isPast } from './agreement.ts'
import { fitsPhase, type Phase } from './carry.ts'
import { agreementFields, agreementTrack, draftSteps, agreementSteps as steps } from './contract.ts'

/**
 * What one party's shared log has shown so far of the agreement: a plain value, carried along the log entry by entry.
 *
 * Why it is judged this way: a log is right or wrong for ever, so all parties must find the same, whatever else had
 * reached them. Hence the only ground for a verdict is the log's own prefix and the facts it says it rests on (`after`):
 * its writer may use the full scope from the entry on by which its log has shown every party's signature of one draft,
 * its own among them; it may begin nothing new from the entry on by which its log has shown a notice. Marks are
 * add-only and known by leaf, so learning more never changes a verdict; a ground that is not here yet makes the reader
 * wait (`agreement.grounds-missing`), it does not make the log wrong.
 */
export interface ScopeState {
  agreement: MatterId
  writer: PartyId
  phase: Phase
  /** The draft this writer has signed last. */
  signed?: LeafHex
  declined?: true
  /** Drafts signed by parties, as far as this log has shown them. */
  seen: Record<PartyId, LeafHex>
  /** The origin's log only: the leaf of its last draft-changing fact. */
  draft?: LeafHex
  notice?: true
  confirmed: PartyId[]
  expired?: true
}

export interface ScopeEntry {
  leaf: LeafHex
  envelope: Envelope
  /** Its shared part, where it has one and this party may read it. */
  shared?: PartContent | null
}

export function beginScope(agreement: MatterId, writer: PartyId): ScopeState {
  return { agreement, writer, phase: 'agreement-only', seen: {}, confirmed: [] }
}

/**
 * The state after one more entry of the log, or why the log may not go on with it. Entries are given in the log's order,
 * each once. Facts of the agreement's own matter are folded before they come here, so that `agreement` knows them.
 *
 * @returns a refusal with code `agreement.grounds-missing` means: come again when the other logs have been read further;
 *          `agreement.kind-unknown`: come again when the kind is known; any other: this log is outside its agreement
 */
export function nextScope(
  state: ScopeState,
  entry: ScopeEntry,
  agreement: Agreement,
  kinds: KindsByHash,
): ScopeState | Refusal {
  const { envelope } = entry
  if (envelope.by.party !== state.writer) {
    return refuse('agreement.another-writer', { party: envelope.by.party, writer: state.writer })
  }
  if (envelope.matter !== state.agreement) {
    const fits = fitsPhase(agreement, state.phase, envelope, kinds)
    return fits === true ? state : fits
  }
  if (agreement.waiting.includes(entry.leaf)) {
    return refuse('agreement.grounds-missing', { leaf: entry.leaf, party: envelope.by.party })
  }
  if (!agreement.parties.includes(envelope.by.party)) {
    return refuse('agreement.stranger', { party: envelope.by.party, agreement: agreement.id })
  }
  const own = ownDeed(withGrounds(state, envelope.after, agreement), entry, agreement)
  return 'refusal' in own ? own : { ...own, phase: phaseFrom(own, agreement.parties) }
}

/** Come again later, or quarantine? */
export function isForLater(refusal: Refusal): boolean {
  return refusal.refusal === 'agreement.grounds-missing' || refusal.refusal === 'agreement.kind-unknown'
}

function withGrounds(state: ScopeState, after: readonly LeafHex[], agreement: Agreement): ScopeState {
  const seen = { ...state.seen }
  for (const mark of agreement.signatures) if (after.includes(mark.leaf)) seen[mark.by] = mark.draft
  const confirmed = new Set(state.confirmed)
  for (const mark of agreement.confirmations) if (after.includes(mark.leaf)) confirmed.add(mark.by)
  const notice = state.notice || agreement.notices.some((mark) => after.includes(mark.leaf))
  const expired = state.expired || agreement.expiries.some((mark) => after.includes(mark.leaf))
  return {
    ...state,
    seen,
    confirmed: [...confirmed].sort(),
    ...(notice ? { notice: true as const } : {}),
    ...(expired ? { expired: true as const } : {}),
  }
}

/** What the entry itself does: the writer's own signature, notice or end, and what its signature binds it to. */
function ownDeed(state: ScopeState, entry: ScopeEntry, agreement: Agreement): ScopeState | Refusal {
  const { step, track, at } = entry.envelope
  const changesDraft = step === 'open' || (track === agreementTrack && draftSteps.includes(step))
  if ((changesDraft || step === steps.drop || step === steps.decline) && state.signed !== undefined) {
    return refuse('agreement.signed-binds', { party: state.writer })
  }
  if (changesDraft) return { ...state, draft: entry.leaf }
  switch (step) {
    case steps.sign:
      return signs(state, entry, agreement)
    case steps.decline:
      return { ...state, declined: true }
    case steps.noticeEnd:
      return { ...state, notice: true }
    case steps.confirmEnd:
      return { ...state, confirmed: [...new Set([...state.confirmed, state.writer])].sort() }
    case steps.expire: {
      const ground = agreement.notices.some((n) => isPast(at, n.lastDay)) || isPast(at, agreement.validTo)
      return ground
        ? { ...state, expired: true }
        : refuse('agreement.not-over', { agreement: agreement.title || agreement.id })
    }
    default:
      return state
  }
}

function signs(state: ScopeState, entry: ScopeEntry, agreement: Agreement): ScopeState | Refusal {
  const draft = entry.shared?.fields?.[agreementFields.draft]
  if (typeof draft !== 'string') return refuse('agreement.signs-nothing', { party: state.writer })
  if (state.declined) return refuse('agreement.declined-binds', { party: state.writer })
  // The origin's own log holds every version of the draft, so what it may sign can be decided from that log alone.
  if (state.writer === agreement.origin && draft !== state.draft) {
    return refuse('agreement.signs-another', { party: state.writer })
  }
  return { ...state, signed: draft, seen: { ...state.seen, [state.writer]: draft } }
}

function phaseFrom(state: ScopeState, parties: readonly PartyId[]): Phase {
  const { signed } = state
  if (signed === undefined || !parties.every((party) => state.seen[party] === signed)) return 'agreement-only'
  const allConfirmed = parties.every((party) => state.confirmed.includes(party))
  if (state.expired || allConfirmed || state.confirmed.includes(state.writer)) return 'ended'
  return state.notice || state.confirmed.length > 0 ? 'winding-up' : 'open'
}
