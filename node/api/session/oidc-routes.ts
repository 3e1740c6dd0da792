import { isRefusal, type Refusal, refuse } from '@lianyu/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { staffWay } from '../../identity/providers.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { cookieName } from './cookie-name.ts'
import { enter } from './routes.ts'

const text = z.object({ zh: z.string(), en: z.string() })
const party = z.object({ party: z.string().min(1).max(32) })
const onward = { 302: { text: 'text/plain' } }
const underWay = (request: FastifyRequest) => `${cookieName(request)}-oidc`
/** Lax, since the way back from the provider is a link from another site; it opens nothing by itself. */
const underWayCookie = (secure: boolean) =>
  ({ path: '/api/session/oidc', httpOnly: true, sameSite: 'lax', secure, maxAge: 600 }) as const

/** Sign-in by a party's own identity provider (OpenID Connect). Nobody is made here: an administrator links people. */
export function oidcRoutes(deps: NodeDeps): Route[] {
  const { providers } = deps
  return [
    route({
      method: 'GET',
      url: '/api/session/oidc',
      access: 'public',
      tag: 'session',
      summary: 'Parties that sign in by an identity provider, and what it is called',
      shape: { answers: { 200: z.array(z.object({ party: z.string(), name: text })) } },
      handle: () => providers.list(),
    }),
    route({
      method: 'GET',
      url: '/api/session/oidc/:party/start',
      access: 'public',
      tag: 'session',
      summary: 'Go to the party’s identity provider',
      perMinute: 60,
      shape: { params: party, answers: onward },
      handle: async ({ params, request, reply }) => {
        const started = await providers.start(params.party)
        if (isRefusal(started)) return refused(started, request, reply)
        reply.setCookie(underWay(request), started.cookie, underWayCookie(deps.secure))
        return reply.redirect(started.url, 302)
      },
    }),
    route({
      method: 'GET',
      url: staffWay.callbackPath,
      access: 'public',
      tag: 'session',
      summary: 'Back from the identity provider: the session begins, or the sign-in page says why not',
      perMinute: 60,
      shape: { answers: onward },
      handle: async ({ request, reply, optionalSession }) => {
        const kept = request.cookies[underWay(request)] ?? ''
        reply.clearCookie(underWay(request), { path: '/api/session/oidc' })
        const begun = await begin(deps, kept, request)
        if (isRefusal(begun)) return refused(begun, request, reply)
        await enter(deps, begun, reply, optionalSession)
        return reply.redirect('/', 302)
      },
    }),
    route({
      method: 'GET',
      url: '/api/session/oidc/:party/end',
      access: 'public',
      tag: 'session',
      summary: 'After signing out here: sign out at the identity provider too',
      perMinute: 60,
      shape: { params: party, answers: onward },
      handle: async ({ params, reply }) => reply.redirect((await providers.endUrl(params.party)) ?? '/sign-in', 302),
    }),
  ]
}

async function begin({ providers, providerLinks, sessions, audit }: NodeDeps, kept: string, request: FastifyRequest) {
  const at = request.url.indexOf('?')
  const vouched = await providers.finish(kept, at < 0 ? '' : request.url.slice(at))
  if (isRefusal(vouched)) return vouched
  const { party, issuer, subject } = vouched
  const person = await providerLinks.personOf(party, issuer, subject)
  const from = { address: request.ip, agent: request.headers['user-agent'] ?? '' }
  const begun =
    person === undefined
      ? refuse('identity.not-linked', { subject: subject.slice(0, 64) })
      : await sessions.beginFor(party, person, from)
  if (isRefusal(begun)) await audit.note(party, 'sign-in-refused', { about: subject.slice(0, 64) })
  return begun
}

/** A browser on its way is shown the sign-in page with the reason; a program gets the refusal itself. */
function refused(refusal: Refusal, request: FastifyRequest, reply: FastifyReply) {
  if (!(request.headers.accept ?? '').includes('text/html')) return refusal
  const said = new URLSearchParams({ refused: refusal.refusal, facts: JSON.stringify(refusal.facts) })
  return reply.redirect(`/sign-in?${said}`, 302)
}
