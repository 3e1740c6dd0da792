import { isRefusal, type Refusal } from '@lianyu/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { applicantWay } from '../../identity/providers.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { cookieName } from '../session/cookie-name.ts'
import { textShape } from '../shapes.ts'
import { applicantPath, clearApplicantCookie, setApplicantCookie } from './cookie.ts'
import { applicantId } from './pseudonyms.ts'

const onward = { 302: { text: 'text/plain' } }
const signIn = `${applicantPath}/sign-in`
const underWay = (request: FastifyRequest) => `${cookieName(request)}-applicant-oidc`
/** Lax, since the way back is a link from another site; it opens nothing by itself. */
const underWayCookie = (secure: boolean) =>
  ({ path: signIn, httpOnly: true, sameSite: 'lax', secure, maxAge: 600 }) as const

const meShape = z.union([
  z.object({ signedIn: z.literal(false) }),
  z.object({
    signedIn: z.literal(true),
    id: z
      .string()
      .describe('the same at every visit here, another in every party; keeps apart what a shared device keeps'),
    party: z.object({ id: z.string(), name: textShape }),
    sort: z.enum(['person', 'firm']),
    name: z.string().nullable(),
    uscc: z.string().nullable(),
  }),
])

/** Citizens and firms come in by the provider that their party named for them; nobody has a password here. */
export function applicantSignInRoutes(deps: NodeDeps): Route[] {
  const { applicantProviders, applicants } = deps
  return [
    route({
      method: 'GET',
      url: applicantPath,
      access: 'public',
      applicantToo: true,
      tag: 'applicant',
      summary: 'Which citizen or firm is signed in here, if any',
      shape: { answers: { 200: meShape } },
      handle: ({ applicant, reply }) => {
        reply.header('cache-control', 'no-store')
        if (applicant === undefined) return { signedIn: false }
        const { party, applicant: id, sort, name, uscc } = applicant
        return {
          signedIn: true,
          id,
          party: { id: party, name: deps.names.party(party) },
          sort,
          name: name ?? null,
          uscc: uscc ?? null,
        }
      },
    }),
    route({
      method: 'GET',
      url: `${signIn}/:party/start`,
      access: 'public',
      tag: 'applicant',
      summary: 'Go to the provider by which this party’s citizens and firms sign in',
      perMinute: 60,
      shape: { params: z.object({ party: z.string().min(1).max(32) }), answers: onward },
      handle: async ({ params, request, reply }) => {
        const started = await applicantProviders.start(params.party)
        if (isRefusal(started)) return refused(started, request, reply)
        reply.setCookie(underWay(request), started.cookie, underWayCookie(deps.secure))
        return reply.redirect(started.url, 302)
      },
    }),
    route({
      method: 'GET',
      url: applicantWay.callbackPath,
      access: 'public',
      applicantToo: true,
      tag: 'applicant',
      summary: 'Back from the provider: the session begins, or the page says why not',
      perMinute: 60,
      shape: { answers: onward },
      handle: async ({ request, reply, applicant: before }) => {
        const kept = request.cookies[underWay(request)] ?? ''
        reply.clearCookie(underWay(request), { path: signIn })
        const at = request.url.indexOf('?')
        const vouched = await applicantProviders.finish(kept, at < 0 ? '' : request.url.slice(at))
        if (isRefusal(vouched)) return refused(vouched, request, reply)
        const { party, issuer, subject } = vouched
        const token = await applicants.begin(applicantId(deps.querySecret, party, issuer, subject), vouched)
        // Whatever session this browser brought along ends: nothing of it is carried over.
        if (before !== undefined) await applicants.end(before)
        setApplicantCookie(reply, `${party}.${token}`, deps.secure)
        return reply.redirect(`${applicantWay.home}/${encodeURIComponent(party)}`, 302)
      },
    }),
    route({
      method: 'DELETE',
      url: applicantPath,
      access: 'applicant',
      tag: 'applicant',
      summary: 'Sign out',
      shape: { answers: { 204: z.undefined() } },
      handle: async ({ applicant, reply }) => {
        if (applicant !== undefined) await applicants.end(applicant)
        clearApplicantCookie(reply)
        return reply.code(204).send()
      },
    }),
  ]
}

/** A browser on its way is shown the page with the reason; a program gets the refusal itself. */
function refused(refusal: Refusal, request: FastifyRequest, reply: FastifyReply) {
  if (!(request.headers.accept ?? '').includes('text/html')) return refusal
  return reply.redirect(`${applicantWay.home}?${new URLSearchParams({ refused: refusal.refusal })}`, 302)
}
