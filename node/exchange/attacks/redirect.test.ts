import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { origin, refusalOf, rogueServer } from './rogue-server.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('a peer that points elsewhere', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    it(`is not followed (${status}): nobody else ever hears from us`, async () => {
      let asked = 0
      const elsewhere = http.createServer((_request, response) => {
        asked += 1
        response.end('[]')
      })
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
      const { port } = elsewhere.address() as AddressInfo
      const rogue = await rogueServer((_request, response) => {
        response.writeHead(status, { location: `http://127.0.0.1:${port}/log` }).end()
      })
      closing.push(rogue.close, () => new Promise((resolve) => elsewhere.close(resolve)))
      expect(await refusalOf(rogue.peer.list())).toBe('exchange.redirected')
      expect(await refusalOf(rogue.peer.hint(origin))).toBe('exchange.redirected')
      expect(asked).toBe(0)
    })
  }
})
