import { randomBytes } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { type Card, LianyuError, type PartyId, refuse, type Signer } from '@lianyu/kernel'
import { guardedLookup, parseNodeUrl } from './address.ts'
import { contentDigest, type SignedMessage, signMessage } from './message-signature.ts'
import { caps } from './peer-source.ts'

/** Who asks: a local party and the key on its card that signs requests. */
export interface Asker {
  party: PartyId
  keyId: string
  signer: Signer
}

export interface HttpAnswer {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
}

export interface HttpAsk {
  method: 'GET' | 'POST'
  /** Path and query below the card's address, percent-encoded. */
  path: string
  body?: Uint8Array
  maxBytes: number
  /** For everything from the name service to the last byte, so that dripping gains nothing. */
  deadlineMs: number
  headers?: Record<string, string>
}

/** Connections to other nodes; one for the whole node. */
export class HttpRequests {
  readonly #allowPrivate: boolean
  readonly #now: () => number
  #closed = false
  readonly #agents: { 'http:': http.Agent; 'https:': https.Agent }

  /** `now` in milliseconds since 1970. */
  constructor(options: { allowPrivate: boolean; now: () => number }) {
    this.#allowPrivate = options.allowPrivate
    this.#now = options.now
    const shared = { keepAlive: true, maxSockets: 8, maxFreeSockets: 2, lookup: guardedLookup(options.allowPrivate) }
    this.#agents = { 'http:': new http.Agent(shared), 'https:': new https.Agent(shared) }
  }

  /** Ends what is under way, and nothing is asked any more. */
  close(): void {
    this.#closed = true
    for (const agent of Object.values(this.#agents)) agent.destroy()
  }

  /**
   * One signed request to the address on the card and to no other: redirects are not followed, compressed answers not
   * opened, bytes and time are capped.
   */
  async ask(asker: Asker, card: Card, ask: HttpAsk): Promise<HttpAnswer> {
    if (this.#closed) throw awayOf(card.party, { code: 'closed' })
    const base = parseNodeUrl(card.node, this.#allowPrivate)
    const target = base.pathname.replace(/\/$/, '') + ask.path
    const body = ask.body ?? new Uint8Array(0)
    const headers: Record<string, string> = {
      ...ask.headers,
      'content-digest': contentDigest(body),
      'lianyu-to': card.party,
    }
    const message: SignedMessage = { method: ask.method, authority: base.host, target, headers }
    const params = {
      created: Math.floor(this.#now() / 1000),
      keyid: `${asker.party}/${asker.keyId}`,
      nonce: randomBytes(16).toString('base64url'),
    }
    const signed = { ...headers, ...signMessage(message, params, asker.signer), 'accept-encoding': 'identity' }
    const options: https.RequestOptions = {
      protocol: base.protocol,
      hostname: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port,
      method: ask.method,
      path: target,
      headers: body.length === 0 && ask.method === 'GET' ? signed : { ...signed, 'content-length': body.length },
      agent: this.#agents[base.protocol as 'http:' | 'https:'],
      maxHeaderSize: 16_384,
      ...(card.authority === undefined ? {} : { ca: pemOf(card.authority) }),
    }
    return await exchange(options, body, ask, card.party)
  }
}

function exchange(options: https.RequestOptions, body: Uint8Array, ask: HttpAsk, party: PartyId): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const { request: start } = options.protocol === 'https:' ? https : http
    let request: http.ClientRequest
    try {
      request = start(options)
    } catch (error) {
      // What the peer gave us earlier (a tag) may be nothing that can be sent.
      return reject(awayOf(party, error))
    }
    const deadline = setTimeout(
      () => fail(new LianyuError(refuse('exchange.answer-too-slow', { party, mostMs: ask.deadlineMs }))),
      ask.deadlineMs,
    )
    const fail = (error: unknown) => {
      clearTimeout(deadline)
      reject(error instanceof LianyuError ? error : awayOf(party, error))
      request.destroy()
    }
    request.on('error', fail)
    request.on('response', (response) => {
      const status = response.statusCode ?? 0
      const encoding = response.headers['content-encoding']
      if (status >= 300 && status < 400 && status !== 304) {
        return fail(new LianyuError(refuse('exchange.redirected', { party, status })))
      }
      if (encoding !== undefined && encoding !== 'identity') {
        return fail(new LianyuError(refuse('exchange.answer-encoded', { party, encoding: encoding.slice(0, 40) })))
      }
      const most = status === 200 ? ask.maxBytes : caps.problemBytes
      const tooLarge = () => fail(new LianyuError(refuse('exchange.answer-too-large', { party, most })))
      if (Number(response.headers['content-length'] ?? 0) > most) return tooLarge()
      const chunks: Buffer[] = []
      let received = 0
      response.on('data', (chunk: Buffer) => {
        received += chunk.length
        if (received > most) return tooLarge()
        chunks.push(chunk)
      })
      response.on('error', fail)
      response.on('end', () => {
        clearTimeout(deadline)
        resolve({ status, headers: response.headers, body: Buffer.concat(chunks) })
      })
    })
    request.end(body)
  })
}

/** What the operator reads about a peer that cannot be reached: the system's short code, never a text from outside. */
function awayOf(party: PartyId, error: unknown): LianyuError {
  const why = String((error as { code?: unknown }).code ?? 'connection').slice(0, 60)
  return new LianyuError(refuse('exchange.peer-away', { party, why }), { cause: error })
}

function pemOf(der: string): string {
  return `-----BEGIN CERTIFICATE-----\n${der.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}
