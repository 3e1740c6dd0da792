import type { Envelope, PartContent } from '../fact/envelope.ts'
import type { KindsByHash } from '../lifecycle/context.ts'
import type { LeafHex, MatterId, PartyId, PlainDay } from '../names.ts'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import { type Agreement, isPast } from './agreement.ts'
import { fitsPhase, type Phase } from './carry.ts'
import { agreementFields, agreementTrack, draftSteps, agreementSteps as steps } from './contract.ts'

/**
 * What one party's shared log has shown so far of the agreement: plain JSON, carried along the log entry by entry.
 *
 * Why it is judged this way: a log is right or wrong for ever, so all parties must find the same, whatever else had
 * reached them. Hence the only ground for a verdict is the log's own prefix and the facts it says it rests on (`after`):
 * its writer may use the full scope from the entry on by which its log has shown every party's signature of one draft,
 * its own among them; it may begin nothing new from the entry on by which its log has shown a notice. Marks are
 * add-only and known by leaf, and the origin cannot change the text once it has signed, so learning more never changes
 * a verdict. A ground that is not here yet makes the reader wait, it does not make the log wrong.
 */
export interface ScopeState {
  agreement: MatterId
  writer: PartyId
  /** Signatures as far as this log has shown them, its own among them; the last one of each party. */
  signed: Record<PartyId, { leaf: LeafHex; draft: LeafHex }>
  declined?: true
  /** The origin's log only: the leaf of its last draft-changing fact. */
  draft?: LeafHex
  /** The earliest last day of the notices this log has shown; set with the first of them. */
  lastDay?: PlainDay
  /** Parties whose confirmation of the end this log has shown, sorted. */
  confirmed: PartyId[]
  expired?: true
}

export interface ScopeEntry {
  leaf: LeafHex
  envelope: Envelope
  /** Its shared part, where it has one. */
  shared?: PartContent | null | undefined
}

export function beginScope(agreement: MatterId, writer: PartyId): ScopeState {
  return { agreement, writer, signed: {}, confirmed: [] }
}

/**
 * The state after one more entry of the log, or why the log may not go on with it. Give it every entry of a party's
 * shared log, in the log's order, each once, **before** the entry is folded; fold what it lets pass. What it refuses is
 * never folded: the log stands still (`isForLater`) or is quarantined from there on.
 *
 * @param agreement  read from the matter as folded here by now; absent before its opening has been folded
 * @param known      has this leaf of the agreement's matter been let pass and folded here?
 */
export function nextScope(
  state: ScopeState,
  entry: ScopeEntry,
  agreement: Agreement | undefined,
  kinds: KindsByHash,
  known: (leaf: LeafHex) => boolean,
): ScopeState | Refusal {
  const { envelope } = entry
  if (agreement === undefined) return begins(state, entry)
  if (envelope.by.party !== state.writer) {
    return refuse('agreement.another-writer', { party: envelope.by.party, writer: state.writer })
  }
  if (envelope.matter !== state.agreement) {
    const fits = fitsPhase(agreement, scopePhase(state, agreement), envelope, kinds)
    return fits === true ? state : fits
  }
  const missing = envelope.after.find((leaf) => !known(leaf))
  if (missing !== undefined) return refuse('agreement.grounds-missing', { leaf: missing, party: envelope.by.party })
  if (envelope.step !== 'open' && !agreement.parties.includes(envelope.by.party)) {
    return refuse('agreement.stranger', { party: envelope.by.party, agreement: agreement.id })
  }
  return ownDeed(withGrounds(state, envelope.after, agreement), entry, agreement)
}

/** Nothing of the agreement is here: only its opening, by the party that its id names, needs nothing else. */
function begins(state: ScopeState, { leaf, envelope }: ScopeEntry): ScopeState | Refusal {
  const opens = envelope.step === 'open' && envelope.matter === state.agreement
  if (opens && envelope.by.party === state.writer && state.agreement.startsWith(`${state.writer}:`)) {
    return { ...state, draft: leaf }
  }
  return refuse('agreement.grounds-missing', { leaf: state.agreement, party: envelope.by.party })
}

