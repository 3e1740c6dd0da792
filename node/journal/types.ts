import type {
  Actor,
  Envelope,
  Holder,
  Instant,
  LeafHex,
  LogId,
  Matter,
  MatterId,
  PartContent,
  PartName,
  PartyId,
  Refusal,
  Signer,
} from '@lianyu/kernel'
import type { Loss } from './outside.ts'

/** An own log that may not be written to until it is known what became of its end. */
export interface BehindLog {
  origin: LogId
  scope: string
  /** Entries that are here, and the most that is known to have been signed. */
  held: number
  signed: number
}

/**
 * The only door by which facts are written. Every promise holds for concurrent callers. A receipt means durable: the facts
 * are committed and survive a `kill -9`. A refusal means that nothing was written. A thrown error means that the outcome
 * is not known to the caller: send the same command again, it is answered with its receipt or done now.
 */
export interface Journal {
  /** Takes a party into this node: its rows, its home log and its audit log. Doing it again changes nothing. */
  addParty(party: PartyIntroduction): Promise<void>
  parties(): PartyId[]

  open(command: OpenCommand): Promise<Receipt | Refusal>
  /** What such an opening was answered when it was done; undefined where it never was. Writes nothing. */
  openedBefore(command: OpenCommand): Promise<Receipt | Refusal | undefined>
  /** The same of a step, where what it rests on may be gone meanwhile. */
  steppedBefore(command: StepCommand): Promise<Receipt | Refusal | undefined>
  step(command: StepCommand): Promise<Receipt | Refusal>
  /** A local matter goes under an agreement, with a snapshot of its shared parts. */
  share(command: ShareCommand): Promise<Receipt | Refusal>
  /** Takes a part of a fact out of this node, with a fact that asks every other holder to do the same. */
  erase(command: EraseCommand): Promise<Receipt | Refusal>
  /** Says, for a holder that was asked, that the part is gone here. Refused while it is not. */
  erased(command: ErasedCommand): Promise<Receipt | Refusal>
  /** Says what a sealed entry of this party kept back. Refused before the matter stands where it is opened. */
  unseal(command: UnsealCommand): Promise<Receipt | Refusal>

  /**
   * Applies verified entries of a mirrored log in one transaction: bytes, parts, checkpoint, and what they fold to. Safe to
   * repeat: entries already held are skipped, and the answer says how far the log is held. What does not fit its
   * commitment, or stands elsewhere than it says, refuses the whole call.
   */
  mirror(batch: MirrorBatch): Promise<{ size: number } | Refusal>

  /** The party's view of a matter, from the hot cache or folded from its facts. Committed facts only. */
  get(party: PartyId, matter: MatterId): Promise<Matter | undefined>
  /** The same for who takes a step and shows nothing: entries that no step looks at, such as remarks, may be missing. */
  getToDecide(party: PartyId, matter: MatterId): Promise<Matter | undefined>
  /** As `get`, for many matters in one trip to the database; those that are not here are left out. */
  getMany(party: PartyId, matters: readonly MatterId[]): Promise<Map<MatterId, Matter>>
  /** Facts of a matter that this party holds, with the parts that are here, by log and index. */
  facts(party: PartyId, matter: MatterId): Promise<HeldFact[]>
  /**
   * A page of a matter's facts in one log, newest first, from below an index: for the audit matter, which is never read
   * whole (`facts` answers with none of it).
   */
  page(party: PartyId, matter: MatterId, page: { log: LogId; before: number; limit: number }): Promise<HeldFact[]>
  /** The origin line of the party's own log of a scope (`home`, `audit`, an agreement's id), which is made if need be. */
  logOf(party: PartyId, scope: string): Promise<LogId>

  /** The latest checkpoint of an own log, as a signed note that covers every entry committed before the call. */
  checkpoint(party: PartyId, origin: LogId): Promise<string>
  /** Keys of a hosted party; `exchange` cosigns and signs requests with them. */
  readonly keys: PartyKeys

  /** Called after each commit, in order within a log. Listeners must not throw and must not wait. */
  onCommit(listener: (commit: Commit) => void): () => void

  /** Makes every projection of the party again from its logs. Yields progress; writes of the party wait. */
  rebuild(party: PartyId): AsyncIterable<Progress>
  /** Checks every log on disk against its (co)signed checkpoints; yields progress and every fault, first entry first. */
  verify(party: PartyId): AsyncIterable<Progress | Fault>

  /** Checks what follows from the logs: columns, parts that are gone, cosignatures, tiles, every projection. */
  verifyHeld(party: PartyId): AsyncIterable<Fault>

  /** Why a party's own logs are read-only, or undefined while they are open. */
  readOnly(party: PartyId): Refusal | undefined
  /** Own logs that wait for their end to be fetched back; `mirror` takes it, until `settle` lets them go on. */
  behind(party: PartyId): BehindLog[]
  /** A note of ours at a peer says more than the database holds: it was put back, and nothing more is written. */
  noticeBehind(party: PartyId, origin: LogId, signedSize: number): Promise<void>
  /**
   * Lets go on what is whole, and opens another generation of what an operator gave up; answers with what was lost.
   *
   * @param notAsked  parties that may hold more of a scope's logs than they have shown so far
   */
  settle(party: PartyId, notAsked: (scope: string) => Promise<readonly PartyId[]>): Promise<Loss[]>
  /** What this party has lost for good since it began. */
  losses(party: PartyId): Loss[]
  /** Finishes what was accepted, signs and writes the last checkpoints. */
  stop(): Promise<void>
}

