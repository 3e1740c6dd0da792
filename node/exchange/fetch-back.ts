import {
  emptyFrontier,
  frontierFromBytes,
  isRefusal,
  LianyuError,
  type LogId,
  openCheckpoint,
  type PartName,
  type PartyId,
  parseOrigin,
  refuse,
} from '@lianyu/kernel'
import type { Loss } from '../journal/outside.ts'
import type { MirrorEntry } from '../journal/types.ts'
import { inParty } from '../store/transaction.ts'
import { type FetchedBatch, fetchBatch } from './fetch-batch.ts'
import * as rows from './log-rows.ts'
import { writersNote } from './log-server.ts'
import type { ExchangeParts } from './parts-of-exchange.ts'
import type { ListedLog, PeerSource } from './peer-source.ts'

const settleEveryMs = 2_000

/**
 * Brings own logs of one party back from the peers that mirror them, after a restore or a failover: what they list of
 * ours, proven by our own signature, through the same door as any mirrored log.
 */
export class FetchBack {
  readonly #parts: ExchangeParts
  readonly #party: PartyId
  /** Peers that have shown all they hold of our logs since this process began. */
  readonly #asked = new Set<PartyId>()
  readonly #onLosses: (party: PartyId, losses: readonly Loss[]) => void
  #timer: NodeJS.Timeout | undefined
  #settling: Promise<void> = Promise.resolve()

  constructor(parts: ExchangeParts, party: PartyId, onLosses: (party: PartyId, losses: readonly Loss[]) => void) {
    this.#parts = parts
    this.#party = party
    this.#onLosses = onLosses
  }

  /** Looks, as long as anything is behind, whether it can go on: an operator may have confirmed. */
  start(): void {
    void this.settle().catch((error) => this.#parts.onError?.(error))
    this.#timer = setInterval(() => {
      if (this.#isBehind) void this.settle().catch((error) => this.#parts.onError?.(error))
    }, settleEveryMs)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#settling.catch(() => {})
  }

  get #isBehind(): boolean {
    return this.#parts.journal.behind(this.#party).length > 0
  }

  /** A peer answered: what it holds of our logs beyond what is here is taken back. */
  async from(source: PeerSource, list: readonly ListedLog[]): Promise<void> {
    for (const { origin, size } of list.toSorted(byGeneration)) {
      if (!origin.startsWith(`${this.#party}/`)) continue
      const held = await this.#held(origin)
      const ours = this.#parts.journal.behind(this.#party).some((log) => log.origin === origin)
      if (size > (held?.size ?? 0) && (ours || held?.state !== 'closed')) await this.#take(source, origin)
    }
    if (!this.#isBehind) return
    this.#asked.add(source.party)
    await this.settle()
  }

  settle(): Promise<void> {
    const work = this.#settling.catch(() => {}).then(() => this.#settle())
    this.#settling = work
    return work
  }

  async #settle(): Promise<void> {
    if (!this.#isBehind) return
    const losses = await this.#parts.journal.settle(this.#party, (scope) => this.notAsked(scope))
    if (losses.length > 0) this.#onLosses(this.#party, losses)
  }

  /** Parties that may hold more of a scope's logs than is here, and have not shown what they hold. */
  async notAsked(scope: string): Promise<PartyId[]> {
    if (scope === 'home' || scope === 'audit') return []
    const { agreements, directory } = this.#parts
    const readers = await agreements.readers(this.#party, scope)
    // Of an agreement that is not here anybody may be a party.
    const known = readers.length > 0 ? readers : [...directory.pinned(this.#party).keys(), ...directory.locals()]
    return known.filter((party) => party !== this.#party && !this.#asked.has(party))
  }

  async #take(source: PeerSource, origin: LogId): Promise<void> {
    const { journal, directory } = this.#parts
    const answer = await source.checkpoint(origin)
    const key = directory.verifier(this.#party, this.#party, 'log')
    if (answer === undefined || key === undefined) return
    const head = openCheckpoint(answer.note, origin, key)
    // What we never signed is nobody's tail of ours.
    if (isRefusal(head)) return
    await journal.noticeBehind(this.#party, origin, head.size)
    for (;;) {
      const held = await this.#held(origin)
      const before = held === undefined ? emptyFrontier : frontierFromBytes(held.frontier)
      if (before.size >= head.size) return
      const batch = await fetchBatch(source, origin, before, head, 1)
      const end = before.size + batch.entries.length
      const taken = await journal.mirror({
        party: this.#party,
        origin,
        from: batch.from,
        entries: entriesOf(batch),
        ...(end === head.size ? { checkpoint: writersNote(head) } : {}),
      })
      if (isRefusal(taken)) throw new LianyuError(taken)
      if (taken.size < end) throw new LianyuError(refuse('exchange.stored-otherwise', { origin, size: end }))
      this.#parts.counters.entriesFetchedBack += batch.entries.length
    }
  }

  #held(origin: LogId): Promise<rows.HeldLog | undefined> {
    return inParty(this.#parts.store, this.#party, 'exchange', (tx) => rows.findLog(tx, origin))
  }
}

/** Parts as they came; each has to open its commitment before anything is stored. */
function entriesOf({ from, entries, parts }: FetchedBatch): MirrorEntry[] {
  const byIndex = Map.groupBy(parts, ({ index }) => index)
  return entries.map((bytes, at) => {
    const held: { [P in PartName]?: { salt: Uint8Array; bytes: Uint8Array } } = {}
    for (const part of byIndex.get(from + at) ?? []) {
      if ('bytes' in part) held[part.part] = { salt: part.salt, bytes: part.bytes }
    }
    return { bytes, parts: held }
  })
}

/** An earlier generation first: the later ones rest on it. */
export function byGeneration(a: ListedLog, b: ListedLog): number {
  const [one, other] = [parseOrigin(a.origin), parseOrigin(b.origin)]
  return isRefusal(one) || isRefusal(other) ? 0 : one.generation - other.generation
}
