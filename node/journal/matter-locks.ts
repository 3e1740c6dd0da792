import type { MatterId } from '@lianyu/kernel'

/**
 * Who may decide on a matter now. Commands of one matter are decided one after another, also when they go to different
 * logs of the party or come from a peer. Taken without waiting, so that no two batches can wait for each other: what is
 * busy stays in its queue, and whoever was turned away is called when something is free again.
 */
export class MatterLocks {
  readonly #holders = new Map<MatterId, object>()
  #turnedAway = new Set<() => void>()

  /** True where `holder` has all of these matters now, also if it had one already; where one is another's it takes none. */
  take(matters: readonly MatterId[], holder: object): boolean {
    const free = matters.every((matter) => (this.#holders.get(matter) ?? holder) === holder)
    if (free) for (const matter of matters) this.#holders.set(matter, holder)
    return free
  }

  isBusy(matter: MatterId): boolean {
    return this.#holders.has(matter)
  }

  release(matters: Iterable<MatterId>, holder: object): void {
    for (const matter of matters) {
      if (this.#holders.get(matter) === holder) {
        this.#holders.delete(matter)
      }
    }
    const waiting = this.#turnedAway
    this.#turnedAway = new Set()
    for (const call of waiting) {
      call()
    }
  }

  /** Calls once at the next release. */
  atRelease(call: () => void): void {
    this.#turnedAway.add(call)
  }

  /** Takes all of them, waiting as often as one is busy; holds none while it waits. */
  async takeAll(matters: readonly MatterId[], holder: object): Promise<void> {
    for (;;) {
      const busy = matters.some((matter) => this.#holders.has(matter) && this.#holders.get(matter) !== holder)
      if (!busy) {
        for (const matter of matters) {
          this.#holders.set(matter, holder)
        }
        return
      }
      await new Promise<void>((resolve) => this.atRelease(resolve))
    }
  }
}
