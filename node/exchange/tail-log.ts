import {
  appendLeaves,
  emptyFrontier,
  type Frontier,
  frontierFromBytes,
  isRefusal,
  LianyuError,
  type LogId,
  type MatterId,
  openCheckpoint,
  type PartyId,
  parseOrigin,
  type Refusal,
  refuse,
  rootFromTiles,
  rootOf,
  sameBytes,
  tileToBytes,
  type VerifiedCheckpoint,
} from '@lianyu/kernel'
import { sha256Node } from '../journal/sha256.ts'
import type { MirrorEntry } from '../journal/types.ts'
import { inParty, type Tx } from '../store/transaction.ts'
import { BatchChecks } from './check-batch.ts'
import type { WalkStop } from './check-generation.ts'
import { generationAfter, generationBefore } from './check-generation.ts'
import { Appetite, type FetchedBatch, fetchBatch, leadsTo } from './fetch-batch.ts'
import * as rows from './log-rows.ts'
import { writersNote } from './log-server.ts'
import type { ExchangeParts } from './parts-of-exchange.ts'
import type { PeerSource } from './peer-source.ts'
import { type Evidence, putAside } from './quarantine.ts'
import { ScopeWalk } from './scope-walk.ts'
import { Vouching } from './vouching.ts'

/** What one look at a log came to. `waiting`: held up by something that has to come first, from elsewhere. */
export type TailOutcome =
  | { state: 'idle'; size: number }
  | { state: 'advanced'; size: number; entries: number }
  | { state: 'waiting'; size: number; refusal: Refusal }
  | { state: 'quarantined'; size: number; refusal?: Refusal }

/**
 * One local party's copy of one other party's shared log. `advance` looks once and takes over all that is new: verified,
 * inside its agreement, stored, read back, cosigned. Not to be called twice at once; may be dropped at any time, since all
 * that counts is in the database.
 */
export class TailedLog {
  readonly party: PartyId
  readonly origin: LogId
  readonly writer: PartyId
  readonly agreement: MatterId
  readonly #parts: ExchangeParts
  readonly #walk: ScopeWalk
  readonly #checks: BatchChecks
  readonly #vouching: Vouching
  #walked = false
  /** By source: the note that was taken over completely, so that an unchanged one costs one short request. */
  readonly #settled = new Map<PartyId, string>()
  /** Checkpoints in a row that the writer could not prove consistent with what is held. */
  #unproven = 0

  constructor(parts: ExchangeParts, party: PartyId, origin: LogId) {
    const parsed = parseOrigin(origin)
    if (isRefusal(parsed)) throw new LianyuError(parsed)
    this.#parts = parts
    this.party = party
    this.origin = origin
    this.writer = parsed.party
    this.agreement = parsed.log
    this.#walk = new ScopeWalk(party, origin, parts.journal, parts.agreements, parts.store)
    this.#checks = new BatchChecks(parts, party, origin, parsed, this.#walk)
    this.#vouching = new Vouching(parts, party, origin, parsed.party, this.#walk)
  }

