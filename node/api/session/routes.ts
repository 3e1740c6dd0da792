import { isRefusal, type PartyId, type Refusal, refuse, type Text } from '@lianyu/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, type Duty, type SignedIn } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { streamsOf } from '../stream/streams.ts'
import { clearCookie, setCookie } from './cookie.ts'
import { recentStanding, standingShape } from './standing.ts'

const text = z.object({ zh: z.string(), en: z.string() })
const duty = z.object({ desk: z.string().max(64), role: z.string().max(64) })
const nodeShape = z.object({
  name: text,
  demo: z.boolean(),
  version: z.string(),
  now: z.string(),
  today: z.string(),
  offsetMinutes: z.number(),
})
const signedInShape = z.object({
  signedIn: z.literal(true),
  person: z.object({
    id: z.string(),
    title: z.string(),
    username: z.string(),
    mustChange: z.boolean(),
    mustEnrol: z.boolean(),
  }),
  way: z.enum(['password', 'code', 'provider']),
  party: z.object({ id: z.string(), name: text }),
  desk: z.object({ id: z.string(), label: text }),
  role: z.string(),
  acting: duty,
  may: z.array(duty.extend({ label: text })),
  standing: standingShape,
  node: nodeShape,
})
const sessionShape = z.union([signedInShape, z.object({ signedIn: z.literal(false), node: nodeShape })])
const partyShape = z.object({ id: z.string(), name: text })
const personaShape = z.object({
  party: z.string(),
  partyName: text,
  username: z.string(),
  password: z.string(),
  title: text,
  desk: z.string(),
  role: z.string(),
})

export function sessionRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/session',
      access: 'public',
      tag: 'session',
      summary: 'Who is signed in here, and what they may act as',
      shape: { answers: { 200: sessionShape } },
      handle: ({ optionalSession }) => describe(deps, optionalSession),
    }),
    route({
      method: 'POST',
      url: '/api/session',
      access: 'public',
      tag: 'session',
      summary: 'Sign in with party, user name and password, and the code of a second factor where there is one',
      // A whole hall signs in from one address at half past eight; guessing is slowed by the lock-out.
      perMinute: 300,
      shape: {
        body: z.strictObject({
          party: z.string().min(1).max(32),
          username: z.string().min(1).max(64),
          password: z.string().min(1).max(128),
          code: z.string().max(40).optional().describe('6 digits, or a recovery code'),
        }),
        answers: { 200: sessionShape },
      },
      handle: ({ body, request, reply, optionalSession }) => signIn(deps, body, request, reply, optionalSession),
    }),
    route({
      method: 'PATCH',
      url: '/api/session',
      access: 'signed-in',
      tag: 'session',
      summary: 'Take up another of your own duties',
      shape: { body: duty.strict(), answers: { 200: sessionShape } },
      handle: async ({ body, session }) => {
        const acting = await deps.sessions.actAs(session, body)
        return isRefusal(acting) ? acting : describe(deps, acting)
      },
    }),
    route({
      method: 'POST',
      url: '/api/session/password',
      access: 'signed-in',
      tag: 'session',
      summary: 'Set a new password; every other session of yours ends',
      perMinute: 20,
      shape: {
        body: z.strictObject({ current: z.string().min(1).max(128), next: z.string().min(1).max(256) }),
        answers: { 204: z.undefined() },
      },
      handle: async ({ body, session, reply }) => {
        const changed = await deps.sessions.changePassword(session, body.current, body.next)
        if (isRefusal(changed)) return changed
        await deps.audit.note(
          session.party,
          'person-changed',
          { about: session.officer, note: 'password' },
          actorOf(session),
        )
        setCookie(reply, `${session.party}.${changed.token}`, deps.secure)
        return reply.code(204).send()
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/session',
      access: 'signed-in',
      tag: 'session',
      summary: 'Sign out',
      shape: { answers: { 204: z.undefined() } },
      handle: async ({ session, reply }) => {
        await deps.sessions.signOut(session)
        streamsOf(deps).endSession(session.tokenHash)
        await deps.audit.note(session.party, 'signed-out', {}, actorOf(session))
        clearCookie(reply)
        return reply.code(204).send()
      },
    }),
    route({
      method: 'GET',
      url: '/api/parties',
      access: 'public',
      tag: 'session',
      summary: 'The parties of this node, for the sign-in form',
      shape: { answers: { 200: z.array(partyShape) } },
      handle: () => deps.journal.parties().map((id) => ({ id, name: deps.names.party(id) })),
    }),
    route({
      method: 'GET',
      url: '/api/personas',
      access: 'public',
      tag: 'session',
      summary: 'Role titles to sign in as with one click; only where the node runs as a demo',
      shape: { answers: { 200: z.array(personaShape) } },
      handle: () =>
        deps.demo === undefined ? refuse('node.not-found', { what: '演示角色 demo personas' }) : deps.demo.personas,
    }),
  ]
}

