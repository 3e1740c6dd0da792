import { createHash } from 'node:crypto'
import type { Kind, Matter, MatterId, PartyId } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import type { Commit } from '../../journal/types.ts'
import type { NodeDeps } from '../deps.ts'
import { onePerNode } from '../one-per-node.ts'

export type PageDeps = Pick<NodeDeps, 'journal' | 'kinds' | 'names' | 'now' | 'today'>

/** A matter's page as it is sent. */
export interface Page {
  bytes: Buffer
  /** A digest of the bytes: the same tag is the same page, whoever asks. */
  tag: string
  /** It says something of persons: the look at it is written down each time. */
  personal: boolean
}

/** A page as it was made, with everything that may make it untrue. */
export interface Made extends Page {
  /** Other matters that it speaks of: its agreement, what it points to, what points to it. */
  about: readonly MatterId[]
  /** A light turns, in milliseconds since 1970; 0 where it is not to be kept at all. */
  until: number
}

interface Kept extends Made {
  matter: Matter
  today: string
  names: number
  watched: readonly string[]
  /** By the clock that is never set. */
  believedUntil: number
}

/**
 * Kept pages are believed this long. Facts, settings and names drop them at once; what is left are cosignatures, which a
 * page may show that much later: it then says less than is proven, never more.
 */
const believedMs = 3_000
const mostBytes = 32 * 1024 * 1024

/**
 * Pages of matters, by who sees them: made once for a duty of a person and sent again while nothing has changed that they
 * rest on. The door is asked before each look in here, so nothing is decided here about who may see what.
 */
export class MatterPages {
  readonly #deps: PageDeps
  readonly #pages = new Map<string, Kept>()
  /** Keys of pages by what they rest on: `{party} {matter}`. */
  readonly #watching = new Map<string, Set<string>>()
  /** What has changed since each page under way was begun. */
  readonly #making = new Set<Set<string>>()
  /** Looks at what a committed matter points to; a page is not sent before they are done. */
  readonly #looking = new Set<Promise<void>>()
  readonly #pointing: ReadonlyMap<string, readonly string[]>
  #bytes = 0

  constructor(deps: PageDeps) {
    this.#deps = deps
    this.#pointing = fieldsThatPoint(deps.kinds)
    deps.journal.onCommit((commit) => this.#committed(commit))
  }

  /** The page of a matter that the door let through, kept or made now. */
  async get<T>(session: SignedIn, matter: Matter, make: () => Promise<Made | T>): Promise<Page | T> {
    while (this.#looking.size > 0) await Promise.all(this.#looking)
    const key = keyOf(session, matter.shared.matter)
    const kept = this.#find(key, matter)
    if (kept !== undefined) return kept
    const [today, names] = [this.#deps.today(), this.#deps.names.version]
    const changed = new Set<string>()
    this.#making.add(changed)
    try {
      const made = await make()
      if (!isMade(made)) return made
      const { party } = session
      const watched = [party, ...[matter.shared.matter, ...made.about].map((id) => `${party} ${id}`)]
      while (this.#looking.size > 0) await Promise.all(this.#looking)
      if (made.until > 0 && !watched.some((one) => changed.has(one))) {
        this.#keep(key, { ...made, matter, today, names, watched, believedUntil: performance.now() + believedMs })
      }
      return made
    } finally {
      this.#making.delete(changed)
    }
  }

  /** Something that only this person's page shows has changed. */
  forget(session: SignedIn, matter: MatterId): void {
    this.#changed(`${session.party} ${matter}`)
  }

  #find(key: string, matter: Matter): Kept | undefined {
    const kept = this.#pages.get(key)
    if (kept === undefined) return undefined
    this.#drop(key)
    const { until, today, names, believedUntil } = kept
    const inTime = believedUntil > performance.now() && until > this.#deps.now() && today === this.#deps.today()
    // A matter is a new value whenever its facts change.
    if (!inTime || kept.matter !== matter || names !== this.#deps.names.version) return undefined
    this.#keep(key, kept)
    return kept
  }

  #keep(key: string, kept: Kept): void {
    this.#drop(key)
    this.#pages.set(key, kept)
    this.#bytes += kept.bytes.length
    for (const one of kept.watched) {
      const keys = this.#watching.get(one) ?? new Set()
      this.#watching.set(one, keys.add(key))
    }
    // Oldest first: a Map keeps the order in which keys were added.
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= mostBytes) break
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    const kept = this.#pages.get(key)
    if (kept === undefined) return
    this.#pages.delete(key)
    this.#bytes -= kept.bytes.length
    for (const one of kept.watched) {
      const keys = this.#watching.get(one)
      keys?.delete(key)
      if (keys?.size === 0) this.#watching.delete(one)
    }
  }

  #changed(what: string): void {
    for (const changed of this.#making) changed.add(what)
    for (const key of this.#watching.get(what) ?? []) this.#drop(key)
  }

  #committed({ party, facts }: Commit): void {
    for (const { matter, kind } of facts) {
      // A setting may open or close steps of anything.
      if (kind === 'setting') this.#changed(party)
      this.#changed(`${party} ${matter}`)
      const fields = this.#pointing.get(kind)
      if (fields !== undefined) this.#look(party, matter, fields)
    }
  }

  /** What a matter has just begun to point to shows it on its own page. */
  #look(party: PartyId, id: MatterId, fields: readonly string[]): void {
    const looking = this.#deps.journal
      .get(party, id)
      .then((matter) => {
        for (const field of fields) {
          const other = matter?.shared.fields[field] ?? matter?.overlay.fields[field]
          if (typeof other === 'string') this.#changed(`${party} ${other}`)
        }
      })
      // What it points to cannot be told, so all of the party's pages are made again.
      .catch(() => this.#changed(party))
      .finally(() => this.#looking.delete(looking))
    this.#looking.add(looking)
  }
}

function isMade(made: unknown): made is Made {
  return typeof made === 'object' && made !== null && 'bytes' in made
}

/** Whose page: a duty, and the person, since steps may be for another than who took the last, and following is personal. */
function keyOf({ party, officer, acting }: SignedIn, matter: MatterId): string {
  return `${party} ${matter} ${acting.desk} ${acting.role} ${officer}`
}

/** Fields by which matters of a kind point to others. */
function fieldsThatPoint(kinds: readonly Kind[]): Map<string, string[]> {
  const pointing = new Map<string, string[]>()
  for (const { declaration } of kinds) {
    const fields = Object.keys(declaration.fields).filter((id) => declaration.fields[id]?.type === 'matter')
    if (fields.length > 0) pointing.set(declaration.id, [...(pointing.get(declaration.id) ?? []), ...fields])
  }
  return pointing
}

export function tagOf(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 24)}"`
}

/** The node's kept pages. */
export const pagesOf = onePerNode((deps: PageDeps) => new MatterPages(deps))
