import { CHINA_OFFSET_MINUTES, dayAt } from '../clock/instant.ts'
import type { Context } from '../lifecycle/context.ts'
import type { Added, SharedState } from '../lifecycle/matter.ts'
import type { Instant, LeafHex, MatterId, PartyId, PlainDay } from '../names.ts'
import {
  type AgreementForm,
  type AgreementLevel,
  agreementKindId,
  agreementTrack,
  agreementFields as fields,
  agreementStages as stages,
  agreementSteps as steps,
} from './contract.ts'
import { grants } from './grants.ts'
import { checkScopeRows, type ScopeRow } from './scope.ts'

export type AgreementStatus = 'draft' | 'circulated' | 'signing' | 'in-force' | 'winding-up' | 'ended'

/** One fact by one party that bears on what the agreement allows. */
export interface Mark {
  by: PartyId
  leaf: LeafHex
  at: Instant
}

/** An agreement as its folded matter says it is; every value is derived from facts. */
export interface Agreement {
  id: MatterId
  origin: PartyId
  title: string
  form: AgreementForm
  level: AgreementLevel
  /** Fixed by the opening fact. */
  parties: PartyId[]
  /** What may travel between the parties. */
  scope: ScopeRow[]
  /** Which rights one party may use in another's place. */
  grants: ScopeRow[]
  /** Who may look in without being a party, and at what besides the envelopes. */
  witnessing: ScopeRow[]
  validFrom?: PlainDay
  validTo?: PlainDay
  status: AgreementStatus
  endedBy?: 'all-confirmed' | 'last-day' | 'dropped' | 'declined'
  /** The draft that every party signed; absent until then. */
  draft?: LeafHex
  /** The writers' own time of the signature that completed it: for people, never for order. */
  inForceAt?: Instant
  /** The settled text that is up for signature: what a signature names. Absent at any other stage. */
  settled?: LeafHex
  signatures: (Mark & { draft: LeafHex })[]
  /** Parties that have said in their own log that they hold every signature; the origin says it by `enter-force`. */
  acknowledged: PartyId[]
  declined: PartyId[]
  notices: (Mark & { lastDay: PlainDay })[]
  /** The earliest last day of all notices. */
  lastDay?: PlainDay
  confirmations: Mark[]
  expiries: Mark[]
}

/** Those that the agreement names as witnesses; not among its parties. */
export function witnessesOf({ witnessing }: Pick<Agreement, 'witnessing'>): PartyId[] {
  return [...new Set(witnessing.flatMap(({ audience }) => (Array.isArray(audience) ? audience : [])))].sort()
}

/** Fixed for all parties, so that all judge a day alike: China has one time zone. */
export function agreementDay(at: Instant): PlainDay {
  return dayAt(at, CHINA_OFFSET_MINUTES)
}

/** Reads an agreement out of its folded matter (kind `agreement`). Total: a scope that does not hold is no scope. */
export function agreementOf(state: SharedState): Agreement {
  const value = state.fields
  const signatures = addsOf(state, steps.sign).map((add) => ({ ...markOf(add), draft: text(add.fields[fields.draft]) }))
  const notices = addsOf(state, steps.noticeEnd).map((add) => ({
    ...markOf(add),
    lastDay: text(add.fields[fields.lastDay]),
  }))
  const lastDay = notices.map((notice) => notice.lastDay).sort()[0]
  const validTo = optional(value[fields.validTo])
  const validFrom = optional(value[fields.validFrom])
  const confirmations = addsOf(state, steps.confirmEnd).map(markOf)
  const expiries = addsOf(state, steps.expire)
    .map(markOf)
    .filter((mark) => isPast(mark.at, lastDay) || isPast(mark.at, validTo))
  const draft = draftSignedByAll(state.parties, signatures)
  const rows = value[fields.scope]
  const sound = checkScopeRows(rows, 'scope', state.parties).length === 0 ? (rows as ScopeRow[]) : []
  const inForceAt =
    draft &&
    signatures
      .filter((s) => s.draft === draft)
      .map((s) => s.at)
      .sort()
      .at(-1)
  const main = state.tracks[agreementTrack]
  const how = statusOf(state, { draft, notices, confirmations, expiries, signed: signatures.length > 0 })
  return {
    id: state.matter,
    origin: state.origin,
    title: text(value[fields.title]),
    form: text(value[fields.form]) as AgreementForm,
    level: text(value[fields.level]) as AgreementLevel,
    parties: state.parties,
    scope: sound.filter(({ part }) => part === 'shared' || part === 'personal'),
    grants: sound.filter(({ part }) => part === 'grant'),
    witnessing: sound.filter(({ part }) => part === 'witness'),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ...how,
    ...(draft === undefined ? {} : { draft, inForceAt }),
    ...(main?.stage === stages.signing ? { settled: main.last } : {}),
    signatures,
    acknowledged: acknowledgedBy(state),
    declined: addsOf(state, steps.decline).map((add) => add.by),
    notices,
    ...(lastDay === undefined ? {} : { lastDay }),
    confirmations,
    expiries,
  }
}

