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

/** Matters by party and id, the least recently used first. */
class Shelf {
  readonly #held = new Map<string, HeldMatter>()
  weight = 0

  get(key: string): HeldMatter | undefined {
    return this.#held.get(key)
  }

  /** As the most recently used. */
  set(key: string, held: HeldMatter): void {
    this.take(key)
    this.#held.set(key, held)
    this.weight += held.weight
  }

  take(key: string): HeldMatter | undefined {
    const held = this.#held.get(key)
    if (held !== undefined) {
      this.#held.delete(key)
      this.weight -= held.weight
    }
    return held
  }

  oldestBut(inUse: string): string | undefined {
    for (const key of this.#held.keys()) {
      if (key !== inUse) {
        return key
      }
    }
    return undefined
  }

  keys(): MapIterator<string> {
    return this.#held.keys()
  }

  get size(): number {
    return this.#held.size
  }
}

/**
 * The matters in use. Once they weigh too much the least recently used give way: made lean where that frees much, else
 * dropped. Lean ones go last, up to half of the memory: a step then costs the same whether its matter has ten remarks or
 * ten thousand, where reading and folding all of them again would take its time.
 */
export class MatterCache {
  readonly #whole = new Shelf()
  readonly #lean = new Shelf()
  readonly #most: number
  readonly #leanOf: (held: HeldMatter) => HeldMatter | undefined
  /** What was committed since each reading began. */
  readonly #readings = new Set<Set<string>>()

  constructor(mostBytes: number, leanOf: (held: HeldMatter) => HeldMatter | undefined = () => undefined) {
    this.#most = mostBytes
    this.#leanOf = leanOf
  }

  get(party: PartyId, matter: MatterId): HeldMatter | undefined {
    const key = `${party} ${matter}`
    const shelf = this.#whole.get(key) === undefined ? this.#lean : this.#whole
    const held = shelf.get(key)
    // Half empty, nothing is about to be dropped, and the order is not worth keeping at every look.
    if (held !== undefined && this.#weight * 2 > this.#most) {
      shelf.set(key, held)
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
    // A lean one stays lean: grown again it would weigh as much as a whole one, and what it weighs when its turn comes to
    // give way would hang on when it was last made lean.
    const kept = held.whole ? held : (this.#leanOf(held) ?? held)
    this.#shelfOf(kept).set(key, kept)
    // The one in use stays as it is, however large: else each batch on it would read and fold all of it again.
    while (this.#weight > this.#most && this.#giveWay(key)) {}
  }

  #shelfOf(held: HeldMatter): Shelf {
    return held.whole ? this.#whole : this.#lean
  }

  #giveWay(inUse: string): boolean {
    const [first, second] = this.#lean.weight * 2 > this.#most ? [this.#lean, this.#whole] : [this.#whole, this.#lean]
    for (const shelf of [first, second]) {
      const key = shelf.oldestBut(inUse)
      if (key !== undefined) {
        const lean = this.#leanOf(shelf.take(key) as HeldMatter)
        if (lean !== undefined) {
          this.#lean.set(key, lean)
        }
        return true
      }
    }
    return false
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
    this.#whole.take(key)
    this.#lean.take(key)
  }

  dropParty(party: PartyId): void {
    for (const committed of this.#readings) {
      committed.add(party)
    }
    for (const shelf of [this.#whole, this.#lean]) {
      for (const key of shelf.keys()) {
        if (key.startsWith(`${party} `)) {
          shelf.take(key)
        }
      }
    }
  }

  get #weight(): number {
    return this.#whole.weight + this.#lean.weight
  }

  get size(): { matters: number; bytes: number } {
    return { matters: this.#whole.size + this.#lean.size, bytes: this.#weight }
  }
}
