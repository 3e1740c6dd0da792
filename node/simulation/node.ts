import { type Instant, isRefusal, LianyuError, type LogId, type PartyId, parseOrigin } from '@lianyu/kernel'
import { Agreements } from '../exchange/agreements.ts'
import { AsksAhead } from '../exchange/asks-ahead.ts'
import { LogServer } from '../exchange/log-server.ts'
import { type ExchangeParts, newCounters } from '../exchange/parts-of-exchange.ts'
import { TailedLog } from '../exchange/tail-log.ts'
import type { Journal } from '../journal/types.ts'
import type { Disk } from './disk.ts'
import { SimulatedJournal } from './journal.ts'
import { EverybodyKnown } from './keys.ts'
import { memoryStore } from './memory-store.ts'
import { Messenger, type Network } from './network.ts'
import { kinds } from './sample-kind.ts'
import type { World } from './world.ts'

/** What happened that the promises are about, noted as it happened. */
export interface Notebook {
  /** Commands answered with a receipt, by id, with the facts they were told. */
  acknowledged: Map<string, { party: PartyId; leaves: readonly string[] }>
  /** Every checkpoint that a writer gave out: by log and size the root. */
  shown: Map<LogId, Map<number, string>>
  broken: string[]
}

interface Running {
  alive: boolean
  simulated: SimulatedJournal
  journal: Journal
  server: LogServer
  parts: ExchangeParts
  tails: Map<LogId, { log: TailedLog; busy: boolean }>
  looking: Set<PartyId>
}

/** One party's node: a disk that stays, and a process that comes and goes on it. Everything the process runs is the node's own. */
export class SimulatedNode {
  readonly party: PartyId
  readonly disk: Disk
  /** Its clock is so far from the others'. */
  skewMs = 0
  running: Running | undefined
  /** Dies at the so manieth wait for the disk from now on. */
  diesAtPause = 0
  readonly #world: World
  readonly #network: Network
  readonly #parties: readonly PartyId[]
  readonly #notebook: Notebook

  readonly #onCrash: () => void

  constructor(
    world: World,
    network: Network,
    parties: readonly PartyId[],
    disk: Disk,
    notebook: Notebook,
    onCrash: (node: SimulatedNode) => void,
  ) {
    this.#onCrash = () => onCrash(this)
    this.party = disk.party
    this.disk = disk
    this.#world = world
    this.#network = network
    this.#parties = parties
    this.#notebook = notebook
  }

  now = (): number => this.#world.now + this.skewMs
  instant = (): Instant => new Date(this.now()).toISOString()

