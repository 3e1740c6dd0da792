import type { PartyId, Refusal } from '@lianyu/kernel'
import type { Commit } from '../../journal/types.ts'
import type { NodeDeps } from '../deps.ts'
import { onePerNode } from '../one-per-node.ts'

export type ListDeps = Pick<NodeDeps, 'journal' | 'names' | 'now'>

/** Whose list, of which kinds; `asked` tells it from every other list of that desk. */
export interface ListKey {
  party: PartyId
  desk: string
  kinds: readonly string[]
  asked: string
}

export interface MadeList<T> {
  page: T
  /** When its first light turns, in milliseconds since 1970; 0 where it is not to be kept at all. */
  until: number
}

interface Kept {
  party: PartyId
  kinds: ReadonlySet<string>
  page: Promise<unknown>
  names: number
  until: number
  /** By the clock that is never set: beyond facts and names, what a list rests on is looked at again after this. */
  believedUntil: number
}

/** Facts and names drop a list at once; this bounds what no commit tells of, as a projection that is made again. */
const believedMs = 3_000
const mostLists = 256
/** A row names the parties of its agreement. */
const agreement = 'agreement'

/**
 * Pages of lists that were asked for a moment ago: a hall has one list open at many desks, and all of them ask again when
 * something changes. Who asks for the same waits for the same. What may be seen is part of what was asked, so nothing is
 * decided here.
 */
export class KeptLists {
  readonly #deps: ListDeps
  /** The oldest first. */
  readonly #lists = new Map<string, Kept>()

  constructor(deps: ListDeps) {
    this.#deps = deps
    deps.journal.onCommit((commit) => this.#committed(commit))
  }

  get<T>(list: ListKey, make: () => Promise<MadeList<T> | Refusal>): Promise<T | Refusal> {
    const key = `${list.party} ${list.desk} ${list.asked}`
    const known = this.#lists.get(key)
    if (known !== undefined && this.#holds(known)) return known.page as Promise<T | Refusal>
    this.#lists.delete(key)
    const drop = () => {
      if (this.#lists.get(key) === kept) this.#lists.delete(key)
    }
    const page = make().then(
      (made): T | Refusal => {
        if ('refusal' in made) {
          drop()
          return made
        }
        kept.until = made.until
        return made.page
      },
      (error) => {
        drop()
        throw error
      },
    )
    const kept: Kept = {
      party: list.party,
      kinds: new Set(list.kinds),
      page,
      names: this.#deps.names.version,
      until: Number.POSITIVE_INFINITY,
      believedUntil: performance.now() + believedMs,
    }
    this.#lists.set(key, kept)
    if (this.#lists.size > mostLists) this.#lists.delete(this.#lists.keys().next().value as string)
    return page
  }

  #holds({ names, until, believedUntil }: Kept): boolean {
    return names === this.#deps.names.version && until > this.#deps.now() && believedUntil > performance.now()
  }

  /** A list under way is dropped like one that is made: whoever asks after the commit gets one that knows of it. */
  #committed({ party, facts }: Commit): void {
    for (const [key, kept] of this.#lists) {
      if (kept.party === party && facts.some(({ kind }) => kind === agreement || kept.kinds.has(kind)))
        this.#lists.delete(key)
    }
  }
}

/** The node's kept lists. */
export const keptLists = onePerNode((deps: ListDeps) => new KeptLists(deps))
