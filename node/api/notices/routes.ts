import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { cursorShape, textShape } from '../shapes.ts'
import { listNotices, markRead } from './notices.ts'

const noticeShape = z.object({
  id: z.string(),
  what: z.string(),
  sentence: textShape,
  matter: z.string().nullable(),
  title: z.string().nullable(),
  sample: z.boolean(),
  at: z.string(),
  read: z.boolean(),
})

export function noticesRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/notices',
      access: 'signed-in',
      tag: 'work',
      summary: 'What your desk and you are told, newest first',
      shape: {
        query: z.object({ cursor: cursorShape.optional() }),
        answers: {
          200: z.object({ items: z.array(noticeShape), next: z.string().nullable(), unread: z.number() }),
        },
      },
      handle: ({ query, session }) => listNotices(deps, session, query.cursor),
    }),
    route({
      method: 'POST',
      url: '/api/notices/read',
      access: 'signed-in',
      tag: 'work',
      summary: 'Mark notices as read: those named, or all',
      shape: {
        body: z.union([
          z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) }),
          z.strictObject({ all: z.literal(true) }),
        ]),
        answers: { 200: z.object({ unread: z.number() }) },
      },
      handle: ({ body, session }) => markRead(deps, session, 'ids' in body ? body.ids : 'all'),
    }),
  ]
}
