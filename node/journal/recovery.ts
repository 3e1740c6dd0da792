import { type LogId, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import { inParty } from '../store/transaction.ts'
import { forgetCutParts } from './cut-parts.ts'
import type { Engine } from './engine.ts'
import type { HeldLogs } from './held-logs.ts'
import { insertHead, type LogHead, setState } from './log-head.ts'
import { openGeneration } from './open-generation.ts'
import type { Loss } from './outside.ts'
import { rootAt } from './read-tiles.ts'
import { type SignedCheckpoints, standingOfLog } from './signed-checkpoints.ts'
import type { BehindLog } from './types.ts'

/**
 * The own logs of one party that a restore or a failover has set back. The peers' mirrors are fetched back into them
 * (`node/exchange`); what is whole goes on, and what nobody holds is closed once an operator says so.
 */
export class Recovery {
  readonly #engine: Engine
  readonly #checkpoints: SignedCheckpoints
  readonly #hosted: HeldLogs
  readonly #behind = new Map<LogId, { scope: string; signed: number }>()
  /** A look broke off: the database may hold more of it than is known here. */
  #brokenOff = false

  constructor(engine: Engine, checkpoints: SignedCheckpoints, hosted: HeldLogs) {
    this.#engine = engine
    this.#checkpoints = checkpoints
    this.#hosted = hosted
  }

  isBehind(origin: LogId): boolean {
    return this.#behind.has(origin)
  }

  logs(): BehindLog[] {
    return [...this.#behind].map(([origin, { scope, signed }]) => {
      return { origin, scope, signed, held: this.#hosted.ownHead(origin)?.frontier.size ?? 0 }
    })
  }

  /** Why nothing is written, as long as anything is behind. */
  get refusal(): Refusal | undefined {
    const first = this.logs()[0]
    return first && refuse('journal.behind', { origin: first.origin, signed: first.signed, held: first.held })
  }

  /** @param signed  the largest size that it is known to have been signed at */
  put(origin: LogId, scope: string, signed: number): void {
    const known = this.#behind.get(origin)?.signed ?? 0
    this.#behind.set(origin, { scope, signed: Math.max(known, signed) })
  }

  /** Own logs that were signed once and of which the database holds nothing at all. */
  putAbsent(heads: readonly LogHead[]): void {
    const { party } = this.#hosted
    const held = new Set(heads.map(({ origin }) => origin))
    for (const { origin, size } of this.#engine.checkpoints.of(party)) {
      const scope = origin.split('/')[1] as string
      if (size > 0 && !held.has(origin) && !this.#isGivenUp(origin)) {
        this.put(origin, scope, size)
      }
    }
  }

  /**
   * Home and audit log close together: where the node died between the two, the second was noted as given up and stands
   * open, though nothing of it may be missing.
   */
  putHalfClosed(heads: readonly LogHead[]): void {
    for (const { origin, scope, state, frontier } of heads) {
      if (isLocal(scope) && state === 'open' && this.#givenUp(origin) !== undefined)
        this.put(origin, scope, frontier.size)
    }
  }

  /** What was noted as given up since the operator’s word that still stands, at the size that is held. */
  #givenUp(origin: LogId): Loss | undefined {
    const { mark } = this.#engine.outside
    const size = this.#hosted.ownHead(origin)?.frontier.size ?? 0
    if (mark?.confirmed === undefined) return undefined
    return this.#engine.outside.lossesOf(this.#hosted.party).findLast((loss) => {
      const same = loss.origin === origin && loss.what === 'entries' && loss.from === size
      return same && loss.restored === mark.at
    })
  }

  /** A draft that nobody else ever saw is not begun anew under its old name. */
  #isGivenUp(origin: LogId): boolean {
    return this.#engine.outside.lossesOf(this.#hosted.party).some((loss) => {
      return loss.what === 'entries' && loss.origin === origin && loss.from === 0
    })
  }

  /**
   * Lets every log go on that is whole, and closes what an operator gave up.
   *
   * @param notAsked  parties that may hold more of the logs of a scope and have not said what they hold
   * @returns what was lost for good by this
   */
  async settle(notAsked: (scope: string) => Promise<readonly PartyId[]>): Promise<Loss[]> {
    if (this.#brokenOff) {
      await this.#hosted.load()
      for (const { origin } of this.logs()) {
        if (this.#hosted.ownHead(origin)?.state === 'closed') this.#behind.delete(origin)
      }
    }
    this.#brokenOff = true
    const losses = await this.#settle(notAsked)
    this.#brokenOff = false
    return losses
  }

  async #settle(notAsked: (scope: string) => Promise<readonly PartyId[]>): Promise<Loss[]> {
    const losses: Loss[] = []
    const toClose = new Map<string, LogId>()
    for (const { origin, scope } of this.logs()) {
      const missing = await notAsked(scope)
      const head = this.#hosted.ownHead(origin)
      if (this.#isFollowed(origin, scope)) {
        // It was closed once, by the generation after it: it never goes on, whatever an older database says.
        if (head !== undefined && (await this.#isWhole(head, missing))) await this.#endThere(origin, head)
        else if (this.#mayGiveUp(missing)) losses.push(await this.#giveUp(origin))
      } else if (head !== undefined && this.#isBeingOpened(head)) {
        await this.#openNext(head)
      } else if (isLocal(scope) && this.#givenUp(origin) !== undefined) {
        toClose.set(scope, origin)
      } else if (head !== undefined && (await this.#isWhole(head, missing))) {
        await this.#goOn(head)
      } else if (this.#mayGiveUp(missing)) {
        toClose.set(scope, origin)
      }
    }
    // The first fact of either names the audit matter, whose order is that of the logs' numbers: both change together.
    if (toClose.has('home') || toClose.has('audit')) {
      const both = ['home', 'audit'].flatMap((scope) => {
        const newest = this.#hosted.newestHead(scope)
        // One that was opened before the node died in between stays.
        const other = newest === undefined || this.#isJustOpened(newest) ? undefined : newest.origin
        const origin = toClose.get(scope) ?? other
        toClose.delete(scope)
        return origin === undefined ? [] : [{ origin, scope }]
      })
      // Once the first is done nothing may be written to the second, which is still to close, by the next process either.
      for (const { origin, scope } of both) this.put(origin, scope, this.#signedOf(origin))
      for (const { origin } of both) await this.#noteLoss(origin)
      for (const { origin, scope } of both) losses.push(await this.#close(origin, scope))
    }
    for (const [scope, origin] of toClose) {
      losses.push(await this.#close(origin, scope))
    }
    if (this.#engine.nothingBehind()) {
      await this.#engine.outside.unmark()
    }
    return losses
  }

  /** Nobody can hold more of it than is here. */
  async #isWhole(head: LogHead, missing: readonly PartyId[]): Promise<boolean> {
    const signed = this.#behind.get(head.origin)?.signed ?? 0
    if (head.frontier.size < signed) {
      return false
    }
    const mark = this.#engine.outside.mark
    const local = isLocal(head.scope)
    const sure = mark === undefined || mark.checkpointsKept
    return sure || (!local && missing.length === 0)
  }

  #mayGiveUp(missing: readonly PartyId[]): boolean {
    const confirmed = this.#engine.outside.mark?.confirmed
    return confirmed !== undefined && missing.every((party) => confirmed.without.includes(party))
  }

  async #goOn(head: LogHead): Promise<void> {
    const { party } = this.#hosted
    const root = (size: number) => inParty(this.#engine.store, party, 'app', (tx) => rootAt(tx, head.log, size))
    const { standing, signed } = await standingOfLog(this.#engine, head, root)
    if (standing === 'forked') {
      this.#hosted.setForked(refuse('journal.forked', { origin: head.origin, signed }))
      return
    }
    await this.#setState(head, 'open')
    this.#behind.delete(head.origin)
    await forgetCutParts(this.#engine, party, head.origin)
    await this.#hosted.closeOlder(head)
  }

  /** A later generation is held, or is known to have been signed. */
  #isFollowed(origin: LogId, scope: string): boolean {
    const known = [...this.#behind].filter(([, one]) => one.scope === scope).map(([other]) => generationOf(other))
    return Math.max(...known, this.#hosted.newestHead(scope)?.generation ?? 0) > generationOf(origin)
  }

  async #endThere(origin: LogId, head: LogHead): Promise<void> {
    await this.#setState(head, 'closed')
    this.#behind.delete(origin)
  }

  /** Its first fact, or what comes after that fact, is still to be done. */
  #isBeingOpened(head: LogHead): boolean {
    if (head.frontier.size === 0) return head.generation > 1 && this.#closedBefore(head) !== undefined
    return head.state === 'behind' && this.#isJustOpened(head)
  }

  /** It follows one that was given up since the operator’s word that still stands, and says nothing more yet. */
  #isJustOpened(head: LogHead): boolean {
    const closed = head.generation > 1 && head.frontier.size <= 1 ? this.#closedBefore(head) : undefined
    return closed !== undefined && this.#givenUp(closed.origin) !== undefined
  }

  /** What is missing of a generation that another one follows already. */
  async #giveUp(origin: LogId): Promise<Loss> {
    const loss = await this.#noteLoss(origin)
    const head = this.#hosted.ownHead(origin)
    if (head === undefined) this.#behind.delete(origin)
    else await this.#endThere(origin, head)
    return loss
  }

  #signedOf(origin: LogId): number {
    return this.#behind.get(origin)?.signed ?? this.#engine.checkpoints.last(origin)?.size ?? 0
  }

  /** Before the database: whoever reads the database later finds out what was meant. */
  async #noteLoss(origin: LogId): Promise<Loss> {
    const { party } = this.#hosted
    const noted = this.#givenUp(origin)
    if (noted !== undefined) return noted
    const mark = this.#engine.outside.mark
    const from = this.#hosted.ownHead(origin)?.frontier.size ?? 0
    const loss: Loss = {
      party,
      origin,
      what: 'entries',
      from,
      to: Math.max(from, this.#signedOf(origin)),
      ...(mark !== undefined && !mark.checkpointsKept ? { uncertain: true } : {}),
      ...(mark === undefined ? {} : { restored: mark.at }),
      at: this.#engine.now(),
    }
    await this.#engine.outside.losses.append([loss])
    await forgetCutParts(this.#engine, party, origin)
    return loss
  }

  async #close(origin: LogId, scope: string): Promise<Loss> {
    const { party } = this.#hosted
    const loss = await this.#noteLoss(origin)
    const held = this.#hosted.ownHead(origin)
    const kept = isLocal(scope) || held !== undefined
    if (!kept) {
      this.#behind.delete(origin)
      return loss
    }
    const [generation, following] = [generationOf(origin), this.#generationAfter(origin, loss)]
    const next = await inParty(this.#engine.store, party, 'app', async (tx) => {
      const closing = held ?? (await insertHead(tx, party, scope, generation))
      await setState(tx, closing.log, 'closed')
      const opened = await insertHead(tx, party, scope, following)
      await setState(tx, opened.log, 'behind')
      this.#hosted.setHead({ ...closing, state: 'closed' })
      return { ...opened, state: 'behind' as const }
    })
    // At no moment is neither of the two behind: a command in between would be written to the log that closes.
    this.put(next.origin, scope, 0)
    this.#behind.delete(origin)
    this.#hosted.setHead(next)
    await this.#openNext(next)
    return loss
  }

  /**
   * The number that follows. Where the last checkpoints are lost, nobody knows which numbers an earlier restore of the same
   * backup has used for a log that no peer holds: then it is the moment, or one name would be signed for two histories.
   */
  #generationAfter(origin: LogId, loss: Loss): number {
    const local = isLocal(origin.split('/')[1] as string)
    const next = generationOf(origin) + 1
    return local && loss.uncertain ? Math.max(next, Date.parse(loss.at)) : next
  }

  /** The generation that an operator gave up last before this one. */
  #closedBefore(head: LogHead): LogHead | undefined {
    const losses = this.#engine.outside.lossesOf(this.#hosted.party).toReversed()
    for (const { origin, what } of losses) {
      const closed = what === 'entries' ? this.#hosted.ownHead(origin) : undefined
      if (closed?.scope !== head.scope || closed.generation >= head.generation) continue
      if (closed.state === 'closed') return closed
    }
    return undefined
  }

  async #openNext(head: LogHead): Promise<void> {
    const { party } = this.#hosted
    const closed = this.#closedBefore(head) as LogHead
    const loss = this.#engine.outside
      .lossesOf(party)
      .findLast((one) => one.origin === closed.origin && one.what === 'entries')
    if (head.frontier.size === 0) {
      await openGeneration(this.#engine, this.#hosted, closed, head, {
        size: loss?.to ?? closed.frontier.size,
        uncertain: loss?.uncertain ?? false,
      })
    }
    await this.#checkpoints.closing(party, closed)
    const opened = this.#hosted.ownHead(head.origin) as LogHead
    await this.#setState(opened, 'open')
    this.#behind.delete(head.origin)
    await this.#checkpoints.latest(party, () => this.#hosted.ownHead(head.origin) as LogHead)
  }

  async #setState(head: LogHead, state: LogHead['state']): Promise<void> {
    await inParty(this.#engine.store, this.#hosted.party, 'app', (tx) => setState(tx, head.log, state))
    this.#hosted.setHead({ ...(this.#hosted.ownHead(head.origin) ?? head), state })
  }
}

const isLocal = (scope: string) => scope === 'home' || scope === 'audit'

const generationOf = (origin: LogId) => Number(origin.split('/')[2])
