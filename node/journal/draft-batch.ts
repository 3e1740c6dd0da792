import { randomBytes } from 'node:crypto'
import {
  appendLeaves,
  type Context,
  copyFolded,
  copyToAdd,
  type Fact,
  type FactDraft,
  type Folded,
  type Frontier,
  foldFacts,
  foldInto,
  goesBy,
  isOpenStep,
  isRefusal,
  type Kind,
  type LeafHex,
  type MatterId,
  type PartContent,
  type PartName,
  partNames,
  type Refusal,
  rootOf,
  SALT_BYTES,
  type Salts,
  type SealedFact,
  sealedUntil,
  sealFact,
} from '@lianyu/kernel'
import { inParty } from '../store/transaction.ts'
import { addsOnly } from './adds-only.ts'
import { isAudit } from './audit-matter.ts'
import { ChangedRows } from './changed-rows.ts'
import { disclosureRowsOf } from './disclosure-rows.ts'
import type { Engine } from './engine.ts'
import type { NewEntry } from './entry-table.ts'
import { fileUsesOf } from './file-uses.ts'
import { factOf, storedPart } from './held-entry.ts'
import { entryWeight } from './lean-matter.ts'
import { auditMemory, auditOf } from './load-matters.ts'
import type { LogHead } from './log-head.ts'
import type { HeldMatter } from './matter-cache.ts'
import type { MatterRows } from './matter-rows.ts'
import { projectMatter } from './project-matter.ts'
import { entriesOfMatters } from './read-entries.ts'
import type { NewSealed } from './sealed-entries.ts'
import { sha256Node } from './sha256.ts'
import type { Commit, Receipt } from './types.ts'

/** A part to be taken out of this node in the transaction of the fact that says so. */
export interface Erasure {
  log: number
  idx: number
  part: PartName
}

/** What a command becomes once it is its turn. */
export interface Drafted {
  kind: Kind
  drafts: FactDraft[]
  erases?: Erasure[]
  /** What the same command writes in other matters of the log: all of it is written, or nothing. */
  also?: { matter: MatterId; kind: Kind; drafts: FactDraft[] }[]
}

export interface DecideWith {
  /** The matter as the commands before this one in the batch leave it. */
  held: HeldMatter | undefined
  /** Another matter of the batch, likewise. */
  other(matter: MatterId): HeldMatter | undefined
  /** What a fact of another matter would go by, for what the command writes there. */
  lastInLog(matter: MatterId): Pick<Context, 'now' | 'lastInLog'>
  context: Pick<Context, 'now' | 'lastInLog'>
}
export type Decide = (given: DecideWith) => Drafted | Refusal

interface Work {
  held: HeldMatter | undefined
  /** Of this batch, for a fold of the whole. */
  facts: Fact[]
  before: MatterRows | undefined
  /** How much of the state is the batch's own copy: nothing, what an entry of this open step adds to, or all of it. */
  own: 'nothing' | 'all' | { step: string }
  /** So far only entries were added: of the projections only the time of the last change is another. */
  onlyAdded: boolean
  /** An entry was added that an indicator counts. */
  counts: boolean
}

/**
 * Commands of one log on their way to one transaction: decided one after another on copies in memory, so that refusals
 * come before any SQL and a batch that fails costs nothing but letting go of it.
 */
export class DraftBatch {
  readonly entries: NewEntry[] = []
  readonly erasures: (Erasure & { by: LeafHex; at: string })[] = []
  readonly sealed: NewSealed[] = []
  readonly committed: Commit['facts'] = []
  /** Opened without a look at the database, as ids that nobody can have used. */
  readonly fresh: MatterId[] = []
  readonly #engine: Engine
  readonly #party: string
  readonly #head: LogHead
  readonly #work: Map<MatterId, Work>
  readonly #rows = new ChangedRows()

  constructor(engine: Engine, party: string, head: LogHead, loaded: ReadonlyMap<MatterId, HeldMatter>) {
    this.#engine = engine
    this.#party = party
    this.#head = head
    this.#work = new Map([...loaded].map(([matter, held]) => [matter, { ...newWork(), held, before: held.rows }]))
  }

