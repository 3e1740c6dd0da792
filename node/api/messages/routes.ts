import { refuse } from '@lianyu/kernel'
import { z } from 'zod'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import { isTimeOfDay } from '../../messages/hours.ts'
import { listOut, type OutRow, retry } from '../../messages/outbox.ts'
import type { RouteOut } from '../../messages/routes-out.ts'
import { channels, sorts } from '../../messages/sorts.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { deskIdShape } from '../shapes.ts'

const timeShape = z.string().refine(isTimeOfDay, 'HH:MM')
const wishesShape = {
  sorts: z.array(z.enum(sorts)).max(sorts.length),
  quietFrom: z.union([timeShape, z.literal('')]),
  quietTo: z.union([timeShape, z.literal('')]),
  redPasses: z.boolean(),
  digestTimes: z.array(timeShape).max(4),
}
const routeShape = z.object({ desk: z.string(), channel: z.enum(channels), shown: z.string(), ...wishesShape })
const outShape = z.object({
  id: z.string(),
  desk: z.string(),
  channel: z.enum(channels),
  sort: z.enum([...sorts, 'digest', 'test']),
  state: z.enum(['waiting', 'sent', 'failed', 'empty']),
  dueAt: z.string(),
  tries: z.number(),
  madeAt: z.string(),
  sentAt: z.string().nullable(),
  trouble: z.string().nullable(),
})
const key = z.object({ desk: deskIdShape, channel: z.enum(channels) })
const idOnly = z.object({ id: z.string() })

