import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from '@lianyu/kernel'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { type Answer, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

/*
 * The node against a provider that was not written here (oidc-provider). What no honest provider answers is in
 * node/identity/providers.test.ts.
 */

const address = 'https://node.example.cn'
const secret = 'a client secret of the test, long enough'
const administrator = { party: shangli, desk: 'administration', role: 'administrator' }
const clerk = { party: shangli, desk: 'service-window', role: 'officer' }

let db: FreshDatabase
let node: TestNode
let house: { issuer: string; server: Server }
let other: { issuer: string; server: Server }
const opened: Server[] = []

async function startProvider(): Promise<{ issuer: string; server: Server }> {
  let answer: ReturnType<Provider['callback']> | undefined
  const server = createServer((request, response) => void answer?.(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  opened.push(server)
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: ['lianyu', 'somebody-else'].map((client_id) => ({
      client_id,
      client_secret: secret,
      redirect_uris: [`${address}/api/session/oidc/callback`],
      post_logout_redirect_uris: [`${address}/sign-in`],
      token_endpoint_auth_method: 'client_secret_basic' as const,
    })),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['only for this test'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  })
  answer = provider.callback()
  return { issuer, server }
}

beforeAll(async () => {
  db = await freshDatabase(inject)
  house = await startProvider()
  other = await startProvider()
  node = await startTestNode(db.connection, [administrator, clerk, { ...clerk, party: xiangdong }], {
    providers: [
      {
        party: shangli,
        name: text('示例统一认证', 'Sample provider'),
        issuer: house.issuer,
        clientId: 'lianyu',
        clientSecret: secret,
        address,
        allowHttp: true,
      },
      {
        party: xiangdong,
        name: text('另一家', 'Another'),
        issuer: other.issuer,
        clientId: 'lianyu',
        clientSecret: secret,
        address,
        allowHttp: true,
      },
    ],
  })
  const people = (await (await node.as(administrator)).get('/api/admin/people')).body as {
    id: string
    username: string
  }[]
  const person = people.find(({ username }) => username === 'service-window.officer')
  const linked = await (await node.as(administrator)).send('PUT', `/api/admin/people/${person?.id}/provider`, {
    subject: 'wang',
  })
  expect(linked.status).toBe(200)
})
afterAll(async () => {
  await node?.close()
  for (const server of opened) server.close()
  await db?.drop()
})

/** The browser at the provider: signs in as somebody, agrees, and is sent back. Answers with the address sent back to. */
async function atProvider(url: string, login: string): Promise<URL> {
  const jar = new Map<string, string>()
  const ask = async (at: string, form?: Record<string, string>) => {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    return { location: answer.headers.get('location'), text: await answer.text() }
  }
  let at = url
  for (let hop = 0; hop < 12; hop++) {
    const { location, text: page } = await ask(at)
    if (location?.startsWith(address)) return new URL(location)
    if (location !== null) {
      at = new URL(location, at).href
      continue
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'login'
    const posted = await ask(at, prompt === 'login' ? { prompt, login, password: 'x' } : { prompt })
    at = new URL(posted.location ?? '', at).href
    if (at.startsWith(address)) return new URL(at)
  }
  throw new Error('the provider sent nobody back')
}

const cookieOf = (answer: Answer, name: string) =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .map(String)
    .find((line) => line.startsWith(`${name}=`))
    ?.split(';', 1)[0] ?? ''

async function start(party = shangli): Promise<{ url: string; cookie: string }> {
  const answer = await node.nobody.get(`/api/session/oidc/${party}/start`)
  expect(answer.status).toBe(302)
  return { url: String(answer.headers.location), cookie: cookieOf(answer, 'lianyu-oidc') }
}
const back = (from: URL, cookie: string, headers: Record<string, string> = {}) =>
  node.nobody.get(`/api/session/oidc/callback${from.search}`, { cookie, ...headers })

const refusedFor = (why: string) => ({
  status: 401,
  body: { title: 'identity.provider-refused', facts: { why } },
})

describe('signing in by the party’s identity provider', () => {
  it('begins with code, PKCE, state and nonce, kept in a cookie that scripts do not read', async () => {
    const answer = await node.nobody.get(`/api/session/oidc/${shangli}/start`)
    const asked = new URL(String(answer.headers.location)).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      redirect_uri: `${address}/api/session/oidc/callback`,
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThanOrEqual(43)
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).not.toContain(asked.get('state'))
  })
  it('gives a linked person a session of their own, and sends the browser home', async () => {
    const { url, cookie } = await start()
    const answer = await back(await atProvider(url, 'wang'), cookie)
    expect(answer).toMatchObject({ status: 302, headers: { location: '/' } })
    const session = cookieOf(answer, 'lianyu')
    const me = await node.nobody.get('/api/session', { cookie: session })
    expect(me.body).toMatchObject({
      signedIn: true,
      way: 'provider',
      party: { id: shangli },
      acting: { desk: 'service-window', role: 'officer' },
    })
    const ended = await node.nobody.send('DELETE', '/api/session', undefined, { cookie: session })
    expect(ended.status).toBe(204)
    expect((await node.nobody.get('/api/session', { cookie: session })).body.signedIn).toBe(false)
    const onward = await node.nobody.get(`/api/session/oidc/${shangli}/end`)
    expect(String(onward.headers.location)).toMatch(`${house.issuer}/session/end?`)
  })
  it('makes nobody: who is not linked is told what to give the administrator', async () => {
    const before = (await (await node.as(administrator)).get('/api/admin/people')).body.length
    const { url, cookie } = await start()
    const answer = await back(await atProvider(url, 'stranger'), cookie)
    expect(answer).toMatchObject({
      status: 403,
      body: { title: 'identity.not-linked', facts: { subject: 'stranger' } },
    })
    expect(cookieOf(answer, 'lianyu')).toBe('')
    expect((await (await node.as(administrator)).get('/api/admin/people')).body).toHaveLength(before)
  })
  it('shows a browser the sign-in page with the reason', async () => {
    const answer = await node.nobody.get('/api/session/oidc/callback?error=access_denied', { accept: 'text/html' })
    expect(answer.status).toBe(302)
    expect(String(answer.headers.location)).toMatch(/^\/sign-in\?refused=identity\.provider-refused/)
  })
  it('is not offered where the party has no provider', async () => {
    expect((await node.nobody.get('/api/session/oidc')).body).toHaveLength(2)
    expect((await node.nobody.get('/api/session/oidc/430281/start')).status).toBe(404)
  })
})

describe('a sign-in by provider is refused', () => {
  it('where the same answer comes a second time', async () => {
    const { url, cookie } = await start()
    const from = await atProvider(url, 'wang')
    expect((await back(from, cookie)).status).toBe(302)
    expect(await back(from, cookie)).toMatchObject(refusedFor('expired'))
  })
  it('where its code was used already, in a sign-in begun anew', async () => {
    const first = await start()
    const from = await atProvider(first.url, 'wang')
    expect((await back(from, first.cookie)).status).toBe(302)
    const second = await start()
    from.searchParams.set('state', new URL(second.url).searchParams.get('state') ?? '')
    expect(await back(from, second.cookie)).toMatchObject(refusedFor('invalid_grant'))
  })
  it('where another browser began it, or none', async () => {
    const [victim, attacker] = [await start(), await start()]
    const from = await atProvider(attacker.url, 'wang')
    expect((await back(from, victim.cookie)).status).toBe(401)
    expect(await back(from, '')).toMatchObject(refusedFor('expired'))
    expect(await back(from, 'lianyu-oidc=AAAA')).toMatchObject(refusedFor('expired'))
  })
  it('where the answer is said to come from another issuer (mix-up)', async () => {
    const { url, cookie } = await start()
    const from = await atProvider(url, 'wang')
    expect(from.searchParams.get('iss')).toBe(house.issuer)
    from.searchParams.set('iss', other.issuer)
    expect((await back(from, cookie)).status).toBe(401)
    const again = await start()
    const without = await atProvider(again.url, 'wang')
    without.searchParams.delete('iss')
    expect((await back(without, again.cookie)).status).toBe(401)
  })
  it('where the code is another provider’s', async () => {
    const [here, there] = [await start(), await start(xiangdong)]
    const from = await atProvider(there.url, 'wang')
    const own = await atProvider(here.url, 'wang')
    own.searchParams.set('code', from.searchParams.get('code') ?? '')
    expect(await back(own, here.cookie)).toMatchObject(refusedFor('invalid_grant'))
  })
  it('where the subject is linked in another party only', async () => {
    const { url, cookie } = await start(xiangdong)
    const answer = await back(await atProvider(url, 'wang'), cookie)
    expect(answer).toMatchObject({ status: 403, body: { title: 'identity.not-linked' } })
  })
  it('where the person was disabled', async () => {
    const as = await node.as(administrator)
    const person = ((await as.get('/api/admin/people')).body as { id: string; username: string }[]).find(
      ({ username }) => username === 'service-window.officer',
    )
    await as.send('PATCH', `/api/admin/people/${person?.id}`, { disabled: true })
    const { url, cookie } = await start()
    expect(await back(await atProvider(url, 'wang'), cookie)).toMatchObject({
      status: 403,
      body: { title: 'identity.disabled' },
    })
    await as.send('PATCH', `/api/admin/people/${person?.id}`, { disabled: false })
  })
})
