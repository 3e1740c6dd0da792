import { LianyuError, type LogId, type PartyId, refuse } from '@lianyu/kernel'
import { LocalPeer } from '../exchange/local-peer.ts'
import type { LogServer } from '../exchange/log-server.ts'
import type { ListedLog, PeerSource, TravelledParts } from '../exchange/peer-source.ts'
import type { Disk } from './disk.ts'
import type { World } from './world.ts'

const patienceMs = 20_000

/** What the network knows of a node: who it is, and the process that runs there, if one does. */
export interface Station {
  readonly party: PartyId
  readonly disk: Disk
  readonly running: { readonly alive: boolean; readonly server: LogServer | undefined } | undefined
  noteShown(origin: LogId, note: string): void
}

/** Between the nodes: messages are lost, come twice, late and in any order; links are cut in one direction or both. */
export class Network {
  readonly world: World
  /** Of a hundred messages so many are lost, and so many come twice. */
  loss = 0
  twice = 0
  delayMs = 50
  readonly #cut = new Set<string>()
  readonly #nodes = new Map<PartyId, Station>()

  constructor(world: World) {
    this.world = world
  }

  add(node: Station): void {
    this.#nodes.set(node.party, node)
  }

  node(party: PartyId): Station {
    return this.#nodes.get(party) as Station
  }

  cut(from: PartyId, to: PartyId): void {
    this.#cut.add(`${from} ${to}`)
  }

  mend(from: PartyId, to: PartyId): void {
    this.#cut.delete(`${from} ${to}`)
  }

  heal(): void {
    this.#cut.clear()
    this.loss = 0
    this.twice = 0
    this.delayMs = 5
  }

  /** Carries something one way; it may arrive never, once, or twice. */
  carry(from: PartyId, to: PartyId, arrive: () => void): void {
    const { dice } = this.world
    const times = dice.chance(this.loss) ? 0 : dice.chance(this.twice) ? 2 : 1
    for (let n = 0; n < times; n++) {
      this.world.later(1 + dice.below(this.delayMs), () => {
        if (!this.#cut.has(`${from} ${to}`)) arrive()
      })
    }
  }
}

/** One party asking another's node, over the network. What the answer is worth is for `TailedLog` to find out. */
export class Messenger implements PeerSource {
  readonly party: PartyId
  readonly #network: Network
  readonly #asker: PartyId

  constructor(network: Network, asker: PartyId, addressed: PartyId) {
    this.#network = network
    this.#asker = asker
    this.party = addressed
  }

  list(): Promise<ListedLog[]> {
    return this.#ask((peer) => peer.list())
  }
  async checkpoint(origin: LogId, known?: string) {
    return this.#ask(async (peer, node) => {
      const answer = await peer.checkpoint(origin, known)
      if (answer !== undefined) node.noteShown(origin, answer.note)
      return answer
    })
  }
  bundle(origin: LogId, index: number, width: number): Promise<Uint8Array> {
    return this.#ask((peer) => peer.bundle(origin, index, width))
  }
  tile(origin: LogId, level: number, index: number, width: number): Promise<Uint8Array> {
    return this.#ask((peer) => peer.tile(origin, level, index, width))
  }
  parts(origin: LogId, from: number, to: number): Promise<TravelledParts> {
    return this.#ask((peer) => peer.parts(origin, from, to))
  }
  hint(origin: LogId): Promise<void> {
    return this.#ask((peer) => peer.hint(origin))
  }
  cosigned(origin: LogId, note: string): Promise<void> {
    return this.#ask((peer) => peer.cosigned(origin, note))
  }
  file(origin: LogId, hash: string): Promise<Uint8Array> {
    return this.#ask((peer) => peer.file(origin, hash))
  }

  /** The question there, the answer back; whoever hears nothing gives up. A question that comes twice is answered twice. */
  #ask<T>(question: (peer: LocalPeer, node: Station) => Promise<T>): Promise<T> {
    const network = this.#network
    const { world } = network
    const asking = network.node(this.#asker).running
    return new Promise<T>((settle, fail) => {
      const heard = (tell: () => void) => {
        giveUp()
        // The process that asked may be gone.
        if (asking?.alive) tell()
      }
      const giveUp = world.later(patienceMs, () => {
        if (asking?.alive) fail(new LianyuError(refuse('exchange.peer-away', { party: this.party, why: 'silent' })))
      })
      network.carry(this.#asker, this.party, () => {
        const node = network.node(this.party)
        const answering = node.running
        if (answering === undefined) return
        const back = (tell: () => void) => {
          if (answering.alive) network.carry(this.party, this.#asker, () => heard(tell))
        }
        question(new LocalPeer(answering.server as LogServer, this.#asker, this.party), node).then(
          (answer) => back(() => settle(answer)),
          (error: unknown) => {
            if (!(error instanceof LianyuError)) world.errors.push(error)
            back(() => fail(error))
          },
        )
      })
    })
  }
}
