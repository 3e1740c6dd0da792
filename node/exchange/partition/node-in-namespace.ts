import { type Card, cardBytes, fingerprint, type MatterId, type PartyId } from '@lianyu/kernel'
import type { PostgresConnection } from '../../store/own-postgres.ts'
import { ok, TestNode } from '../testing/test-node.ts'

// A node as a process of its own, so that it can live in another network namespace. Does what it is told over the channel of
// its parent, its database over a Unix socket, its peers over the network it is in.
const [host, party, connection] = process.argv.slice(2) as [string, PartyId, string]
const node = new TestNode(JSON.parse(connection) as PostgresConnection, [party])
node.host = host
await node.start()

const deeds = {
  card: () => node.card(party),
  pin: async (card: Card) => ok(await node.exchange.pinCard(party, cardBytes(card), fingerprint(card), 'operator')),
  draft: (parties: PartyId[]) => node.draft(party, parties),
  comment: async (matter: MatterId, words: string) => (await node.comment(party, matter, words)).matter,
  /** @returns milliseconds that each of so many local steps took */
  async comments(matter: MatterId, words: string, count: number) {
    const took: number[] = []
    for (let at = 0; at < count; at++) {
      const began = performance.now()
      await node.comment(party, matter, `${words} ${at}`)
      took.push(performance.now() - began)
    }
    return took
  },
  has: async (matter: MatterId, words: string) => (await node.comments(party, matter)).includes(words),
  peers: async () => (await node.exchange.peers(party)).map(({ party: peer, state }) => [peer, state] as const),
  /** Sizes and roots of all the logs of an agreement, and the state folded from them. */
  held: async (matter: MatterId) => ({
    logs: await node.in(party, async (tx) => {
      const text = `select origin || ' ' || size || ' ' || encode(root, $3) as line from head
        where party = $1 and scope = $2 order by origin`
      return (await tx.query<{ line: string }>(text, [party, matter, 'hex'])).rows.map(({ line }) => line)
    }),
    shared: (await node.journal.get(party, matter))?.shared,
  }),
  wrong: async () => ({
    errors: node.errors.splice(0).map(String),
    quarantined: (await node.exchange.quarantineList(party)).length,
  }),
}
export type Deeds = typeof deeds

process.on('message', async ({ id, deed, given }: { id: number; deed: keyof Deeds; given: unknown[] }) => {
  try {
    process.send?.({ id, answer: await (deeds[deed] as (...given: unknown[]) => unknown)(...given) })
  } catch (error) {
    process.send?.({ id, failed: String(error) })
  }
})
process.once('disconnect', async () => {
  await node.stop().catch(() => {})
  await node.remove()
  process.exit(0)
})
process.send?.({ ready: true })
