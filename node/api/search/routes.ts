import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { sendList } from '../matters/list.ts'
import { type Route, route } from '../route.ts'
import { cursorShape, matterRowShape, pageOf } from '../shapes.ts'

export function searchRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/search',
      access: 'signed-in',
      tag: 'work',
      summary: 'Matters of every kind you may see that have all the words, the latest changed first',
      shape: {
        query: z.object({
          q: z.string().trim().min(1).max(200),
          cursor: cursorShape.optional(),
          limit: z.coerce.number().int().min(1).max(50).default(20),
        }),
        answers: { 200: pageOf(matterRowShape) },
      },
      handle: (call) => sendList(deps, call),
    }),
  ]
}
