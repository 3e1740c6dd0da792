import {
  type Envelope,
  type Frontier,
  isRefusal,
  type LogId,
  type MatterId,
  mayErase,
  openPart,
  originOf,
  type PartContent,
  type PartName,
  type PartyId,
  partNames,
  readEnvelope,
  refuse,
  type VerifiedCheckpoint,
} from '@lianyu/kernel'
import { sha256Node } from '../journal/sha256.ts'
import { inParty } from '../store/transaction.ts'
import type { WalkStop } from './check-generation.ts'
import { type FetchedBatch, fetchBatch } from './fetch-batch.ts'
import type { ExchangeParts } from './parts-of-exchange.ts'
import type { PeerSource } from './peer-source.ts'
import { wasReleased } from './quarantine.ts'

/** How long the fact that asked for an erasure may be on its way in another log, before the log that needs it is put aside. */
export const erasureWaitMs = 600_000

/** An entry one of whose parts came as erased. */
export interface Claimed {
  index: number
  leaf: string
  envelope: Envelope
}

/**
 * A part that is said to be erased is withheld unless a fact asks for it: one that is held here, or that stands further on
 * in the same log. The asking fact may also stand in another party's log that is not here yet, so the log waits for a
 * while before it is put aside; where that other log waits too, what was read ahead in it counts (`asks-ahead.ts`). Whoever else serves the log may not have the part for a reason of its own: then it waits.
 */
export class ClaimedErasures {
  readonly #parts: ExchangeParts
  readonly #party: PartyId
  readonly #origin: LogId
  readonly #writer: PartyId
  /** What facts of a matter ask for, read once a batch. */
  #held = new Map<MatterId, Set<string>>()
  /** What facts of the batch ask for, and of the log after it as far as it was read for this. */
  #ahead = new Set<string>()
  #reached: Frontier | undefined
  #batch: FetchedBatch | undefined
  /** When each claim without a ground was first seen, by what has elapsed. */
  readonly #since = new Map<string, number>()

  constructor(parts: ExchangeParts, party: PartyId, origin: LogId, writer: PartyId) {
    this.#parts = parts
    this.#party = party
    this.#origin = origin
    this.#writer = writer
  }

  /** Why the log may not go on past this entry now, or undefined where a fact asks for it. */
  async judge(
    claimed: Claimed,
    part: PartName,
    batch: FetchedBatch,
    source: PeerSource,
    head: VerifiedCheckpoint,
  ): Promise<WalkStop | undefined> {
    const { index } = claimed
    if (batch !== this.#batch) this.#begin(batch)
    if (await this.#isAsked(claimed, part, source, head)) return undefined
    if (await this.#isLet(index)) return undefined
    // A clock that jumps ahead must not accuse a writer whose fact is on its way.
    const now = this.#parts.elapsed()
    const since = this.#since.get(`${index} ${part}`) ?? now
    this.#since.set(`${index} ${part}`, since)
    const refusal = refuse('exchange.erasure-unfounded', { index, part, party: this.#writer })
    return { index, refusal, later: source.party !== this.#writer || now - since < erasureWaitMs }
  }

  #begin(batch: FetchedBatch): void {
    this.#batch = batch
    this.#held = new Map()
    // What was read ahead holds for as long as the log has not been taken over that far.
    if (this.#reached === undefined || this.#reached.size < batch.after.size) {
      this.#reached = batch.after
      this.#ahead = new Set(asksOf(batch))
    }
    for (const asked of asksOf(batch)) this.#ahead.add(asked)
    for (const key of this.#since.keys()) if (Number(key.split(' ', 1)[0]) < batch.from) this.#since.delete(key)
  }

  async #isAsked(claimed: Claimed, part: PartName, source: PeerSource, head: VerifiedCheckpoint): Promise<boolean> {
    const { matter } = claimed.envelope
    const asks = [...asking(claimed, part)]
    const among = (known: ReadonlySet<string>) => asks.some((ask) => known.has(ask))
    let held = this.#held.get(matter)
    if (held === undefined) {
      held = new Set((await this.#parts.journal.facts(this.#party, matter)).flatMap(askedByHeld))
      this.#held.set(matter, held)
    }
    if (among(held) || among(this.#ahead)) return true
    while (this.#reached !== undefined && this.#reached.size < head.size) {
      const next = await fetchBatch(source, this.#origin, this.#reached, head, 4)
      for (const asked of asksOf(next)) this.#ahead.add(asked)
      this.#reached = next.after
      if (among(this.#ahead)) return true
    }
    // All of this log was read by now. Another one may wait for a fact of it, as this one may for a fact of that.
    const { asksAhead } = this.#parts
    for (const asked of this.#ahead) {
      if (asked.startsWith(`${this.#writer} `)) asksAhead.note(this.#party, this.#agreement, asked)
    }
    return asks.some((ask) => asksAhead.has(this.#party, this.#agreement, ask))
  }

  get #agreement(): string {
    return this.#origin.split('/')[1] as string
  }

  /** An operator let the log go on past this entry. */
  #isLet(index: number): Promise<boolean> {
    return inParty(this.#parts.store, this.#party, 'app', (tx) => wasReleased(tx, this.#origin, index))
  }
}

/** What asks for this part: one of those who may. */
function* asking({ leaf, envelope }: Claimed, part: PartName): Generator<string> {
  const origin = originOf(envelope.matter)
  for (const party of new Set([envelope.by.party, origin])) {
    if (mayErase(party, { envelope }, part, origin)) yield key(party, envelope.matter, leaf, part)
  }
}

const key = (by: PartyId, matter: MatterId, leaf: unknown, part: unknown) => `${by} ${matter} ${leaf} ${part}`

function askedBy(envelope: Envelope, shared: PartContent | undefined): string[] {
  const { leaf, part } = (shared?.fields ?? {}) as Record<string, unknown>
  const named = partNames.find((name) => name === part)
  if (envelope.step !== 'erase' || named === undefined || !envelope.after.includes(leaf as string)) return []
  return [key(envelope.by.party, envelope.matter, leaf, named)]
}

function askedByHeld({ bytes, parts }: { bytes: Uint8Array; parts: { shared?: { bytes: Uint8Array } } }): string[] {
  const envelope = JSON.parse(Buffer.from(bytes).toString('utf8')) as Envelope
  if (envelope.step !== 'erase' || parts.shared === undefined) return []
  return askedBy(envelope, JSON.parse(Buffer.from(parts.shared.bytes).toString('utf8')) as PartContent)
}

/** Proven entries; those that do not read, or whose part does not open, ask for nothing. */
function asksOf(batch: FetchedBatch): string[] {
  const marker = Buffer.from('"step":"erase"')
  return batch.entries.flatMap((bytes, at) => {
    if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(marker)) return []
    const envelope = readEnvelope(bytes)
    const came = batch.parts.find(({ index, part }) => index === batch.from + at && part === 'shared')
    if (isRefusal(envelope) || came === undefined || 'erased' in came) return []
    const content = openPart(envelope, 'shared', came.salt, came.bytes, sha256Node)
    return isRefusal(content) ? [] : askedBy(envelope, content)
  })
}
