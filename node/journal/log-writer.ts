import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { isRefusal, LianyuError, type MatterId, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import { inParty } from '../store/transaction.ts'
import { type Decide, DraftBatch } from './draft-batch.ts'
import type { Engine } from './engine.ts'
import { failureOf } from './failure.ts'
import { findReceipts } from './find-receipts.ts'
import { loadMatters } from './load-matters.ts'
import { type LogHead, lockHead } from './log-head.ts'
import type { HeldMatter } from './matter-cache.ts'
import type { MatterLocks } from './matter-locks.ts'
import type { Receipt } from './types.ts'
import { type Outcome, writeBatch } from './write-batch.ts'

/** Commands in one transaction. */
const mostInBatch = 256
/** Commands waiting for one log; more are turned away rather than kept waiting for seconds. */
const mostWaiting = 20_000

export interface Job {
  matter: MatterId
  /**
   * The matter takes its id from the command, so nobody else should have used it and nothing is read first. Where the
   * command was done before, the database refuses it; where a peer wrote under that id, it refuses the batch, and what is
   * held is read before the next attempt.
   */
  fresh?: boolean
  /** The facts say everything that is here of the matter, so it is read with every entry. */
  whole?: boolean
  /** Matters that deciding reads besides, e.g. the agreement. */
  reads: readonly MatterId[]
  /** Other matters that the command writes too: nobody else decides on them meanwhile. */
  writes?: readonly MatterId[]
  command: string
  /** Digest of the command's input. */
  input: Uint8Array
  decide: Decide
}

interface Waiting extends Job {
  settle(answer: Receipt | Refusal): void
  fail(error: unknown): void
}

/**
 * The one committer of an own log. Takes what is waiting, decides it in memory, writes one transaction, answers; what
 * comes meanwhile is the next batch.
 */
export class LogWriter {
  readonly #engine: Engine
  readonly #party: PartyId
  readonly #locks: MatterLocks
  #head: LogHead
  #queue: Waiting[] = []
  #running: Promise<void> | undefined
  #paused: Promise<void> | undefined

  constructor(engine: Engine, party: PartyId, locks: MatterLocks, head: LogHead) {
    this.#engine = engine
    this.#party = party
    this.#locks = locks
    this.#head = head
  }

  /** Where the log stands, as committed. */
  get head(): LogHead {
    return this.#head
  }

  submit(job: Job): Promise<Receipt | Refusal> {
    if (this.#queue.length >= mostWaiting) {
      return Promise.resolve(refuse('journal.busy', {}))
    }
    return new Promise((settle, fail) => {
      this.#queue.push({ ...job, settle, fail })
      this.#start()
    })
  }

  /** Lets the running batch end and begins no other until the promise settles. */
  async pause(until: Promise<void>): Promise<void> {
    this.#paused = until
      .catch(() => {})
      .finally(() => {
        this.#paused = undefined
        this.#start()
      })
    await this.#running
  }

  /** Resolves when nothing is waiting. */
  async drained(): Promise<void> {
    while (this.#running !== undefined) {
      await this.#running
    }
  }

  /** Where something else has brought the log (a restore's fetched tail). */
  moveTo(head: LogHead): void {
    this.#head = head
  }

  /** After something else wrote to the log. */
  async reload(): Promise<void> {
    this.#head = await inParty(this.#engine.store, this.#party, 'app', (tx) => lockHead(tx, this.#head.log))
  }

  #start(): void {
    if (this.#running !== undefined || this.#paused !== undefined || this.#queue.length === 0) {
      return
    }
    this.#running = this.#run().finally(() => {
      this.#running = undefined
      this.#start()
    })
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0 && this.#paused === undefined) {
      // Requests that have already arrived get into this batch, and so do those that come while others write.
      await nextTurn()
      await this.#engine.turns.take()
      const batch = this.#take()
      if (batch.length === 0) {
        this.#engine.turns.give()
        await new Promise<void>((resolve) => this.#locks.atRelease(resolve))
        continue
      }
      try {
        await this.#commit(batch)
      } catch (error) {
        for (const job of batch) {
          job.fail(error)
        }
      } finally {
        this.#engine.turns.give()
        this.#locks.release(new Set(batch.flatMap(writtenBy)), this)
      }
    }
  }

  /** The first jobs whose matters nobody else has in hand; the order of each matter's commands is kept. */
  #take(): Waiting[] {
    const taken: Waiting[] = []
    const left: Waiting[] = []
    // What waits for one of its matters must not be overtaken on the other.
    const passedOver = new Set<MatterId>()
    for (const job of this.#queue) {
      const matters = writtenBy(job)
      const inOrder = taken.length < mostInBatch && !matters.some((matter) => passedOver.has(matter))
      if (inOrder && this.#locks.take(matters, this)) {
        taken.push(job)
      } else {
        left.push(job)
        for (const matter of matters) passedOver.add(matter)
      }
    }
    this.#queue = left
    return taken
  }

  async #commit(jobs: Waiting[]): Promise<void> {
    const batch = new DraftBatch(this.#engine, this.#party, this.#head, await this.#load(jobs))
    const receipts: Receipt[] = []
    const drafted: Waiting[] = []
    const readOnly = this.#engine.readOnly(this.#party, this.#head.scope)
    for (const job of jobs) {
      const answer = readOnly ?? (await draft(batch, job))
      if (answer instanceof Error) {
        job.fail(answer)
      } else if (isRefusal(answer)) {
        // A command that was done before is refused by what it did itself, so the receipt comes first.
        void this.#answerRefused(job, answer)
      } else {
        drafted.push(job)
        receipts.push(answer)
      }
    }
    if (drafted.length === 0) {
      return
    }
    const outcome = await writeBatch(this.#engine, this.#party, this.#head, batch)
    if (outcome.done) {
      this.#head = outcome.head
      for (const [i, job] of drafted.entries()) {
        job.settle(receipts[i] as Receipt)
      }
      return
    }
    await this.#again(drafted, outcome)
  }

  /**
   * What deciding these reads: of a matter that is written what steps look at, of any other all, since computations may
   * look at anything.
   */
  async #load(jobs: readonly Waiting[]): Promise<Map<MatterId, HeldMatter>> {
    const written = new Set(jobs.flatMap(({ fresh, matter, writes = [] }) => (fresh ? writes : [matter, ...writes])))
    const read = new Set(jobs.flatMap(({ whole, matter, reads }) => (whole ? [matter, ...reads] : reads)))
    return new Map([
      ...(await loadMatters(this.#engine, this.#party, [...written], 'decide')),
      ...(await loadMatters(this.#engine, this.#party, [...read], 'read')),
    ])
  }

  /** Drops what memory thought, and finds out which of the batch stands in the way. */
  async #again(jobs: Waiting[], { error }: Outcome & { done: false }): Promise<void> {
    for (const job of jobs) {
      for (const matter of writtenBy(job)) this.#engine.cache.drop(this.#party, matter)
      job.fresh = false
    }
    const failure = failureOf(error)
    if (failure === 'unreachable' || failure === 'full') {
      if (failure === 'full') {
        this.#engine.full(error)
      }
      await sleep(100)
      const unavailable = new LianyuError(refuse('journal.unavailable', {}), { cause: error })
      // Nothing of the batch was written. The next one may find the database back.
      for (const job of jobs) {
        job.fail(unavailable)
      }
      return
    }
    await this.reload()
    const done = await findReceipts(this.#engine.store, this.#party, jobs)
    const rest = jobs.filter((job) => !done.has(job.command))
    for (const job of jobs) {
      const receipt = done.get(job.command)
      if (receipt) {
        job.settle(receipt)
      }
    }
    if (jobs.length === 1 && rest.length === 1) {
      // Alone, on a fresh head and a fresh fold, and still no: that is a fault of ours or of the disk.
      if (failure !== 'moved') {
        rest[0]?.fail(error)
        return
      }
      await this.#commit(rest)
      return
    }
    if (rest.length < jobs.length || failure === 'moved') {
      await (rest.length > 0 ? this.#commit(rest) : undefined)
      return
    }
    for (const job of rest) {
      await this.#commit([job]).catch((failed) => job.fail(failed))
    }
  }

  async #answerRefused(job: Waiting, refusal: Refusal): Promise<void> {
    try {
      const done = await findReceipts(this.#engine.store, this.#party, [job])
      job.settle(done.get(job.command) ?? refusal)
    } catch (error) {
      job.fail(new LianyuError(refuse('journal.unavailable', {}), { cause: error }))
    }
  }
}

/** Every matter that a command writes. */
const writtenBy = ({ matter, writes = [] }: Job): MatterId[] => [matter, ...writes]

/** What cannot be written down (too large, not data) is the command's own fault and must not take the batch along. */
async function draft(batch: DraftBatch, job: Job): Promise<Receipt | Refusal | Error> {
  try {
    return await batch.add(job.matter, job.command, job.input, job.decide, job.fresh ?? false)
  } catch (error) {
    return error instanceof LianyuError ? error.refusal : (error as Error)
  }
}
