/** Seeded dice (xorshift128 from a mixed seed): the same seed throws the same numbers, on every machine. */
export class Dice {
  readonly #state: Uint32Array

  constructor(seed: number) {
    this.#state = new Uint32Array(4)
    // splitmix32, so that neighbouring seeds have nothing in common.
    let mixed = seed >>> 0
    for (let i = 0; i < 4; i++) {
      mixed = (mixed + 0x9e3779b9) >>> 0
      let z = mixed
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
      this.#state[i] = (z ^ (z >>> 16) ^ (seed / 0x1_0000_0000)) >>> 0 || 1
    }
  }

  /** A whole number from 0 to before `end`. */
  below(end: number): number {
    const s = this.#state as unknown as [number, number, number, number]
    const t = (s[3] ^ (s[3] << 11)) >>> 0
    s[3] = s[2]
    s[2] = s[1]
    s[1] = s[0]
    s[0] = (s[0] ^ (s[0] >>> 19) ^ t ^ (t >>> 8)) >>> 0
    return Math.floor((s[0] / 0x1_0000_0000) * end)
  }

  between(least: number, end: number): number {
    return least + this.below(end - least)
  }

  chance(probability: number): boolean {
    return this.below(1_000_000) < probability * 1_000_000
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256))
  }
}
