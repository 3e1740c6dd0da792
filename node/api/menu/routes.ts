import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { textShape } from '../shapes.ts'
import { menuOf } from './menu-of.ts'

const itemShape = z.object({
  id: z.string(),
  label: textShape,
  count: z.number().optional(),
  late: z.number().optional(),
  monthly: z.object({ done: z.number(), of: z.number() }).optional(),
  query: z.record(z.string(), z.string()).describe('parameters of GET /api/matters'),
  page: z.string().optional(),
})

export function menuRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/desks',
      access: 'signed-in',
      tag: 'kinds',
      summary: 'The desks of your party, to name one in a form',
      shape: { answers: { 200: z.array(z.object({ id: z.string(), label: textShape })) } },
      handle: async ({ session }) =>
        (await deps.departments.openDesks(session.party)).map(({ id, label }) => ({ id, label })),
    }),
    route({
      method: 'GET',
      url: '/api/menu',
      access: 'signed-in',
      tag: 'work',
      summary: 'The left column for the duty you act in, with counts up to 999',
      shape: { answers: { 200: z.array(z.object({ group: textShape, items: z.array(itemShape) })) } },
      handle: ({ session }) => menuOf(deps, session),
    }),
  ]
}
