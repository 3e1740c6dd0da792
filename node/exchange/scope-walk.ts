import {
  type Agreement,
  agreementKindId,
  agreementOf,
  beginScope,
  type Envelope,
  type Fact,
  foldAll,
  generationStep,
  isForLater,
  isRefusal,
  type LogId,
  type MatterId,
  nextScope,
  openingOf,
  type PartContent,
  type PartyId,
  parseOrigin,
  type Refusal,
  refuse,
  type ScopeEntry,
  type ScopeState,
  witnessesOf,
} from '@lianyu/kernel'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import type { Agreements } from './agreements.ts'
import { checkGeneration, type WalkStop } from './check-generation.ts'

/** Open steps of the agreement's matter from which nothing follows for what it says. */
const saysOnly: readonly string[] = ['comment', 'correct']

/** An entry whose bytes are proven; its shared part where this party may read it. */
export interface WalkedEntry {
  index: number
  leaf: string
  envelope: Envelope
  shared?: PartContent
}

/**
 * Follows one party's shared log entry by entry and says how far it stays inside its agreement. Facts of the agreement's
 * own matter are folded here first, together with those already held, so a verdict falls before anything is stored.
 */
export class ScopeWalk {
  readonly #party: PartyId
  readonly #origin: LogId
  readonly #agreementId: MatterId
  readonly #writer: PartyId
  readonly #journal: Journal
  readonly #agreements: Agreements
  readonly #store: Store
  #state: ScopeState
  /** The agreement's facts walked but not yet held by the journal. */
  #ahead: Fact[] = []
  /** Leaves of the agreement's facts that were let pass; the journal is asked only for one that is not among them. */
  #leaves = new Set<string>()
  /** As of the entries walked; asked for once a batch and after each of the agreement's own facts. */
  #known: Agreement | undefined

  constructor(party: PartyId, origin: LogId, journal: Journal, agreements: Agreements, store: Store) {
    const parsed = parseOrigin(origin)
    if (isRefusal(parsed)) throw new TypeError(origin)
    this.#party = party
    this.#origin = origin
    this.#agreementId = parsed.log
    this.#writer = parsed.party
    this.#journal = journal
    this.#agreements = agreements
    this.#store = store
    this.#state = beginScope(parsed.log, parsed.party)
  }

