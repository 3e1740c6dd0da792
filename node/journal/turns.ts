/**
 * How many batches of a node may be on their way to the database at once. With few, commands gather while others write:
 * twenty logs with a few commands each then need fewer and larger transactions, and a disk that is waited for is waited
 * for by several of them together. First come, first served.
 */
export class Turns {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(atOnce: number) {
    this.#free = atOnce
  }

  async take(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1
      return
    }
    // Handed over by whoever gives it back, so nobody comes in between.
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  give(): void {
    const next = this.#waiting.shift()
    if (next === undefined) {
      this.#free += 1
    } else {
      next()
    }
  }
}
