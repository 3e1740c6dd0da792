import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { HttpPeer } from '../http-peer.ts'
import { HttpRequests } from '../http-request.ts'
import { refusalOf, rogueServer, testCard } from './rogue-server.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('a card whose address leads inside', () => {
  it('is not connected to, by number or by name, unless the operator allows it', async () => {
    let asked = 0
    const inside = http.createServer((_request, response) => {
      asked += 1
      response.end('[]')
    })
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve))
    const { port } = inside.address() as AddressInfo
    const honest = await rogueServer((_request, response) => response.end('[]'))
    const requests = new HttpRequests({ allowPrivate: false, now: () => Date.now() })
    closing.push(
      honest.close,
      async () => requests.close(),
      () => new Promise((resolve) => inside.close(resolve)),
    )
    const refusal = (node: string) =>
      refusalOf(new HttpPeer(requests, honest.asker, testCard('430281', 40, node)).list())
    expect(await refusal(`https://127.0.0.1:${port}`)).toBe('exchange.private-address')
    expect(await refusal(`https://localhost:${port}`)).toBe('exchange.private-address')
    expect(await refusal(`https://[::ffff:127.0.0.1]:${port}`)).toBe('exchange.private-address')
    expect(await refusal(`http://localhost:${port}`)).toBe('exchange.bad-address')
    expect(asked).toBe(0)
  })
})