  /**
   * Decides one command and takes its facts in; a refusal leaves the batch as it was.
   *
   * @param fresh  nothing was read of this matter, since its id is the command's own
   */
  async add(
    matter: MatterId,
    command: string,
    input: Uint8Array,
    decide: Decide,
    fresh: boolean,
  ): Promise<Receipt | Refusal> {
    const work = this.#work.get(matter) ?? newWork()
    const now = this.#engine.now()
    const other = (id: MatterId) => this.#work.get(id)?.held
    const contextOf = (held: HeldMatter | undefined) => {
      const lastInLog = held?.folded.memory.logs.find((head) => head.log === this.#head.origin)?.leaf
      return { now, ...(lastInLog ? { lastInLog } : {}) }
    }
    const lastInLog = (id: MatterId) => contextOf(other(id))
    const drafted = decide({ held: work.held, other, lastInLog, context: contextOf(work.held) })
    if (isRefusal(drafted)) {
      return drafted
    }
    const also = drafted.also ?? []
    // Nothing is taken in before all of it is sealed: what cannot be written down refuses the command whole.
    const sealed = [drafted, ...also].map(({ drafts }) =>
      drafts.map((draft) => sealFact(draft, sha256Node, saltsFor(draft))),
    )
    const taken = this.#takeIn(matter, command, input, drafted, sealed[0] ?? [], 0, work.held)
    if (fresh && work.held === undefined) {
      this.fresh.push(matter)
    }
    await this.#fold(matter, drafted.kind, work, taken, drafted.erases !== undefined, fresh)
    this.#work.set(matter, work)
    const facts = [...taken]
    for (const [at, one] of also.entries()) {
      const beside = this.#work.get(one.matter) ?? newWork()
      const booked = this.#takeIn(one.matter, command, input, one, sealed[at + 1] ?? [], facts.length, beside.held)
      await this.#fold(one.matter, one.kind, beside, booked, false, false)
      this.#work.set(one.matter, beside)
      facts.push(...booked)
    }
    const { track, version } = sealed[0]?.[0]?.envelope ?? {}
    return {
      matter,
      facts: facts.map(({ leaf, log, index }) => ({ leaf, log, index })),
      ...(track === undefined ? {} : { version: (version ?? 0) + 1 }),
      replayed: false,
    }
  }

  /** The sealed facts of one matter become entries of the batch. @param from  how many facts the command has before them */
  #takeIn(
    matter: MatterId,
    command: string,
    input: Uint8Array,
    drafted: Pick<Drafted, 'kind' | 'erases'>,
    sealed: readonly SealedFact[],
    from: number,
    held: HeldMatter | undefined,
  ): Fact[] {
    const facts: Fact[] = []
    for (const [at, fact] of sealed.entries()) {
      const n = from + at
      const index = this.#head.frontier.size + this.entries.length
      this.entries.push(entryOf(fact, command, n, n === 0 ? input : null))
      if (fact.sealed !== undefined) {
        const until = sealedUntil(drafted.kind, fact.envelope.step) ?? []
        const content = storedPart(fact.sealed.salt, fact.sealed.bytes)
        this.sealed.push({ leaf: fact.leaf, matter, until, content })
      }
      const read = readFact(fact, this.#head.origin, index)
      facts.push(read)
      this.#rows.addFileUses(fileUsesOf(drafted.kind, read, this.#head.log))
      this.#rows.addDisclosures(disclosureRowsOf(read, this.#head.log))
      const { step, at: saidAt } = fact.envelope
      const kind = goesBy(drafted.kind, fact.envelope.trial ? fact.envelope : (held?.folded.shared ?? {}))
      this.committed.push({ matter, kind, step, leaf: fact.leaf, index, at: saidAt })
      for (const erasure of drafted.erases ?? []) {
        this.erasures.push({ ...erasure, by: fact.leaf, at: saidAt })
      }
    }
    return facts
  }

  async #fold(matter: MatterId, kind: Kind, work: Work, facts: Fact[], erases: boolean, fresh: boolean): Promise<void> {
    const engine = this.#engine
    let held = work.held
    work.facts.push(...facts)
    if (isAudit(matter)) {
      const last = facts.at(-1) as Fact
      work.held = held
        ? { ...held, folded: { ...held.folded, memory: auditMemory(this.#party, last) } }
        : auditOf(engine, this.#party, kind, facts[0] as Fact, last)
      return
    }
    if (held === undefined) {
      // What others wrote under its id before it was opened may be here, and of a kind that nobody knows.
      const all = fresh ? facts : await this.#allFacts(matter, work)
      const folded = foldFacts(kind, all, this.#party)
      const changedAt = all.reduce((latest, { envelope }) => (envelope.at > latest ? envelope.at : latest), '')
      held = { kind, folded, rows: undefined, changedAt, weight: 2000, whole: true }
      work.own = 'all'
      work.onlyAdded = false
    } else {
      // The opening says the kind, whatever it was taken for before.
      held = { ...held, kind, folded: ownedFor(work, held, facts) }
      if (erases || !facts.every((fact) => foldInto(kind, (held as HeldMatter).folded, fact))) {
        held.folded = foldFacts(kind, await this.#allFacts(matter, work), this.#party)
        held.whole = true
        work.own = 'all'
        work.onlyAdded = false
      }
    }
    for (const { envelope } of facts) {
      work.counts ||= engine.indicators.countsEntry(kind, envelope.step)
      held.changedAt = envelope.at > held.changedAt ? envelope.at : held.changedAt
    }
    held.weight += facts.length * entryWeight
    work.held = held
  }

  /** Where the facts of the batch alone cannot tell what they do, all that is held is folded again. */
  async #allFacts(matter: MatterId, work: Work): Promise<Fact[]> {
    const rows = await inParty(this.#engine.store, this.#party, 'app', (tx) => entriesOfMatters(tx, [matter]))
    const taken = new Set(this.erasures.map(({ log, idx, part }) => `${log} ${idx} ${part}`))
    const held = rows.map((row) => {
      const fact = factOf(row)
      for (const part of partNames) {
        if (taken.has(`${row.log} ${row.idx} ${part}`)) {
          fact.parts[part] = null
        }
      }
      return fact
    })
    return [...held, ...work.facts]
  }

  /** The log after the batch, and the rows that say so. */
  finish(): { next: Frontier; root: Uint8Array; rows: ChangedRows; held: Map<MatterId, HeldMatter> } {
    const leaves = this.entries.map((entry) => entry.leaf)
    const { log } = this.#head
    const next = appendLeaves(sha256Node, this.#head.frontier, leaves, (level, idx, hash) =>
      this.#rows.addTile({ log, level, idx, hash }),
    )
    const held = new Map<MatterId, HeldMatter>()
    const { calendar, indicators } = this.#engine
    for (const [matter, work] of this.#work) {
      if (work.held === undefined || work.facts.length === 0) {
        continue
      }
      const { kind, folded, changedAt } = work.held
      const before = work.before
      if (before !== undefined && (work.onlyAdded || isAudit(matter))) {
        const timed = isAudit(matter) ? before : this.#rows.changeTime(before, changedAt)
        const rows = work.counts ? this.#rows.changeCounted(timed, indicators.of(kind, folded)) : timed
        held.set(matter, { ...work.held, rows })
        continue
      }
      const rows = projectMatter({
        kind,
        matter: folded,
        viewer: this.#party,
        changedAt,
        calendar,
        indicators,
        ...(before ? { before } : {}),
      })
      this.#rows.add(before, rows)
      held.set(matter, { ...work.held, rows })
    }
    return { next, root: rootOf(sha256Node, next), rows: this.#rows, held }
  }
}

const newWork = (): Work => ({
  held: undefined,
  facts: [],
  before: undefined,
  own: 'nothing',
  onlyAdded: true,
  counts: false,
})

/** The state that these facts may be folded into; the committed one belongs to its readers. */
function ownedFor(work: Work, { kind, folded }: HeldMatter, facts: readonly Fact[]): Folded {
  const step = facts[0]?.envelope.step
  if (step !== undefined && facts.length === 1 && isOpenStep(kind, step)) {
    work.onlyAdded &&= addsOnly(kind, step)
    if (work.own === 'all' || (work.own !== 'nothing' && work.own.step === step)) {
      return folded
    }
    // After another open step of this batch: that one's list is only the batch's own still.
    work.own = { step }
    return copyToAdd(folded, step)
  }
  work.onlyAdded = false
  if (work.own === 'all') {
    return folded
  }
  work.own = 'all'
  return copyFolded(folded)
}

function saltsFor({ parts, sealed }: FactDraft): Salts {
  const salts: Salts = sealed === undefined ? {} : { shared: freshSalt(), sealed: freshSalt() }
  for (const name of partNames) {
    if (parts[name] !== undefined) {
      salts[name] = freshSalt()
    }
  }
  return salts
}

let drawn: Uint8Array = new Uint8Array(0)
let used = 0
/** Random bytes, drawn many at a time: a system call for each salt would cost more than the hashing. None is given twice. */
function freshSalt(): Uint8Array {
  if (used === drawn.length) {
    drawn = randomBytes(256 * SALT_BYTES)
    used = 0
  }
  used += SALT_BYTES
  return drawn.subarray(used - SALT_BYTES, used)
}

function entryOf(fact: SealedFact, command: string, n: number, input: Uint8Array | null): NewEntry {
  const stored = (name: PartName) => {
    const part = fact.parts[name]
    return part === undefined ? null : storedPart(part.salt, part.bytes)
  }
  return {
    leaf: Buffer.from(fact.leaf, 'hex'),
    bytes: fact.bytes,
    matter: fact.envelope.matter,
    shared: stored('shared'),
    internal: stored('internal'),
    personal: stored('personal'),
    command,
    n,
    input,
  }
}

/** As a restart reads it back from the stored bytes, so that memory and disk fold to the same state. */
function readFact(fact: SealedFact, log: string, index: number): Fact {
  const parts: Fact['parts'] = {}
  for (const name of partNames) {
    const part = fact.parts[name]
    if (part !== undefined) {
      parts[name] = JSON.parse(text.decode(part.bytes)) as PartContent
    }
  }
  return { leaf: fact.leaf, log, index, envelope: fact.envelope, parts }
}
const text = new TextDecoder()
