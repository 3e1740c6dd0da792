import { afterEach, describe, expect, it } from 'vitest'
import { refusalOf, rogueServer } from './rogue-server.ts'

let close: (() => Promise<void>) | undefined
afterEach(async () => close?.())

const ask = { method: 'GET', path: '/log', maxBytes: 1_000_000, deadlineMs: 300 } as const

describe('an answer that drips', () => {
  it('is cut at the deadline for the whole, although every wait is short', async () => {
    let gone = false
    const rogue = await rogueServer((_request, response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => {
        gone = true
        clearInterval(drip)
      })
    })
    close = rogue.close
    // The drip never ends of itself: an answer at all is the deadline's.
    expect(await refusalOf(rogue.requests.ask(rogue.asker, rogue.card, ask))).toBe('exchange.answer-too-slow')
    await expect.poll(() => gone).toBe(true)
  })

  it('is cut where not even the status comes', async () => {
    const rogue = await rogueServer(() => {})
    close = rogue.close
    expect(await refusalOf(rogue.requests.ask(rogue.asker, rogue.card, ask))).toBe('exchange.answer-too-slow')
  })
})
