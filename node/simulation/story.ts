import { isRefusal } from '@lianyu/kernel'
import type { OpenCommand, StepCommand } from '../journal/types.ts'
import type { Disk } from './disk.ts'
import { Network } from './network.ts'
import { type Notebook, SimulatedNode } from './node.ts'
import type { World } from './world.ts'

const hour = 3_600_000

/** Parties, their nodes, the network between them, and the people who use them. */
export class Story {
  readonly world: World
  readonly network: Network
  readonly nodes: SimulatedNode[]
  readonly notebook: Notebook = { acknowledged: new Map(), shown: new Map(), broken: [] }
  crashes = 0
  readonly #variant: string
  #commands = 0

  /** @param variant  a hex digit that tells its command ids from another story's */
  constructor(world: World, disks: readonly Disk[], variant = '8') {
    this.#variant = variant
    this.world = world
    this.network = new Network(world)
    const parties = disks.map(({ party }) => party)
    this.nodes = disks.map(
      (disk) => new SimulatedNode(world, this.network, parties, disk, this.notebook, (node) => this.#crashed(node)),
    )
    for (const node of this.nodes) this.network.add(node)
  }

  #crashed(node: SimulatedNode): void {
    this.crashes += 1
    this.world.later(this.world.dice.below(hour), () => {
      if (node.running === undefined) node.start()
    })
  }

  /** UUIDv7 by count: two commands of a run are never one. */
  command(): string {
    const n = (this.#commands++).toString(16).padStart(12, '0')
    return `01999999-0000-7000-${this.#variant}000-${n}`
  }

  /** Sends a command as a caller does: asks again with the same id until it is answered, unless it gives up. */
  send(node: SimulatedNode, given: OpenCommand | StepCommand, patient: boolean, tries = 0): void {
    let answered = false
    const again = () => {
      if (!answered && patient && tries < 8) this.send(node, given, patient, tries + 1)
    }
    this.world.later(60_000, again)
    const running = node.running
    if (running === undefined) return
    const answer = 'kind' in given ? running.journal.open(given) : running.journal.step(given)
    answer.then(
      (receipt) => {
        answered = true
        if (isRefusal(receipt)) return this.world.say(`${node.party} refused ${receipt.refusal}`)
        const leaves = receipt.facts.map(({ leaf }) => leaf)
        const before = this.notebook.acknowledged.get(given.command)
        if (before !== undefined && before.leaves.join() !== leaves.join()) {
          this.notebook.broken.push(`${given.command} was answered in two ways`)
        }
        this.notebook.acknowledged.set(given.command, { party: node.party, leaves })
        this.world.say(`${node.party} acknowledged ${given.command.slice(-4)}`)
      },
      (error: unknown) => this.world.errors.push(error),
    )
  }

  /** Mends everything and lets everybody look until everybody holds every log. */
  async settle(): Promise<void> {
    await this.world.run()
    this.network.heal()
    for (const node of this.nodes) node.diesAtPause = 0
    for (const node of this.nodes) if (node.running === undefined) node.start()
    for (let round = 0; round < 30; round++) {
      for (const node of this.nodes) {
        for (const peer of this.nodes)
          if (peer !== node) this.world.later(1, () => void node.look(peer.party, { writersOnly: true }))
      }
      await this.world.run()
      if (this.#allCopied()) return
    }
    this.notebook.broken.push('did not come to rest')
  }

  #allCopied(): boolean {
    const logs = this.nodes.flatMap(({ disk }) =>
      [...disk.logs.values()].filter(({ own, scope }) => own && scope !== 'home'),
    )
    return logs.every(({ origin, entries }) =>
      this.nodes.every(({ disk }) => disk.logs.get(origin)?.entries.length === entries.length),
    )
  }
}
