import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { docsRoutes } from './docs.ts'
import { createServer } from './server.ts'
import { webApp } from './web-app.ts'

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
  it('let no page run a script of somebody else: every page that a node serves, by its own policy', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lianyu-pages-'))
    for (const name of ['index.html', 'public-case.html', 'verify.html'])
      writeFileSync(join(folder, name), '<p>示例</p>')
    const app = await createServer({ logLevel: 'silent' })
    await docsRoutes(app, () => ({ openapi: '3.1.0', info: { title: '示例', version: '1' }, paths: {} }))
    await webApp(app, folder)
    try {
      const policyOf = async (url: string) => {
        const { headers, statusCode, body } = await app.inject(url)
        expect(statusCode, url).toBe(200)
        const policy = String(headers['content-security-policy'])
        expect(policy, url).toContain("frame-ancestors 'none'")
        expect(headers, url).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
        return { policy, body, scripts: /script-src ([^;]*)/.exec(policy)?.[1] }
      }
      for (const url of ['/', '/matters/x', '/q/code', '/c/code']) {
        expect((await policyOf(url)).scripts, url).toBe("'self'")
      }
      // The page that can be saved has one script inside, named by its hash in a policy of its own; it may reach nobody.
      expect((await policyOf('/verify')).policy).toContain("connect-src 'none'")
      const docs = await policyOf('/docs/')
      expect(docs.scripts).toMatch(/^'self'( 'sha256-[A-Za-z0-9+/]{43}=')+$/)
      const inline = [...docs.body.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
        ([, text]) => text,
      )
      for (const script of inline) {
        expect(docs.scripts).toContain(
          createHash('sha256')
            .update(script as string)
            .digest('base64'),
        )
      }
    } finally {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
  it('give way to what a handler says of its own page', async () => {
    const app = await createServer({ logLevel: 'silent' })
    app.get('/file', async (_request, reply) => reply.header('content-security-policy', 'sandbox').send('x'))
    expect((await app.inject('/file')).headers['content-security-policy']).toBe('sandbox')
    await app.close()
  })
})
