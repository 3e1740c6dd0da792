import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { deskIdShape, lightShape, namedPartyShape, partyIdShape, textShape, trackRowShape } from '../shapes.ts'
import { behind } from './behind.ts'
import { wallOf } from './wall-of.ts'

const sideShape = z.object({
  party: namedPartyShape,
  desk: textShape,
  track: textShape,
  stage: textShape,
  light: lightShape,
  heldWorkingDays: z.number(),
})
const monthFigures = { month: z.string(), done: z.number().describe('fen'), planned: z.number().describe('fen') }
const workShape = z.object({
  counts: z.object({ late: z.number(), soon: z.number() }),
  late: z.array(trackRowShape),
  soon: z.array(trackRowShape),
  desks: z.array(
    z.object({ desk: z.string(), label: textShape, held: z.number(), late: z.number(), soon: z.number() }),
  ),
  waiting: z.array(namedPartyShape.extend({ count: z.number(), late: z.number() })),
  month: z
    .object({
      ...monthFigures,
      sample: z.boolean(),
      workdays: z.object({ gone: z.number(), all: z.number() }),
      reading: z.enum(['ahead', 'level', 'behind']).nullable(),
      year: z.array(z.object(monthFigures)),
      of: z.object({ done: z.string(), planned: z.string() }).describe('the indicators that the amounts are read from'),
    })
    .nullable()
    .describe('null while nothing was planned or reported this year'),
})
const wallShape = z.object({
  party: z.string(),
  name: textShape,
  now: z.string(),
  today: z.string(),
  visitor: z.boolean(),
  sample: z.boolean(),
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
      light: lightShape.optional().describe('absent in visitor mode'),
      others: z.array(namedPartyShape),
    }),
  ),
  stages: z.array(z.object({ stage: z.string(), label: textShape, count: z.number() })),
  yearEnd: z.number().describe('days to the end of the year'),
  promised: z.array(
    z.object({ matter: z.string(), title: z.string(), what: textShape, day: z.string(), days: z.number() }),
  ),
  across: z.array(
    z.object({
      matter: z.string(),
      title: z.string(),
      sample: z.boolean(),
      kindLabel: textShape,
      stageLabel: textShape,
      others: z.array(namedPartyShape),
      ours: sideShape.nullable(),
      theirs: z.array(sideShape),
    }),
  ),
  acrossCount: z.number().describe('in all; `across` holds the most urgent'),
  peers: z.array(namedPartyShape.extend({ state: z.string(), lastSeenAt: z.string().nullable() })),
  published: z
    .object({
      figures: z.array(
        z.object({
          matter: z.string(),
          region: z.string(),
          regionName: textShape,
          indicator: z.string(),
          period: z.string().optional(),
          asOf: z.string().optional(),
          kind: z.string(),
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
        }),
      ),
      source: z.object({ id: z.string(), publisher: z.string().optional(), title: z.string(), date: z.string() }),
    })
    .nullable(),
  work: workShape.optional().describe('absent in visitor mode'),
})

export function wallRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/wall',
      access: 'signed-in',
      tag: 'work',
      summary: 'All that the wall shows, of the matters your desk may see; for visitors without what is not for them',
      shape: {
        query: z.object({ visitor: z.enum(['0', '1']).default('0') }),
        answers: { 200: wallShape },
      },
      handle: ({ query, session }) => wallOf(deps, session, query.visitor === '1'),
    }),
    route({
      method: 'GET',
      url: '/api/wall/behind',
      access: 'signed-in',
      tag: 'work',
      summary: 'What is behind a number of the wall: the tracks that it counts, most urgent first, at most 100',
      shape: {
        query: z.object({
          what: z.enum(['late', 'soon', 'held', 'awaited']),
          desk: deskIdShape.optional(),
          party: partyIdShape.optional(),
        }),
        answers: { 200: z.object({ items: z.array(trackRowShape), more: z.boolean() }) },
      },
      handle: ({ query, session }) => behind(deps, session, query),
    }),
    route({
      method: 'GET',
      url: '/api/wall/outlines',
      access: 'signed-in',
      tag: 'work',
      summary: 'The outlines around your region, which do not change while the node runs',
      shape: {
        answers: {
          200: z.object({
            outlines: z.unknown().describe('GeoJSON FeatureCollection'),
            centers: z.record(z.string(), z.tuple([z.number(), z.number()])),
            sources: z.array(textShape),
          }),
        },
      },
      handle: () => ({
        outlines: deps.regions?.outlines ?? { type: 'FeatureCollection', features: [] },
        centers: deps.regions?.centers ?? {},
        sources: deps.regions === undefined ? [] : [deps.regions.source],
      }),
    }),
  ]
}
