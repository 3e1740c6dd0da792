import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { textShape } from '../shapes.ts'
import { settingsInForce } from './settings-in-force.ts'

const approvedShape = z.object({ matter: z.string(), value: z.unknown(), validFrom: z.string() })
const settingShape = z.object({
  key: z.string(),
  label: textShape,
  pack: textShape.optional().describe('the system it belongs to'),
  value: z.unknown().describe('what holds today'),
  unit: z.string().optional().describe('what a number counts'),
  source: textShape.optional().describe('what the default follows'),
  sourceFrom: z.string().optional().describe('from which day that holds'),
  checked: z.boolean().describe('false: nobody has checked the default against its source'),
  own: approvedShape.optional().describe('the party’s own value, where that is what holds'),
  coming: z.array(approvedShape).describe('approved, and holds from a later day'),
})

/** The rules by which the asker's party works: no secret inside it, as everybody's clocks run by them. */
export function settingsRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/settings',
      access: 'signed-in',
      tag: 'work',
      summary: 'Every rule that is data, as it holds today for your party, with its source and what comes next',
      shape: { answers: { 200: z.array(settingShape) } },
      handle: ({ session }) => settingsInForce(deps, session.party),
    }),
  ]
}