function acknowledgedBy(state: SharedState): PartyId[] {
  const parties = addsOf(state, steps.acknowledge).map((add) => add.by)
  const main = state.tracks[agreementTrack]
  if (main?.passed?.some((one) => one.step === steps.enterForce)) parties.push(state.origin)
  return [...new Set(parties)].sort()
}

/** Has the day passed, judged by the writer's own time? */
export function isPast(at: Instant, day: PlainDay | undefined): boolean {
  return day !== undefined && day !== '' && agreementDay(at) > day
}

/** The one draft that every party named when it signed. */
export function draftSignedByAll(
  parties: readonly PartyId[],
  signatures: readonly { by: PartyId; draft: LeafHex }[],
): LeafHex | undefined {
  const drafts = [...new Set(signatures.map((signature) => signature.draft))].filter((draft) => draft !== '')
  return drafts.find((draft) => parties.every((party) => signatures.some((s) => s.by === party && s.draft === draft)))
}

/** What `decide` may know of the agreement when a matter is opened or shared under it. */
export function agreementContext(agreement: Agreement): NonNullable<Context['agreement']> {
  return {
    id: agreement.id,
    parties: agreement.parties,
    inForce: agreement.status === 'in-force' || agreement.status === 'winding-up',
    windingUp: agreement.status === 'winding-up',
    mayOpen: (kindId) =>
      agreement.status === 'in-force' &&
      agreement.scope.some((row) => row.kind === kindId && (row.steps === '*' || row.steps.includes('open'))),
    grants: (kindId, granted, to) => grants(agreement, kindId, granted, to),
  }
}

/** For the one fact that begins an agreement: it stands under itself, with nothing but itself in scope. */
export function draftContext(id: MatterId, parties: readonly PartyId[]): NonNullable<Context['agreement']> {
  return {
    id,
    parties: [...parties].sort(),
    inForce: true,
    windingUp: false,
    mayOpen: (kindId) => kindId === agreementKindId,
  }
}

interface Found {
  draft: LeafHex | undefined
  notices: unknown[]
  confirmations: Mark[]
  expiries: Mark[]
  signed: boolean
}

function statusOf(state: SharedState, found: Found): Pick<Agreement, 'status' | 'endedBy'> {
  if (found.draft !== undefined) {
    if (state.parties.every((party) => found.confirmations.some((mark) => mark.by === party))) {
      return { status: 'ended', endedBy: 'all-confirmed' }
    }
    if (found.expiries.length > 0) return { status: 'ended', endedBy: 'last-day' }
    return { status: found.notices.length > 0 || found.confirmations.length > 0 ? 'winding-up' : 'in-force' }
  }
  // A party that declines ends it for all: the origin is bound by its own signature and could not change the text.
  if (addsOf(state, steps.decline).length > 0) return { status: 'ended', endedBy: 'declined' }
  const stage = state.tracks[agreementTrack]?.stage
  if (stage === stages.dropped) return { status: 'ended', endedBy: 'dropped' }
  if (found.signed || stage === stages.signing) return { status: 'signing' }
  return { status: stage === stages.circulated ? 'circulated' : 'draft' }
}

function addsOf(state: SharedState, step: string): Added[] {
  return state.adds[step] ?? []
}

function markOf(add: Added): Mark {
  return { by: add.by, leaf: add.leaf, at: add.at }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function optional(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
