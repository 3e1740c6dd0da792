const minuteMs = 60_000
/** Names counted at once: a flood of addresses must not fill the memory. The oldest goes first. */
const mostNames = 20_000

/** So many in a minute for each name that asks, counted from its first. Nothing waits and nothing is allocated for most. */
export class PerMinute {
  readonly #most: number
  readonly #names = new Map<string, { left: number; untilMs: number }>()

  constructor(most: number) {
    this.#most = most
  }

  allows(name: string, nowMs: number): boolean {
    const known = this.#names.get(name)
    if (known !== undefined && known.untilMs > nowMs) {
      if (known.left === 0) return false
      known.left -= 1
      return true
    }
    this.#names.delete(name)
    if (this.#names.size >= mostNames) this.#names.delete(this.#names.keys().next().value as string)
    this.#names.set(name, { left: this.#most - 1, untilMs: nowMs + minuteMs })
    return true
  }
}
