import type { Problem } from '../marks/problem-notice.tsx'
import { ProblemError, problemOf } from './problem.ts'
import type { Receipt } from './types.ts'

/** How long a step can be taken back before it is sent. */
export const undoMs = 5_000
const firstRetryMs = 1_000
const longestRetryMs = 30_000
/** How long the device remembers that a step was taken back, for the other windows that had read it. */
const rememberedMs = 120_000

/** A command on its way. It keeps its id from the first press on, so that sending it again can do nothing twice. */
export interface Outgoing {
  command: string
  /** `party:person`; only that person's session sends it. */
  who: string
  /** Empty for the opening of a matter. */
  matter: string
  step: string
  /** What the person pressed, in their words, for the line that offers to take it back. */
  says: string
  url: string
  body: unknown
  /** The draft it was made from: dropped when the node has said yes. */
  draft?: string
  /** Milliseconds since 1970 at which it is sent. */
  sendAt: number
  state: 'waiting' | 'sending' | 'retrying' | 'signed-out' | 'refused' | 'done'
  attempts: number
  /** On the device only, where nothing else is left of it: it was taken back, and no other window may send it. */
  takenBack?: true
  problem?: Problem & { field?: string; meanwhile?: unknown[] }
  receipt?: Receipt
}

export type NewCommand = Pick<Outgoing, 'command' | 'who' | 'matter' | 'step' | 'says' | 'url' | 'body' | 'draft'>

/** What the outbox stands on; everything it does to the world. */
export interface OutboxPort {
  /** @throws ProblemError; status 0 where nobody answered */
  send: (command: Outgoing, leaving: boolean) => Promise<Receipt>
  keep: (command: Outgoing) => Promise<void>
  forget: (command: string) => Promise<void>
  kept: () => Promise<Outgoing[]>
  now: () => number
}

const onItsWay = ({ state }: Outgoing) => state !== 'refused' && state !== 'done'
/** Nobody said no: it may have arrived, or may arrive yet. */
const unanswered = (status: number) => status === 0 || status === 429 || status === 503

/**
 * Commands between the press and the node's answer. Each waits five seconds in which it can be taken back, is then sent,
 * and sent again with the same id until somebody answers: after reloading, sleep, or a day without signal. Commands of
 * one matter go one after another.
 */
export class Outbox {
  readonly #port: OutboxPort
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #listeners = new Set<() => void>()
  readonly #settled = new Set<(command: Outgoing) => void>()
  #items: readonly Outgoing[] = []
  #who: string | undefined
  /** Taken back or settled on this page: what is read from the device a moment later may still name them. */
  readonly #over = new Set<string>()
  /** Pressed on this page. The rest were read from the device: another window may have them too. */
  readonly #own = new Set<string>()

