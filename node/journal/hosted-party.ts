import { type LogId, type MatterId, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import { inParty } from '../store/transaction.ts'
import type { Engine } from './engine.ts'
import { insertHead, type LogHead, readHeads } from './log-head.ts'
import { LogWriter } from './log-writer.ts'
import { MatterLocks } from './matter-locks.ts'
import { rootAt } from './read-tiles.ts'
import { type SignedCheckpoints, standingOfLog } from './signed-checkpoints.ts'

/** One party of this node: its own logs with their writers, and where the logs it mirrors stand. */
export class HostedParty {
  readonly party: PartyId
  readonly locks = new MatterLocks()
  /** Why nothing is written: an own log is behind, or contradicts, what was signed. */
  readOnly: Refusal | undefined
  readonly #engine: Engine
  readonly #checkpoints: SignedCheckpoints
  /** By scope: the newest generation of each own log. */
  readonly #writers = new Map<string, LogWriter>()
  readonly #mirrored = new Map<LogId, LogHead>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(engine: Engine, checkpoints: SignedCheckpoints, party: PartyId) {
    this.#engine = engine
    this.#checkpoints = checkpoints
    this.party = party
  }

  /** Reads where every log stands, and compares the own ones with what was signed of them. */
  async load(): Promise<void> {
    const heads = await inParty(this.#engine.store, this.party, 'app', readHeads)
    this.readOnly = undefined
    for (const head of heads) {
      if (!head.own) {
        this.#mirrored.set(head.origin, head)
        continue
      }
      this.#checkpoints.begin(head)
      this.readOnly ??= await this.#compare(head)
      const other = this.#writers.get(head.scope)?.head
      if (other === undefined || other.generation < head.generation) {
        this.#writers.set(head.scope, new LogWriter(this.#engine, this.party, this.locks, head))
      }
    }
  }

  async #compare(head: LogHead): Promise<Refusal | undefined> {
    const root = (size: number) => inParty(this.#engine.store, this.party, 'app', (tx) => rootAt(tx, head.log, size))
    const { standing, signed } = await standingOfLog(this.#engine, head, root)
    const { origin, frontier } = head
    switch (standing) {
      case 'go-on':
        return undefined
      case 'fetch-back':
        return refuse('journal.behind', { origin, signed, held: frontier.size })
      case 'forked':
        return refuse('journal.forked', { origin, signed })
    }
  }

  /** The writer of an own log; the log is made, and its empty checkpoint signed, when it is first needed. */
  async writer(scope: string): Promise<LogWriter> {
    return this.#writers.get(scope) ?? (await this.inTurn(() => this.#openLog(scope)))
  }

  async #openLog(scope: string): Promise<LogWriter> {
    const there = this.#writers.get(scope)
    if (there) {
      return there
    }
    const head = await inParty(this.#engine.store, this.party, 'app', (tx) => insertHead(tx, this.party, scope, 1))
    const writer = new LogWriter(this.#engine, this.party, this.locks, head)
    // A log without any checkpoint but with entries could not be told from one that was put back.
    await this.#checkpoints.latest(this.party, () => writer.head)
    this.#writers.set(scope, writer)
    return writer
  }

  writers(): LogWriter[] {
    return [...this.#writers.values()]
  }

  ownLog(origin: LogId): LogWriter | undefined {
    return this.writers().find((writer) => writer.head.origin === origin)
  }

  mirrored(origin: LogId): LogHead | undefined {
    return this.#mirrored.get(origin)
  }

  setMirrored(head: LogHead): void {
    this.#mirrored.set(head.origin, head)
  }

  /** Reads again where a mirrored log stands. */
  async reload(origin: LogId): Promise<void> {
    const heads = await inParty(this.#engine.store, this.party, 'app', readHeads)
    for (const head of heads.filter((one) => one.origin === origin && !one.own)) {
      this.#mirrored.set(origin, head)
    }
    this.#engine.cache.dropParty(this.party)
  }

  /** The newest generation of a peer's log that is held, and how much of it. */
  mirroredSize(writer: PartyId, scope: string): { generation: number; entries: number } | undefined {
    let found: LogHead | undefined
    for (const head of this.#mirrored.values()) {
      if (head.writer === writer && head.scope === scope && head.generation > (found?.generation ?? 0)) {
        found = head
      }
    }
    return found && { generation: found.generation, entries: found.frontier.size }
  }

  /** One after another: what makes logs, what takes mirrored entries in, a rebuild. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work)
    this.#turn = turn.catch(() => {})
    return turn
  }

  /** Holds every writer still while `work` runs; for a rebuild. */
  async still<T>(work: () => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      let done = () => {}
      const until = new Promise<void>((resolve) => {
        done = resolve
      })
      try {
        await Promise.all(this.writers().map((writer) => writer.pause(until)))
        return await work()
      } finally {
        done()
      }
    })
  }

  /** Takes matters for a mirrored batch; nobody decides on them meanwhile. */
  async withMatters<T>(matters: readonly MatterId[], work: () => Promise<T>): Promise<T> {
    const holder = {}
    await this.locks.takeAll(matters, holder)
    try {
      return await work()
    } finally {
      this.locks.release(matters, holder)
    }
  }
}
