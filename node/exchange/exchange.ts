import {
  type Card,
  isRefusal,
  LianyuError,
  type LogId,
  type MatterId,
  type PartyId,
  parseOrigin,
  type Refusal,
  refuse,
  type Text,
} from '@lianyu/kernel'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Commit } from '../journal/types.ts'
import { inParty } from '../store/transaction.ts'
import { Agreements } from './agreements.ts'
import { AsksAhead } from './asks-ahead.ts'
import { type CardWords, makeCard, ownCard, pinCard, unpinCard } from './cards.ts'
import { Directory } from './directory.ts'
import { exchangeRoutes } from './exchange-routes.ts'
import { FetchBack } from './fetch-back.ts'
import { fetchFile } from './fetch-file.ts'
import { Hints } from './hints.ts'
import { HttpPeer } from './http-peer.ts'
import { HttpRequests } from './http-request.ts'
import { LocalPeer } from './local-peer.ts'
import * as rows from './log-rows.ts'
import { LogServer } from './log-server.ts'
import { type Counters, type ExchangeDeps, type ExchangeParts, newCounters } from './parts-of-exchange.ts'
import { type LoopDeps, newTail, PeerLoop, type PeerState, type Tail } from './peer-loop.ts'
import type { PeerSource } from './peer-source.ts'
import { type QuarantineLine, quarantineLines, takeBack } from './quarantine.ts'

/** How one peer is doing, for a local party. */
export interface PeerPulse {
  party: PartyId
  name: Text | undefined
  /** A party of the same node. */
  local: boolean
  state: PeerState
  lastSeenAt: string | undefined
  /** Why it is away. */
  trouble: Refusal | undefined
  fingerprint: string | undefined
  logs: LogPulse[]
}

export interface LogPulse {
  origin: LogId
  /** True for a log of ours at the peer, false for one of the peer's here. */
  own: boolean
  /** How much the holder of the copy has of it, and how much the writer. */
  held: number
  written: number
  /** Entries that the copy lacks, as far as is known. */
  lag: number
  /** How far the holder of the copy has vouched for it as a mirror. */
  cosigned: number
  quarantined: boolean
  /** What keeps it from going on, if anything does. */
  trouble: Refusal | undefined
}

/** How many peers are looked at in one moment; each look needs a database connection now and then. */
const looksAtOnce = 6

/** A look that takes longer waits for the other side and not for our database: its place goes to the next. */
const turnMs = 1_000

/**
 * Everything between parties: what this node's parties answer to others, and their copies of the others' shared logs.
 * Made with `new`, begun with `start`; `routes` may be registered before that.
 */
export class Exchange {
  readonly counters: Counters = newCounters()
  readonly #parts: ExchangeParts
  readonly #server: LogServer
  readonly #requests: HttpRequests
  readonly #hints: Hints
  readonly #loops = new Map<PartyId, Map<PartyId, PeerLoop>>()
  readonly #tails = new Map<PartyId, Map<LogId, Tail>>()
  readonly #fetchBacks = new Map<PartyId, FetchBack>()
  readonly #listeners = new Set<(party: PartyId, peer: PartyId) => void>()
  readonly #loopDeps: LoopDeps
  #turns = 0
  readonly #waiting: (() => void)[] = []
  #unlisten: (() => void) | undefined
  #started = false

