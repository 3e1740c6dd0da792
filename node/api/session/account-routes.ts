import { isRefusal, refuse } from '@lianyu/kernel'
import QRCode from 'qrcode'
import { z } from 'zod'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import { sessionId } from '../../identity/sessions.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { streamsOf } from '../stream/streams.ts'
import { setCookie } from './cookie.ts'

const text = z.object({ zh: z.string(), en: z.string() })
export const openSessionShape = z.object({
  id: z.string(),
  acting: z.object({ desk: z.string(), role: z.string(), label: text }),
  way: z.enum(['password', 'code', 'provider']),
  createdAt: z.string(),
  seenAt: z.string(),
  expiresAt: z.string(),
  address: z.string(),
  agent: z.string(),
  current: z.boolean(),
})
const codes = z.object({ recoveryCodes: z.array(z.string()) })
const withPassword = z.strictObject({ password: z.string().min(1).max(128) })

/** A person's own sign-in: second factor, recovery codes, open sessions. What weakens it wants the password again. */
export function accountRoutes(deps: NodeDeps): Route[] {
  const { sessions, secondFactor, audit } = deps
  const note = (session: SignedIn, said: string) =>
    audit.note(session.party, 'person-changed', { about: session.officer, note: said }, actorOf(session))
  return [
    route({
      method: 'GET',
      url: '/api/session/second-factor',
      access: 'signed-in',
      tag: 'session',
      summary: 'Whether you have a second factor, and how many recovery codes are left',
      shape: { answers: { 200: z.object({ on: z.boolean(), recoveryLeft: z.number(), wanted: z.boolean() }) } },
      handle: async ({ session }) => ({
        ...(await secondFactor.status(session.party, session.officer)),
        wanted: await isWanted(deps, session),
      }),
    }),
    route({
      method: 'POST',
      url: '/api/session/second-factor',
      access: 'signed-in',
      tag: 'session',
      summary: 'Begin to set up an authenticator: its secret, also as a QR code',
      perMinute: 20,
      shape: {
        body: withPassword,
        answers: { 200: z.object({ secret: z.string(), uri: z.string(), qr: z.string() }) },
      },
      handle: async ({ session, body }) => {
        const wrong = await sessions.passwordIsWrong(session, body.password)
        if (wrong !== undefined) return wrong
        const begun = await secondFactor.begin(
          session.party,
          session.officer,
          `${deps.names.party(session.party).zh} ${session.username}`,
        )
        if (isRefusal(begun)) return begun
        return { ...begun, qr: await QRCode.toString(begun.uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }) }
      },
    }),
    route({
      method: 'POST',
      url: '/api/session/second-factor/confirm',
      access: 'signed-in',
      tag: 'session',
      summary: 'Put it in force with its first code; recovery codes are shown this once, other sessions end',
      perMinute: 20,
      shape: { body: z.strictObject({ code: z.string().min(6).max(12) }), answers: { 200: codes } },
      handle: async ({ session, body, reply }) => {
        const made = await secondFactor.confirm(session.party, session.officer, body.code.replace(/\s/g, ''))
        if (isRefusal(made)) return made
        await note(session, 'second factor on')
        const { token } = await sessions.rotate(session, 'code')
        setCookie(reply, `${session.party}.${token}`, deps.secure)
        return { recoveryCodes: made }
      },
    }),
    route({
      method: 'POST',
      url: '/api/session/second-factor/off',
      access: 'signed-in',
      tag: 'session',
      summary: 'Turn the second factor off, where your party does not want it of your duties',
      perMinute: 20,
      shape: { body: withPassword, answers: { 204: z.undefined() } },
      handle: async ({ session, body, reply }) => {
        const wrong = await sessions.passwordIsWrong(session, body.password)
        if (wrong !== undefined) return wrong
        if (await isWanted(deps, session)) return refuse('identity.second-factor-wanted', {})
        await secondFactor.turnOff(session.party, session.officer)
        await note(session, 'second factor off')
        return reply.code(204).send()
      },
    }),
    route({
      method: 'POST',
      url: '/api/session/recovery-codes',
      access: 'signed-in',
      tag: 'session',
      summary: 'New recovery codes, shown this once; those before are good no longer',
      perMinute: 20,
      shape: { body: withPassword, answers: { 200: codes } },
      handle: async ({ session, body }) => {
        const wrong = await sessions.passwordIsWrong(session, body.password)
        if (wrong !== undefined) return wrong
        if (!(await secondFactor.status(session.party, session.officer)).on)
          return refuse('identity.no-second-factor', {})
        await note(session, 'recovery codes')
        return { recoveryCodes: await secondFactor.renewCodes(session.party, session.officer) }
      },
    }),
    route({
      method: 'GET',
      url: '/api/session/all',
      access: 'signed-in',
      tag: 'session',
      summary: 'Where you are signed in',
      shape: { answers: { 200: z.array(openSessionShape) } },
      handle: ({ session }) => openSessions(deps, session, session.officer),
    }),
    route({
      method: 'DELETE',
      url: '/api/session/all/:session',
      access: 'signed-in',
      tag: 'session',
      summary: 'End one of your other sessions',
      shape: { params: z.object({ session: z.string().regex(/^[0-9a-f]{24}$/) }), answers: { 204: z.undefined() } },
      handle: async ({ session, params, reply }) => {
        const revoked = await sessions.revoke(session.party, session.officer, params.session)
        if (isRefusal(revoked)) return revoked
        streamsOf(deps).endSession(revoked.ended)
        await note(session, 'session ended')
        return reply.code(204).send()
      },
    }),
  ]
}

/** A person's open sessions in words; `current` is the one that asks. */
export async function openSessions(deps: NodeDeps, asking: SignedIn, officer: string) {
  const current = sessionId(asking.tokenHash.toString('hex'))
  return (await deps.sessions.list(asking.party, officer)).map((one) => {
    const [desk, role] = [deps.names.desk(asking.party, one.acting.desk), deps.names.role(one.acting.role)]
    const label = { zh: `${desk.zh} ${role.zh}`, en: `${desk.en}, ${role.en}` }
    return { ...one, acting: { ...one.acting, label }, current: one.id === current }
  })
}

async function isWanted({ secondFactor }: NodeDeps, session: SignedIn): Promise<boolean> {
  const roles = await secondFactor.wanted(session.party)
  return session.duties.some((duty) => roles.includes(duty.role))
}
