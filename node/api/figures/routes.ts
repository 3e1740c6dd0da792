import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { textShape } from '../shapes.ts'
import { figuresOf } from './figures-of.ts'

const figureShape = z.object({
  matter: z.string(),
  region: z.string(),
  regionName: textShape,
  indicator: z.string(),
  period: z.string().optional(),
  asOf: z.string().optional(),
  kind: z.string().describe('actual, target or change'),
  value: z.string(),
  unit: z.string(),
  bound: z.string().optional(),
  growth: z.string().optional(),
  note: z.string().optional(),
  facts: z.unknown().optional(),
  source: z.object({
    id: z.string(),
    publisher: z.string().optional(),
    title: z.string(),
    date: z.string(),
  }),
})

export function figuresRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/figures',
      access: 'signed-in',
      tag: 'work',
      summary: 'Published figures with their sources, as printed',
      shape: { answers: { 200: z.array(figureShape) } },
      handle: ({ session }) => figuresOf(deps, session),
    }),
  ]
}
