/**
 * Answers that may be some moments old, each made once for everybody who asks meanwhile. One that failed is made again. Told
 * by the clock that is never set, so that a clock set back keeps nothing alive.
 */
export class Remembered<T> {
  readonly #standsForMs: number
  readonly #most: number
  /** The oldest first. */
  readonly #made = new Map<string, { until: number; made: Promise<T> }>()

  constructor(standsForMs: number, most = 1_000) {
    this.#standsForMs = standsForMs
    this.#most = most
  }

  of(key: string, make: () => Promise<T>): Promise<T> {
    const now = performance.now()
    const known = this.#made.get(key)
    if (known !== undefined && known.until > now) return known.made
    const made = make()
    this.#made.delete(key)
    if (this.#made.size >= this.#most) this.#made.delete(this.#made.keys().next().value as string)
    this.#made.set(key, { until: now + this.#standsForMs, made })
    made.catch(() => {
      if (this.#made.get(key)?.made === made) this.#made.delete(key)
    })
    return made
  }
}
