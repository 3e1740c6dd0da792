import { describe, expect, it } from 'vitest'
import { createServer } from './server.ts'

describe('headers of every answer', () => {
  it('forbid framing, sniffing, foreign scripts and referrers, on answers, refusals and failures alike', async () => {
    const app = await createServer({ logLevel: 'silent' })
    app.get('/ok', async () => ({ ok: true }))
    app.get('/fails', async () => {
      throw new Error('of ours')
    })
    for (const path of ['/ok', '/fails', '/nowhere']) {
      const { headers } = await app.inject(path)
      expect(headers).toMatchObject({
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
        'permissions-policy': expect.stringContaining('microphone=()'),
      })
      expect(headers['content-security-policy']).toContain("script-src 'self';")
      expect(headers).not.toHaveProperty('strict-transport-security')
    }
    await app.close()
  })
  it('give way to what a handler says of its own page', async () => {
    const app = await createServer({ logLevel: 'silent' })
    app.get('/file', async (_request, reply) => reply.header('content-security-policy', 'sandbox').send('x'))
    expect((await app.inject('/file')).headers['content-security-policy']).toBe('sandbox')
    await app.close()
  })
})
