import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { textShape } from '../shapes.ts'
import { listAgreements } from './list-agreements.ts'

const scopeRowShape = z.object({
  kind: z.string(),
  steps: z.union([z.literal('*'), z.array(z.string())]),
  part: z.enum(['shared', 'personal', 'witness']),
  audience: z.union([z.enum(['all', 'matter-parties']), z.array(z.string())]),
  purpose: z.string().optional(),
})
const agreementShape = z.object({
  id: z.string(),
  title: z.string(),
  form: z.string(),
  formLabel: textShape,
  status: z.enum(['draft', 'circulated', 'signing', 'in-force', 'winding-up', 'ended']),
  sample: z.boolean(),
  parties: z.array(z.object({ id: z.string(), name: textShape, signed: z.boolean() })),
  validFrom: z.string().optional(),
  validTo: z.string().optional(),
  inForceSince: z.string().optional(),
  lastDay: z.string().optional(),
  scope: z.array(scopeRowShape),
  logs: z.array(
    z.object({
      party: z.string(),
      origin: z.string(),
      own: z.boolean(),
      size: z.number(),
      mirrored: z.number(),
      lag: z.number(),
      checkpointAt: z.string().nullable(),
      quarantined: z.boolean(),
    }),
  ),
})

/** Opening an agreement, and its steps, are those of any matter (kind `agreement`). */
export function agreementsRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/agreements',
      access: 'signed-in',
      tag: 'agreements',
      summary: 'Agreements of your party, with where each party’s shared log stands',
      shape: { answers: { 200: z.array(agreementShape) } },
      handle: ({ session }) => listAgreements(deps, session),
    }),
  ]
}
