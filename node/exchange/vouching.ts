import {
  addSignature,
  cardKeyName,
  cosign,
  formatSignatureLine,
  isRefusal,
  type LogId,
  type PartyId,
  type SignatureLine,
  type VerifiedCheckpoint,
} from '@lianyu/kernel'
import { inParty } from '../store/transaction.ts'
import * as rows from './log-rows.ts'
import { writersNote } from './log-server.ts'
import type { ExchangeParts } from './parts-of-exchange.ts'
import { caps, type PeerSource } from './peer-source.ts'
import type { ScopeWalk } from './scope-walk.ts'

/** What one local party answers for of another's log: its own cosignatures, and those of others that came along. */
export class Vouching {
  readonly #parts: ExchangeParts
  readonly #party: PartyId
  readonly #origin: LogId
  readonly #writer: PartyId
  readonly #walk: Pick<ScopeWalk, 'agreement'>
  /** A cosigned note that the writer has not taken yet. */
  #toPush: string | undefined
  #upTo = -1

  constructor(
    parts: ExchangeParts,
    party: PartyId,
    origin: LogId,
    writer: PartyId,
    walk: Pick<ScopeWalk, 'agreement'>,
  ) {
    this.#parts = parts
    this.#party = party
    this.#origin = origin
    this.#writer = writer
    this.#walk = walk
  }

  /** The size this process has vouched for last; -1 where it has not yet. */
  get upTo(): number {
    return this.#upTo
  }

  get hasToPush(): boolean {
    return this.#toPush !== undefined
  }

  /** Gives the writer the cosignature it has not taken yet. */
  async push(writer: PeerSource): Promise<void> {
    const note = this.#toPush
    if (note === undefined) return
    await writer.cosigned(this.#origin, note)
    if (this.#toPush === note) this.#toPush = undefined
  }

  /** Cosigns with the mirror or the witness key, and remembers to tell the writer. */
  async vouch(log: number, head: VerifiedCheckpoint): Promise<void> {
    const { journal, now, counters, store } = this.#parts
    const promise = await this.#promise()
    const signer = journal.keys.signer(this.#party, promise, cardKeyName(this.#party, promise))
    const nowMs = now()
    const line = cosign(head.text, signer, Math.floor(nowMs / 1000))
    const row = {
      size: head.size,
      byParty: this.#party,
      promise,
      line: formatSignatureLine(line),
      at: new Date(nowMs).toISOString(),
    }
    await inParty(store, this.#party, 'exchange', async (tx) => {
      // What is vouched for is kept: a copy that came to this size in parts may not have the note yet.
      await rows.keepNote(tx, log, head.size, writersNote(head))
      await rows.keepCosignature(tx, log, row)
    })
    const cosigned = addSignature(writersNote(head), line)
    if (!isRefusal(cosigned)) this.#toPush = cosigned
    this.#upTo = head.size
    counters.cosignaturesGiven += 1
  }

  /** What others vouched for, as it stood on the note: it raises the evidence of these facts here too. */
  async keepOthers(log: number, head: VerifiedCheckpoint): Promise<void> {
    const latest = this.#parts.now() / 1000 + caps.aheadSeconds
    const others = head.cosignatures
      .map((cosignature, i) => ({ ...cosignature, line: head.cosignatureLines[i] as SignatureLine }))
      .filter(({ party, atSeconds }) => party !== this.#party && party !== this.#writer && atSeconds <= latest)
    if (others.length === 0) return
    await inParty(this.#parts.store, this.#party, 'exchange', async (tx) => {
      await rows.keepNote(tx, log, head.size, writersNote(head))
      for (const { party, promise, line, atSeconds } of others) {
        const at = new Date(atSeconds * 1000).toISOString()
        await rows.keepCosignature(tx, log, {
          size: head.size,
          byParty: party,
          promise,
          line: formatSignatureLine(line),
          at,
        })
      }
    })
  }

  /** A party answers for holding all of it; who only looks in answers for having seen it grow. */
  async #promise(): Promise<'mirror' | 'witness'> {
    const agreement = await this.#walk.agreement()
    return agreement === undefined || agreement.parties.includes(this.#party) ? 'mirror' : 'witness'
  }
}
