import { cardBytes, fingerprint, type MatterId, type PartyId } from '@lianyu/kernel'
import type { inject } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { ok, TestNode } from '../testing/test-node.ts'
import { type Fault, FaultProxy } from './fault-proxy.ts'

export const parties = ['360313', '430181', '430281'] as const
export type Place = (typeof parties)[number]

/**
 * Three real nodes with an agreement between them, each reaching each other over a line of its own that can be harmed:
 * every one gives each neighbour a card with the address of the line between the two.
 */
export async function threeNodes(injected: typeof inject) {
  const databases: FreshDatabase[] = []
  const nodes = new Map<PartyId, TestNode>()
  const lines = new Map<string, FaultProxy>()
  const nodeOf = (party: PartyId) => nodes.get(party) as TestNode
  for (const party of parties) {
    const database = await freshDatabase(injected)
    databases.push(database)
    nodes.set(party, await new TestNode(database.connection, [party]).start())
  }
  for (const to of parties) {
    for (const from of parties) {
      if (from === to) continue
      const line = await new FaultProxy(() => nodeOf(to).port).listen()
      lines.set(`${from} ${to}`, line)
      const name = { zh: `示例单位${to}`, en: `Sample unit ${to}` }
      const words = { name, level: 'county', form: 'government', node: line.url } as const
      const card = await nodeOf(to).exchange.makeCard(to, words)
      ok(await nodeOf(from).exchange.pinCard(from, cardBytes(card), fingerprint(card), 'operator'))
    }
  }
  const agreement = await nodeOf(parties[0]).draft(parties[0], [...parties])

  return {
    agreement,
    nodeOf,
    /** The line on which one party asks another; answers come back on it. */
    line: (from: Place, to: Place) => lines.get(`${from} ${to}`) as FaultProxy,
    /** Harms every line between two of these. */
    harm(fault: Fault, ...among: Place[]) {
      for (const from of among) for (const to of among) if (from !== to) this.line(from, to).fault = fault
    },
    comment: (party: Place, words: string) => nodeOf(party).comment(party, agreement, words),
    has: async (party: Place, words: string) => (await nodeOf(party).comments(party, agreement)).includes(words),
    /** Sizes and roots of all the logs of the agreement, as a party holds them. */
    roots: (party: Place) => rootsAt(nodeOf(party), party, agreement),
    close: async () => {
      for (const line of lines.values()) await line.close()
      for (const node of nodes.values()) {
        await node.stop()
        await node.remove()
      }
      for (const database of databases) await database.drop()
    },
  }
}
export type ThreeNodes = Awaited<ReturnType<typeof threeNodes>>

async function rootsAt(node: TestNode, party: PartyId, agreement: MatterId): Promise<string[]> {
  return node.in(party, async (tx) => {
    const text = `select origin || ' ' || size || ' ' || encode(root, $3) as line from head
      where party = $1 and scope = $2 order by origin`
    return (await tx.query<{ line: string }>(text, [party, agreement, 'hex'])).rows.map(({ line }) => line)
  })
}
