import { type Envelope, isByOrigin, type MatterId, type PartyId } from '@lianyu/kernel'
import type { Journal } from '../journal/types.ts'

const mostKept = 20_000

/**
 * Who the matters of a log are between, for whoever serves it page by page. The parties are fixed by the opening, so they
 * are kept once known: folding every matter of a page would cost more than all the rest of serving it.
 */
export class Between {
  readonly #journal: Pick<Journal, 'getMany'>
  readonly #kept = new Map<string, readonly PartyId[]>()

  constructor(journal: Pick<Journal, 'getMany'>) {
    this.#journal = journal
  }

  /** @returns the parties of each of these envelopes' matters; none where nobody opened it */
  async of(
    addressed: PartyId,
    log: { own: boolean },
    envelopes: readonly Envelope[],
  ): Promise<(envelope: Envelope) => readonly PartyId[]> {
    const found = new Map<MatterId, readonly PartyId[]>()
    const missing = new Set<MatterId>()
    for (const { matter, parties, ...envelope } of envelopes) {
      // An opening in the own log was checked here before it was written. What a peer says of a matter, its facts decide.
      if (log.own && parties !== undefined && isByOrigin({ matter, ...envelope }))
        this.#keep(addressed, matter, parties)
      const kept = found.get(matter) ?? this.#kept.get(`${addressed} ${matter}`)
      if (kept !== undefined) found.set(matter, kept)
      else if (parties === undefined) missing.add(matter)
    }
    for (const [matter, { shared }] of missing.size === 0 ? [] : await this.#journal.getMany(addressed, [...missing])) {
      found.set(matter, shared.parties)
      this.#keep(addressed, matter, shared.parties)
    }
    return ({ matter, parties }) => parties ?? found.get(matter) ?? []
  }

  #keep(addressed: PartyId, matter: MatterId, parties: readonly PartyId[]): void {
    this.#kept.set(`${addressed} ${matter}`, parties)
    const oldest = this.#kept.keys().next().value
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
  }
}