/** Ways out: a person's own mail, and the robots and mailboxes of desks, which administrators keep. */
export function messagesRoutes(deps: NodeDeps): Route[] {
  const { routesOut, messenger, audit } = deps
  const own = (session: SignedIn) => ({ desk: '', person: session.officer, channel: 'mail' as const })
  const ownView = async (session: SignedIn) => ({
    possible: deps.messageOptions.mail !== undefined,
    route: (await routesOut.list(session.party, { person: session.officer })).map(viewOf)[0] ?? null,
  })
  const desksView = async (session: SignedIn) => ({
    mail: deps.messageOptions.mail !== undefined,
    robotHosts: deps.messageOptions.robotHosts ?? [],
    routes: (await routesOut.list(session.party, 'desks')).map(viewOf),
  })
  const ownShape = z.object({ possible: z.boolean(), route: routeShape.nullable() })
  const desksShape = z.object({ mail: z.boolean(), robotHosts: z.array(z.string()), routes: z.array(routeShape) })
  const note = (session: SignedIn, about: string) =>
    audit.note(session.party, 'setting-changed', { about }, actorOf(session))
  return [
    route({
      method: 'GET',
      url: '/api/messages/own',
      access: 'signed-in',
      tag: 'work',
      summary: 'What you are told by mail, and when',
      shape: { answers: { 200: ownShape } },
      handle: ({ session }) => ownView(session),
    }),
    route({
      method: 'PUT',
      url: '/api/messages/own',
      access: 'signed-in',
      tag: 'work',
      summary: 'Choose what you are told by mail; without an address the one you gave stays',
      shape: {
        body: z.strictObject({ address: z.string().trim().max(254).optional(), ...wishesShape }),
        answers: { 200: ownShape },
      },
      handle: async ({ session, body: { address, ...wishes } }) => {
        const target = address === undefined || address === '' ? undefined : { address }
        const refusal = await routesOut.put(session.party, own(session), wishes, target, session.officer)
        return refusal ?? ownView(session)
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/messages/own',
      access: 'signed-in',
      tag: 'work',
      summary: 'No more mail; your address is deleted',
      shape: { answers: { 200: ownShape } },
      handle: async ({ session }) => {
        await routesOut.remove(session.party, own(session))
        return ownView(session)
      },
    }),
    route({
      method: 'POST',
      url: '/api/messages/own/test',
      access: 'signed-in',
      tag: 'work',
      summary: 'Send yourself a test message',
      perMinute: 5,
      shape: { answers: { 200: idOnly } },
      handle: ({ session }) => messenger.test(session.party, own(session)),
    }),
    route({
      method: 'GET',
      url: '/api/admin/messages',
      access: 'administrator',
      tag: 'administration',
      summary: 'Robots and mailboxes of the party’s desks; webhooks and secrets are never shown again',
      shape: { answers: { 200: desksShape } },
      handle: ({ session }) => desksView(session),
    }),
    route({
      method: 'PUT',
      url: '/api/admin/messages/:desk/:channel',
      access: 'administrator',
      tag: 'administration',
      summary: 'Set where a desk’s messages go and which; without a target the one that is set stays',
      shape: {
        params: key,
        body: z.strictObject({
          address: z.string().trim().max(254).optional(),
          url: z.string().trim().max(1024).optional(),
          secret: z.string().trim().max(256).optional(),
          ...wishesShape,
        }),
        answers: { 200: desksShape },
      },
      handle: async ({ session, params, body: { address, url, secret, ...wishes } }) => {
        const known = (await deps.departments.list(session.party)).flatMap(({ desks }) => desks.map(({ id }) => id))
        if (!known.includes(params.desk)) return refuse('node.not-found', { what: '岗位 desk' })
        const target = address ? { address } : url ? { url, secret: secret ?? '' } : undefined
        const where = { ...params, person: '' }
        const refusal = await routesOut.put(session.party, where, wishes, target, session.officer)
        if (refusal !== undefined) return refusal
        await note(session, `messages: ${params.desk} ${params.channel}`)
        return desksView(session)
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/admin/messages/:desk/:channel',
      access: 'administrator',
      tag: 'administration',
      summary: 'Take a desk’s robot or mailbox away, with what was still to go there',
      shape: { params: key, answers: { 200: desksShape } },
      handle: async ({ session, params }) => {
        await note(session, `messages: ${params.desk} ${params.channel} -`)
        await routesOut.remove(session.party, { ...params, person: '' })
        return desksView(session)
      },
    }),
    route({
      method: 'POST',
      url: '/api/admin/messages/:desk/:channel/test',
      access: 'administrator',
      tag: 'administration',
      summary: 'Send a test message there',
      perMinute: 10,
      shape: { params: key, answers: { 200: idOnly } },
      handle: ({ session, params }) => messenger.test(session.party, { ...params, person: '' }),
    }),
    route({
      method: 'GET',
      url: '/api/admin/messages/log',
      access: 'administrator',
      tag: 'administration',
      summary: 'What went out, waits, or could not be delivered: the newest 200, without its words',
      shape: {
        query: z.object({ state: z.enum(['waiting', 'sent', 'failed', 'empty']).optional() }),
        answers: { 200: z.array(outShape) },
      },
      handle: async ({ session, query }) =>
        (await inParty(deps.store, session.party, 'app', (tx) => listOut(tx, query.state ?? null, 200))).map(outView),
    }),
    route({
      method: 'POST',
      url: '/api/admin/messages/log/:id/retry',
      access: 'administrator',
      tag: 'administration',
      summary: 'Try again with a message that could not be delivered',
      shape: { params: z.object({ id: z.uuid() }), answers: { 200: idOnly } },
      handle: async ({ session, params }) => {
        const begun = await inParty(deps.store, session.party, 'app', (tx) => retry(tx, params.id, deps.now()))
        return begun ? { id: params.id } : refuse('message.not-failed', {})
      },
    }),
  ]
}

function viewOf({ person: _, ...shown }: RouteOut) {
  return shown
}

function outView(row: OutRow) {
  return {
    id: row.id,
    desk: row.person === '' ? row.desk : '',
    channel: row.channel,
    sort: row.sort,
    state: row.state,
    dueAt: row.due_at,
    tries: row.tries,
    madeAt: row.made_at,
    sentAt: row.sent_at,
    trouble: row.trouble,
  }
}
