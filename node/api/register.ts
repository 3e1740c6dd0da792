import { LianyuError, type Refusal, refuse } from '@lianyu/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { SignedInApplicant } from '../identity/applicants.ts'
import type { SignedIn } from '../identity/session.ts'
import { PerMinute } from './per-minute.ts'
import type { Call, Route, RouteShape } from './route.ts'
import { sessionCookie } from './session/cookie-name.ts'

/** How a request's cookie becomes a person; undefined where there is none. */
export type ReadSession = (request: FastifyRequest) => Promise<SignedIn | undefined>
/** The same for a citizen or firm, from a cookie of another name and path. */
export type ReadApplicant = (request: FastifyRequest) => Promise<SignedInApplicant | undefined>
const noApplicant: ReadApplicant = async () => undefined

/** Puts the lines of the route table onto the server: who may call, whose form is checked, then the handler. */
export function registerRoutes(
  app: FastifyInstance,
  routes: readonly Route[],
  readSession: ReadSession,
  readApplicant: ReadApplicant = noApplicant,
): void {
  for (const line of routes) {
    const bySubject = new PerMinute(line.perMinute ?? 120)
    app.route({
      method: line.method,
      url: line.url,
      ...(line.bodyLimit === undefined ? {} : { bodyLimit: line.bodyLimit }),
      onRequest: limiter(line),
      handler: (request, reply) =>
        knowsApplicants(line)
          ? answerApplicant(line, request, reply, readApplicant, bySubject)
          : answer(line, request, reply, readSession),
    })
  }
}

const knowsApplicants = ({ access, applicantToo }: Route) =>
  access === 'applicant' || (access === 'public' && applicantToo === true)

/** A whole hall sits behind one address, so who is signed in is counted by session and only strangers by address. */
function limiter(line: Route) {
  const byAddress = line.access === 'public' || line.access === 'applicant'
  const most = line.access === 'applicant' ? 1200 : (line.perMinute ?? (byAddress ? 120 : 3000))
  const perMinute = new PerMinute(most)
  return (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void) => {
    const who = byAddress ? request.ip : (sessionCookie(request) ?? request.ip)
    // Before the body is read.
    done(perMinute.allows(who, performance.now()) ? undefined : new LianyuError(refuse('node.too-many', {})))
  }
}

async function answer(line: Route, request: FastifyRequest, reply: FastifyReply, readSession: ReadSession) {
  const session = await readSession(request)
  const barred = line.access === 'public' ? undefined : bar(line, request, session)
  if (barred !== undefined) return barred
  const input = checkInput(line.shape, request)
  if ('refusal' in input) return input
  const call = { ...input, session, optionalSession: session, request, reply } as unknown as Call<RouteShape>
  return line.handle(call)
}

/**
 * Routes of citizens and firms know no officer, and the others no applicant: the two cookies never meet. A village shares
 * one address, so who is signed in is counted by who they are, in however many sessions.
 */
async function answerApplicant(
  line: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  readApplicant: ReadApplicant,
  bySubject: PerMinute,
) {
  const applicant = await readApplicant(request)
  if (line.access === 'applicant') {
    if (applicant === undefined) return refuse('identity.not-signed-in', {})
    if (line.method !== 'GET' && request.headers['x-lianyu'] !== '1') return refuse('node.cross-site', {})
    const who = `${applicant.party} ${applicant.applicant}`
    if (!bySubject.allows(who, performance.now())) return refuse('node.too-many', {})
  }
  const input = checkInput(line.shape, request)
  if ('refusal' in input) return input
  return line.handle({ ...input, applicant, request, reply } as unknown as Call<RouteShape>)
}

/** One door for "who may call at all"; what they may touch is decided behind it. */
function bar(line: Route, request: FastifyRequest, session: SignedIn | undefined): Refusal | undefined {
  if (session === undefined) return refuse('identity.not-signed-in', {})
  if (session.mustChange && line.url !== '/api/session' && line.url !== '/api/session/password') {
    return refuse('identity.must-change', {})
  }
  if (session.mustEnrol && !line.url.startsWith('/api/session')) return refuse('identity.must-enrol', {})
  // A form on another site can send a cookie but not this header: SameSite is the first wall, this the second.
  if (line.method !== 'GET' && request.headers['x-lianyu'] !== '1') return refuse('node.cross-site', {})
  if (line.access === 'administrator' && session.acting.role !== 'administrator') {
    return refuse('identity.not-administrator', {})
  }
  return undefined
}

const inputs = ['params', 'query', 'body'] as const

function checkInput(
  shape: RouteShape,
  request: FastifyRequest,
): { params: unknown; query: unknown; body: unknown } | Refusal {
  const checked: Record<string, unknown> = {}
  for (const name of inputs) {
    const schema = shape[name]
    if (schema === undefined) continue
    const nul = name === 'body' ? undefined : fieldWithNul(request[name])
    if (nul !== undefined) return refuse('node.bad-input', { field: nul, why: 'NUL' }, nul)
    const result = schema.safeParse(request[name])
    if (!result.success) return firstIssue(name, result.error)
    checked[name] = result.data
  }
  return checked as { params: unknown; query: unknown; body: unknown }
}

/** The database keeps no text with a NUL in it, so no address may carry one. */
function fieldWithNul(given: unknown): string | undefined {
  return Object.entries(given ?? {}).find(([, value]) => String(value).includes('\u0000'))?.[0]
}

function firstIssue(where: string, error: z.ZodError): Refusal {
  const issue = error.issues[0]
  const path = [where === 'body' ? undefined : where, ...(issue?.path ?? [])].filter((step) => step !== undefined)
  const field = path.map(String).join('.') || where
  return refuse('node.bad-input', { field, why: issue?.message ?? '' }, field)
}
