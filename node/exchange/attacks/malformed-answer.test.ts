import { afterEach, describe, expect, it } from 'vitest'
import { origin, refusalOf, rogueServer } from './rogue-server.ts'

let close: (() => Promise<void>) | undefined
afterEach(async () => close?.())

describe('an answer of the wrong shape', () => {
  for (const body of [
    '',
    'null',
    '{}',
    '[null]',
    '[{"origin":1,"size":2}]',
    '[{"origin":"a/b/1","size":-1}]',
    '[{"origin":"a/b/1","size":1e99}]',
  ]) {
    it(`is refused as a list of logs: ${body || 'nothing'}`, async () => {
      const rogue = await rogueServer((_request, response) => response.end(body))
      close = rogue.close
      expect(await refusalOf(rogue.peer.list())).toBe('exchange.bad-answer')
    })
  }
  for (const body of [
    '{"to":0,"parts":[]}',
    '{"to":11,"parts":[]}',
    '{"to":10,"parts":[{"index":10,"part":"shared","erased":true}]}',
    '{"to":10,"parts":[{"index":1,"part":"secret","erased":true}]}',
    '{"to":10,"parts":[{"index":1,"part":"shared","salt":"","bytes":7}]}',
  ]) {
    it(`is refused as parts 0 to 10: ${body}`, async () => {
      const rogue = await rogueServer((_request, response) => response.end(body))
      close = rogue.close
      expect(await refusalOf(rogue.peer.parts(origin, 0, 10))).toBe('exchange.bad-answer')
    })
  }
  it('that says more than its code in a refusal is not repeated', async () => {
    const rogue = await rogueServer((_request, response) => {
      response.writeHead(403).end(JSON.stringify({ title: '<script>alert(1)</script>', detail: 'secret' }))
    })
    close = rogue.close
    const error = await rogue.peer.list().catch((one: unknown) => one)
    expect(error).toMatchObject({ refusal: { refusal: 'exchange.peer-refused', facts: { status: 403, code: '' } } })
  })
})
