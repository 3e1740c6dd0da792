import type { Folded, Instant, Kind, MatterId, PartyId } from '@lianyu/kernel'
import type { MatterRows } from './matter-rows.ts'

/** A matter as it is committed. Values are never changed in place: a batch works on copies and puts them here when it is durable. */
export interface HeldMatter {
  kind: Kind
  folded: Folded
  /** What the projections say of it. */
  rows: MatterRows | undefined
  /** The latest time that any of its facts says. */
  changedAt: Instant
  /** About how much memory it takes, in bytes. */
  weight: number
  /** False where entries were left out that only readers ask for (`lean-matter.ts`). */
  whole: boolean
}

/**
 * The matters in use. Once they weigh too much the least recently used is first made lean, where that frees much, and
 * dropped when its turn comes again: a step then costs the same whether the matter has ten remarks or ten thousand.
 */
export class MatterCache {
  readonly #held = new Map<string, HeldMatter>()
  readonly #most: number
  readonly #leanOf: (held: HeldMatter) => HeldMatter | undefined
  #weight = 0
  /** What was committed since each reading began. */
  readonly #readings = new Set<Set<string>>()

  constructor(mostBytes: number, leanOf: (held: HeldMatter) => HeldMatter | undefined = () => undefined) {
    this.#most = mostBytes
    this.#leanOf = leanOf
  }

  get(party: PartyId, matter: MatterId): HeldMatter | undefined {
    const key = `${party} ${matter}`
    const held = this.#held.get(key)
    // Half empty, nothing is about to be dropped, and the order is not worth keeping at every look.
    if (held !== undefined && this.#weight * 2 > this.#most) {
      this.#held.delete(key)
      this.#held.set(key, held)
    }
    return held
  }

  /**
   * Fills in what was read from the database, except matters that were committed while it was being read: what is here of
   * those is newer.
   */
  async reading<T extends Map<MatterId, HeldMatter>>(party: PartyId, read: () => Promise<T>): Promise<T> {
    const committed = new Set<string>()
    this.#readings.add(committed)
    try {
      const found = await read()
      for (const [matter, held] of found) {
        const key = `${party} ${matter}`
        if (!committed.has(key) && !committed.has(party)) {
          this.#keep(key, held)
        }
      }
      return found
    } finally {
      this.#readings.delete(committed)
    }
  }

  /** A matter as it has just been committed. */
  put(party: PartyId, matter: MatterId, held: HeldMatter): void {
    const key = `${party} ${matter}`
    for (const committed of this.#readings) {
      committed.add(key)
    }
    this.#keep(key, held)
  }

  #keep(key: string, held: HeldMatter): void {
    this.#drop(key)
    this.#held.set(key, held)
    this.#weight += held.weight
    for (const [other, oldest] of this.#held) {
      // The one in use stays, however large: else each batch on it would read and fold all of it again.
      if (this.#weight <= this.#most || other === key) {
        break
      }
      this.#held.delete(other)
      this.#weight -= oldest.weight
      const lean = this.#leanOf(oldest)
      if (lean !== undefined) {
        this.#held.set(other, lean)
        this.#weight += lean.weight
      }
    }
  }

  /** What became of it is not known: it is read again, and not as some reader had it before. */
  drop(party: PartyId, matter: MatterId): void {
    const key = `${party} ${matter}`
    for (const committed of this.#readings) {
      committed.add(key)
    }
    this.#drop(key)
  }

  #drop(key: string): void {
    const held = this.#held.get(key)
    if (held !== undefined) {
      this.#held.delete(key)
      this.#weight -= held.weight
    }
  }

  dropParty(party: PartyId): void {
    for (const committed of this.#readings) {
      committed.add(party)
    }
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
