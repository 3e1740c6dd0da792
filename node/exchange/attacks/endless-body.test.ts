import { afterEach, describe, expect, it } from 'vitest'
import { caps } from '../peer-source.ts'
import { origin, refusalOf, rogueServer } from './rogue-server.ts'

let close: (() => Promise<void>) | undefined
afterEach(async () => close?.())

describe('an answer that never ends', () => {
  it('is cut at the cap, and the connection with it', async () => {
    let sent = 0
    let gone = false
    const rogue = await rogueServer((_request, response) => {
      const chunk = Buffer.alloc(65_536, 'a')
      const more = () => {
        sent += chunk.length
        if (!gone) response.write(chunk, () => setImmediate(more))
      }
      response.on('close', () => {
        gone = true
      })
      response.writeHead(200)
      more()
    })
    close = rogue.close
    expect(await refusalOf(rogue.peer.checkpoint(origin))).toBe('exchange.answer-too-large')
    await expect.poll(() => gone).toBe(true)
    // What lies in the sockets' buffers on the way comes on top.
    expect(sent).toBeLessThan(caps.noteBytes + 16 * 1_048_576)
  })

  it('is not even begun where it announces too much', async () => {
    const rogue = await rogueServer((_request, response) => {
      response.writeHead(200, { 'content-length': String(caps.listBytes + 1) })
      response.flushHeaders()
    })
    close = rogue.close
    expect(await refusalOf(rogue.peer.list())).toBe('exchange.answer-too-large')
  })

  it('is cut in its headers too', async () => {
    const rogue = await rogueServer((_request, response) => {
      for (let i = 0; i < 40; i++) response.setHeader(`x-filler-${i}`, 'a'.repeat(1_000))
      response.end('[]')
    })
    close = rogue.close
    expect(await refusalOf(rogue.peer.list())).toBe('exchange.peer-away')
  })

  it('is refused where a refusal itself is endless', async () => {
    const rogue = await rogueServer((_request, response) => {
      response.writeHead(500)
      response.end(Buffer.alloc(caps.problemBytes + 1))
    })
    close = rogue.close
    expect(await refusalOf(rogue.peer.list())).toBe('exchange.answer-too-large')
  })
})
