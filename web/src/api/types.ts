import type {
  ClockReading,
  Envelope,
  Instant,
  Judgement,
  Kind,
  LeafHex,
  Light,
  Matter,
  MatterId,
  Outlook,
  PartContent,
  PartName,
  PartyId,
  PlainDay,
  Refusal,
  ScheduleRule,
  ScopeRow,
  Text,
} from '@lianyu/kernel'
import type { GetAnswer } from './answers.ts'

/**
 * What the node answers: as its own document declares it (`answers.ts`) where that says all, by hand where an answer carries
 * kernel types that JSON Schema cannot name (kinds, matters, facts, readings).
 */

export interface NodeInfo {
  name: Text
  demo: boolean
  version: string
  now: Instant
  today: PlainDay
  offsetMinutes: number
}

export interface Duty {
  desk: string
  role: string
}

/** How a session began: by password, with a second factor, or by the party's identity provider. */
export type SignInWay = 'password' | 'code' | 'provider'

export type SecondFactorAnswer = GetAnswer<'/api/session/second-factor'>

export type OpenSession = GetAnswer<'/api/session/all'>[number]

export interface SignedIn {
  signedIn: true
  person: { id: string; title: string; username: string; mustChange: boolean; mustEnrol: boolean }
  way: SignInWay
  party: { id: PartyId; name: Text }
  desk: { id: string; label: Text }
  role: string
  acting: Duty
  may: (Duty & { label: Text })[]
  standing: Standing
  node: NodeInfo
}

/** A part of the party's record: its own, its audit log, or what it shares in an agreement. */
export type LogScope = 'home' | 'audit' | 'shared'

/** What a restore has left undone or lost: while anything is behind, nothing is written. */
export interface Standing {
  behind: { log: string; scope: LogScope; signed: number; held: number; ask: { party: PartyId; name: Text }[] }[]
  lost: {
    log: string
    scope: LogScope
    what: 'entries' | 'internal'
    from: number
    to: number
    uncertain: boolean
    at: string
  }[]
}
export type Session = GetAnswer<'/api/session'>

export type Persona = GetAnswer<'/api/personas'>[number]

export interface NamedParty {
  party: PartyId
  name: Text
}

export interface HolderAnswer {
  party: PartyId
  desk: string
  name: Text
  deskLabel: Text
  mine: boolean
  other: boolean
}

/** One case of one thing, as its opening was answered. */
export interface PartAnswer {
  matter: MatterId
  name: string
  opened: boolean
  queryCode?: string
  refusal?: { code: string; zh: string; en: string }
}

/** A gate as one picture; days are working days since `first`. */
export type FlowAnswer = NonNullable<GetAnswer<'/api/matters/{id}/flow'>>

export type ReadingAnswer = Omit<ClockReading, 'ignored'> & { ignored: { refusal: string; zh: string; en: string }[] }

export type SettingAnswer = GetAnswer<'/api/settings'>[number]
export type PlatformAnswer = GetAnswer<'/api/admin/platforms'>[number]

export interface MatterRowAnswer {
  id: MatterId
  kind: string
  kindHash: string
  kindLabel: Text
  title: string
  sample: boolean
  /** 试走: counts nowhere. */
  trial?: true
  stage: string
  stageLabel: Text
  light: Light | 'none'
  due: PlainDay | Instant | null
  holder: HolderAnswer
  origin: NamedParty
  agreement?: MatterId
  others: NamedParty[]
  openedAt: Instant
  changedAt: Instant
  columns: Record<string, unknown>
  /** Columns and title say what holds today; from this day another version does. */
  comingOn?: PlainDay
}

export type TrackRow = GetAnswer<'/api/workbench'>['items'][number]

export interface Page<T> {
  items: T[]
  next: string | null
  count?: number
}

export type Workbench = GetAnswer<'/api/workbench'>

export type MenuGroup = GetAnswer<'/api/menu'>[number]
export type MenuEntry = MenuGroup['items'][number]

export interface StepAnswer {
  step: string
  track?: string
  may: boolean
  refusal?: Pick<Refusal, 'zh' | 'en' | 'field' | 'facts'> & { code: string }
  label: Text
  receivers?: { party: PartyId; desk: string; label: Text }[]
}

/** Who qualifies under the rules of a matter. */
export interface QualifyingItem extends Judgement {
  row: MatterRowAnswer
  opened?: { matter: MatterId; stageLabel: Text }
}
export interface QualifyingAnswer {
  kind: string | null
  opens: { kind: string; rule: string; subject: string; data: Record<string, unknown> } | null
  /** Why nothing is opened under these rules now. */
  opensNot?: { kind: string; says: Text }
  items: QualifyingItem[]
  next: string | null
}