  constructor(deps: ExchangeDeps) {
    this.#parts = {
      ...deps,
      elapsed: deps.elapsed ?? (() => performance.now()),
      agreements: new Agreements(deps.journal, deps.kinds),
      directory: new Directory(deps.journal, deps.store),
      counters: this.counters,
      asksAhead: new AsksAhead(),
      onAsked: (party, from) => {
        const loop = this.#loops.get(party)?.get(from)
        if (loop?.isAway) loop.wake()
      },
      onHint: (party, from, origin) => this.#loops.get(party)?.get(from)?.wake(origin),
      onCosigned: (party, by) => this.#changed(party, by),
    }
    this.#server = new LogServer(this.#parts)
    this.#requests = new HttpRequests({ allowPrivate: deps.allowPrivatePeers, now: deps.now })
    this.#hints = new Hints(
      (party, peer) => this.#source(party, peer),
      () => {
        this.counters.hintsSent += 1
      },
    )
    this.#loopDeps = {
      parts: this.#parts,
      source: (party, peer) => this.#source(party, peer),
      tail: (party, origin) => this.#tail(party, origin),
      isAway: (party, writer) => this.#loops.get(party)?.get(writer)?.isAway ?? false,
      onChange: (party, peer) => this.#changed(party, peer),
      fetchBack: (party, source, list) => this.#fetchBack(party).from(source, list),
      onProgress: (party, agreement) => this.#wakeWaiting(party, agreement),
      onListed: (party, peer, listed) => this.#forgetUnlisted(party, peer, listed),
      turn: (work) => this.#turn(work),
    }
  }

  /** The routes under `/log`. `mayRead` says whose copy a signed-in person may verify in the browser. */
  routes(mayRead?: (request: FastifyRequest) => Promise<PartyId | undefined> | PartyId | undefined) {
    const plugin = exchangeRoutes({
      parts: this.#parts,
      server: this.#server,
      ...(mayRead === undefined ? {} : { mayRead }),
    })
    return plugin as (app: FastifyInstance) => Promise<void>
  }

  /** Reads the pinned cards and begins to look at every peer. */
  async start(): Promise<void> {
    this.#started = true
    await this.#parts.directory.load()
    this.#unlisten = this.#parts.journal.onCommit((commit) => void this.#committed(commit))
    for (const party of this.#parts.journal.parties()) {
      this.#fetchBack(party).start()
      this.#begin(party)
    }
  }

  /** After `journal.addParty` on a running node. */
  async partyAdded(party: PartyId): Promise<void> {
    await this.#parts.directory.reload(party)
    if (!this.#started) return
    this.#begin(party)
    for (const other of this.#parts.journal.parties()) if (other !== party) this.#follow(other, party)
  }

  /** Ends after the looks that are under way; what they had not stored is fetched again at the next start. */
  async stop(): Promise<void> {
    this.#unlisten?.()
    this.#hints.stop()
    this.#requests.close()
    const loops = [...this.#loops.values()].flatMap((byPeer) => [...byPeer.values()])
    await Promise.all(loops.map((loop) => loop.stop()))
    await Promise.all([...this.#fetchBacks.values()].map((one) => one.stop()))
    this.#fetchBacks.clear()
    this.#loops.clear()
    this.#started = false
  }

  // — cards and peers, for operators; the caller has checked the right and writes the audit fact —

  ownCard(party: PartyId): Promise<Card | undefined> {
    return ownCard(this.#parts.store, party)
  }

  makeCard(party: PartyId, words: CardWords): Promise<Card> {
    return makeCard(this.#parts, party, words, this.#instant())
  }

  /** @param compared  the fingerprint as it was read out over the telephone; @param by  the officer who compared it */
  async pinCard(party: PartyId, card: Uint8Array, compared: string, by: string): Promise<Card | Refusal> {
    const pinned = await pinCard(this.#parts, party, card, compared, by, this.#instant())
    if (isRefusal(pinned)) return pinned
    await this.#parts.directory.reload(party)
    await this.#unfollow(party, pinned.party)
    if (this.#started) this.#follow(party, pinned.party)
    this.#changed(party, pinned.party)
    return pinned
  }

  async removePeer(party: PartyId, peer: PartyId): Promise<Refusal | undefined> {
    const refused = await unpinCard(this.#parts.store, party, peer)
    // Also where nothing is left to change: the same word may have come through before, and its answer not.
    await this.#parts.directory.reload(party)
    if (this.#parts.directory.pinned(party).has(peer)) return refused
    await this.#unfollow(party, peer)
    this.#changed(party, peer)
    return refused
  }

  cards(party: PartyId): Card[] {
    return [...this.#parts.directory.pinned(party).values()].map(({ card }) => card)
  }

  quarantineList(party: PartyId): Promise<QuarantineLine[]> {
    return inParty(this.#parts.store, party, 'app', quarantineLines)
  }

  async release(party: PartyId, origin: LogId, by: string): Promise<Refusal | undefined> {
    const released = await inParty(this.#parts.store, party, 'app', async (tx) => {
      const held = await rows.findLog(tx, origin)
      return held === undefined ? 0 : await takeBack(tx, held.log, by, this.#instant())
    })
    // The same word may have come through before, and its answer not: then only this process does not know yet.
    const stands = this.#tails.get(party)?.get(origin)?.state === 'quarantined'
    if (released === 0 && !stands) return refuse('exchange.not-quarantined', { origin: origin.slice(0, 120) })
    const tail = this.#tail(party, origin)
    tail.log.forget()
    tail.state = 'fresh'
    tail.held = undefined
    const { writer } = tail.log
    this.#loops.get(party)?.get(writer)?.wake(origin)
    this.#changed(party, writer)
    return undefined
  }

  // — the pulse —

  async peers(party: PartyId): Promise<PeerPulse[]> {
    const [logs, mirrored] = await inParty(this.#parts.store, party, 'exchange', async (tx) => [
      await rows.sharedLogs(tx),
      await rows.mirroredSizes(tx),
    ])
    const cosigned = (log: number, by: PartyId) =>
      mirrored.find((one) => one.log === log && one.byParty === by)?.size ?? 0
    const readers = new Map<string, readonly PartyId[]>()
    for (const { scope } of logs) {
      if (!readers.has(scope)) readers.set(scope, await this.#parts.agreements.readers(party, scope))
    }
    const pulses: PeerPulse[] = []
    for (const [peer, loop] of this.#loops.get(party) ?? []) {
      const shared = logs.filter((log) => readers.get(log.scope)?.includes(peer))
      const lines = shared
        .filter((log) => log.writer === peer || log.own)
        .map((log): LogPulse => {
          const listed = loop.listed.get(log.origin) ?? 0
          const vouched = cosigned(log.log, log.own ? peer : party)
          const held = log.own ? Math.max(listed, vouched) : log.size
          const written = log.own ? log.size : Math.max(listed, log.size)
          const lag = Math.max(0, written - held)
          const quarantined = log.state === 'quarantined'
          const trouble = log.own ? undefined : this.#tails.get(party)?.get(log.origin)?.trouble
          return { origin: log.origin, own: log.own, held, written, lag, cosigned: vouched, quarantined, trouble }
        })
      if (loop.local && lines.length === 0) continue
      const pinned = this.#parts.directory.pinned(party).get(peer)
      pulses.push({
        party: peer,
        name: loop.name,
        local: loop.local,
        state: lines.some(({ quarantined }) => quarantined) ? 'quarantined' : loop.state,
        lastSeenAt: loop.lastSeenAtMs === undefined ? pinned?.lastSeenAt : new Date(loop.lastSeenAtMs).toISOString(),
        trouble: loop.trouble,
        fingerprint: pinned?.fingerprint,
        logs: lines,
      })
    }
    return pulses.sort((a, b) => (a.party < b.party ? -1 : 1))
  }

  /** Called when a peer came, went, moved on, vouched, or was put aside. Must not throw and must not wait. */
  onPeer(listener: (party: PartyId, peer: PartyId) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Looks at a peer now and answers when it has. */
  async look(party: PartyId, peer: PartyId): Promise<void> {
    await this.#loops.get(party)?.get(peer)?.look()
  }

  /** Fetches a file that a held part names, from the writer of that part or whoever mirrors it. True once it is here. */
  fetchFile(party: PartyId, hash: string): Promise<boolean> {
    return fetchFile(this.#parts, (peer) => this.#source(party, peer), party, hash)
  }

  // — within —

  #begin(party: PartyId): void {
    for (const peer of this.#parts.directory.pinned(party).keys()) this.#follow(party, peer)
    for (const other of this.#parts.journal.parties()) if (other !== party) this.#follow(party, other)
  }

  #follow(party: PartyId, peer: PartyId): void {
    const byPeer = this.#loops.get(party) ?? new Map<PartyId, PeerLoop>()
    this.#loops.set(party, byPeer)
    if (byPeer.has(peer)) return
    const card = this.#parts.directory.isLocal(peer) ? undefined : this.#parts.directory.card(party, peer)
    const loop = new PeerLoop(this.#loopDeps, party, peer, card)
    byPeer.set(peer, loop)
    loop.start()
  }

  async #unfollow(party: PartyId, peer: PartyId): Promise<void> {
    const loop = this.#loops.get(party)?.get(peer)
    if (loop === undefined || loop.local) return
    this.#loops.get(party)?.delete(peer)
    await loop.stop()
  }

  #source(party: PartyId, peer: PartyId): PeerSource | undefined {
    const { directory } = this.#parts
    if (directory.isLocal(peer)) return new LocalPeer(this.#server, party, peer)
    const card = directory.card(party, peer)
    return card && new HttpPeer(this.#requests, directory.asker(party), card)
  }

  /** Who may hold more of our logs of a scope than is here, and has not answered since this process began. */
  notAsked(party: PartyId, scope: string): Promise<PartyId[]> {
    return this.#fetchBack(party).notAsked(scope)
  }

  #fetchBack(party: PartyId): FetchBack {
    let one = this.#fetchBacks.get(party)
    if (one === undefined) {
      one = new FetchBack(this.#parts, party, (of, losses) => this.#parts.onLosses?.(of, losses))
      this.#fetchBacks.set(party, one)
    }
    return one
  }

  #tail(party: PartyId, origin: LogId): Tail {
    const byOrigin = this.#tails.get(party) ?? new Map<LogId, Tail>()
    this.#tails.set(party, byOrigin)
    let tail = byOrigin.get(origin)
    if (tail === undefined) {
      tail = newTail(this.#parts, party, origin)
      byOrigin.set(origin, tail)
    }
    return tail
  }

  /** An own fact: everybody under the agreement is told. A mirrored one may be what another log waited for. */
  async #committed({ party, log, own }: Commit): Promise<void> {
    const named = parseOrigin(log)
    if (isRefusal(named) || named.log === 'home' || named.log === 'audit') return
    try {
      this.#wakeWaiting(party, named.log)
      if (!own) return
      for (const reader of await this.#parts.agreements.readers(party, named.log)) {
        if (reader === party) continue
        if (this.#parts.directory.isLocal(reader)) this.#loops.get(reader)?.get(party)?.wake(log)
        else if (!this.#loops.get(party)?.get(reader)?.isAway) this.#hints.send(party, reader, log)
      }
    } catch (error) {
      // Nothing depends on a hint; a node that is stopping may be without its database already.
      if (this.#started && !(error instanceof LianyuError)) this.#parts.onError?.(error)
    }
  }

  #wakeWaiting(party: PartyId, agreement: MatterId): void {
    for (const tail of this.#tails.get(party)?.values() ?? []) {
      if (tail.log.agreement !== agreement || tail.state !== 'waiting') continue
      tail.state = 'fresh'
      this.#loops.get(party)?.get(tail.log.writer)?.wake(tail.log.origin)
    }
  }

  #changed(party: PartyId, peer: PartyId): void {
    for (const listener of this.#listeners) listener(party, peer)
  }

  async #turn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#turns >= looksAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#turns += 1
    let left = false
    const leave = () => {
      if (left) return
      left = true
      const next = this.#waiting.shift()
      if (next === undefined) this.#turns -= 1
      else next()
    }
    const timer = setTimeout(leave, turnMs).unref()
    try {
      return await work()
    } finally {
      clearTimeout(timer)
      leave()
    }
  }

  /** What a peer named once and names no more, and of which nothing was ever taken over, is forgotten. */
  #forgetUnlisted(party: PartyId, peer: PartyId, listed: ReadonlyMap<LogId, number>): void {
    const tails = this.#tails.get(party)
    for (const [origin, { log, held, busy }] of tails ?? []) {
      if (log.writer === peer && !listed.has(origin) && !held && busy === undefined) tails?.delete(origin)
    }
  }

  #instant(): string {
    return new Date(this.#parts.now()).toISOString()
  }
}
