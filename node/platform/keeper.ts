import { createHash } from 'node:crypto'
import {
  epochMs,
  isRefusal,
  type Kind,
  type KindsByHash,
  type Matter,
  type MatterId,
  matterId,
  type OutsideLink,
  type PartyId,
  type Refusal,
  type RefusalSort,
  uuidV7From,
} from '@lianyu/kernel'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty, type Tx } from '../store/transaction.ts'
import { httpPlatform } from './http-platform.ts'
import type { PlatformOptions } from './options.ts'
import { isTrouble, type Platform, type PlatformChange } from './platform.ts'
import { caseNumbered, claimDue, type DueCase, feedOf, heard, markAll, markDue, notTold, told } from './queue.ts'

export interface KeeperDeps {
  store: Store
  journal: Journal
  kindsByHash: KindsByHash
  /** What packs say of kinds that live on a province's platform too. */
  links: readonly OutsideLink[]
  platforms: readonly PlatformOptions[]
  /** The agreement under which such a matter is opened between two parties, if one is in force. */
  agreementFor(party: PartyId, other: PartyId, kind: string): Promise<MatterId | undefined>
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
  barred?: () => unknown
  /** Takes the place of HTTP, in tests of other rooms. */
  connect?: (options: PlatformOptions) => Platform
}

const tellMs = 1_000
const listenMs = 20_000

/**
 * Keeps cases and the province's platforms in step, both ways, so that no clerk enters a case twice. What is told there is
 * where a case stands, not what happened to it, so ten steps while the platform is away are one message; what comes from
 * there are facts whose command id follows from the platform's own feed, so the same entry twice is one fact. Nothing here
 * can hold up a case.
 */
export class PlatformKeeper {
  readonly #deps: KeeperDeps
  readonly #lines: Line[]
  #unlisten: (() => void) | undefined

