import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { cursorShape, namedPartyShape, trackRowShape } from '../shapes.ts'
import { shows, workbench } from './workbench.ts'

const countsShape = z.object({
  mine: z.number(),
  late: z.number(),
  soon: z.number(),
  onTime: z.number(),
  waiting: z.number().describe('what others hold and your desk waits for, own departments among them'),
  untimed: z.number().describe('on which no clock runs; late, soon, onTime and untimed make up mine and waiting'),
  doneThisMonth: z.number(),
  doneLastMonth: z.number(),
})

export function workbenchRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/workbench',
      access: 'signed-in',
      tag: 'work',
      summary: 'What your desk has in hand, what is late, whom it waits for; numbers up to 1000',
      shape: {
        query: z.object({
          show: z.enum(shows).default('all'),
          cursor: cursorShape.optional(),
          limit: z.coerce.number().int().min(1).max(50).optional(),
        }),
        answers: {
          200: z.object({
            today: z.string(),
            now: z.string(),
            counts: countsShape,
            waitingBy: z.array(namedPartyShape.extend({ count: z.number() })),
            oldestLate: trackRowShape.optional(),
            items: z.array(trackRowShape),
            next: z.string().nullable(),
          }),
        },
      },
      handle: ({ query, session }) => workbench(deps, session, query),
    }),
  ]
}
