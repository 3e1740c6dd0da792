/** So many at once, so many a second: a bucket for each name that asks. */
export class RateLimit {
  readonly #burst: number
  readonly #perSecond: number
  readonly #buckets = new Map<string, { left: number; atMs: number }>()

  constructor(burst: number, perSecond: number) {
    this.#burst = burst
    this.#perSecond = perSecond
  }

  /** Names come from pinned cards only, so there are few of them. */
  allows(name: string, nowMs: number): boolean {
    const bucket = this.#buckets.get(name) ?? { left: this.#burst, atMs: nowMs }
    const refilled = Math.max(0, nowMs - bucket.atMs) * (this.#perSecond / 1000)
    bucket.left = Math.min(this.#burst, bucket.left + refilled)
    bucket.atMs = nowMs
    this.#buckets.set(name, bucket)
    if (bucket.left < 1) return false
    bucket.left -= 1
    return true
  }
}
