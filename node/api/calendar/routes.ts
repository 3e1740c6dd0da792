import { isRefusal, refuse } from '@lianyu/kernel'
import QRCode from 'qrcode'
import { z } from 'zod'
import { actorOf } from '../../identity/session.ts'
import { icsOf } from '../../messages/ics.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { textShape } from '../shapes.ts'
import { deadlinesOf } from './deadlines.ts'

const feedShape = z.object({
  id: z.string(),
  desk: z.string(),
  role: z.string(),
  label: textShape,
  createdAt: z.string(),
})

/** Deadlines for a calendar program, by an address that stands for a person in one duty. */
export function calendarRoutes(deps: NodeDeps): Route[] {
  const { calendarFeeds: feeds, audit } = deps
  return [
    route({
      method: 'GET',
      url: '/calendar/:token.ics',
      access: 'public',
      tag: 'work',
      summary: 'Deadlines as iCalendar (RFC 5545), for whoever has the address',
      perMinute: 30,
      shape: {
        params: z.object({ token: z.string().regex(/^[0-9A-Z-]{6,18}\.[\w-]{22}$/) }),
        answers: { 200: { text: 'text/calendar' } },
      },
      handle: async ({ params, reply }) => {
        const owner = await feeds.ownerOf(params.token, deps.journal.parties())
        // Never made, revoked, and no longer entitled are one answer.
        if (owner === undefined) return refuse('node.not-found', { what: '日历 calendar' })
        const name = `${deps.names.party(owner.party).zh} ${deps.names.desk(owner.party, owner.acting.desk).zh} 时限`
        const text = icsOf(name, await deadlinesOf(deps, owner), deps.instant())
        return reply
          .header('cache-control', 'private, no-store')
          .header('x-robots-tag', 'noindex')
          .type('text/calendar; charset=utf-8')
          .send(text)
      },
    }),
    route({
      method: 'GET',
      url: '/api/calendars',
      access: 'signed-in',
      tag: 'work',
      summary: 'Your calendar addresses, without the addresses themselves',
      shape: { answers: { 200: z.array(feedShape) } },
      handle: async ({ session }) =>
        (await feeds.list(session.party, session.officer)).map((feed) => {
          const [desk, role] = [deps.names.desk(session.party, feed.desk), deps.names.role(feed.role)]
          return { ...feed, label: { zh: `${desk.zh} ${role.zh}`, en: `${desk.en}, ${role.en}` } }
        }),
    }),
    route({
      method: 'POST',
      url: '/api/calendars',
      access: 'signed-in',
      tag: 'work',
      summary: 'A calendar address for the duty you act in; shown this once, also as a QR code',
      perMinute: 20,
      shape: { answers: { 200: z.object({ url: z.string(), qr: z.string() }) } },
      handle: async ({ session }) => {
        const made = await feeds.make(session.party, session.officer, session.acting)
        if (isRefusal(made)) return made
        const said = `calendar made: ${session.acting.desk} ${session.acting.role}`
        await audit.note(session.party, 'person-changed', { about: session.officer, note: said }, actorOf(session))
        const url = `${await deps.addressOf(session.party)}/calendar/${made.token}.ics`
        return { url, qr: await QRCode.toString(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }) }
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/calendars/:calendar',
      access: 'signed-in',
      tag: 'work',
      summary: 'Revoke one of your calendar addresses',
      shape: { params: z.object({ calendar: z.string().regex(/^[0-9a-f]{24}$/) }), answers: { 204: z.undefined() } },
      handle: async ({ session, params, reply }) => {
        const revoked = await feeds.revoke(session.party, session.officer, params.calendar)
        if (!revoked) return refuse('node.not-found', { what: '日历 calendar' })
        await audit.note(
          session.party,
          'person-changed',
          { about: session.officer, note: 'calendar revoked' },
          actorOf(session),
        )
        return reply.code(204).send()
      },
    }),
  ]
}
