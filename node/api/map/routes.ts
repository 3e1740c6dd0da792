import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { lightShape, namedPartyShape, textShape } from '../shapes.ts'
import { mapOf } from './map-of.ts'

const centerShape = z.tuple([z.number(), z.number()]).nullable()

export function mapRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/map',
      access: 'signed-in',
      tag: 'work',
      summary: 'Matters that have a place, the outlines around, and for whom your party waits',
      shape: {
        answers: {
          200: z.object({
            region: z.string(),
            center: centerShape,
            outlines: z.unknown().describe('GeoJSON FeatureCollection'),
            points: z.array(
              z.object({
                matter: z.string(),
                kind: z.string(),
                title: z.string(),
                sample: z.boolean(),
                lon: z.number(),
                lat: z.number(),
                stage: z.string(),
                stageLabel: textShape,
                phase: z.string().optional(),
                light: lightShape,
                others: z.array(namedPartyShape),
              }),
            ),
            more: z.boolean(),
            waiting: z.array(namedPartyShape.extend({ count: z.number(), center: centerShape })),
            sources: z.array(textShape),
          }),
        },
      },
      handle: ({ session }) => mapOf(deps, session),
    }),
  ]
}