  constructor(deps: KeeperDeps) {
    this.#deps = deps
    const connect = deps.connect ?? httpPlatform
    this.#lines = deps.platforms.flatMap((options) =>
      deps.links.map((link) => new Line(deps, options, link, connect(options))),
    )
  }

  async start(): Promise<void> {
    if (this.#lines.length === 0) return
    this.#unlisten = this.#deps.journal.onCommit(({ party, facts }) => {
      for (const line of this.#lines) {
        if (line.party !== party) continue
        const moved = facts.filter(({ kind }) => kind === line.kind).map(({ matter }) => matter)
        if (moved.length > 0) line.moved(moved)
      }
    })
    for (const line of this.#lines) line.start()
  }

  async stop(): Promise<void> {
    this.#unlisten?.()
    await Promise.all(this.#lines.map((line) => line.stop()))
  }

  /** One turn of everything, for tests. */
  async look(): Promise<void> {
    for (const line of this.#lines) await line.look()
  }
}

/** Why a change did not become a fact, and whether trying again later can help. */
interface NotTaken {
  why: string
  passes: boolean
}

const passing: ReadonlySet<RefusalSort> = new Set(['unavailable', 'no-room', 'unfinished', 'too-many'])
const wrongly = (why: string): NotTaken => ({ why, passes: false })
const refusedFor = (number: string, { refusal, sort, zh }: Refusal): NotTaken => ({
  why: `${number}: ${refusal} ${zh}`,
  passes: passing.has(sort),
})

/** One party, one platform, one kind. */
class Line {
  readonly #deps: KeeperDeps
  readonly #options: PlatformOptions
  readonly #link: OutsideLink
  readonly #platform: Platform
  readonly #moved = new Set<MatterId>()
  #swept = false
  /** By what has elapsed: a clock that is set back by a day must not keep it from listening for a day. */
  #heardAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(deps: KeeperDeps, options: PlatformOptions, link: OutsideLink, platform: Platform) {
    this.#deps = deps
    this.#options = options
    this.#link = link
    this.#platform = platform
  }

  get party(): PartyId {
    return this.#options.party
  }

  get kind(): string {
    return this.#link.kind
  }

  moved(matters: readonly MatterId[]): void {
    for (const matter of matters) this.#moved.add(matter)
  }

  start(): void {
    const turn = () => {
      this.#running = this.#turn()
        .catch((error: unknown) => this.#deps.onTrouble?.(`platform ${this.#options.name}`, error))
        .finally(() => {
          if (!this.#stopped) this.#timer = setTimeout(turn, tellMs)
        })
    }
    turn()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  async #turn(): Promise<void> {
    if (this.#deps.barred?.() !== undefined || !this.#deps.journal.parties().includes(this.party)) return
    await this.#tell()
    const now = performance.now()
    if (now - this.#heardAt < (this.#options.everyMs ?? listenMs)) return
    this.#heardAt = now
    await this.#listen()
  }

  async look(): Promise<void> {
    await this.#tell()
    await this.#listen()
    await this.#tell()
  }

  async #tell(): Promise<void> {
    const { now } = this.#deps
    const { name } = this.#options
    const moved = [...this.#moved]
    const due = await this.#within(async (tx) => {
      if (!this.#swept) await markAll(tx, name, this.kind, now())
      await markDue(tx, name, moved, now())
      return await claimDue(tx, name, now())
    })
    this.#swept = true
    for (const matter of moved) this.#moved.delete(matter)
    for (const one of due) {
      if (this.#stopped) return
      await this.#tellOne(one)
    }
  }

  async #tellOne(due: DueCase): Promise<void> {
    const { journal, kindsByHash, now } = this.#deps
    const { name } = this.#options
    const matter = await journal.get(this.party, due.matter)
    const kind = matter && kindsByHash(matter.shared.kind)
    if (matter === undefined || kind === undefined) return
    const revision = matter.shared.tracks[kind.declaration.main]?.version ?? 0
    const known = due.number ?? this.#numberOf(matter)
    if (known !== undefined && revision <= due.revision) {
      await this.#within((tx) => told(tx, name, { ...due, number: known, again: false }, now()))
      return
    }
    const answer = await this.#platform.put({
      key: due.matter,
      revision,
      ...(known === undefined ? {} : { number: known }),
      ...this.#standing(kind, matter),
    })
    if (isTrouble(answer)) return await this.#within((tx) => notTold(tx, name, due, answer.trouble, now()))
    if (known === undefined) {
      const refusal = await this.#note(due.matter, answer.number, answer.status, `put ${due.matter}`)
      if (refusal !== undefined) return await this.#within((tx) => notTold(tx, name, due, refusal.why, now()))
    }
    const again = this.#moved.has(due.matter)
    await this.#within((tx) => told(tx, name, { matter: due.matter, number: answer.number, revision, again }, now()))
  }

  #standing(kind: Kind, { shared }: Matter) {
    const { main } = kind.declaration
    const stage = shared.tracks[main]?.stage ?? ''
    const fields: Record<string, string | number | boolean> = {}
    for (const id of this.#link.tells) {
      const value = shared.fields[id]
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') fields[id] = value
    }
    return { stage, says: kind.labels.stages[`${main}.${stage}`]?.zh ?? stage, fields }
  }

  /** The number that a matter has on this platform, as its facts say. */
  #numberOf({ shared }: Matter): string | undefined {
    const { note, number } = this.#link
    const noted = shared.adds[note.step]?.findLast((one) => one.fields[note.platform] === this.#options.name)
    const found = noted?.fields[note.number] ?? (shared.origin === this.party ? shared.fields[number] : undefined)
    return typeof found === 'string' && found !== '' ? found : undefined
  }

  async #listen(): Promise<void> {
    const { now } = this.#deps
    const { name } = this.#options
    for (;;) {
      const { cursor } = await this.#within((tx) => feedOf(tx, name))
      const found = await this.#platform.changes(cursor)
      if (isTrouble(found)) return await this.#within((tx) => heard(tx, name, found, now()))
      let refusal: string | undefined
      for (const change of found.changes) {
        if (this.#stopped) return
        const answer = await this.#take(change)
        // The node's own trouble passes: the feed waits where it stands. What is wrong with a change itself never does.
        if (answer?.passes) return await this.#within((tx) => heard(tx, name, { trouble: answer.why }, now()))
        refusal = answer?.why ?? refusal
      }
      // Only now: after a crash the same changes come again, and make the same facts.
      await this.#within((tx) => heard(tx, name, { cursor: found.next, ...(refusal ? { refusal } : {}) }, now()))
      if (found.changes.length === 0 || found.next === cursor) return
    }
  }

  async #take(change: PlatformChange): Promise<NotTaken | undefined> {
    const { name } = this.#options
    const cause = `feed ${change.seq}`
    const known = (await this.#within((tx) => caseNumbered(tx, name, change.number))) ?? this.#ours(change.key)
    if (known !== undefined) return await this.#note(known, change.number, change.status, cause, change.at)
    return change.opens === undefined ? undefined : await this.#open(change, change.opens, cause)
  }

  #ours(key: string | undefined): MatterId | undefined {
    return key?.includes(':') ? key : undefined
  }

  async #open(change: PlatformChange, said: Record<string, unknown>, cause: string): Promise<NotTaken | undefined> {
    const { journal, agreementFor, now } = this.#deps
    const { link, name } = { link: this.#link, name: this.#options.name }
    const data: Record<string, unknown> = { [link.number]: change.number }
    for (const id of link.takes) if (said[id] !== undefined) data[id] = said[id]
    const other = data[link.other]
    if (typeof other !== 'string') return wrongly(`${change.number}: ${link.other}`)
    const agreement = other === this.party ? undefined : await agreementFor(this.party, other, this.kind)
    if (agreement === undefined && other !== this.party) return wrongly(`${change.number}: no agreement with ${other}`)
    const command = this.#commandOf(cause, change.at)
    const matter = matterId(this.party, command)
    const receipt = await journal.open({
      party: this.party,
      actor: this.#actor(),
      command,
      kind: this.kind,
      matter,
      ...(agreement === undefined ? {} : { agreement, parties: [this.party, other].toSorted() }),
      data,
    })
    if (isRefusal(receipt)) return refusedFor(change.number, receipt)
    await this.#within(async (tx) => {
      await markDue(tx, name, [matter], now())
      await told(tx, name, { matter, number: change.number, revision: 0, again: false }, now())
    })
    return undefined
  }

  /** Says on the case what the platform said. The same cause is the same command: told twice, it is one fact. */
  async #note(
    matter: MatterId,
    number: string,
    status: string,
    cause: string,
    at?: string,
  ): Promise<NotTaken | undefined> {
    const { journal } = this.#deps
    const { note } = this.#link
    const held = await journal.get(this.party, matter)
    if (held === undefined) return wrongly(`${number}: no such matter`)
    const receipt = await journal.step({
      party: this.party,
      actor: this.#actor(),
      command: this.#commandOf(cause, at ?? held.shared.openedAt),
      matter,
      step: note.step,
      data: {
        [note.platform]: this.#options.name,
        [note.number]: number,
        [note.status]: status,
        ...(at === undefined ? {} : { [note.seen]: at }),
      },
    })
    return isRefusal(receipt) ? refusedFor(number, receipt) : undefined
  }

  #actor() {
    return { party: this.party, desk: this.#link.desk, role: 'system', officer: 'node' }
  }

  /** Follows from party, platform and cause alone. */
  #commandOf(cause: string, at: string): string {
    const digest = createHash('sha256').update(`${this.party}\n${this.#options.name}\n${this.kind}\n${cause}`).digest()
    return uuidV7From(epochMs(at), digest.subarray(0, 10))
  }

  #within<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inParty(this.#deps.store, this.party, 'app', work)
  }
}
