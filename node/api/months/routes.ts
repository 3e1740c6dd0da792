import { isRefusal } from '@lianyu/kernel'
import { z } from 'zod'
import { commandOf } from '../command-header.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { kindIdShape, receiptShape } from '../shapes.ts'
import { closeMonth, monthOf } from './months.ts'

const tag = 'numbers'
const monthParams = z.object({ month: z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/) })
const ofShape = z.object({ of: kindIdShape.default('project').describe('the kind whose reports they are') })
const rowShape = z.object({
  matter: z.string(),
  title: z.string(),
  sample: z.boolean(),
  closed: z.number().nullable().describe('what counted when the month was closed'),
  now: z.number().nullable(),
  since: z.enum(['late', 'corrected']).nullable(),
})
const monthShape = z.object({
  month: z.string(),
  close: z.object({ matter: z.string(), at: z.string(), positions: z.record(z.string(), z.number()) }).nullable(),
  mayClose: z.boolean(),
  rows: z.array(rowShape),
  totals: z.array(z.object({ sample: z.boolean(), closed: z.number().nullable(), now: z.number() })),
  sinceBefore: z.array(rowShape).describe('of the month before: reported late or corrected after its close'),
})

/** Months of reports: what was closed at which position, and what came since. */
export function monthsRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/months/:month',
      access: 'signed-in',
      tag,
      summary: 'A month of reports beside what was closed of it',
      shape: { params: monthParams, query: ofShape, answers: { 200: monthShape } },
      handle: ({ params, query, session }) => monthOf(deps, session, query.of, params.month),
    }),
    route({
      method: 'POST',
      url: '/api/months/:month/close',
      access: 'signed-in',
      tag,
      summary: 'Close a month at where every own log stands now',
      shape: { params: monthParams, query: ofShape, answers: { 201: receiptShape } },
      handle: async ({ params, query, session, request, reply }) => {
        const command = commandOf(request, deps.now())
        if (isRefusal(command)) return command
        const receipt = await closeMonth(deps, session, command, query.of, params.month)
        if (!isRefusal(receipt)) reply.code(201)
        return receipt
      },
    }),
  ]
}