async function signIn(
  deps: NodeDeps,
  body: { party: PartyId; username: string; password: string; code?: string | undefined },
  request: FastifyRequest,
  reply: FastifyReply,
  before: SignedIn | undefined,
): Promise<unknown | Refusal> {
  // Another site's form could sign somebody in as somebody else, so this write too wants the header.
  if (request.headers['x-lianyu'] !== '1') return refuse('node.cross-site', {})
  // A party that is not here gets the answer of a wrong password: which parties exist is said by /api/parties alone.
  if (!deps.journal.parties().includes(body.party)) return refuse('identity.wrong-credentials', {})
  const from = { address: request.ip, agent: request.headers['user-agent'] ?? '' }
  const answer = await deps.sessions.signIn(body.party, body.username, body.password, from, body.code)
  if (isRefusal(answer)) {
    // Being asked for the code is the first half of signing in.
    if (answer.refusal === 'identity.code-needed') return answer
    const deed = answer.refusal === 'identity.locked' ? 'locked-out' : 'sign-in-refused'
    // What was typed may be a password in the wrong field or somebody's telephone: only whom it was about is kept.
    const about = (await deps.people.idOf(body.party, body.username)) ?? noSuchAccount
    await deps.audit.note(body.party, deed, { about })
    return answer
  }
  await enter(deps, answer, reply, before)
  return describe(deps, answer.session)
}

/** In the audit log, of a name that nobody here has; the answer does not say so. */
const noSuchAccount = '无此账号 · no such account'

/** The cookie of a session that begins. The one that this browser had before ends: nothing of it is carried over. */
export async function enter(
  deps: NodeDeps,
  { token, session }: { token: string; session: SignedIn },
  reply: FastifyReply,
  before: SignedIn | undefined,
): Promise<void> {
  await deps.audit.note(session.party, 'signed-in', {}, actorOf(session))
  if (before !== undefined) {
    await deps.sessions.signOut(before)
    streamsOf(deps).endSession(before.tokenHash)
  }
  setCookie(reply, `${session.party}.${token}`, deps.secure)
}

async function describe(deps: NodeDeps, session: SignedIn | undefined) {
  const node = {
    name: deps.nodeName,
    demo: deps.demo !== undefined,
    version: deps.version,
    now: deps.instant(),
    today: deps.today(),
    offsetMinutes: deps.offsetMinutes,
  }
  if (session === undefined) return { signedIn: false as const, node }
  const { party, acting } = session
  const label = (held: Duty): Text => {
    const [desk, role] = [deps.names.desk(party, held.desk), deps.names.role(held.role)]
    return { zh: `${desk.zh} ${role.zh}`, en: `${desk.en}, ${role.en}` }
  }
  return {
    signedIn: true as const,
    person: {
      id: session.officer,
      title: session.title,
      username: session.username,
      mustChange: session.mustChange,
      mustEnrol: session.mustEnrol,
    },
    way: session.way,
    party: { id: party, name: deps.names.party(party) },
    desk: { id: acting.desk, label: deps.names.desk(party, acting.desk) },
    role: acting.role,
    acting,
    may: session.duties.map((held) => ({ ...held, label: label(held) })),
    standing: await recentStanding(deps, party),
    node,
  }
}
