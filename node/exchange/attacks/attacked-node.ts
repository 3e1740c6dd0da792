import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Card, cardBytes, isRefusal, type PartyId, parseCard, type ScopeRow } from '@lianyu/kernel'
import type { inject } from 'vitest'
import { freshDatabase } from '../../../scripts/test-postgres.ts'
import { schemes } from '../directory.ts'
import { agreementKind, TestNode } from '../testing/test-node.ts'
import { testCard } from './rogue-server.ts'
import { RogueWriter } from './rogue-writer.ts'

export const honestParty: PartyId = '360313'

export interface Head {
  origin: string
  size: number
  root: string
  state: string
}

export interface Rogue extends RogueWriter {
  card: Card
}

/**
 * An honest node, and peers of it that can be bent: each has a card pinned there and an agreement with the honest party.
 * `look` makes the honest party look at a peer, sixteen seconds later by its clock, so that it compares what did not grow.
 */
export async function attackedNode(
  injected: typeof inject,
  peers: readonly PartyId[] = ['430281', '430181'],
  scope?: readonly ScopeRow[],
) {
  const database = await freshDatabase(injected)
  const honest = await new TestNode(database.connection, [honestParty]).start()
  const servers: http.Server[] = []
  const rogues: Rogue[] = []
  for (const [at, party] of peers.entries()) {
    const seed = 40 + at * 20
    const writer = new RogueWriter(party, seed, agreementKind)
    const server = http.createServer(writer.answer)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const card = testCard(party, seed, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    if (isRefusal(parseCard(cardBytes(card), schemes))) throw new Error('the test’s own card does not read')
    writer.open([honestParty, party], scope)
    servers.push(server)
    rogues.push(Object.assign(writer, { card }))
    await honest.pin(honestParty, card)
  }
  const look = async (peer: PartyId) => {
    honest.aheadMs += 16_000
    await honest.exchange.look(honestParty, peer)
  }
  const comments = (rogue: Rogue) => honest.comments(honestParty, rogue.agreement)
  const logOf = async (rogue: Rogue) => {
    const pulse = (await honest.exchange.peers(honestParty)).find(({ party }) => party === rogue.party)
    return pulse?.logs.find(({ origin }) => origin === rogue.origin)
  }
  return {
    honest,
    rogue: rogues[0] as Rogue,
    other: rogues[1] as Rogue,
    look,
    comments,
    logOf,
    /** Every log the honest party holds: its own, the others' and the attacked one. */
    heads: () =>
      honest.in(honestParty, async (tx) => {
        const text = 'select origin, size, encode(root, $2) as root, state from head where party = $1 order by origin'
        return (await tx.query<Head>(text, [honestParty, 'hex'])).rows
      }),
    quarantine: () => honest.exchange.quarantineList(honestParty),
    close: async () => {
      await honest.stop()
      await honest.remove()
      for (const server of servers) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
      await database.drop()
    },
  }
}
export type AttackedNode = Awaited<ReturnType<typeof attackedNode>>
