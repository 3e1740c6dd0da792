import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { cursorShape, kindIdShape, matterRowShape, monthShape, textShape } from '../shapes.ts'
import { monthlyOf } from './monthly-of.ts'

const fieldsShape = z.record(z.string(), z.unknown())
const repeatShape = z.record(z.string(), z.string())
const dutyShape = z.object({
  step: z.string(),
  field: z.string(),
  plan: z.object({ step: z.string(), field: z.string(), beside: repeatShape }).optional(),
  raises: z
    .object({
      kind: z.string(),
      about: z.string(),
      ask: z.array(z.string()),
      same: repeatShape.optional(),
      told: repeatShape.optional(),
    })
    .optional(),
})
const rowShape = z.object({
  row: matterRowShape,
  reported: fieldsShape.nullable(),
  before: z.object({ month: z.string(), fields: fieldsShape }).nullable().describe('the newest month before'),
  planned: fieldsShape.nullable(),
})

export function monthlyRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/monthly/:item',
      access: 'signed-in',
      tag: 'work',
      summary:
        'A monthly duty of your left column: each matter with its report of the month, the one before, and the plan',
      shape: {
        params: z.object({ item: kindIdShape }),
        query: z.object({ month: monthShape.optional(), cursor: cursorShape.optional() }),
        answers: {
          200: z.object({
            item: z.string(),
            label: textShape,
            month: z.string(),
            duty: dutyShape,
            items: z.array(rowShape),
            next: z.string().nullable(),
          }),
        },
      },
      handle: ({ params, query, session }) => monthlyOf(deps, session, params.item, query),
    }),
  ]
}