  async advance(source: PeerSource): Promise<TailOutcome> {
    const held = await this.#in((tx) => rows.findLog(tx, this.origin))
    const size = held?.size ?? 0
    if (held?.state === 'quarantined') return { state: 'quarantined', size }
    const answer = await source.checkpoint(this.origin, this.#settled.get(source.party))
    if (answer === undefined) return { state: 'idle', size }
    const head = this.#open(answer.note)
    const outcome =
      held !== undefined && head.size <= held.size
        ? await this.#compare(source, held, head, answer.note)
        : await this.#takeOver(source, held, head, answer.note)
    if (outcome.state === 'idle' || outcome.state === 'advanced') this.#settled.set(source.party, answer.tag)
    return outcome
  }

  /** Gives the writer the cosignature it has not taken yet. */
  push(writer: PeerSource): Promise<void> {
    return this.#vouching.push(writer)
  }

  get hasToPush(): boolean {
    return this.#vouching.hasToPush
  }

  /** After an operator released it: look again as if for the first time. */
  forget(): void {
    this.#settled.clear()
    this.#walked = false
    this.#unproven = 0
  }

  #open(note: string): VerifiedCheckpoint {
    const key = this.#parts.directory.verifier(this.party, this.writer, 'log')
    if (key === undefined) throw new LianyuError(refuse('exchange.unknown-peer', { party: this.writer }))
    const all = openCheckpoint(note, this.origin, key, this.#parts.directory.cosigners(this.party, this.writer))
    // A cosigner's line that does not hold must not keep the writer's log waiting: then none of them counts.
    const spoilt = isRefusal(all) && (all.refusal === 'log.bad-signature' || all.refusal === 'log.ambiguous-key')
    const opened = spoilt ? openCheckpoint(note, this.origin, key) : all
    if (isRefusal(opened)) throw new LianyuError(opened)
    return opened
  }

  /** Nothing longer: the same, an older copy at a mirror, or a contradiction. */
  async #compare(source: PeerSource, held: rows.HeldLog, head: VerifiedCheckpoint, note: string): Promise<TailOutcome> {
    const root = head.size === held.size ? held.root : await this.#rootAt(held.log, head.size)
    if (!sameBytes(root, head.root)) {
      const refusal = refuse('log.forked', { origin: this.origin, size: head.size })
      return await this.#quarantine(held, head.size, refusal, source, note)
    }
    if (head.size < held.size) {
      if (source.party !== this.writer) return { state: 'idle', size: held.size }
      const refusal = refuse('log.shrunk', { origin: this.origin, had: held.size, now: head.size })
      return await this.#quarantine(held, head.size, refusal, source, note)
    }
    await this.#vouching.keepOthers(held.log, head)
    if (this.#vouching.upTo < head.size) await this.#vouching.vouch(held.log, head)
    return { state: 'idle', size: held.size }
  }

  async #takeOver(
    source: PeerSource,
    held: rows.HeldLog | undefined,
    head: VerifiedCheckpoint,
    note: string,
  ): Promise<TailOutcome> {
    const next = held && (await this.#in((tx) => rows.findLog(tx, generationAfter(this.origin))))
    if (held !== undefined && next !== undefined) return await this.#grew(source, held, next, head.size, note)
    if (!this.#walked) await this.#walk.rewind()
    this.#walked = true
    let before = held === undefined ? emptyFrontier : frontierFromBytes(held.frontier)
    const began = before.size
    const appetite = new Appetite()
    // While a batch is stored and read back, the next one is fetched and looked at: database and node work side by side.
    let ahead: Promise<FetchedBatch> | undefined
    let lookedBack: Promise<void> = Promise.resolve()
    try {
      while (before.size < head.size) {
        let batch: FetchedBatch
        try {
          batch = await (ahead ?? fetchBatch(source, this.origin, before, head, appetite.bundles))
          ahead = undefined
        } catch (error) {
          if (held === undefined || !(await this.#isFork(source, before, head))) throw error
          const refusal = refuse('log.forked', { origin: this.origin, size: head.size })
          return await this.#quarantine(held, before.size, refusal, source, note)
        }
        this.#unproven = 0
        appetite.after(batch)
        if (batch.after.size < head.size) {
          ahead = fetchBatch(source, this.origin, batch.after, head, appetite.bundles)
          ahead.catch(() => {})
        }
        const { entries, stop } = await this.#checks.upToFirstStop(batch, source, head)
        await lookedBack
        if (entries.length > 0) {
          const stored = await this.#store(before, batch, entries, head)
          lookedBack = stored.lookedBack
          before = stored.after
        }
        if (stop !== undefined) {
          await lookedBack
          await this.#walk.rewind()
          return stop.later
            ? { state: 'waiting', size: before.size, refusal: stop.refusal }
            : await this.#outside(stop, batch, source, note, before.size)
        }
      }
    } finally {
      await lookedBack
    }
    return { state: 'advanced', size: before.size, entries: before.size - began }
  }

  /**
   * Did the writer sign a log that does not begin with what it signed before? A single answer may have been spoilt on its
   * way, so it takes two in a row from the writer itself.
   */
  async #isFork(source: PeerSource, held: Frontier, head: VerifiedCheckpoint): Promise<boolean> {
    if (source.party !== this.writer || held.size === 0) return false
    if (await leadsTo(source, this.origin, held, head)) return false
    this.#unproven += 1
    return this.#unproven >= 2
  }

  /**
   * Stores a batch, begins to read it back, and vouches for it where it reaches the checkpoint.
   *
   * @returns the log's frontier after it, and a promise of having found the same in the database
   */
  async #store(
    before: Frontier,
    batch: FetchedBatch,
    entries: MirrorEntry[],
    head: VerifiedCheckpoint,
  ): Promise<{ after: Frontier; lookedBack: Promise<void> }> {
    const end = before.size + entries.length
    const reaches = end === head.size
    const answer = await this.#parts.journal.mirror({
      party: this.party,
      origin: this.origin,
      from: batch.from,
      entries,
      ...(reaches ? { checkpoint: writersNote(head) } : {}),
    })
    if (isRefusal(answer)) {
      await this.#walk.rewind()
      throw new LianyuError(answer)
    }
    this.#walk.stored()
    this.#parts.counters.entriesMirrored += entries.length
    const whole = entries.length === batch.entries.length
    const after = whole ? batch.after : appendLeaves(sha256Node, before, batch.leaves.slice(0, entries.length))
    const readBack = this.#readBack(before, after)
    const lookedBack = readBack.then(() => {})
    // Whoever waits for it is told; until then the next batch is looked at.
    lookedBack.catch(() => {})
    if (reaches) {
      const log = await readBack
      if (!sameBytes(rootOf(sha256Node, after), head.root)) throw this.#storedOtherwise(end)
      await this.#vouching.keepOthers(log, head)
      await this.#vouching.vouch(log, head)
    }
    return { after, lookedBack }
  }

