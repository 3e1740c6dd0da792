import http from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type Card,
  type CardContent,
  type CardKeyUse,
  cardKeyOf,
  cardKeyUses,
  ed25519Signer,
  LianyuError,
  type PartyId,
  signCard,
} from '@lianyu/kernel'
import { HttpPeer } from '../http-peer.ts'
import { type Asker, HttpRequests } from '../http-request.ts'

/** Keys of a party of a test, from one number: the same on every run. */
export function testKeys(party: PartyId, seed: number) {
  const signer = (use: CardKeyUse) =>
    ed25519Signer(`${party}/${use}`, new Uint8Array(32).fill(seed + cardKeyUses.indexOf(use)))
  return Object.fromEntries(cardKeyUses.map((use) => [use, signer(use)])) as Record<
    CardKeyUse,
    ReturnType<typeof signer>
  >
}

export function testCard(party: PartyId, seed: number, node: string): Card {
  const keys = testKeys(party, seed)
  const content: CardContent = {
    v: 1,
    party,
    name: { zh: `示例单位${seed}`, en: `Sample unit ${seed}` },
    level: 'county',
    form: 'government',
    node,
    keys: Object.fromEntries(
      cardKeyUses.map((use) => [use, cardKeyOf(party, use, 'ed25519', keys[use].publicKey)]),
    ) as CardContent['keys'],
    serial: 1,
    at: '2026-11-20T08:24:00.000Z',
  }
  return signCard(content, keys.log)
}

/** A peer's node that does as it likes, and an honest party that asks it. */
export async function rogueServer(answer: http.RequestListener) {
  const server = http.createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const requests = new HttpRequests({ allowPrivate: true, now: () => Date.now() })
  const keys = testKeys('360313', 20)
  const { id } = cardKeyOf('360313', 'request', 'ed25519', keys.request.publicKey)
  const asker: Asker = { party: '360313', keyId: id, signer: keys.request }
  const card = testCard('430281', 40, `http://127.0.0.1:${port}`)
  return {
    port,
    requests,
    asker,
    card,
    peer: new HttpPeer(requests, asker, card),
    close: async () => {
      requests.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The code with which it is refused, or `undefined` where it is not. */
export async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    if (error instanceof LianyuError) return error.refusal.refusal
    throw error
  }
}

export const origin = '430281/360313:01890000-0000-7000-8000-000000000001/1'
