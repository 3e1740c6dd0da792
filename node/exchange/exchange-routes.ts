import { createHash } from 'node:crypto'
import { LianyuError, type PartyId, refuse } from '@lianyu/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Asking, authenticate, checkBody } from './authenticate.ts'
import type { LogServer } from './log-server.ts'
import { NonceCache } from './nonce-cache.ts'
import type { ExchangeParts } from './parts-of-exchange.ts'
import { caps, type TravelledPart } from './peer-source.ts'
import { RateLimit } from './rate-limit.ts'

export interface RouteDeps {
  parts: ExchangeParts
  server: LogServer
  /**
   * The party of a person who is signed in here, if any: they may read checkpoints, keys and tiles of every log their party
   * holds, to verify it in the browser.
   */
  mayRead?: (request: FastifyRequest) => Promise<PartyId | undefined> | PartyId | undefined
}

interface LogParams {
  party: string
  scope: string
  generation: string
  '*': string
  hash: string
}
type LogRequest = FastifyRequest<{ Params: LogParams; Querystring: { from?: string; to?: string } }>

const asking = Symbol('asking')
const originOf = ({ params }: LogRequest) => `${params.party}/${params.scope}/${params.generation}`

/** The routes under `/log`, as a Fastify plugin: each request is authenticated before its body is read. */
export function exchangeRoutes({ parts, server, mayRead }: RouteDeps) {
  return async (app: FastifyInstance): Promise<void> => {
    const nonces = new NonceCache(parts.now() / 1000)
    const limit = new RateLimit(5_000, 1_000)
    const whoAsks = (request: FastifyRequest) => (request as unknown as { [asking]: Asking })[asking]

    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: caps.requestBytes }, (_request, body, done) =>
      done(null, body),
    )
    app.addHook('onRequest', async (request: FastifyRequest) => {
      try {
        const found = await whoIsIt(request)
        if (!limit.allows(`${found.asker} ${found.addressed}`, parts.elapsed())) {
          throw new LianyuError(refuse('exchange.too-many', { party: found.asker }))
        }
        Object.assign(request, { [asking]: found })
        parts.counters.requests += 1
        if (found.asker !== found.addressed) parts.onAsked?.(found.addressed, found.asker)
      } catch (error) {
        parts.counters.requestsRefused += 1
        throw error
      }
    })
    app.addHook('preHandler', async (request: FastifyRequest) => {
      const found = whoAsks(request)
      if (found.asker !== found.addressed) checkBody(request, found)
    })

    async function whoIsIt(request: FastifyRequest): Promise<Asking> {
      const signed = request.headers.signature !== undefined || request.headers['lianyu-to'] !== undefined
      const reads = request.method === 'GET' && /\/(checkpoint|vkeys|tile\/.*)$/.test(request.routeOptions.url ?? '')
      if (!signed && reads && mayRead !== undefined) {
        const party = await mayRead(request)
        if (party !== undefined) return { asker: party, addressed: party }
      }
      const { asker, addressed } = authenticate(request, parts.directory, nonces, parts.now())
      return { asker, addressed }
    }

    app.get('/log', async (request) => server.list(whoAsks(request)))

    app.get('/log/:party/:scope/:generation/checkpoint', async (request, reply) => {
      const note = await server.checkpoint(whoAsks(request), originOf(request as LogRequest))
      const tag = `"${createHash('sha256').update(note).digest('base64url').slice(0, 22)}"`
      reply.header('etag', tag).header('cache-control', 'private, no-cache')
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      return reply.type('text/plain; charset=utf-8').send(note)
    })

    app.get('/log/:party/:scope/:generation/vkeys', async (request, reply) => {
      const lines = await server.vkeys(whoAsks(request), originOf(request as LogRequest))
      return reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(lines)
    })

    app.get('/log/:party/:scope/:generation/tile/*', async (request, reply) => {
      const { params } = request as LogRequest
      const bytes = await server.tile(whoAsks(request), originOf(request as LogRequest), `tile/${params['*']}`)
      // A tile of one width never changes, and nobody between may keep what only the asker may see.
      reply.header('cache-control', 'private, max-age=31536000, immutable')
      return sendBytes(reply, bytes)
    })

    app.get('/log/:party/:scope/:generation/parts', async (request, reply) => {
      const { from, to } = (request as LogRequest).query
      const [first, end] = [from, to].map((text) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : Number.NaN))
      const origin = originOf(request as LogRequest)
      const answer = await server.parts(whoAsks(request), origin, first as number, end as number)
      reply.header('cache-control', 'no-store')
      return { to: answer.to, parts: answer.parts.map(partJson) }
    })

    app.get('/log/:party/:scope/:generation/files/:hash', async (request, reply) => {
      const { params } = request as LogRequest
      const file = await server.file(whoAsks(request), originOf(request as LogRequest), params.hash)
      reply.header('cache-control', 'no-store').header('content-length', file.size)
      return reply.type('application/octet-stream').send(file.stream)
    })

    app.post('/log/:party/:scope/:generation/hint', async (request, reply) => {
      if ((request.body as Buffer | undefined)?.length) throw new LianyuError(refuse('exchange.bad-range', { most: 0 }))
      parts.counters.hintsReceived += 1
      server.hint(whoAsks(request), originOf(request as LogRequest))
      return reply.code(202).send()
    })

    app.post('/log/:party/:scope/:generation/cosignatures', async (request, reply) => {
      const note = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
      await server.cosigned(whoAsks(request), originOf(request as LogRequest), note)
      return reply.code(204).send()
    })
  }
}

function sendBytes(reply: FastifyReply, bytes: Uint8Array) {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return reply.type('application/octet-stream').send(body)
}

function partJson(part: TravelledPart) {
  if ('erased' in part) return part
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  return { index: part.index, part: part.part, salt: base64(part.salt), bytes: base64(part.bytes) }
}
