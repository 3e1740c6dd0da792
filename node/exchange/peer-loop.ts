import {
  type Card,
  isRefusal,
  LianyuError,
  type LogId,
  type PartyId,
  parseOrigin,
  type Refusal,
  type Text,
} from '@lianyu/kernel'
import { byGeneration } from './fetch-back.ts'
import type { ExchangeParts } from './parts-of-exchange.ts'
import type { ListedLog, PeerSource } from './peer-source.ts'
import { TailedLog } from './tail-log.ts'

/** `never`: not reached since it was pinned, or since this node began. */
export type PeerState = 'online' | 'away' | 'quarantined' | 'never'

/** How often a peer is looked at when nobody hints, in milliseconds. */
export const pace = {
  /** With something shared; nearly all news comes by hints, so this only mends lost ones. */
  shared: 1_000,
  /** The same, after two quiet minutes. */
  quiet: 3_000,
  quietAfter: 120_000,
  /** Nothing shared yet: a first agreement is hinted, this finds it when the hint was lost. */
  stranger: 30_000,
  /** A party of this node hints by a call that cannot be lost but by a crash. */
  local: 30_000,
  /** Away: asked again this often at most, so that both sides are one again within seconds of the line being mended. */
  awayMost: 1_500,
  /** Whether a peer is there at all is asked with little patience: what a dead connection holds, it holds this long. */
  probeMs: 2_000,
  /** A log whose last answers were no use. */
  failedMost: 30_000,
  /** Between two looks, however many hints come. */
  gap: 10,
  /** Logs are compared even where their size did not change: this finds a fork of the same length. */
  compare: 15_000,
  /** A log that waits for another is tried again when that one moves, and this often. */
  waiting: 10_000,
  /** A log that is not ours to take over. */
  refused: 600_000,
} as const

/** Is it about the peer itself and not about one of its logs? Then it is no use asking it for the next log now. */
function isUnreachable({ refusal, facts }: Refusal): boolean {
  if (refusal === 'exchange.peer-refused') return facts.status !== 404 && facts.status !== 409 && facts.status !== 400
  return ['exchange.peer-away', 'exchange.redirected', 'exchange.answer-too-slow'].includes(refusal)
}

export interface LoopDeps {
  parts: ExchangeParts
  source: (party: PartyId, peer: PartyId) => PeerSource | undefined
  /** The local party's copy of a log; one for all the loops of that party. */
  tail: (party: PartyId, origin: LogId) => Tail
  /** Is this writer out of reach for the local party, so that a mirror may be asked instead? */
  isAway: (party: PartyId, writer: PartyId) => boolean
  onChange: (party: PartyId, peer: PartyId) => void
  /** What the source holds of the local party's own logs, if a restore has set those back. */
  fetchBack: (party: PartyId, source: PeerSource, list: readonly ListedLog[]) => Promise<void>
  /** Something of this agreement moved: logs that wait in it may go on. */
  onProgress: (party: PartyId, agreement: string) => void
  /** The peer named its logs, as it does at every look. */
  onListed: (party: PartyId, peer: PartyId, listed: ReadonlyMap<LogId, number>) => void
  /** Keeps the number of looks at once small, whatever the number of peers. */
  turn: <T>(work: () => Promise<T>) => Promise<T>
}

/** A log with what is known of it without asking the database. */
export interface Tail {
  log: TailedLog
  /** How much of it is held; undefined before the first look. */
  held: number | undefined
  state: 'fresh' | 'settled' | 'waiting' | 'quarantined' | 'refused'
  /** Looks in a row that failed, and why the last did. */
  failures: number
  trouble: Refusal | undefined
  /** By what has elapsed, not by the clock: one that is set back or ahead keeps no log waiting. */
  lookedAt: number
  busy: Promise<unknown> | undefined
}

export function newTail(parts: ExchangeParts, party: PartyId, origin: LogId): Tail {
  const log = new TailedLog(parts, party, origin)
  return {
    log,
    held: undefined,
    state: 'fresh',
    failures: 0,
    trouble: undefined,
    lookedAt: Number.NEGATIVE_INFINITY,
    busy: undefined,
  }
}

/** One local party looking at one peer: when, how it is, and which of its logs to go on with. */
export class PeerLoop {
  readonly party: PartyId
  readonly peer: PartyId
  readonly name: Text | undefined
  readonly local: boolean
  /** What the peer last listed, its own logs and those it mirrors. */
  listed = new Map<LogId, number>()
  lastSeenAtMs: number | undefined
  /** Why the peer is away; what is wrong with a single log stands there. */
  trouble: Refusal | undefined
  readonly #deps: LoopDeps
  readonly #hinted = new Set<LogId>()
  #failures = 0
  #seen = false
  #savedSeenAt = Number.NEGATIVE_INFINITY
  #movedAt: number
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #again = false
  #stopped = false

