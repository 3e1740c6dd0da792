import {
  formatOrigin,
  LianyuError,
  type LogId,
  type MatterId,
  type PartyId,
  type Refusal,
  refuse,
} from '@lianyu/kernel'
import { inParty } from '../store/transaction.ts'
import type { Engine } from './engine.ts'
import { insertHead, type LogHead, readHeads, setState } from './log-head.ts'
import { LogWriter } from './log-writer.ts'
import { MatterLocks } from './matter-locks.ts'
import { rootAt } from './read-tiles.ts'
import { Recovery } from './recovery.ts'
import { type SignedCheckpoints, standingOfLog } from './signed-checkpoints.ts'

/** One party of this node: its own logs with their writers, and where the logs it mirrors stand. */
export class HostedParty {
  readonly party: PartyId
  readonly locks = new MatterLocks()
  readonly recovery: Recovery
  #forked: Refusal | undefined
  readonly #engine: Engine
  readonly #checkpoints: SignedCheckpoints
  /** By scope: the newest generation of each own log. */
  readonly #writers = new Map<string, LogWriter>()
  /** Generations of own logs before the newest. */
  readonly #older = new Map<LogId, LogHead>()
  readonly #mirrored = new Map<LogId, LogHead>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(engine: Engine, checkpoints: SignedCheckpoints, party: PartyId) {
    this.#engine = engine
    this.#checkpoints = checkpoints
    this.party = party
    this.recovery = new Recovery(engine, checkpoints, this)
  }

  /** Why nothing is written: an own log is behind, or contradicts, what was signed. */
  get readOnly(): Refusal | undefined {
    return this.#forked ?? this.recovery.refusal
  }

  setForked(refusal: Refusal): void {
    this.#forked = refusal
  }

  /** Reads where every log stands, and compares the own ones with what was signed of them. */
  async load(): Promise<void> {
    const heads = await inParty(this.#engine.store, this.party, 'app', readHeads)
    this.#forked = undefined
    for (const head of heads.filter(({ own }) => !own)) {
      this.#mirrored.set(head.origin, head)
    }
    const own = heads.filter(({ own }) => own).sort((a, b) => a.generation - b.generation)
    for (const head of own) {
      if (head.state !== 'closed') {
        this.#checkpoints.begin(head)
      }
      this.setHead(head)
    }
    for (const head of own.filter(({ state }) => state !== 'closed')) {
      await this.#compare(head)
    }
    this.recovery.putAbsent(own)
    this.recovery.putHalfClosed(own)
  }

  async #compare(head: LogHead): Promise<void> {
    const root = (size: number) => inParty(this.#engine.store, this.party, 'app', (tx) => rootAt(tx, head.log, size))
    const { standing, signed } = await standingOfLog(this.#engine, head, root)
    const { origin, scope } = head
    if (standing === 'forked') {
      this.#forked = refuse('journal.forked', { origin, signed })
    } else if (standing === 'fetch-back' || head.state === 'behind') {
      this.recovery.put(origin, scope, signed)
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
    const signed = this.#engine.checkpoints.last(formatOrigin({ party: this.party, log: scope, generation: 1 }))
    if (signed !== undefined && signed.size > 0) {
      throw new LianyuError(this.readOnly ?? refuse('journal.lost', { origin: signed.origin }))
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

  /** An own log, of any generation. */
  ownHead(origin: LogId): LogHead | undefined {
    return this.ownLog(origin)?.head ?? this.#older.get(origin)
  }

  newestHead(scope: string): LogHead | undefined {
    return this.#writers.get(scope)?.head
  }

  /** Where a log stands now, own or mirrored. */
  setHead(head: LogHead): void {
    if (!head.own) {
      this.#mirrored.set(head.origin, head)
      return
    }
    const writer = this.#writers.get(head.scope)
    if (writer?.head.origin === head.origin) {
      writer.moveTo(head)
    } else if (writer === undefined || writer.head.generation < head.generation) {
      if (writer !== undefined) {
        this.#older.set(writer.head.origin, writer.head)
      }
      this.#writers.set(head.scope, new LogWriter(this.#engine, this.party, this.locks, head))
    } else {
      this.#older.set(head.origin, head)
    }
  }

  /** Once a generation goes on, those before it are closed, if a restore brought them back open. */
  async closeOlder({ scope, generation }: LogHead): Promise<void> {
    for (const head of [...this.#older.values()]) {
      const open = head.scope === scope && head.generation < generation && head.state !== 'closed'
      if (open && !this.recovery.isBehind(head.origin)) {
        await inParty(this.#engine.store, this.party, 'app', (tx) => setState(tx, head.log, 'closed'))
        this.setHead({ ...head, state: 'closed' })
      }
    }
  }

  /** Reads again where a mirrored log stands. */
  async reload(origin: LogId): Promise<void> {
    const heads = await inParty(this.#engine.store, this.party, 'app', readHeads)
    for (const head of heads.filter((one) => one.origin === origin)) {
      this.setHead(head)
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
