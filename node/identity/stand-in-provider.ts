import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface StandInPerson {
  subject: string
  name: string
  /** Of a firm. */
  uscc?: string
}

export interface StandInProviderOptions {
  name: string
  /** 0 for any free port. */
  port: number
  clientId: string
  clientSecret: string
  /** The addresses that people may be sent back to. */
  redirectUris: string[]
  people: StandInPerson[]
}

interface Begun {
  redirect: string
  challenge: string
  nonce: string
  person: StandInPerson
  until: number
}

const codeMs = 60_000

/**
 * Stands in for the sign-on platform of a province, for the demo and for tests: OpenID Connect as its clients see it, with
 * sample people to click on and no password. Its pages say that it is one. Never for anything real.
 */
export class StandInProvider {
  readonly #options: StandInProviderOptions
  readonly #codes = new Map<string, Begun>()
  readonly #key: { privateKey: KeyObject; publicKey: KeyObject }
  readonly #server: Server

  constructor(options: StandInProviderOptions) {
    this.#options = options
    this.#key = generateKeyPairSync('rsa', { modulusLength: 2048 })
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.writeHead(500).end())
    })
  }

  get name(): string {
    return this.#options.name
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  start(): Promise<this> {
    return new Promise((settle, fail) => {
      this.#server.once('error', fail)
      this.#server.listen(this.#options.port, '127.0.0.1', () => settle(this))
    })
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((settle) => this.#server.close(() => settle()))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url)
    const json = (value: unknown, status = 200) =>
      response
        .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        .end(JSON.stringify(value))
    if (pathname === '/.well-known/openid-configuration') return void json(this.#metadata())
    if (pathname === '/keys') {
      return void json({
        keys: [{ ...this.#key.publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }],
      })
    }
    if (pathname === '/authorize') return this.#authorize(searchParams, response)
    if (pathname === '/token' && request.method === 'POST') {
      const form = new URLSearchParams(await textOf(request))
      const token = this.#token(form, request.headers.authorization ?? '')
      return void (token === undefined ? json({ error: 'invalid_grant' }, 400) : json(token))
    }
    response.writeHead(404).end()
  }

  #metadata() {
    const issuer = this.url
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    }
  }

  /** Shows whom one may be; with `as` it is chosen, and the browser goes back with a code. */
  #authorize(query: URLSearchParams, response: ServerResponse): void {
    const { clientId, redirectUris, people } = this.#options
    const redirect = query.get('redirect_uri') ?? ''
    const challenge = query.get('code_challenge') ?? ''
    const known = query.get('client_id') === clientId && redirectUris.includes(redirect) && challenge !== ''
    // Whoever asks wrongly is sent nowhere: an open redirect would be the first thing found.
    if (!known || query.get('code_challenge_method') !== 'S256')
      return void response.writeHead(400).end('invalid_request')
    const person = people.find(({ subject }) => subject === query.get('as'))
    if (person === undefined) {
      return void response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy })
        .end(pageOf(this.#options, query))
    }
    const now = Date.now()
    for (const [code, { until }] of this.#codes) if (until < now) this.#codes.delete(code)
    const code = randomBytes(24).toString('base64url')
    const nonce = query.get('nonce') ?? ''
    this.#codes.set(code, { redirect, challenge, nonce, person, until: now + codeMs })
    const back = new URL(redirect)
    back.search = new URLSearchParams({ code, state: query.get('state') ?? '', iss: this.url }).toString()
    response.writeHead(303, { location: back.href }).end()
  }

  #token(form: URLSearchParams, authorization: string): Record<string, unknown> | undefined {
    const { clientId, clientSecret } = this.#options
    const code = form.get('code') ?? ''
    const begun = this.#codes.get(code)
    // Good once, whoever brings it.
    this.#codes.delete(code)
    const basic = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
      .toString()
      .split(':')
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const fits =
      begun !== undefined &&
      begun.until > Date.now() &&
      begun.redirect === form.get('redirect_uri') &&
      begun.challenge === verifier &&
      basic.map(decoded).join(':') === `${clientId}:${clientSecret}`
    if (!fits) return undefined
    const { subject, name, uscc } = begun.person
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: this.url, sub: subject, aud: clientId, iat: now, exp: now + 300, nonce: begun.nonce }
    const said = { name, ...(uscc === undefined ? {} : { uscc }) }
    return {
      access_token: randomBytes(24).toString('base64url'),
      token_type: 'Bearer',
      expires_in: 300,
      id_token: this.#signed({ ...claims, ...said }),
    }
  }

  #signed(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const body = `${part({ alg: 'RS256', kid: '1', typ: 'JWT' })}.${part(claims)}`
    return `${body}.${createSign('RSA-SHA256').update(body).sign(this.#key.privateKey).toString('base64url')}`
  }
}

const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
/** As forms are encoded. @source RFC 6749 section 2.3.1 */
const decoded = (text: string) => new URLSearchParams(`v=${text}`).get('v')
const plain = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

function pageOf({ name, people }: StandInProviderOptions, query: URLSearchParams): string {
  const links = people.map(({ subject, name: called, uscc }) => {
    const to = new URLSearchParams(query)
    to.set('as', subject)
    return `<li><a href="/authorize?${plain(to.toString())}">${plain(called)}${uscc === undefined ? '' : ` <small>${plain(uscc)}</small>`}</a></li>`
  })
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${plain(name)}</title><style>
body{max-width:560px;margin:0 auto;padding:24px;font:18px/1.6 'Noto Sans SC',sans-serif;color:#1d2421;background:#fbfbf8}
p.says{border:1px solid #8a5b00;padding:12px 16px;background:#fff}ul{list-style:none;padding:0}
a{display:block;min-height:48px;padding:12px 16px;margin:8px 0;border:1px solid #6b746f;color:inherit;background:#fff}
a:focus-visible{outline:3px solid #17604a}</style>
<main><h1>${plain(name)}</h1>
<p class="says">这是演示用的替身，不是任何省的真实平台；下面都是示例身份，不用密码。<br>
A stand-in for a demo, no province’s real platform. Everybody below is a sample; there is no password.</p>
<h2>您是谁 · Who are you</h2><ul>${links.join('')}</ul></main></html>`
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > 16_384) throw new RangeError('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