/** Come again later, or quarantine? */
export function isForLater(refusal: Refusal): boolean {
  return refusal.refusal === 'agreement.grounds-missing' || refusal.refusal === 'agreement.kind-unknown'
}

/** How far the log may go with its next entry. A signature that the fold found void opens nothing. */
export function scopePhase(state: ScopeState, agreement: Agreement): Phase {
  const own = state.signed[state.writer]
  const holds = (party: PartyId) => {
    const seen = state.signed[party]
    return seen?.draft === own?.draft && agreement.signatures.some((mark) => mark.leaf === seen?.leaf)
  }
  if (own === undefined || !agreement.parties.every(holds)) return 'agreement-only'
  if (state.expired || state.confirmed.includes(state.writer)) return 'ended'
  return state.lastDay !== undefined || state.confirmed.length > 0 ? 'winding-up' : 'open'
}

function withGrounds(state: ScopeState, after: readonly LeafHex[], agreement: Agreement): ScopeState {
  const shown = { ...state, signed: { ...state.signed } }
  for (const { by, leaf, draft } of agreement.signatures) {
    if (by !== state.writer && after.includes(leaf)) shown.signed[by] = { leaf, draft }
  }
  for (const { leaf, lastDay } of agreement.notices) {
    if (after.includes(leaf)) shown.lastDay = earlier(shown.lastDay, lastDay)
  }
  for (const { by, leaf } of agreement.confirmations) {
    if (after.includes(leaf)) shown.confirmed = withParty(shown.confirmed, by)
  }
  if (agreement.expiries.some(({ leaf }) => after.includes(leaf))) shown.expired = true
  return shown
}

/** What the entry itself does: the writer's own signature, notice or end, and what its signature binds it to. */
function ownDeed(state: ScopeState, entry: ScopeEntry, agreement: Agreement): ScopeState | Refusal {
  const { step, track, at } = entry.envelope
  const title = agreement.title || agreement.id
  const changesDraft = step === 'open' || (track === agreementTrack && draftSteps.includes(step))
  const goesBack = changesDraft || step === steps.drop || step === steps.decline
  if (goesBack && state.signed[state.writer] !== undefined)
    return refuse('agreement.signed-binds', { party: state.writer })
  if (changesDraft) return { ...state, draft: entry.leaf }
  switch (step) {
    case steps.sign:
      return signs(state, entry, agreement)
    case steps.decline:
      return { ...state, declined: true }
    case steps.noticeEnd: {
      const lastDay = entry.shared?.fields?.[agreementFields.lastDay]
      return { ...state, lastDay: earlier(state.lastDay, typeof lastDay === 'string' ? lastDay : '') }
    }
    case steps.confirmEnd:
      return { ...state, confirmed: withParty(state.confirmed, state.writer) }
    case steps.expire:
      // Before it is in force the text may still change, and with it the last day.
      if (scopePhase(state, agreement) === 'agreement-only')
        return refuse('agreement.not-in-force', { agreement: title })
      if (isPast(at, state.lastDay) || isPast(at, agreement.validTo)) return { ...state, expired: true }
      return refuse('agreement.not-over', { agreement: title })
    default:
      return state
  }
}

function signs(state: ScopeState, entry: ScopeEntry, agreement: Agreement): ScopeState | Refusal {
  const draft = entry.shared?.fields?.[agreementFields.draft]
  if (typeof draft !== 'string' || draft === '') return refuse('agreement.signs-nothing', { party: state.writer })
  if (state.declined) return refuse('agreement.declined-binds', { party: state.writer })
  // The origin's own log holds every version of the draft, so what it may sign can be decided from that log alone.
  if (state.writer === agreement.origin && draft !== state.draft) {
    return refuse('agreement.signs-another', { party: state.writer })
  }
  return { ...state, signed: { ...state.signed, [state.writer]: { leaf: entry.leaf, draft } } }
}

function earlier(a: PlainDay | undefined, b: PlainDay): PlainDay {
  return a === undefined || b < a ? b : a
}

function withParty(parties: readonly PartyId[], party: PartyId): PartyId[] {
  return [...new Set([...parties, party])].sort()
}
