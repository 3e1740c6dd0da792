import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type Envelope,
  isRefusal,
  type LogId,
  type MatterId,
  type PartContent,
  type PartyId,
  type Refusal,
  refuse,
  rightSaid,
  type VerifiedCheckpoint,
} from '@lianyu/kernel'
import { hexOf } from '../journal/hex.ts'
import type { MirrorEntry } from '../journal/types.ts'
import { inParty } from '../store/transaction.ts'
import type { WalkStop } from './check-generation.ts'
import { checkParts, MatterParties, readerOf } from './check-parts.ts'
import { ClaimedErasures } from './claimed-erasures.ts'
import type { FetchedBatch } from './fetch-batch.ts'
import type { ExchangeParts } from './parts-of-exchange.ts'
import type { PeerSource, TravelledPart } from './peer-source.ts'
import { wasReleased } from './quarantine.ts'
import type { ScopeWalk } from './scope-walk.ts'
import { understatedFence } from './understated-fence.ts'

/** Entries that are checked before others have their turn. */
const entriesATurn = 256

/** Whether what a log brought may be taken over, entry by entry. What stands in the signed log at all was proven before. */
export class BatchChecks {
  readonly #parts: ExchangeParts
  readonly #party: PartyId
  readonly #origin: LogId
  readonly #agreement: MatterId
  readonly #walk: ScopeWalk
  readonly #erasures: ClaimedErasures

  constructor(
    parts: ExchangeParts,
    party: PartyId,
    origin: LogId,
    of: { party: PartyId; log: MatterId },
    walk: ScopeWalk,
  ) {
    this.#parts = parts
    this.#party = party
    this.#origin = origin
    this.#agreement = of.log
    this.#walk = walk
    this.#erasures = new ClaimedErasures(parts, party, origin, of.party)
  }

  /** Form, writer, scope, parts: entries up to the first that may not be taken over, and why it may not. */
  async upToFirstStop(
    batch: FetchedBatch,
    source: PeerSource,
    head: VerifiedCheckpoint,
  ): Promise<{ entries: MirrorEntry[]; stop?: WalkStop }> {
    const { journal, agreements, counters } = this.#parts
    const named = new Set(batch.envelopes.flatMap((envelope) => (isRefusal(envelope) ? [] : envelope.matter)))
    const held = await journal.getMany(this.#party, [...named])
    const matters = new MatterParties(async (id) => held.get(id)?.shared.parties)
    const travelled = Map.groupBy(batch.parts, ({ index }) => index)
    const entries: MirrorEntry[] = []
    const passed: Envelope[] = []
    const outside = new Map<string, Refusal>()
    for (const [at, bytes] of batch.entries.entries()) {
      const index = batch.from + at
      // A long log that is taken over must not keep those waiting who work here.
      if (at % entriesATurn === entriesATurn - 1) await nextTurn()
      const leaf = batch.leaves[at] as Uint8Array
      const came = travelled.get(index) ?? []
      const envelope = batch.envelopes[at] as Envelope | Refusal
      if (isRefusal(envelope)) {
        return { entries, stop: { index, refusal: envelope, later: envelope.sort === 'unavailable' } }
      }
      const parties = await matters.of(envelope)
      const own = envelope.matter === this.#agreement
      if (parties === undefined && !own) {
        const refusal = refuse('exchange.matter-unknown', { index, matter: envelope.matter })
        return { entries, stop: { index, refusal, later: true } }
      }
      // The agreement's own shared parts are for all its parties, and the walk needs them to know the agreement.
      const early = own ? checkParts(index, envelope, came, (part) => part === 'shared') : undefined
      if (early !== undefined && isRefusal(early)) return { entries, stop: stopOf(index, early) }
      const stop = await this.#walk.next({
        index,
        leaf: hexOf(leaf),
        envelope,
        ...(early?.contents.shared ? { shared: early.contents.shared } : {}),
      })
      if (stop !== undefined) return { entries, stop }
      const fence =
        envelope.fence && (await understatedFence(this.#parts, this.#party, this.#origin, { index, envelope }, passed))
      if (fence && !(await this.#isLet(index))) return { entries, stop: stopOf(index, fence) }
      passed.push(envelope)
      const checked = early ?? (await this.#checkParts(index, envelope, came, parties ?? [], agreements))
      if (isRefusal(checked)) return { entries, stop: stopOf(index, checked) }
      const said = own ? true : await this.#rightSaid(envelope, checked.contents.shared, agreements)
      if (said !== true) return { entries, stop: stopOf(index, said) }
      for (const part of checked.claimed) {
        const unfounded = await this.#erasures.judge({ index, leaf: hexOf(leaf), envelope }, part, batch, source, head)
        if (unfounded !== undefined) return { entries, stop: unfounded }
      }
      counters.partsDropped += checked.dropped.length
      for (const part of checked.dropped) {
        const kind = agreements.kinds(envelope.kind)?.declaration.id ?? envelope.kind
        const refusal = refuse('agreement.part-outside', { kind, step: envelope.step, part })
        outside.set(JSON.stringify(refusal.facts), refusal)
      }
      const { parts: kept, contents } = checked
      entries.push({ bytes, parts: kept, checked: { envelope, leaf, contents } })
    }
    // What should not have been sent is not kept, so nothing is held against anybody; who runs this node is told, once a batch.
    for (const refusal of outside.values()) {
      this.#parts.onTrouble?.({ party: this.#party, peer: source.party, origin: this.#origin, refusal })
    }
    return { entries }
  }

  async #rightSaid(
    envelope: Envelope,
    shared: PartContent | undefined,
    agreements: ExchangeParts['agreements'],
  ): Promise<true | Refusal> {
    const agreement = await this.#walk.agreement()
    return agreement === undefined ? true : rightSaid(agreement, envelope, agreements.kinds, shared)
  }

  async #checkParts(
    index: number,
    envelope: Envelope,
    came: readonly TravelledPart[],
    parties: readonly PartyId[],
    agreements: ExchangeParts['agreements'],
  ) {
    const agreement = await this.#walk.agreement()
    if (agreement === undefined) return refuse('exchange.matter-unknown', { index, matter: this.#agreement })
    return checkParts(index, envelope, came, readerOf(this.#party, agreement, parties, envelope, agreements))
  }

  /** An operator let the log go on past this entry. */
  #isLet(index: number): Promise<boolean> {
    return inParty(this.#parts.store, this.#party, 'app', (tx) => wasReleased(tx, this.#origin, index))
  }
}

/** A part that is missing or came spoilt is the messenger's affair; one that the writer committed to wrongly is the log's. */
function stopOf(index: number, refusal: Refusal): WalkStop {
  const later = refusal.refusal === 'exchange.part-missing' || refusal.refusal === 'exchange.part-changed'
  return { index, refusal, later }
}
