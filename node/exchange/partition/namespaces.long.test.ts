import type { MatterId } from '@lianyu/kernel'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { FarNode } from './far-node.ts'
import { lacksNamespaces, Namespaces } from './namespaces.ts'
import { parties } from './three-nodes.ts'

/*
 * Three nodes, each a process in a network namespace of its own: what the fault proxy of `partition.int.test.ts` plays, done
 * by the kernel's own network. Where this machine has no namespaces, that proxy is all there is, and the title says so.
 */

const lacking = lacksNamespaces()
const all = [0, 1, 2] as const
const pairs = all.flatMap((from) => all.filter((to) => to !== from).map((to) => [from, to] as const))
const [A, B, C] = all

describe.skipIf(lacking !== undefined)(
  lacking === undefined
    ? 'three nodes in network namespaces'
    : `three nodes in network namespaces (not on this machine: ${lacking}; the fault proxy alone was used)`,
  () => {
    const databases: FreshDatabase[] = []
    const nodes: FarNode[] = []
    let network: Namespaces
    let agreement: MatterId
    const at = (which: number) => nodes[which] as FarNode
    const comment = (which: number, words: string) => at(which).tell('comment', agreement, words)

    beforeAll(async () => {
      network = new Namespaces(parties.length)
      console.log(
        `  used: network namespaces, veth and a bridge, ${network.netem ? 'tc netem' : 'tc tbf (no netem here)'}`,
      )
      for (const [which, party] of parties.entries()) {
        const database = await freshDatabase(inject)
        databases.push(database)
        nodes.push(new FarNode(network.enter(which), network.address(which), party, database.connection))
      }
      await Promise.all(nodes.map((node) => node.ready()))
      for (const [from, to] of pairs) await at(from).tell('pin', await at(to).tell('card'))
      agreement = await at(A).tell('draft', [...parties])
      const opened = async () => {
        for (const node of nodes) expect((await node.tell('held', agreement)).shared).toBeDefined()
      }
      await vi.waitFor(opened, { timeout: 60_000, interval: 100 })
    })
    afterEach(async () => {
      for (const node of nodes) expect(await node.tell('wrong')).toEqual({ errors: [], quarantined: 0 })
    })
    afterAll(async () => {
      await Promise.all(nodes.map((node) => node.stop()))
      network?.remove()
      for (const database of databases) await database.drop()
    })

    /** The promise is five seconds on a machine of its own; what it took is printed, and three times as long is a failure. */
    async function expectEqualRoots(what: string): Promise<void> {
      const began = performance.now()
      const held = () => Promise.all(nodes.map((node) => node.tell('held', agreement)))
      const differing = async () => new Set((await held()).map(({ logs }) => logs.join())).size
      await expect.poll(differing, { timeout: 15_000, interval: 50 }).toBe(1)
      console.log(`  equal roots ${Math.round(performance.now() - began)} ms after ${what}`)
      const [first, ...others] = await held()
      for (const one of others) expect(one.shared).toEqual(first?.shared)
    }
    const peerOf = (which: number, peer: number) => async () =>
      (await at(which).tell('peers')).find(([party]) => party === parties[peer])?.[1]
    const soon = { timeout: 40_000, interval: 50 }

    it('hold equal roots again after all cables were pulled', async () => {
      for (const one of all) await comment(one, `开始 ${one}`)
      await expectEqualRoots('the beginning')
      for (const one of all) network.cable(one, 'out')
      for (const one of all) await comment(one, `断网 ${one}`)
      await expect.poll(peerOf(A, B), soon).toBe('away')
      expect(await at(B).tell('has', agreement, `断网 ${A}`)).toBe(false)
      for (const one of all) network.cable(one, 'in')
      await expectEqualRoots('all cables were out')
    })

    it('hold equal roots again after connections that were half open, every packet lost without a word', async () => {
      for (const [from, to] of pairs) network.lose(from, to)
      for (const one of all) await comment(one, `半开 ${one}`)
      await expect.poll(peerOf(A, B), soon).toBe('away')
      for (const [from, to] of pairs) network.find(from, to)
      await expectEqualRoots('half-open connections')
    })

    it('hold equal roots again after one direction of one line was lost, and the third handed over meanwhile', async () => {
      network.lose(A, B)
      await comment(A, '单向 甲')
      await comment(B, '单向 乙')
      await expect.poll(() => at(B).tell('has', agreement, '单向 甲'), soon).toBe(true)
      await expect.poll(() => at(A).tell('has', agreement, '单向 乙'), soon).toBe(true)
      network.find(A, B)
      await expectEqualRoots('a one-way line')
    })

    it('hold equal roots again after cables that came and went', async () => {
      for (let turn = 0; turn < 12; turn++) {
        network.cable(turn % 3, 'out')
        for (const one of all) await comment(one, `时断时续 ${turn} ${one}`)
        await new Promise((resolve) => setTimeout(resolve, 200))
        network.cable(turn % 3, 'in')
      }
      await expectEqualRoots('flapping cables')
    })

    it('go on over lines of 32 KB a second', async () => {
      for (const one of all) network.slow(one, 32_768)
      for (const one of all) await comment(one, `慢线 ${one}`)
      await expectEqualRoots('the last step, on slow lines')
      for (const one of all) network.fast(one)
    })

    it('take over two thousand entries that gathered while a cable was out', async () => {
      network.cable(C, 'out')
      await at(A).tell('comments', agreement, '积压', 2_000)
      network.cable(C, 'in')
      const began = performance.now()
      const logs = async (which: number) => (await at(which).tell('held', agreement)).logs.join()
      const target = await logs(A)
      await expect.poll(() => logs(C), { timeout: 60_000, interval: 50 }).toBe(target)
      console.log(`  2,000 entries of backlog in ${Math.round(performance.now() - began)} ms`)
    })

    it('do their own steps as fast while the others are away', async () => {
      const median = async (words: string) => {
        const took = (await at(A).tell('comments', agreement, words, 60)).sort((a, b) => a - b)
        return took[30] as number
      }
      await median('预热')
      const [there, away]: [number[], number[]] = [[], []]
      for (let round = 0; round < 4; round++) {
        await expect.poll(peerOf(A, B), soon).toBe('online')
        there.push(await median(`在线 ${round}`))
        for (const other of [B, C]) network.lose(A, other)
        await expect.poll(peerOf(A, B), soon).toBe('away')
        away.push(await median(`离线 ${round}`))
        for (const other of [B, C]) network.find(A, other)
      }
      const [with_, without] = [Math.min(...there), Math.min(...away)]
      console.log(`  a local step: ${with_.toFixed(1)} ms with the others there, ${without.toFixed(1)} ms without`)
      // Alone a node has less to do: only a step that waits for somebody would be slower.
      expect(without).toBeLessThan(with_ * 1.5 + 2)
      await expectEqualRoots('steps alone')
    })
  },
)
