import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import { isRefusal, LianyuError, type Refusal, refuse } from '@lianyu/kernel'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { fullOr, isFull } from '../space/free-space.ts'
import { jsonToSend } from './json-bytes.ts'
import { languageOf, problemOf, problemType, unfinished } from './problem.ts'
import { sendSecurityHeaders } from './security-headers.ts'

export interface ServerOptions {
  logLevel: 'silent' | 'error' | 'warn' | 'info'
  tls?: { key: string; cert: string }
  /** Where the log goes, a line of JSON each; default standard output. */
  logTo?: { write(line: string): void }
  /** Told of every error of ours, so that metrics count what people met. */
  onUnfinished?: (error: unknown, requestId: string) => void
}

/** Largest body of an ordinary write: a form with its longest texts; files have their own limit. */
const bodyLimit = 256 * 1024

/**
 * A Fastify with every time-out and size set and all answers of failure in one form. Handlers return a value, or a
 * `Refusal`, or throw a `LianyuError`; anything else thrown becomes "could not finish" with the number to quote.
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.tls === undefined ? {} : { https: options.tls }),
    logger:
      options.logLevel === 'silent'
        ? false
        : {
            level: options.logLevel,
            serializers: { err: bareError },
            ...(options.logTo === undefined ? {} : { stream: options.logTo }),
          },
    // Request lines carry query codes and search words: personal data, so no automatic request log.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID().slice(0, 13),
    bodyLimit,
    connectionTimeout: 60_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 70_000,
    maxRequestsPerSocket: 0,
    routerOptions: { maxParamLength: 256, caseSensitive: true, ignoreTrailingSlash: false },
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    trustProxy: false,
  }) as unknown as FastifyInstance
  await app.register(cookie)
  sendSecurityHeaders(app, options.tls !== undefined)
  // Files arrive as they are and are read by whoever keeps them, who also measures them.
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  app.setReplySerializer(jsonToSend as unknown as (payload: unknown) => string)
  app.addHook('preSerialization', (request, reply, payload, done) =>
    done(null, isRefusal(payload) ? asProblem(payload, request, reply) : payload),
  )
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOf(error, request, options)
    return reply.type(problemType).send(asProblem(refusal, request, reply))
  })
  app.setNotFoundHandler((request, reply) => {
    const refusal = refuse('node.no-such-address', { path: request.url.split('?', 1)[0] ?? '' })
    return reply.type(problemType).send(asProblem(refusal, request, reply))
  })
  return app
}

/** What the process log says of an error: never what hangs on it, since that may be a statement with somebody's data. */
function bareError(error: Error) {
  const { name, message, stack } = error
  const code = 'code' in error ? String(error.code) : undefined
  return { type: name, message, stack: stack ?? '', ...(code === undefined ? {} : { code }) }
}

function asProblem(refusal: Refusal, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(refusal, String(request.id), languageOf(request.headers['accept-language']))
  reply.code(problem.status).type(problemType)
  if (problem.status === 429 || problem.status === 503 || problem.status === 507)
    reply.header('retry-after', retryAfter(refusal))
  return problem
}

function retryAfter(refusal: Refusal): number {
  const { minutes } = refusal.facts
  return typeof minutes === 'number' ? minutes * 60 : 5
}

function refusalOf(error: FastifyError, request: FastifyRequest, options: ServerOptions): Refusal {
  if (error instanceof LianyuError) return error.refusal
  if (isFull(error)) return fullOr(error)
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('node.too-large', { limitKb: bodyLimit / 1024 })
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return refuse('node.media-type', { type: request.headers['content-type'] ?? '' })
  if (error.statusCode === 429) return refuse('node.too-many', {})
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return refuse('node.unreadable', {}, 'body')
  }
  const requestId = String(request.id)
  request.log.error({ err: error, requestId })
  options.onUnfinished?.(error, requestId)
  return unfinished(requestId)
}
