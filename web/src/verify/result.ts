import type {
  CosignerPromise,
  FactFault,
  FactFound,
  Instant,
  LeafHex,
  MatterId,
  PartyId,
  Text,
  TimelineFault,
} from '@lianyu/kernel'

/**
 * What the browser found out by itself.
 * `holds`: every record is what was signed, none is missing, and the other side keeps them too (or there is no other
 * side). `alone`: the same, but the other side has not confirmed all of it yet. `partly`: what could be checked holds, not
 * all could be. `fails`: something does not hold, and it is named.
 */
export type Verdict = 'holds' | 'alone' | 'partly' | 'fails'

/** Something that does not hold. `leaf` is the record it is about, where it is about one. */
export type Fault =
  | { what: 'signature'; log: string; code: string; zh: string; en: string }
  | FactFault
  | TimelineFault
  | { what: 'hidden'; log: string; index: number; leaf: LeafHex }
  | { what: 'tail-changed'; log: string; from: number }
  | { what: 'shrunk'; log: string; was: number; now: number }
  | { what: 'forked'; log: string; was: number }
  | { what: 'key-changed'; log: string }
  | { what: 'state' }

/** Something that could not be checked: nothing is wrong with it as far as is known. */
export type Gap =
  | { what: 'log-missing'; party: PartyId }
  | { what: 'not-cosigned'; log: string; party: PartyId }
  | { what: 'tail-capped'; log: string; read: number; all: number }
  | { what: 'unfetched'; log: string; of: 'newest' | 'tail' | 'growth' }
  | { what: 'state-unchecked'; why: 'kind' | 'part' | 'no-opening' }

export interface LogFound {
  origin: string
  party: PartyId
  /** Records of this matter in it. */
  facts: number
  /** The newest head that the writer signed; the root in hex. */
  size: number
  root: string
  /** The head that the records of this matter were proven at; cosignatures may stand at other sizes. */
  covered: { size: number; root: string }
  cosigned: { party: PartyId; name: Text; promise: CosignerPromise; size: number; at: Instant }[]
  /** Entries read after the last record of this matter to see that none is held back. */
  tail: { from: number; to: number; read: number; others: number }
  /** How it stands to what this browser verified last time; absent the first time. */
  growth?: { was: number; at: Instant }
}

export interface PartyFound {
  party: PartyId
  name: Text
  /** Records that it wrote or that it cosigned as keeping them. */
  keeps: number
  /** Records that it cosigned as a witness. */
  witnesses: number
  /** Its latest word on any of the logs. */
  at?: Instant
}

export interface VerifyResult {
  v: 1
  matter: MatterId
  verdict: Verdict
  at: Instant
  tookMs: number
  viewer: PartyId
  /** Under an agreement, so that others should keep it too. */
  shared: boolean
  facts: FactFound[]
  logs: LogFound[]
  /** Everybody but the viewer. */
  parties: PartyFound[]
  faults: Fault[]
  gaps: Gap[]
  /** The shared state computed here is the one the node shows. */
  state: 'same' | 'different' | 'unchecked'
}

/** Told while it goes on; `all` may grow as logs turn out longer. */
export interface Progress {
  doing: 'fetch' | 'logs' | 'facts' | 'tail' | 'state'
  done: number
  all: number
}