  constructor(deps: LoopDeps, party: PartyId, peer: PartyId, card: Card | undefined) {
    this.#deps = deps
    this.party = party
    this.peer = peer
    this.name = card?.name
    this.local = card === undefined
    this.#movedAt = deps.parts.elapsed()
  }

  get state(): PeerState {
    if (!this.#seen && this.#failures === 0) return 'never'
    return this.#failures === 0 ? 'online' : this.#seen || this.lastSeenAtMs !== undefined ? 'away' : 'never'
  }

  /** The last look failed, whatever was before. */
  get isAway(): boolean {
    return this.#failures > 0
  }

  start(): void {
    this.#later(this.local ? 0 : Math.random() * 200)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  /** A hint, or a commit of a party of this node. */
  wake(origin?: LogId): void {
    if (origin !== undefined && this.#hinted.size < 1_000) this.#hinted.add(origin)
    if (this.#running === undefined) this.#later(pace.gap)
    else this.#again = true
  }

  /** Looks now and answers when it has: for operators, and for tests that must not guess at times. */
  async look(): Promise<void> {
    while (this.#running !== undefined) await this.#running
    await this.#run()
  }

  #later(ms: number): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#run(), ms)
    this.#timer.unref()
  }

  #run(): Promise<void> {
    if (this.#stopped) return Promise.resolve()
    clearTimeout(this.#timer)
    this.#again = false
    this.#running = this.#isThere()
      .then((there) => (there ? this.#deps.turn(() => this.#poll()) : undefined))
      .finally(() => {
        this.#running = undefined
        this.#later(this.#again ? pace.gap : this.#pause())
      })
    return this.#running
  }

  #pause(): number {
    const jitter = 0.8 + Math.random() * 0.4
    if (this.#failures > 0) return Math.min(pace.awayMost, 500 * 2 ** (this.#failures - 1)) * jitter
    if (this.local) return pace.local * jitter
    const quiet = this.#deps.parts.elapsed() - this.#movedAt > pace.quietAfter
    return (this.listed.size === 0 ? pace.stranger : quiet ? pace.quiet : pace.shared) * jitter
  }

  /** A peer that did not answer last time has to, before it gets a turn: a hundred dead ones hold up nobody. */
  async #isThere(): Promise<boolean> {
    if (this.local || (this.#seen && !this.isAway)) return true
    const before = this.state
    try {
      await this.#deps.source(this.party, this.peer)?.list(pace.probeMs)
      return true
    } catch (error) {
      this.#failed(error, before)
      return false
    }
  }

  #failed(error: unknown, before: PeerState): void {
    this.#deps.parts.counters.pollsFailed += 1
    this.#failures += 1
    this.#tell(error)
    if (this.state !== before) this.#deps.onChange(this.party, this.peer)
  }

  async #poll(): Promise<void> {
    const { parts } = this.#deps
    const before = this.state
    parts.counters.polls += 1
    try {
      const source = this.#deps.source(this.party, this.peer)
      // What was hinted stays hinted: the next look that may store something begins with it.
      if (source === undefined || parts.barred?.() !== undefined) return
      const hinted = [...this.#hinted]
      this.#hinted.clear()
      // What was hinted comes first and without asking for the list: this is what a colleague over there waits for.
      for (const origin of hinted.filter((one) => this.#isOfPeer(one) && this.listed.has(one))) {
        await this.#goOn(source, origin, undefined)
      }
      const list = await source.list()
      this.#answered()
      this.listed = new Map(list.map(({ origin, size }) => [origin, size]))
      this.#deps.onListed(this.party, this.peer, this.listed)
      await this.#deps.fetchBack(this.party, source, list).catch((error) => this.#tell(error))
      for (const log of list.sort(foundersFirst)) {
        // A long list of slow logs must not keep a node from ending.
        if (this.#stopped) return
        await this.#consider(source, log)
      }
      await this.#push(source)
    } catch (error) {
      return this.#failed(error, before)
    }
    if (this.state !== before) this.#deps.onChange(this.party, this.peer)
  }

  #answered(): void {
    const { now, elapsed } = this.#deps.parts
    this.#failures = 0
    this.#seen = true
    this.trouble = undefined
    this.lastSeenAtMs = now()
    if (this.local || elapsed() - this.#savedSeenAt < 60_000) return
    this.#savedSeenAt = elapsed()
    void this.#deps.parts.directory
      .seen(this.party, this.peer, new Date(this.lastSeenAtMs).toISOString())
      .catch(() => {})
  }

  #isOfPeer(origin: LogId): boolean {
    return origin.startsWith(`${this.peer}/`)
  }

  async #consider(source: PeerSource, { origin, size }: ListedLog): Promise<void> {
    const named = parseOrigin(origin)
    if (isRefusal(named) || named.party === this.party) return
    // A mirror's copy serves where its writer cannot be asked; otherwise the writer knows best.
    if (named.party !== this.peer && !this.#deps.isAway(this.party, named.party)) return
    await this.#goOn(source, origin, size)
  }

  /** Takes the log further, if there is reason to look. One log's trouble does not keep the others waiting. */
  async #goOn(source: PeerSource, origin: LogId, theirs: number | undefined): Promise<void> {
    const tail = this.#deps.tail(this.party, origin)
    if (!this.#worthALook(tail, theirs)) return
    while (tail.busy !== undefined) await tail.busy.catch(() => {})
    const work = this.#advance(tail, source)
    tail.busy = work
    try {
      await work
      tail.failures = 0
      if (tail.state === 'settled') tail.trouble = undefined
    } catch (error) {
      if (error instanceof LianyuError && isUnreachable(error.refusal)) throw error
      tail.failures += 1
      this.#tell(error, tail)
    } finally {
      tail.busy = undefined
    }
  }

  /** @param theirs  the size that the source lists; undefined where it was hinted and not listed */
  #worthALook(tail: Tail, theirs: number | undefined): boolean {
    const since = this.#deps.parts.elapsed() - tail.lookedAt
    if (tail.state === 'quarantined') return false
    if (tail.state === 'refused') return since > pace.refused
    if (theirs === undefined) return true
    if (tail.failures > 0) return since > Math.min(pace.failedMost, 500 * 2 ** tail.failures)
    if (tail.state === 'waiting') return since > pace.waiting
    if (tail.log.writer !== this.peer) return theirs > (tail.held ?? 0)
    return theirs !== tail.held || since > pace.compare
  }

  async #advance(tail: Tail, source: PeerSource): Promise<void> {
    const { parts } = this.#deps
    tail.lookedAt = parts.elapsed()
    const outcome = await tail.log.advance(source)
    tail.held = outcome.size
    if (outcome.state === 'quarantined') {
      tail.state = outcome.size === 0 ? 'refused' : 'quarantined'
      if (outcome.refusal !== undefined) this.#report(outcome.refusal, tail.log.origin)
      tail.trouble = outcome.refusal
      this.#deps.onChange(this.party, tail.log.writer)
      return
    }
    tail.state = outcome.state === 'waiting' ? 'waiting' : 'settled'
    if (outcome.state === 'waiting') tail.trouble = outcome.refusal
    if (outcome.state === 'advanced' && outcome.entries > 0) {
      this.#movedAt = parts.elapsed()
      this.#deps.onProgress(this.party, tail.log.agreement)
      this.#deps.onChange(this.party, tail.log.writer)
    }
    if (source.party === tail.log.writer && tail.log.hasToPush) await this.#handOver(tail, source)
  }

  /** Cosignatures that the writer has not taken yet, of logs that were brought up to date from elsewhere. */
  async #push(source: PeerSource): Promise<void> {
    for (const origin of this.listed.keys()) {
      if (!this.#isOfPeer(origin)) continue
      const tail = this.#deps.tail(this.party, origin)
      if (tail.log.hasToPush) await this.#handOver(tail, source)
    }
  }

  /** A writer that will not take a cosignature (our clock is ahead of its own) is there all the same, and so is its log. */
  async #handOver(tail: Tail, source: PeerSource): Promise<void> {
    try {
      await tail.log.push(source)
    } catch (error) {
      if (!(error instanceof LianyuError) || isUnreachable(error.refusal)) throw error
      this.#tell(error, tail)
    }
  }

  /** Says a trouble once, until it is another or over. */
  #tell(error: unknown, tail?: Tail): void {
    if (!(error instanceof LianyuError)) {
      this.#deps.parts.onError?.(error)
      return
    }
    const place: { trouble: Refusal | undefined } = tail ?? this
    const isNew = place.trouble?.refusal !== error.refusal.refusal
    place.trouble = error.refusal
    if (isNew) this.#report(error.refusal, tail?.log.origin)
  }

  #report(refusal: Refusal, origin: LogId | undefined): void {
    const { party, peer } = this
    this.#deps.parts.onTrouble?.({ party, peer, ...(origin === undefined ? {} : { origin }), refusal })
  }
}

/** Logs of whoever opened the agreement first: the others cannot be judged before the opening is here. */
function foundersFirst(a: ListedLog, b: ListedLog): number {
  const rank = ({ origin }: ListedLog) => {
    const [party, scope] = origin.split('/')
    return scope?.startsWith(`${party}:`) ? 0 : 1
  }
  return rank(a) - rank(b) || byGeneration(a, b) || (a.origin < b.origin ? -1 : 1)
}