  start(): void {
    const world = this.#world
    const { disk, party, now } = this
    const me: { running?: Running } = {}
    const isAlive = () => me.running === undefined || me.running.alive
    const store = memoryStore(disk, isAlive)
    const simulated = new SimulatedJournal({
      party,
      disk,
      store,
      now,
      pause: () =>
        new Promise((settle) => {
          world.later(world.dice.below(40), () => {
            if (!isAlive()) return
            this.diesAtPause -= 1
            if (this.diesAtPause === 0) this.crash()
            else settle()
          })
        }),
      salt: () => world.dice.bytes(32),
      onDurable: (_, facts) => world.say(`${party} durable ${facts.map(({ leaf }) => leaf.slice(0, 8)).join()}`),
    })
    const { journal } = simulated
    const parts: ExchangeParts = {
      store,
      journal,
      kinds: kinds.byHash,
      now,
      elapsed: now,
      allowPrivatePeers: false,
      files: { read: async () => undefined, keep: async () => Promise.reject(new Error('no files')) },
      agreements: new Agreements(journal, kinds.byHash),
      directory: new EverybodyKnown(this.#parties, journal, store),
      counters: newCounters(),
      asksAhead: new AsksAhead(),
      onHint: (_, from, origin) => void this.look(from, { only: origin }),
      onCosigned: (_, by, origin, size) => this.#cosigned(by, origin, size),
    }
    const server = new LogServer(parts)
    const running = { alive: true, simulated, journal, server, parts, tails: new Map(), looking: new Set<PartyId>() }
    me.running = running
    this.running = running
    journal.onCommit(({ own, log }) => {
      if (!own || log.includes('/home/')) return
      for (const peer of this.#parties) if (peer !== party) void this.#source(peer).hint(log).catch(ignored)
    })
    world.say(`${party} starts`)
  }

  crash(): void {
    if (this.running === undefined) return
    this.running.alive = false
    this.running = undefined
    this.disk.crash()
    this.#world.say(`${this.party} crashes`)
    for (const { log, size, byParty } of this.disk.cosignatures) {
      const { origin, entries } = this.disk.byNumber(log)
      if (byParty === this.party && entries.length < size) {
        this.#notebook.broken.push(`${byParty} vouched for ${size} entries of ${origin} and holds ${entries.length}`)
      }
    }
    this.#onCrash()
  }

  /** Looks at a peer once: its list, its logs (and those it mirrors) one by one, the cosignatures it has not taken. */
  async look(peer: PartyId, which: { only?: LogId; writersOnly?: boolean } = {}): Promise<void> {
    const running = this.running
    if (running === undefined || running.looking.has(peer)) return
    running.looking.add(peer)
    try {
      const source = this.#source(peer)
      // What was hinted is looked at without asking for the list.
      const origins = which.only ? [which.only] : (await source.list()).map(({ origin }) => origin)
      for (const origin of origins) {
        const named = parseOrigin(origin)
        if (isRefusal(named) || named.party === this.party) continue
        // A mirror's copy is as good as the writer's word; it is asked now and then, not only when the writer is away.
        if (named.party !== peer && (which.writersOnly || !this.#world.dice.chance(0.2))) continue
        let tail = running.tails.get(origin)
        if (tail === undefined) {
          tail = { log: new TailedLog(running.parts, this.party, origin), busy: false }
          running.tails.set(origin, tail)
        }
        if (tail.busy) continue
        tail.busy = true
        try {
          const outcome = await tail.log.advance(source)
          this.#world.say(`${this.party} ${origin.slice(0, 6)} ${outcome.state} ${outcome.size}`)
          if (outcome.state === 'quarantined') {
            this.#notebook.broken.push(`${this.party} put ${origin} aside: ${outcome.refusal?.refusal ?? ''}`)
          }
          if (peer === tail.log.writer && tail.log.hasToPush) await this.#handOver(tail.log, source)
        } finally {
          tail.busy = false
        }
      }
    } catch (error) {
      if (error instanceof LianyuError) this.#world.say(`${this.party} ${peer} ${error.refusal.refusal}`)
      else this.#world.errors.push(error)
    } finally {
      running.looking.delete(peer)
    }
  }

  /** As the node's own loop does: a writer that will not take it is there all the same. */
  async #handOver(log: TailedLog, source: Messenger): Promise<void> {
    try {
      await log.push(source)
    } catch (error) {
      if (!(error instanceof LianyuError) || error.refusal.refusal === 'exchange.peer-away') throw error
      this.#world.say(`${this.party} ${error.refusal.refusal} ${error.refusal.facts.why}`)
    }
  }

  #source(peer: PartyId): Messenger {
    return new Messenger(this.#network, this.party, peer)
  }

  /** Whoever vouches for a log says that it holds it durably: that must be so whatever happens to it next. */
  #cosigned(by: PartyId, origin: LogId, size: number): void {
    const held = this.#network.node(by).disk.logs.get(origin)?.entries.length ?? 0
    if (held < size) this.#notebook.broken.push(`${by} vouched for ${size} entries of ${origin} and holds ${held}`)
  }

  /** Every note that leaves the node: two of one size must be one. */
  noteShown(origin: LogId, note: string): void {
    const [, size, root] = note.split('\n') as [string, string, string]
    const bySize = this.#notebook.shown.get(origin) ?? new Map<number, string>()
    this.#notebook.shown.set(origin, bySize)
    const before = bySize.get(Number(size))
    if (before !== undefined && before !== root) this.#notebook.broken.push(`${origin} forked at ${size}`)
    bySize.set(Number(size), root)
  }
}

const ignored = () => {}
