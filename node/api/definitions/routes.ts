import { type Kind, refuse } from '@lianyu/kernel'
import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { kindsInSight } from '../door.ts'
import { type Route, route } from '../route.ts'
import { kindIdShape, leafShape, textShape } from '../shapes.ts'
import { schemasOf } from './form-schema.ts'

const tag = 'definitions'
const listedShape = z.object({
  id: z.string(),
  pack: z.string(),
  hash: z.string(),
  version: z.number(),
  label: textShape,
  seen: z.boolean().describe('your duty may see matters of it'),
})
const kindShape = z.object({
  hash: z.string(),
  pack: z.string(),
  declaration: z.unknown().describe('the kind as plain JSON; its RFC 8785 bytes have this hash'),
  labels: z.unknown(),
  identifies: z.array(z.string()).optional(),
  proposes: z
    .array(z.object({ field: z.string(), weekday: z.string(), when: z.object({ field: z.string(), is: z.string() }) }))
    .optional()
    .describe('days that its opening offers, by the weekday of a setting'),
  reuses: z
    .object({
      who: z.array(z.string()),
      papers: z.array(z.string()),
      consent: z.object({ step: z.string(), says: z.string(), given: z.string(), withdrawn: z.string() }),
      takes: z.object({ step: z.string(), files: z.string(), what: z.string(), from: z.string() }),
    })
    .optional()
    .describe('papers of a person’s earlier matters may be used again here'),
  about: z
    .record(
      z.string(),
      z.object({ stages: z.array(z.string()), from: z.string().optional(), until: z.string().optional() }),
    )
    .optional()
    .describe('by field of the opening that names another matter: when a new one may be opened about it'),
  walked: z.array(z.string()).optional().describe('roles that may try out its process'),
})
const schemaShape = z.record(z.string(), z.unknown())
const monthsShape = z.object({ step: z.string(), month: z.string(), amount: z.string() })
const scheduleShape = z.object({
  milestones: z.object({ step: z.string(), name: z.string(), due: z.string(), done: z.string() }),
  months: z.object({ planned: monthsShape, done: monthsShape }).optional(),
  promised: z.array(z.object({ day: z.string(), kept: z.string() })),
})
const definitionShape = z.object({
  kind: kindShape,
  schedule: scheduleShape.optional().describe('where the kind keeps what was planned and what was reached'),
  schema: z.object({ opening: schemaShape, steps: z.record(z.string(), schemaShape) }),
})

/** What the kinds are: the same for everybody who is signed in, since a declaration holds nothing of any matter. */
export function definitionsRoutes(deps: NodeDeps): Route[] {
  const definition = (kind: Kind) => {
    const schedule = deps.packs.find(({ id }) => id === kind.pack)?.schedules?.[kind.declaration.id]
    return { kind, schema: schemasOf(kind), ...(schedule === undefined ? {} : { schedule }) }
  }
  const missing = (id: string) => refuse('node.not-found', { what: `类型 kind ${id.slice(0, 80)}` })
  return [
    route({
      method: 'GET',
      url: '/api/kinds',
      access: 'signed-in',
      tag,
      summary: 'Every kind that this node knows',
      shape: { answers: { 200: z.array(listedShape) } },
      handle: ({ session }) => {
        const inSight = new Set(kindsInSight(deps, session).map(({ declaration }) => declaration.id))
        return deps.kinds.map(({ hash, pack, declaration, labels }) => ({
          id: declaration.id,
          pack,
          hash,
          version: declaration.version,
          label: labels.kind,
          seen: inSight.has(declaration.id),
        }))
      },
    }),
    route({
      method: 'GET',
      url: '/api/kinds/by-hash/:hash',
      access: 'signed-in',
      tag,
      summary: 'A kind by the hash of its declaration, whatever version',
      shape: { params: z.object({ hash: leafShape }), answers: { 200: definitionShape } },
      handle: ({ params, reply }) => {
        const kind = deps.kindsByHash(params.hash)
        if (kind === undefined) return missing(params.hash)
        reply.header('cache-control', 'private, max-age=3600')
        return definition(kind)
      },
    }),
    route({
      method: 'GET',
      url: '/api/kinds/:pack/:kind',
      access: 'signed-in',
      tag,
      summary: 'The newest version of a kind: fields, tracks, steps, labels, and its forms as JSON Schema',
      shape: { params: z.object({ pack: kindIdShape, kind: kindIdShape }), answers: { 200: definitionShape } },
      handle: ({ params }) => {
        const found = deps.kinds
          .filter((kind) => kind.pack === params.pack && kind.declaration.id === params.kind)
          .sort((a, b) => a.declaration.version - b.declaration.version)
          .at(-1)
        return found === undefined ? missing(params.kind) : definition(found)
      },
    }),
  ]
}
