import { isRefusal, parseCheckpoint, signCheckpoint, standingOf } from '@lianyu/kernel'
import { inParty } from '../store/transaction.ts'
import type { Engine } from './engine.ts'
import type { LogHead } from './log-head.ts'

/**
 * Signs own logs' checkpoints: late, so that a thousand commits share one signature, but always so that what is signed has
 * reached the file outside the database before anyone sees it.
 */
export class SignedCheckpoints {
  readonly #engine: Engine
  readonly #delayMs: number
  readonly #notes = new Map<string, { size: number; note: string; shown: boolean }>()
  readonly #signing = new Map<string, Promise<void>>()
  /** By log, the furthest cosignature up to which its checkpoints were gone through. */
  readonly #covered = new Map<string, number>()
  /** Logs to be signed when the timer ends, all in one turn: so they share one write to the file and one fsync. */
  readonly #later = new Map<string, { party: string; headNow: () => LogHead }>()
  #timer: NodeJS.Timeout | undefined

  constructor(engine: Engine, delayMs: number) {
    this.#engine = engine
    this.#delayMs = delayMs
  }

  /** A note that covers everything committed before the call; from then on also in the database. */
  async latest(party: string, headNow: () => LogHead): Promise<string> {
    const { origin, log } = headNow()
    const wanted = headNow().frontier.size
    while ((this.#notes.get(origin)?.size ?? -1) < wanted) {
      await this.#sign(party, headNow)
    }
    const signed = this.#notes.get(origin)
    if (signed === undefined) {
      throw new Error(`no checkpoint of ${origin}`)
    }
    if (!signed.shown) {
      await this.#keep(party, log, signed.size, signed.note)
      signed.shown = true
    }
    return signed.note
  }

  /**
   * The last word of a generation that was closed: it may end before what was signed of it once, and those who never saw
   * more of it must be told of an end that they can reach.
   */
  async closing(party: string, head: LogHead): Promise<string> {
    const { origin, frontier, root } = head
    const note = signCheckpoint({ origin, size: frontier.size, root }, this.#engine.keys.signer(party, 'log', origin))
    await this.#engine.checkpoints.append({ party, origin, size: frontier.size, note })
    this.#notes.set(origin, { size: frontier.size, note, shown: true })
    await this.#keep(party, head.log, frontier.size, note)
    return note
  }

  /** After a commit: signed within the delay, so that a database put back to before it is noticed. */
  soon(party: string, headNow: () => LogHead): void {
    const { origin } = headNow()
    this.#later.set(origin, { party, headNow })
    this.#timer ??= setTimeout(() => this.#signLater(), this.#delayMs).unref()
  }

  #signLater(): void {
    this.#timer = undefined
    const logs = [...this.#later]
    this.#later.clear()
    for (const [origin, { party, headNow }] of logs) {
      this.#sign(party, headNow).catch((error) => this.#engine.trouble(`checkpoint of ${origin} not written`, error))
    }
  }

  async #sign(party: string, headNow: () => LogHead): Promise<void> {
    const { origin } = headNow()
    const running = this.#signing.get(origin)
    if (running) {
      return running
    }
    const signing = this.#signNow(party, headNow()).finally(() => this.#signing.delete(origin))
    this.#signing.set(origin, signing)
    return signing
  }

  async #signNow(party: string, { origin, frontier, root }: LogHead): Promise<void> {
    const { size } = frontier
    if ((this.#notes.get(origin)?.size ?? -1) >= size) {
      return
    }
    const note = signCheckpoint({ origin, size, root }, this.#engine.keys.signer(party, 'log', origin))
    await this.#engine.fault('before-checkpoint-file', party)
    await this.#engine.checkpoints.append({ party, origin, size, note })
    await this.#engine.fault('after-checkpoint-file', party)
    this.#notes.set(origin, { size, note, shown: false })
  }

  /**
   * Keeps the note beside the log; older ones that nobody cosigned and that a later cosignature covers go. Those below the
   * furthest cosignature of the time before were looked at then: looked at each time, a long log would cost ever more.
   */
  async #keep(party: string, log: number, size: number, note: string): Promise<void> {
    const key = `${party} ${log}`
    const before = this.#covered.get(key) ?? 0
    const furthest = await inParty(this.#engine.store, party, 'app', async (tx) => {
      await tx.query(
        `insert into checkpoint (party, log, size, note) values ($1, $2, $3, $4) on conflict (party, log, size) do nothing`,
        [party, log, size, note],
        'keep checkpoint',
      )
      const { rows } = await tx.query<{ size: number | null }>(
        'select max(s.size) as size from cosignature s where s.party = $1 and s.log = $2',
        [party, log],
        'furthest cosignature',
      )
      const furthest = rows[0]?.size ?? 0
      if (furthest <= before) {
        return before
      }
      await tx.query(
        `delete from checkpoint c where c.party = $1 and c.log = $2 and c.size >= $3 and c.size < $4
          and not exists (select from cosignature s where s.party = $1 and s.log = $2 and s.size = c.size)`,
        [party, log, before, furthest],
        'drop checkpoints',
      )
      return furthest
    })
    this.#covered.set(key, furthest)
  }

  /** Signs what is not signed yet; for a clean stop. */
  async stop(heads: readonly { party: string; headNow: () => LogHead }[]): Promise<void> {
    clearTimeout(this.#timer)
    this.#later.clear()
    await Promise.all(heads.map(({ party, headNow }) => this.#sign(party, headNow)))
  }

  /** At start: the file's last note of a log is the latest there is, if the log still stands on it. */
  begin(head: LogHead): void {
    const last = this.#engine.checkpoints.last(head.origin)
    if (last !== undefined) {
      this.#notes.set(head.origin, { size: last.size, note: last.note, shown: false })
    }
  }
}

/** How an own log stands to the last checkpoint this node signed of it. */
export async function standingOfLog(
  engine: Engine,
  head: LogHead,
  rootAt: (size: number) => Promise<Uint8Array>,
): Promise<{ standing: ReturnType<typeof standingOf>; signed: number }> {
  const last = engine.checkpoints.last(head.origin)
  const lines = last?.note.split('\n\n')[0]
  const checkpoint = lines === undefined ? undefined : parseCheckpoint(`${lines}\n`)
  const signed = checkpoint === undefined || isRefusal(checkpoint) ? undefined : checkpoint
  const now = { size: head.frontier.size, root: head.root }
  const rootThen =
    signed === undefined || signed.size > now.size
      ? undefined
      : signed.size === now.size
        ? now.root
        : await rootAt(signed.size)
  return { standing: standingOf(now, signed, rootThen), signed: signed?.size ?? 0 }
}
