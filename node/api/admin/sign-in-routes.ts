import { isRefusal, type PartyId, refuse } from '@lianyu/kernel'
import { z } from 'zod'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { openSessionShape, openSessions } from '../session/account-routes.ts'
import { streamsOf } from '../stream/streams.ts'
import { peopleOf, personShape } from './people-routes.ts'

const person = z.object({ id: z.string().max(64) })
const text = z.object({ zh: z.string(), en: z.string() })
const policy = z.object({
  roles: z.array(z.string()),
  known: z.array(z.string()),
  names: z.record(z.string(), text).describe('of the roles'),
  provider: text.nullable().describe('the party’s identity provider, where one is configured'),
})
const people = { 200: z.array(personShape) }

/** How the people of the administrator's own party sign in: locks, second factors, the identity provider, sessions. */
export function signInRoutes(deps: NodeDeps): Route[] {
  const { sessions, secondFactor, providers, providerLinks, audit } = deps
  const note = (session: SignedIn, about: string, said: string) =>
    audit.note(session.party, 'person-changed', { about, note: said }, actorOf(session))
  const found = async (session: SignedIn, id: string) =>
    (await deps.people.list(session.party)).find((one) => one.id === id) ??
    refuse('node.not-found', { what: '人员 person' })
  return [
    route({
      method: 'POST',
      url: '/api/admin/people/:id/unlock',
      access: 'administrator',
      tag: 'administration',
      summary: 'Let a locked name try again at once; its password stays',
      shape: { params: person, answers: people },
      handle: async ({ session, params }) => {
        const one = await found(session, params.id)
        if (isRefusal(one)) return one
        await note(session, one.id, 'unlocked')
        await sessions.lockOut.unlock(session.party, one.username)
        return peopleOf(deps, session.party)
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/admin/people/:id/second-factor',
      access: 'administrator',
      tag: 'administration',
      summary: 'Take a lost authenticator away; the person’s sessions end',
      shape: { params: person, answers: people },
      handle: async ({ session, params }) => {
        const one = await found(session, params.id)
        if (isRefusal(one)) return one
        await note(session, one.id, 'second factor reset')
        await secondFactor.turnOff(session.party, one.id)
        await sessions.end(session.party, one.id)
        return peopleOf(deps, session.party)
      },
    }),
    route({
      method: 'PUT',
      url: '/api/admin/people/:id/provider',
      access: 'administrator',
      tag: 'administration',
      summary: 'Say who a person is at the party’s identity provider',
      shape: { params: person, body: z.strictObject({ subject: z.string().trim().min(1).max(255) }), answers: people },
      handle: async ({ session, params, body }) => {
        const issuer = providers.issuerOf(session.party)
        if (issuer === undefined) return refuse('identity.no-provider', {})
        const refusal = await providerLinks.link(
          session.party,
          { person: params.id, issuer, subject: body.subject },
          session.officer,
        )
        if (refusal !== undefined) return refusal
        await note(session, params.id, 'provider linked')
        return peopleOf(deps, session.party)
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/admin/people/:id/provider',
      access: 'administrator',
      tag: 'administration',
      summary: 'A person signs in by the identity provider no longer; their sessions end',
      shape: { params: person, answers: people },
      handle: async ({ session, params }) => {
        await note(session, params.id, 'provider unlinked')
        await providerLinks.unlink(session.party, params.id)
        await sessions.end(session.party, params.id)
        return peopleOf(deps, session.party)
      },
    }),
    route({
      method: 'GET',
      url: '/api/admin/people/:id/sessions',
      access: 'administrator',
      tag: 'administration',
      summary: 'Where a person is signed in',
      shape: { params: person, answers: { 200: z.array(openSessionShape) } },
      handle: ({ session, params }) => openSessions(deps, session, params.id),
    }),
    route({
      method: 'DELETE',
      url: '/api/admin/people/:id/sessions/:session',
      access: 'administrator',
      tag: 'administration',
      summary: 'End one session of a person',
      shape: {
        params: person.extend({ session: z.string().regex(/^[0-9a-f]{24}$/) }),
        answers: { 200: z.array(openSessionShape) },
      },
      handle: async ({ session, params }) => {
        const revoked = await sessions.revoke(session.party, params.id, params.session)
        if (isRefusal(revoked)) return revoked
        streamsOf(deps).endSession(revoked.ended)
        await note(session, params.id, 'session ended')
        return openSessions(deps, session, params.id)
      },
    }),
    route({
      method: 'GET',
      url: '/api/admin/second-factor',
      access: 'administrator',
      tag: 'administration',
      summary: 'Roles of which the party wants a second factor',
      shape: { answers: { 200: policy } },
      handle: ({ session }) => policyOf(deps, session.party),
    }),
    route({
      method: 'PUT',
      url: '/api/admin/second-factor',
      access: 'administrator',
      tag: 'administration',
      summary: 'Want a second factor of these roles; who has none sets it up at the next request',
      shape: { body: z.strictObject({ roles: z.array(z.string().max(64)).max(50) }), answers: { 200: policy } },
      handle: async ({ session, body }) => {
        const known = rolesOf(deps)
        const unknown = body.roles.find((role) => !known.includes(role))
        if (unknown !== undefined) return refuse('node.bad-input', { field: 'roles', why: unknown }, 'roles')
        await audit.note(
          session.party,
          'setting-changed',
          { about: `second factor: ${body.roles.join(' ') || '-'}` },
          actorOf(session),
        )
        await secondFactor.want(session.party, body.roles)
        sessions.forgetParty(session.party)
        return policyOf(deps, session.party)
      },
    }),
  ]
}

async function policyOf(deps: NodeDeps, party: PartyId): Promise<z.output<typeof policy>> {
  const names = Object.fromEntries(deps.packs.flatMap((pack) => pack.roles.map(({ id, label }) => [id, label])))
  const provider = deps.providers.nameOf(party) ?? null
  return { roles: await deps.secondFactor.wanted(party), known: rolesOf(deps), names, provider }
}

function rolesOf({ packs }: NodeDeps): string[] {
  return [...new Set(['administrator', ...packs.flatMap((pack) => pack.roles.map(({ id }) => id))])].sort()
}
