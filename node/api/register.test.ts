import { describe, expect, it } from 'vitest'
import { registerRoutes } from './register.ts'
import { route } from './route.ts'
import { createServer } from './server.ts'

describe('a route that may be asked so often in a minute', () => {
  it('answers 429 with a time to wait after that, and does not read the body', async () => {
    const app = await createServer({ logLevel: 'silent' })
    const line = {
      method: 'POST',
      url: '/asked',
      access: 'public',
      tag: 'test',
      summary: 'test',
      perMinute: 2,
      shape: { answers: {} },
    } as const
    registerRoutes(app, [route({ ...line, handle: () => ({ done: true }) })], async () => undefined)
    const ask = (payload: string) =>
      app.inject({ method: 'POST', url: '/asked', payload, headers: { 'content-type': 'application/json' } })
    expect([(await ask('{}')).statusCode, (await ask('{}')).statusCode]).toEqual([200, 200])
    // Read, this would be answered as unreadable.
    const third = await ask('not json')
    expect(third.statusCode).toBe(429)
    expect(third.headers['retry-after']).toBe('5')
    expect(third.json().title).toBe('node.too-many')
    await app.close()
  })
})
