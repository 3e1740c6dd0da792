import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { origin, refusalOf, rogueServer } from './rogue-server.ts'

let close: (() => Promise<void>) | undefined
afterEach(async () => close?.())

describe('a compressed answer', () => {
  for (const encoding of ['gzip', 'br', 'deflate', 'zstd', 'gzip, gzip']) {
    it(`is not opened (${encoding})`, async () => {
      const bomb = gzipSync(Buffer.alloc(50 * 1_048_576))
      let accepted: string | undefined
      const rogue = await rogueServer((request, response) => {
        accepted = String(request.headers['accept-encoding'])
        response.writeHead(200, { 'content-encoding': encoding }).end(bomb)
      })
      close = rogue.close
      expect(await refusalOf(rogue.peer.checkpoint(origin))).toBe('exchange.answer-encoded')
      expect(accepted).toBe('identity')
    })
  }
  it('that hides its encoding is only bytes, and no note', async () => {
    const rogue = await rogueServer((_request, response) => response.end(gzipSync('[]')))
    close = rogue.close
    expect(await refusalOf(rogue.peer.list())).toBe('exchange.bad-answer')
  })
})
