/** The demo's clock: stands at a moment while the past is made, and runs on from where it is set to run. */
export class DemoClock {
  #standsAt: number | undefined
  #offsetMs: number

  /** @param offsetMs  how far it runs ahead of the machine's clock; negative behind */
  constructor(offsetMs: number) {
    this.#offsetMs = offsetMs
  }

  readonly now = (): number => this.#standsAt ?? Date.now() + this.#offsetMs

  stand(atMs: number): void {
    this.#standsAt = atMs
  }

  run(): void {
    this.#standsAt = undefined
  }
}
