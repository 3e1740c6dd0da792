import type { PartyId } from '@lianyu/kernel'

/** How long a word is believed to be common, by the clock that is never set. */
const believedMs = 60_000
const mostWords = 5_000

interface Known {
  hits: number
  until: number
}

/**
 * Words that many matters of a kind have, by how many: counting them again for every search is the dearest part of it,
 * and tells nothing new. They only choose the way to a page, never what stands on it; a word that has become rare since
 * is looked for on a walk that does not fill the page, and then read whole. Rare words are not kept: there, none and one
 * are not the same.
 */
export class CommonWords {
  /** The oldest first. */
  readonly #known = new Map<string, Known>()

  /** @returns how many matters of the kind had the word when they were last counted; undefined where that is not known */
  hits(party: PartyId, kind: string, term: string): number | undefined {
    const known = this.#known.get(keyOf(party, kind, term))
    return known !== undefined && known.until > performance.now() ? known.hits : undefined
  }

  note(party: PartyId, kind: string, term: string, hits: number): void {
    const key = keyOf(party, kind, term)
    this.#known.delete(key)
    this.#known.set(key, { hits, until: performance.now() + believedMs })
    if (this.#known.size > mostWords) this.#known.delete(this.#known.keys().next().value as string)
  }
}

/** Neither a party nor a kind has a space in it. */
const keyOf = (party: PartyId, kind: string, term: string) => `${party} ${kind} ${term}`
