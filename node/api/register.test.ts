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

describe('who may call a route', () => {
  it('is said by its access alone: a citizen’s session opens no route of the staff, whatever the route is filed under', async () => {
    const app = await createServer({ logLevel: 'silent' })
    const citizen = { party: '360322', applicant: 'a1', sort: 'person', name: '示例', uscc: undefined } as const
    const lines = (['administrator', 'signed-in', 'applicant', 'public'] as const).map((access) =>
      route({
        method: 'GET',
        url: `/${access}`,
        access,
        applicantToo: true,
        tag: 'applicant',
        summary: 'test',
        shape: { answers: {} },
        handle: ({ applicant }) => ({ knows: applicant?.applicant ?? null }),
      }),
    )
    const asCitizen = async () => ({ ...citizen, tokenHash: Buffer.alloc(32) })
    registerRoutes(app, lines, async () => undefined, asCitizen)
    const ask = async (access: string) => (await app.inject({ url: `/${access}` })).json()
    expect((await ask('administrator')).title).toBe('identity.not-signed-in')
    expect((await ask('signed-in')).title).toBe('identity.not-signed-in')
    expect(await ask('applicant')).toEqual({ knows: 'a1' })
    expect(await ask('public')).toEqual({ knows: 'a1' })
    await app.close()
  })
})