  /** Whether the bytes that are in the database now, not those that came, lead there too: only that may be vouched for. */
  async #readBack(before: Frontier, after: Frontier): Promise<number> {
    try {
      return await this.#in(async (tx) => {
        const held = await rows.findLog(tx, this.origin)
        if (held === undefined || held.size < after.size) throw this.#storedOtherwise(after.size)
        const leaves = await rows.hashedAgain(tx, held.log, before.size, after.size)
        const root = rootOf(sha256Node, appendLeaves(sha256Node, before, leaves))
        if (leaves.length !== after.size - before.size) throw this.#storedOtherwise(after.size)
        if (!sameBytes(root, rootOf(sha256Node, after))) throw this.#storedOtherwise(after.size)
        if (held.size === after.size && !sameBytes(root, held.root)) throw this.#storedOtherwise(after.size)
        return held.log
      })
    } catch (error) {
      // The walk may have gone on into the next batch meanwhile.
      this.#walked = false
      throw error
    }
  }

  #storedOtherwise(size: number): LianyuError {
    return new LianyuError(refuse('exchange.stored-otherwise', { origin: this.origin, size }))
  }

  async #outside(
    stop: WalkStop,
    batch: FetchedBatch,
    source: PeerSource,
    note: string,
    size: number,
  ): Promise<TailOutcome> {
    const held = await this.#in((tx) => rows.findLog(tx, this.origin))
    const entry = Buffer.from(batch.entries[stop.index - batch.from] as Uint8Array).toString('base64')
    // Nothing of the log was ever taken over: there is nothing to put aside, and nothing of it will be.
    if (held !== undefined) return await this.#quarantine(held, stop.index, stop.refusal, source, note, entry)
    // But for an opening that lies: then it is the generation before that stands still, and keeps the evidence.
    const origin = generationBefore(this.origin)
    const before = origin === undefined ? undefined : await this.#in((tx) => rows.findLog(tx, origin))
    if (before === undefined || before.state === 'quarantined') {
      return { state: 'quarantined', size, refusal: stop.refusal }
    }
    const outcome = await this.#quarantine(before, before.size, stop.refusal, source, note, entry)
    return { ...outcome, size }
  }

  /** A generation that was closed is longer at its writer than it was said to be: neither it nor the next is believed. */
  async #grew(
    source: PeerSource,
    held: rows.HeldLog,
    next: rows.HeldLog,
    size: number,
    note: string,
  ): Promise<TailOutcome> {
    // A mirror may hold more: that is between it and the writer.
    if (source.party !== this.writer) return { state: 'idle', size: held.size }
    const refusal = refuse('log.grown-after-closing', { origin: this.origin, closed: held.size, now: size })
    await this.#quarantine(next, next.size, refusal, source, note)
    return await this.#quarantine(held, held.size, refusal, source, note)
  }

  async #quarantine(
    held: rows.HeldLog,
    index: number,
    refusal: Refusal,
    source: PeerSource,
    note: string,
    entry?: string,
  ): Promise<TailOutcome> {
    const { store, counters, now } = this.#parts
    await inParty(store, this.party, 'app', async (tx) => {
      const before = (await rows.latestNote(tx, held.log))?.note
      const evidence: Evidence = {
        refusal,
        origin: this.origin,
        notes: [...(before === undefined ? [] : [before]), note],
        from: source.party,
        ...(entry === undefined ? {} : { entry, index }),
      }
      await putAside(tx, held.log, index, evidence, new Date(now()).toISOString())
    })
    counters.quarantines += 1
    return { state: 'quarantined', size: held.size, refusal }
  }

  /** The root this party's copy had at an earlier size. */
  async #rootAt(log: number, size: number): Promise<Uint8Array> {
    if (size === 0) return rootOf(sha256Node, emptyFrontier)
    return await this.#in((tx) =>
      rootFromTiles(sha256Node, size, async ({ level, index, width }) => {
        const [from, to] = [index * 256, index * 256 + width]
        const hashes =
          level === 0
            ? await rows.leavesOf(tx, log, from, to)
            : await rows.subtreesOf(tx, log, level as number, from, to)
        return tileToBytes(hashes)
      }),
    )
  }

  #in<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return inParty(this.#parts.store, this.party, 'exchange', fn)
  }
}