  constructor(port: OutboxPort) {
    this.#port = port
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly items = (): readonly Outgoing[] => this.#items

  /** Told of each command that was done or refused. */
  onSettled(listener: (command: Outgoing) => void): () => void {
    this.#settled.add(listener)
    return () => this.#settled.delete(listener)
  }

  /** Whose session it is now: their commands that were left on this device go on, others' wait for them. */
  async begin(who: string | undefined): Promise<void> {
    const same = this.#who === who
    this.#who = who
    if (who === undefined) {
      this.#stopTimers()
      this.#set([])
      return
    }
    const left = await this.#port.kept().catch(() => [])
    if (this.#who !== who) return
    for (const { command, takenBack, sendAt } of left) {
      if (takenBack && sendAt + rememberedMs < this.#port.now()) void this.#forget(command)
    }
    // Reading takes its time on a slow device: what was pressed or taken back meanwhile is known here already.
    const known = new Set([...this.#items.map((one) => one.command), ...this.#over])
    const mine = left
      .filter((one) => one.who === who && !known.has(one.command) && onItsWay(one))
      // Of what a page was sending when it went away nobody knows the answer: it goes again, by the same id.
      .map((one): Outgoing => (one.state === 'sending' ? { ...one, state: 'retrying' } : one))
    this.#set([...(same ? this.#items : this.#items.filter((one) => one.who === who)), ...mine])
    for (const one of this.#items) if (onItsWay(one) && !this.#timers.has(one.command)) this.#plan(one, one.sendAt)
  }

  submit(command: NewCommand): void {
    const one: Outgoing = { ...command, sendAt: this.#port.now() + undoMs, state: 'waiting', attempts: 0 }
    this.#who = command.who
    this.#own.add(one.command)
    this.#set([...this.#items.filter((other) => other.command !== one.command), one])
    // A browser that keeps nothing still sends; only a reload within the wait would lose it, and the draft says so.
    void this.#port.keep(one).catch(() => {})
    this.#plan(one, one.sendAt)
  }

  /** True where it was still waiting and now is as if it had never been pressed. */
  takeBack(id: string): boolean {
    const one = this.#items.find((item) => item.command === id)
    if (one?.state !== 'waiting') return false
    this.#unplan(id)
    this.#over.add(id)
    this.#set(this.#items.filter((item) => item !== one))
    // Another window of this browser may have read it and would send it: the device says for a while that it must not.
    void this.#port.keep({ ...one, body: null, says: '', state: 'done', takenBack: true }).catch(() => {})
    setTimeout(() => void this.#forget(id), rememberedMs)
    return true
  }

  /** Whoever is sure need not wait the five seconds out. */
  sendNow(id: string): void {
    const one = this.#items.find((item) => item.command === id)
    if (one?.state === 'waiting') this.#plan(this.#change({ ...one, sendAt: this.#port.now() }), 0)
  }

  /** The line about it was read. */
  dismiss(id: string): void {
    this.#set(this.#items.filter((one) => one.command !== id || onItsWay(one)))
  }

  /** The line is back, or somebody pressed: what waits for an answer is sent at once. */
  tryNow(): void {
    for (const one of this.#items) if (one.state === 'retrying') this.#plan(one, 0)
  }

  /** The page goes away: what waits is sent now, in a request that outlives the page. */
  leave(): void {
    for (const one of this.#items) {
      // What another window pressed is that window's to send or take back.
      if (one.state !== 'waiting' || !this.#own.has(one.command)) continue
      this.#unplan(one.command)
      void this.#send(one.command, true)
    }
  }

  #plan(one: Outgoing, at: number): void {
    this.#unplan(one.command)
    const timer = setTimeout(() => void this.#send(one.command, false), Math.max(0, at - this.#port.now()))
    this.#timers.set(one.command, timer)
  }

  #unplan(id: string): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
  }

  #stopTimers(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  async #send(id: string, leaving: boolean): Promise<void> {
    this.#timers.delete(id)
    const one = this.#items.find((item) => item.command === id)
    if (!one || !onItsWay(one) || one.state === 'sending' || one.who !== this.#who) return
    const before = this.#items.find((item) => onItsWay(item) && one.matter !== '' && item.matter === one.matter)
    // Its turn comes when the one before it is settled.
    if (before !== undefined && before !== one) return
    const sending = this.#change({ ...one, state: 'sending', attempts: one.attempts + 1 })
    if (!leaving && (await this.#takenBackElsewhere(id))) {
      this.#over.add(id)
      this.#set(this.#items.filter((item) => item.command !== id))
      return
    }
    // Kept before it is sent: what dies in between is sent again with the same id.
    await this.#port.keep(sending).catch(() => {})
    try {
      const receipt = await this.#port.send(sending, leaving)
      this.#settle({ ...sending, state: 'done', receipt })
    } catch (error) {
      const status = error instanceof ProblemError ? error.status : -1
      if (unanswered(status)) {
        const later = this.#change({ ...sending, state: 'retrying' })
        void this.#port.keep(later).catch(() => {})
        this.#plan(later, this.#port.now() + Math.min(longestRetryMs, firstRetryMs * 2 ** (later.attempts - 1)))
      } else if (status === 401) {
        const held = this.#change({ ...sending, state: 'signed-out' })
        void this.#port.keep(held).catch(() => {})
      } else this.#settle({ ...sending, state: 'refused', problem: problemOf(error) })
    }
  }

  /** One that is gone from the device was settled by another window; sent again it brings the same receipt. */
  async #takenBackElsewhere(id: string): Promise<boolean> {
    const left = await this.#port.kept().catch(() => [])
    return left.some(({ command, takenBack }) => command === id && takenBack === true)
  }

  #forget(id: string): Promise<void> {
    return this.#port.forget(id).catch(() => {})
  }

  #settle(one: Outgoing): void {
    this.#over.add(one.command)
    this.#change(one)
    void this.#forget(one.command)
    for (const listener of this.#settled) listener(one)
    const next = this.#items.find((item) => onItsWay(item) && item.matter === one.matter)
    if (next && next.sendAt <= this.#port.now() && !this.#timers.has(next.command)) this.#plan(next, 0)
  }

  #change(one: Outgoing): Outgoing {
    this.#set(this.#items.map((item) => (item.command === one.command ? one : item)))
    return one
  }

  #set(items: readonly Outgoing[]): void {
    this.#items = items
    for (const listener of this.#listeners) listener()
  }
}
