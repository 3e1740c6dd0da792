import type { PartyId } from '@lianyu/kernel'

/** Clocks of processes on one database differ by less. */
const skewMs = 5_000

/**
 * Notices that the clock was set back. What was stamped with a time that is still to come was stamped while it was ahead,
 * and would last longer by as much: whoever keeps such stamps mends them once for each party, before they are read.
 */
export class SetBack {
  /** From the first look on: what the process before stamped may lie ahead too. */
  #latest = Number.POSITIVE_INFINITY
  readonly #mended = new Map<PartyId, Promise<void>>()
  readonly #mend: (party: PartyId, after: Date, now: Date) => Promise<void>

  /** @param mend  deals with what is stamped later than `after` */
  constructor(mend: (party: PartyId, after: Date, now: Date) => Promise<void>) {
    this.#mend = mend
  }

  /** @returns once nothing of the party is stamped with a time to come; a failure is tried again by the next look */
  look(party: PartyId, now: number): Promise<void> {
    if (now < this.#latest - skewMs) this.#mended.clear()
    this.#latest = Math.max(now, this.#mended.size === 0 ? now : this.#latest)
    let mended = this.#mended.get(party)
    if (mended === undefined) {
      mended = this.#mend(party, new Date(now + skewMs), new Date(now))
      this.#mended.set(party, mended)
      mended.catch(() => this.#mended.delete(party))
    }
    return mended
  }
}
