/**
 * Remembers the nonces of signed requests for as long as their signatures are good, so that a recorded request answers
 * once. Kept in memory only: {@link accepts} therefore refuses what was signed before this process began, which it
 * cannot remember. A peer whose clock is some seconds behind waits that long after a restart here.
 */
export class NonceCache {
  readonly #window: number
  readonly #most: number
  #began: number
  #latest: number
  /** By key; two generations, each two windows long: forgetting is dropping the older. */
  #now = new Map<string, Set<string>>()
  #before = new Map<string, Set<string>>()
  #turnsAt: number

  /** `windowSeconds` to either side of the own clock; `most` nonces remembered of one key before it is turned away, and nobody else. */
  constructor(nowSeconds: number, windowSeconds = 300, most = 200_000) {
    this.#window = windowSeconds
    this.#most = most
    this.#began = Math.floor(nowSeconds)
    this.#latest = nowSeconds
    this.#turnsAt = nowSeconds + 2 * windowSeconds
  }

  /** Call only once the signature holds: others must not be able to use up somebody's nonces. */
  accepts(keyid: string, nonce: string, created: number, nowSeconds: number): 'ok' | 'replayed' | 'stale' | 'full' {
    this.#notice(nowSeconds)
    if (Math.abs(nowSeconds - created) > this.#window || created < this.#began) return 'stale'
    this.#turn(nowSeconds)
    const used = this.#now.get(keyid) ?? new Set<string>()
    if (used.has(nonce) || this.#before.get(keyid)?.has(nonce)) return 'replayed'
    if (used.size >= this.#most) return 'full'
    this.#now.set(keyid, used.add(nonce))
    return 'ok'
  }

  /**
   * A clock that is set back is a new beginning: what was signed before it may have been answered and, while the clock was
   * ahead, forgotten; and a process that began in the future must not refuse everybody until the future comes.
   */
  #notice(nowSeconds: number): void {
    if (nowSeconds < this.#latest - this.#window) {
      this.#began = Math.floor(nowSeconds)
      this.#turnsAt = nowSeconds + 2 * this.#window
      this.#latest = nowSeconds
    }
    this.#latest = Math.max(this.#latest, nowSeconds)
  }

  /** A signature is good for at most two windows (from one ahead of the clock to one behind it). */
  #turn(nowSeconds: number): void {
    if (nowSeconds < this.#turnsAt) return
    const idle = nowSeconds >= this.#turnsAt + 2 * this.#window
    this.#before = idle ? new Map() : this.#now
    this.#now = new Map()
    this.#turnsAt = nowSeconds + 2 * this.#window
  }
}
