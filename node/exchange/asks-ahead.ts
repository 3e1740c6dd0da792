import type { PartyId } from '@lianyu/kernel'

/** Enough for years of erasures; a writer that signs more than that waits for its facts like any other. */
const most = 100_000

/**
 * Which erasures facts ask for that stand, proven and signed, further on in logs that wait: what was read ahead in one log
 * of an agreement is known to the others. Else two logs, each with the fact that the other one waits for, would wait for
 * each other for ever.
 */
export class AsksAhead {
  readonly #known = new Set<string>()

  /** @param ask  who asks, of which matter, leaf and part; counts only in the log of whoever asks */
  note(reader: PartyId, agreement: string, ask: string): void {
    if (this.#known.size < most) this.#known.add(`${reader} ${agreement} ${ask}`)
  }

  has(reader: PartyId, agreement: string, ask: string): boolean {
    return this.#known.has(`${reader} ${agreement} ${ask}`)
  }
}
