import type { Kind, KindsByHash, MatterId, PartyId } from '@lianyu/kernel'
import type { Commit, Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'

/** What follows from facts without anybody asking, matter by matter. Done twice, it must be as if it were done once. */
export interface FollowingJob {
  /** For who reads of its troubles. */
  doing: string
  follows(fact: Commit['facts'][number]): boolean
  /** Matters on which something may be left to do, as the party's tables say: what a crash can have left out. */
  left(party: PartyId): Promise<readonly MatterId[]>
  /** Answers `false` where it was refused and is to be tried again; throws for errors of ours, which are tried again too. */
  take(party: PartyId, matter: MatterId): Promise<boolean>
}

/** What such jobs work with. */
export interface FollowingDeps {
  store: Store
  journal: Journal
  kinds: readonly Kind[]
  kindsByHash: KindsByHash
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
}

/** The steps that a job follows, by kind; of every version, since such a step may be new to one of them. */
export function stepsByKind(
  kinds: readonly Kind[],
  stepsOf: (kind: Kind) => Iterable<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const kind of kinds) {
    const { id } = kind.declaration
    for (const step of stepsOf(kind)) found.set(id, (found.get(id) ?? new Set()).add(step))
  }
  return found
}

export interface FollowUpDeps {
  journal: Pick<Journal, 'onCommit' | 'parties'>
  onTrouble?: (what: string, error: unknown) => void
}

/** What was refused (a disk that was full, a log behind after a restore) is tried again. */
const againMs = 10 * 60_000

/**
 * The one shape of such jobs: follow commits, look at a start for what a crash left out, and try again what did not go.
 * One matter at a time; a matter that is touched again before its turn has one turn, while its turn lasts another one.
 */
export class FollowUp {
  readonly #deps: FollowUpDeps
  readonly #job: FollowingJob
  readonly #queue = new Map<string, readonly [PartyId, MatterId]>()
  readonly #refused = new Map<string, readonly [PartyId, MatterId]>()
  readonly #unswept = new Set<PartyId>()
  #turn: Promise<void> | undefined
  #sweep: Promise<void> = Promise.resolve()
  #unlisten: (() => void) | undefined
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(deps: FollowUpDeps, job: FollowingJob) {
    this.#deps = deps
    this.#job = job
  }

  /** Listens at once; the promise is of what a crash left out, which a node need not wait for to serve. Never rejects. */
  start(): Promise<void> {
    this.#unlisten = this.#deps.journal.onCommit(({ party, facts }) => {
      for (const fact of facts) if (this.#job.follows(fact)) this.#soon(party, fact.matter)
    })
    this.#timer = setInterval(() => this.again(), againMs).unref()
    this.#sweep = this.#sweepAll(this.#deps.journal.parties())
    return this.#sweep
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#unlisten?.()
    clearInterval(this.#timer)
    await this.#sweep
    await this.#turn
  }

  /** Once more what was refused or failed; the promise is of all that waited by now. Never rejects. */
  again(): Promise<void> {
    const [refused, unswept] = [[...this.#refused.values()], [...this.#unswept]]
    this.#refused.clear()
    for (const [party, matter] of refused) this.#soon(party, matter)
    const before = this.#sweep
    this.#sweep = before.then(() => this.#sweepAll(unswept))
    return this.#sweep
  }

  async #sweepAll(parties: readonly PartyId[]): Promise<void> {
    for (const party of parties) {
      if (this.#stopped) return
      try {
        for (const matter of await this.#job.left(party)) this.#soon(party, matter)
        this.#unswept.delete(party)
      } catch (error) {
        this.#unswept.add(party)
        this.#deps.onTrouble?.(this.#job.doing, error)
      }
    }
    await this.#turn
  }

  #soon(party: PartyId, matter: MatterId): void {
    if (this.#stopped) return
    this.#queue.set(`${party} ${matter}`, [party, matter])
    this.#turn ??= this.#work()
  }

  async #work(): Promise<void> {
    // A matter that comes meanwhile goes to the end of the map, and is met there.
    for (const [key, [party, matter]] of this.#queue) {
      if (this.#stopped) return
      this.#queue.delete(key)
      const done = await this.#job.take(party, matter).catch((error: unknown) => {
        this.#deps.onTrouble?.(this.#job.doing, error)
        return false
      })
      if (done) this.#refused.delete(key)
      else this.#refused.set(key, [party, matter])
    }
    // In the same breath as the look at the empty queue, so that nothing can be left between two turns.
    this.#turn = undefined
  }
}