export interface PartyIntroduction {
  party: PartyId
  name: { zh: string; en: string }
  level: string
  form: string
}

interface Command {
  party: PartyId
  actor: Actor
  /** UUIDv7 from the client. */
  command: string
}

export interface OpenCommand extends Command {
  /** The id of a kind, e.g. `project`. */
  kind: string
  /** The whole id `{party}:{UUIDv7}`; default: the party and the command's id. */
  matter?: MatterId
  agreement?: MatterId
  /** Parties of the agreement that the matter concerns; default all of them. */
  parties?: PartyId[]
  /** Tries out the process: the matter counts nowhere. */
  trial?: boolean
  data: Record<string, unknown>
  /** What the client asked, where the node added to it (an item as it stood): by this the same command is known again. */
  asked?: Record<string, unknown>
}

export interface StepCommand extends Command {
  matter: MatterId
  step: string
  /** The track's version its author saw; a stale one is refused. */
  version?: number
  data: Record<string, unknown>
  /** As at an opening. */
  asked?: Record<string, unknown>
  to?: Holder
  /** True where the actor's party stands above the matter's origin with a right to read. */
  superior?: boolean
}

export interface ShareCommand extends Command {
  matter: MatterId
  agreement: MatterId
  parties?: PartyId[]
}

export interface EraseCommand extends Command {
  matter: MatterId
  leaf: LeafHex
  part: PartName
  /** On which ground, e.g. the person's request. */
  ground: string
}

export interface ErasedCommand extends Command {
  matter: MatterId
  /** The fact that asked, and the fact whose part was to go. */
  asked: LeafHex
  leaf: LeafHex
  part: PartName
}

export interface UnsealCommand extends Command {
  matter: MatterId
  /** The sealed entry, its salt and its canonical JSON as they were kept. */
  leaf: LeafHex
  salt: Uint8Array
  bytes: Uint8Array
}

export interface Receipt {
  matter: MatterId
  facts: { leaf: LeafHex; log: LogId; index: number }[]
  /** The track's version after a track step. */
  version?: number
  /** The command had been done before; nothing was written now. */
  replayed: boolean
}

export interface HeldFact {
  leaf: LeafHex
  log: LogId
  index: number
  bytes: Uint8Array
  parts: { [P in PartName]?: { salt: Uint8Array; bytes: Uint8Array } }
  erased: PartName[]
}

export interface MirrorBatch {
  party: PartyId
  origin: LogId
  /** The position of the first entry; what lies below the held size is skipped. */
  from: number
  entries: MirrorEntry[]
  /**
   * The writer's checkpoint of exactly the size that these entries reach, as it was signed. Absent where they reach no
   * signed size yet (a long log comes in several batches, a ground may be missing): `exchange` has proven them to lead to
   * a signed checkpoint all the same, by a consistency proof.
   */
  checkpoint?: string
}

export interface MirrorEntry {
  bytes: Uint8Array
  parts: { [P in PartName]?: { salt: Uint8Array; bytes: Uint8Array } }
  /**
   * What reading and checking these very bytes came to, where the caller has done it: hashing and parsing every entry
   * twice is a third of what taking over a log costs. Left out, it is done here.
   */
  checked?: CheckedEntry
  /** Of an own log that comes back: the digest of what the command held, where it was kept. */
  input?: Uint8Array
}

/** Every part in `contents` has opened the commitment that the envelope says. */
export interface CheckedEntry {
  envelope: Envelope
  leaf: Uint8Array
  contents: { [P in PartName]?: PartContent }
}

export interface Commit {
  party: PartyId
  /** Origin line and log number; `own` is false for entries that came from a peer. */
  log: LogId
  own: boolean
  size: number
  /** `kind` as the matter goes by it (`goesBy`): who follows a kind meets none of its trials. */
  facts: { matter: MatterId; kind: string; step: string; leaf: LeafHex; index: number; at: Instant }[]
}

export interface Progress {
  party: PartyId
  log?: LogId
  done: number
  of: number
}

/** What `verify` found: where, which rule, and the two values that differ, in hex. */
export interface Fault {
  party: PartyId
  /** The log's origin; the table, where the fault is in a projection. */
  log: LogId
  /** The entry; undefined where the fault is in a row beside the entries. */
  index?: number
  /**
   * Where nothing that is signed tells them apart: some entry from `index` to before this one. Signed heads stand between
   * batches, so this is as near as what was signed goes; a peer's mirror says which.
   */
  until?: number
  /**
   * Which row, where it is no entry's: of a log its table and what tells the row from others of that log (`head`,
   * `checkpoint 17`, `cosignature 17 430281`, `tile 1 0`), of a projection the matter.
   */
  row?: string
  fault: Refusal
}

export type KeyPurpose = 'log' | 'mirror' | 'witness' | 'request'

/** Signing keys of the hosted parties; private keys never leave the provider. */
export interface PartyKeys {
  /** The parties that have keys here: those that this node hosts. */
  parties(): PartyId[]
  /** Makes the party's keys if it has none. */
  ensure(party: PartyId): Promise<void>
  /** `keyName` is what the note's signature line says: the log's origin, `{party}/mirror`, `{party}/witness`. */
  signer(party: PartyId, purpose: KeyPurpose, keyName: string): Signer
  publicKey(party: PartyId, purpose: KeyPurpose): Uint8Array
}
