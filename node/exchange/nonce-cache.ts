/**
 * Remembers the nonces of signed requests for as long as their signatures are good, so that a recorded request answers
 * once. Kept in memory only: {@link accepts} therefore refuses what was signed before this process began, which it
 * cannot remember. A peer whose clock is some seconds behind waits that long after a restart here.
 */
export class NonceCache {
  readonly #window: number
  readonly #most: number
  readonly #began: number
  /** Two generations, each one window long: forgetting is dropping the older. */
  #now = new Map<string, number>()
  #before = new Map<string, number>()
  #turnsAt: number

  /** `windowSeconds` to either side of the own clock; `most` nonces remembered before new askers are turned away. */
  constructor(nowSeconds: number, windowSeconds = 300, most = 500_000) {
    this.#window = windowSeconds
    this.#most = most
    this.#began = Math.floor(nowSeconds)
    this.#turnsAt = nowSeconds + 2 * windowSeconds
  }

  /** Call only once the signature holds: others must not be able to use up somebody's nonces. */
  accepts(keyid: string, nonce: string, created: number, nowSeconds: number): 'ok' | 'replayed' | 'stale' | 'full' {
    if (Math.abs(nowSeconds - created) > this.#window || created < this.#began) return 'stale'
    this.#turn(nowSeconds)
    const name = `${keyid} ${nonce}`
    if (this.#now.has(name) || this.#before.has(name)) return 'replayed'
    if (this.#now.size >= this.#most) return 'full'
    this.#now.set(name, created)
    return 'ok'
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
