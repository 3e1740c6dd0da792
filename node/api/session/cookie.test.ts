import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { clearCookie, setCookie } from './cookie.ts'

async function cookieOver(secure: boolean, host = 'node.example.cn'): Promise<string> {
  const app = Fastify()
  await app.register(cookie)
  app.get('/', (_request, reply) => {
    setCookie(reply, '360313.token', secure)
    return reply.send('')
  })
  const { headers } = await app.inject({ url: '/', headers: { host } })
  return String(headers['set-cookie'])
}

describe('the session’s cookie', () => {
  it('is not for scripts, not for other sites, and over TLS not for plain http', async () => {
    const over = await cookieOver(true)
    expect(over).toMatch(/; HttpOnly/)
    expect(over).toMatch(/; SameSite=Strict/)
    expect(over).toMatch(/; Secure/)
    expect(over).not.toMatch(/Domain=/)
    expect(await cookieOver(false, '127.0.0.1:8036')).not.toMatch(/Secure/)
  })
  it('ends with the browser, and with signing out', async () => {
    expect(await cookieOver(true)).not.toMatch(/Max-Age|Expires/)
    const app = Fastify()
    await app.register(cookie)
    app.get('/', (_request, reply) => {
      clearCookie(reply)
      return reply.send('')
    })
    expect(String((await app.inject('/')).headers['set-cookie'])).toMatch(/^lianyu=;.*Expires=Thu, 01 Jan 1970/)
  })
})
