import type { Folded, Instant, Kind, MatterId, PartyId } from '@lianyu/kernel'
import type { MatterRows } from './project-matter.ts'

/** A matter as it is committed. Values are never changed in place: a batch works on copies and puts them here when it is durable. */
export interface HeldMatter {
  kind: Kind
  folded: Folded
  /** What the projections say of it. */
  rows: MatterRows | undefined
  /** The latest time that any of its facts says. */
  changedAt: Instant
  /** About how much memory it takes. */
  weight: number
}

/** The matters in use, the least recently used dropped first once they weigh too much. */
export class MatterCache {
  readonly #held = new Map<string, HeldMatter>()
  readonly #most: number
  #weight = 0

  constructor(mostBytes: number) {
    this.#most = mostBytes
  }

  get(party: PartyId, matter: MatterId): HeldMatter | undefined {
    const key = `${party} ${matter}`
    const held = this.#held.get(key)
    if (held !== undefined) {
      this.#held.delete(key)
      this.#held.set(key, held)
    }
    return held
  }

  put(party: PartyId, matter: MatterId, held: HeldMatter): void {
    this.drop(party, matter)
    this.#held.set(`${party} ${matter}`, held)
    this.#weight += held.weight
    for (const [key, oldest] of this.#held) {
      if (this.#weight <= this.#most) {
        break
      }
      this.#held.delete(key)
      this.#weight -= oldest.weight
    }
  }

  drop(party: PartyId, matter: MatterId): void {
    const key = `${party} ${matter}`
    const held = this.#held.get(key)
    if (held !== undefined) {
      this.#held.delete(key)
      this.#weight -= held.weight
    }
  }

  dropParty(party: PartyId): void {
    for (const [key, held] of this.#held) {
      if (key.startsWith(`${party} `)) {
        this.#held.delete(key)
        this.#weight -= held.weight
      }
    }
  }

  get size(): { matters: number; bytes: number } {
    return { matters: this.#held.size, bytes: this.#weight }
  }
}