export interface MatterAnswer {
  row: MatterRowAnswer
  matter: Matter
  /** Fields that this duty may not see. */
  masked?: string[]
  outlook?: Outlook
  judges?: { kind: string }
  /** Where the newest version begins only later: what holds today, and from when that. */
  versions?: { held?: { version: number; fields: Record<string, unknown> }; coming: { day: string; version: number } }
  kind: string
  names: {
    parties: Record<PartyId, Text>
    desks: Record<string, Text>
    officers: Record<string, string>
  }
  steps: StepAnswer[]
  readings: Record<string, ReadingAnswer>
  gates: {
    id: string
    opens: string
    lanes: {
      track: string
      stage: string
      done: boolean
      holder: HolderAnswer
      reading: ReadingAnswer | null
    }[]
  }[]
  evidence: {
    facts: number
    mirrored: number
    witnessed: number
    selfSigned: number
    byPeer: { party: PartyId; name?: Text; size: number; facts: number }[]
  }
  related: { name: string; inverse: boolean; label?: Text; became?: true; rows: MatterRowAnswer[] }[]
  followed: boolean
  erasures?: ErasureAnswer[]
}

/** An erasure that was asked for: who has confirmed it, who has not, and by when. */
export interface ErasureAnswer {
  leaf: LeafHex
  part: PartName
  record: Text
  ground: string
  askedBy: NamedParty
  at: Instant
  confirmed: (NamedParty & { at: Instant })[]
  waiting: NamedParty[]
  due: PlainDay
  provisional: boolean
  late: boolean
}

export type DisclosuresAnswer = GetAnswer<'/api/matters/{id}/disclosures'>

export type EarlierAnswer = GetAnswer<'/api/matters/{id}/earlier-papers'>

export interface FileAnswer {
  hash: string
  name: string
  type: string
  size: number
}

export interface FactAnswer {
  leaf: LeafHex
  log: string
  index: number
  seq: number
  envelope: Envelope
  parts: { shared?: PartContent | null; internal?: PartContent | null; personal?: PartContent | null }
  masked?: string[]
  internal: boolean
  sentence: Text
  actor: { party: PartyId; desk: string; role?: string; partyName: Text; deskLabel: Text; title: string | null }
  other: boolean
  evidence: 'self-signed' | 'mirrored' | 'witnessed'
  keepers: NamedParty[]
  flag?: { why: string; zh: string; en: string; cause?: LeafHex }
  files: FileAnswer[]
  /** Parts whose erasure I may ask for. */
  erasable?: PartName[]
}

export interface Receipt {
  matter: MatterId
  facts: { leaf: LeafHex; log: string; index: number }[]
  version?: number
  replayed: boolean
  /** The public query code made with the matter: shown and printed once. */
  queryCode?: string
  codes?: Record<string, string>
}

export interface AgreementAnswer {
  id: MatterId
  title: string
  form: string
  formLabel?: Text
  status: 'draft' | 'circulated' | 'signing' | 'in-force' | 'winding-up' | 'ended'
  sample?: boolean
  parties: { id: PartyId; name: Text; signed: boolean; signedAt?: Instant }[]
  inForceSince?: PlainDay
  lastDay?: PlainDay
  validFrom?: PlainDay
  validTo?: PlainDay
  scope: ScopeRow[]
  logs: { party: PartyId; origin: string; size: number; mirrored: number; lag: number; checkpointAt?: Instant | null }[]
}

export type PeerAnswer = GetAnswer<'/api/peers'>[number]

export interface FigureAnswer {
  region: string
  regionName: Text | string
  indicator: string
  period?: string
  asOf?: string
  kind: 'actual' | 'target' | 'change'
  /** As stored: a number, or a decimal of fixed scale as text. */
  value?: number | string
  unit: string
  bound?: 'over' | 'under'
  growth?: number | string
  by?: string
  note?: string
  /** What else was printed with it. */
  facts?: unknown
  matter?: MatterId
  source: { id?: string; publisher?: string; title?: string; date: string; about?: string }
}

export type NoticeAnswer = GetAnswer<'/api/notices'>['items'][number]
export type NoticesAnswer = GetAnswer<'/api/notices'>

export type KindSummary = GetAnswer<'/api/kinds'>[number]
export interface KindAnswer {
  kind: Kind
  schema: { opening: unknown; steps: Record<string, unknown> }
  schedule?: ScheduleRule
}

/** A monthly duty of the left column, with what each matter reported last. */
export type MonthlyAnswer = GetAnswer<'/api/monthly/{item}'>
export type MonthlyRowAnswer = MonthlyAnswer['items'][number]
