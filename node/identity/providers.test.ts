import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRefusal, text } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSealing, type Sealing } from '../journal/seal.ts'
import { Providers } from './providers.ts'

/*
 * A provider that says what no honest one does: its token endpoint answers with whatever ID token the test puts into
 * `claims` and `alter`. What an honest one answers is in node/api/session/oidc.int.test.ts.
 */

type Claims = Record<string, unknown>
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

function tokenOf(claims: Claims, { alg = 'RS256', key = keys.privateKey } = {}): string {
  const body = `${encode({ alg, kid: 'one' })}.${encode(claims)}`
  const signature = alg === 'none' ? '' : sign('sha256', Buffer.from(body), key).toString('base64url')
  return `${body}.${signature}`
}

const folder = mkdtempSync(join(tmpdir(), 'lianyu-providers-'))
let server: Server
let issuer: string
let sealing: Sealing
let answer: () => string
let now = Date.now()

beforeAll(async () => {
  sealing = await openSealing({ folder })
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    const at = (path: string) => `${issuer}${path}`
    if (request.url === '/.well-known/openid-configuration') {
      response.end(
        JSON.stringify({
          issuer,
          authorization_endpoint: at('/authorize'),
          token_endpoint: at('/token'),
          jwks_uri: at('/jwks'),
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        }),
      )
    } else if (request.url === '/jwks') {
      const jwk = keys.publicKey.export({ format: 'jwk' })
      response.end(JSON.stringify({ keys: [{ ...jwk, kid: 'one', alg: 'RS256', use: 'sig' }] }))
    } else {
      response.end(JSON.stringify({ access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: answer() }))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const providersOf = (allowHttp = true) =>
  new Providers(
    [
      {
        party: '360322',
        name: text('示例', 'Sample'),
        issuer,
        clientId: 'lianyu',
        clientSecret: 'not a secret',
        address: 'https://node.example.cn',
        allowHttp,
      },
    ],
    sealing,
    () => now,
  )

/** Signs in with what `claimsOf` makes of an honest token's claims. */
async function signInWith(claimsOf: (honest: Claims) => string) {
  const providers = providersOf()
  const begun = await providers.start('360322')
  if (isRefusal(begun)) throw new Error(begun.en)
  const asked = new URL(begun.url).searchParams
  const seconds = Math.floor(Date.now() / 1000)
  const honest = {
    iss: issuer,
    aud: 'lianyu',
    sub: 'wang',
    iat: seconds,
    exp: seconds + 300,
    nonce: asked.get('nonce'),
  }
  answer = () => claimsOf(honest)
  return providers.finish(begun.cookie, `?code=once&state=${asked.get('state')}`)
}

describe('an ID token', () => {
  it('that holds says who somebody is', async () => {
    expect(await signInWith((honest) => tokenOf(honest))).toEqual({
      party: '360322',
      issuer,
      subject: 'wang',
      said: {},
    })
  })
  it.each<[name: string, token: (honest: Claims) => string]>([
    ['for another audience', (honest) => tokenOf({ ...honest, aud: 'somebody-else' })],
    ['for two audiences without saying who it was given to', (honest) => tokenOf({ ...honest, aud: ['lianyu', 'x'] })],
    ['that has expired', (honest) => tokenOf({ ...honest, exp: Math.floor(Date.now() / 1000) - 120 })],
    ['of another issuer', (honest) => tokenOf({ ...honest, iss: 'https://other.example.cn' })],
    ['with the nonce of another sign-in', (honest) => tokenOf({ ...honest, nonce: 'x'.repeat(43) })],
    ['without a nonce', ({ nonce: _, ...rest }) => tokenOf(rest)],
    ['without a subject', ({ sub: _, ...rest }) => tokenOf(rest)],
    ['without a signature', (honest) => tokenOf(honest, { alg: 'none' })],
    ['signed by another key', (honest) => tokenOf(honest, { key: otherKeys.privateKey })],
    ['that is none', () => 'x.y.z'],
  ])('%s is refused', async (_name, token) => {
    expect(await signInWith(token)).toMatchObject({ refusal: 'identity.provider-refused' })
  })
})

describe('a sign-in under way', () => {
  it('is over after ten minutes', async () => {
    const providers = providersOf()
    const begun = await providers.start('360322')
    if (isRefusal(begun)) throw new Error(begun.en)
    now += 10 * 60_000
    const state = new URL(begun.url).searchParams.get('state')
    expect(await providers.finish(begun.cookie, `?code=once&state=${state}`)).toMatchObject({
      facts: { why: 'expired' },
    })
  })
  it('cannot be read or made up by whoever holds the cookie', async () => {
    const begun = await providersOf().start('360322')
    if (isRefusal(begun)) throw new Error(begun.en)
    const state = new URL(begun.url).searchParams.get('state') ?? ''
    expect(Buffer.from(begun.cookie, 'base64url').toString('latin1')).not.toContain(state)
    const changed = Buffer.from(begun.cookie, 'base64url')
    changed[40] = (changed[40] ?? 0) ^ 1
    expect(await providersOf().finish(changed.toString('base64url'), `?code=once&state=${state}`)).toMatchObject({
      facts: { why: 'expired' },
    })
  })
})

describe('a provider', () => {
  it('is asked over TLS unless the operator allows otherwise', async () => {
    expect(await providersOf(false).start('360322')).toMatchObject({ refusal: 'identity.provider-away' })
  })
})