  /** Walks again what is held, after a start or a batch that was not stored. Only the agreement's own entries count. */
  async rewind(): Promise<void> {
    this.stored()
    this.#leaves = new Set()
    this.#state = beginScope(this.#agreementId, this.#writer)
    const agreement = await this.agreement()
    if (agreement === undefined) return
    const held = await this.#heldFacts()
    const leaves = new Set(held.map(({ leaf }) => leaf))
    this.#leaves = leaves
    // What is judged next is judged by an agreement that has all of these in it.
    this.#known = undefined
    // What its earlier generations have shown still stands.
    const own = held
      .map((fact) => ({ ...fact, at: placeIn(this.#origin, fact) ?? -1 }))
      .filter(({ at }) => at > 0)
      .sort((a, b) => a.at - b.at || a.index - b.index)
    for (const { leaf, envelope, parts } of own) {
      const next = this.#judge({ leaf, envelope, shared: parts.shared }, agreement, leaves)
      // Held entries were judged before they were stored; what the operator released since is passed over.
      if (!isRefusal(next)) this.#state = next
    }
  }

  /** The agreement as it stands with the entries walked so far. */
  async agreement(): Promise<Agreement | undefined> {
    this.#known ??= await this.#read()
    return this.#known
  }

  async #read(): Promise<Agreement | undefined> {
    if (this.#ahead.length === 0) return this.#agreements.find(this.#party, this.#agreementId)
    return this.#fold([...(await this.#heldFacts()), ...this.#ahead])
  }

  #fold(facts: readonly Fact[]): Agreement | undefined {
    const first = openingOf(facts)
    const kind = first && this.#agreements.kinds(first.envelope.kind)
    return kind?.declaration.id === agreementKindId ? agreementOf(foldAll(kind, facts)) : undefined
  }

  /** The next entry; `undefined` where it may stand in the log. After a stop, `rewind` before walking on. */
  async next(entry: WalkedEntry): Promise<WalkStop | undefined> {
    const { index, leaf, envelope } = entry
    const stop = (refusal: Refusal, later = isForLater(refusal)): WalkStop => ({ index, refusal, later })
    const { party } = envelope.by
    if (party !== this.#writer) {
      return stop(refuse('exchange.wrong-writer', { index, writer: this.#writer, found: party }), false)
    }
    const own = envelope.matter === this.#agreementId
    if (envelope.step === generationStep || (index === 0 && !this.#origin.endsWith('/1'))) {
      const closing = await checkGeneration(this.#store, this.#party, this.#origin, entry)
      if (closing !== undefined) return closing
    }
    const parts = entry.shared === undefined ? {} : { shared: entry.shared }
    const fact: Fact = { leaf, log: this.#origin, index, envelope, parts }
    // Other logs go on meanwhile. Read in this order, a signature whose leaf is known is in the agreement too: else an entry
    // that rests on it would seem not to, and an honest log would be put aside.
    if (own && !envelope.after.every((one) => this.#leaves.has(one))) {
      for (const { leaf: held } of await this.#heldFacts()) this.#leaves.add(held)
      this.#known = undefined
    }
    let agreement = await this.agreement()
    if (agreement === undefined || agreement.parties.length === 0) {
      if (!own || envelope.step !== 'open') {
        return stop(refuse('exchange.matter-unknown', { index, matter: this.#agreementId }), true)
      }
      if (this.#agreements.kinds(envelope.kind) === undefined) {
        return stop(refuse('agreement.kind-unknown', { kind: envelope.kind }))
      }
      // The opening says itself whose agreement it is.
      agreement = this.#fold([fact])
      if (agreement === undefined || !agreement.parties.includes(this.#writer))
        return stop(this.#notOurs('first entry'), false)
    }
    if (!agreement.parties.includes(this.#party) && !witnessesOf(agreement).includes(this.#party)) {
      return stop(this.#notOurs('parties'), false)
    }
    const next = this.#judge({ leaf, envelope, shared: entry.shared }, agreement, this.#leaves)
    if (isRefusal(next)) return stop(next)
    this.#state = next
    if (own) {
      // Folded again only where it may read otherwise now: thousands of comments must not cost thousands of folds.
      if (envelope.track !== undefined || !saysOnly.includes(envelope.step)) this.#known = undefined
      this.#ahead.push(fact)
      this.#leaves.add(leaf)
    }
    return undefined
  }

  #judge(entry: ScopeEntry, agreement: Agreement, leaves: ReadonlySet<string>): ScopeState | Refusal {
    return nextScope(this.#state, entry, agreement, this.#agreements.kinds, (leaf) => leaves.has(leaf))
  }

  /** The journal holds what was walked: from here on it answers for it. */
  stored(): void {
    this.#ahead = []
    this.#known = undefined
  }

  #notOurs(why: string): Refusal {
    return refuse('exchange.not-an-agreement', { origin: this.#origin, why })
  }

  async #heldFacts(): Promise<Fact[]> {
    const held = await this.#journal.facts(this.#party, this.#agreementId)
    return held.map((fact) => {
      const shared = fact.parts.shared
      const content = shared && (JSON.parse(Buffer.from(shared.bytes).toString('utf8')) as PartContent)
      const envelope = JSON.parse(Buffer.from(fact.bytes).toString('utf8')) as Envelope
      return { leaf: fact.leaf, log: fact.log, index: fact.index, envelope, parts: content ? { shared: content } : {} }
    })
  }
}

/** The generation of a fact's log, where that is this log or an earlier generation of it. */
function placeIn(origin: LogId, fact: Fact): number | undefined {
  const [own, other] = [parseOrigin(origin), parseOrigin(fact.log)]
  if (isRefusal(own) || isRefusal(other) || own.party !== other.party || own.log !== other.log) return undefined
  return other.generation <= own.generation ? other.generation : undefined
}
