import { catalogue } from '@lianyu/kernel'
import { z } from 'zod'
import type { Route, RouteShape } from './route.ts'
import { statusOf } from './status.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of the route table: made from the very shapes that check requests, so it cannot drift. */
export function openApiOf(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {}
  const named: Record<string, Json> = {}
  for (const line of routes) {
    const path = line.url.replace(/:([A-Za-z]+)/g, '{$1}').replace(/\*$/, '{path}')
    paths[path] = { ...paths[path], [line.method.toLowerCase()]: operationOf(line, path, named) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lianyu 联域',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'One matter with one verifiable history across regional borders. Errors are RFC 9457 problems in Chinese and English; lists are keyset-paginated; writes take `Idempotency-Key` (the command id, UUIDv7) and answer only after they are durable.',
    },
    tags: [...new Set(routes.map((line) => line.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...named, Problem: problemSchema },
      securitySchemes: {
        applicant: {
          type: 'apiKey',
          in: 'cookie',
          name: 'lianyu-applicant',
          description: 'Of a citizen or firm; sent to `/api/applicant` alone',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'lianyu',
          description: '`lianyu-{port}` where the node is not at port 80 or 443',
        },
        peer: { type: 'http', scheme: 'signature', description: 'RFC 9421 with the key of a pinned card' },
      },
    },
  }
}

function operationOf(line: Route, path: string, named: Record<string, Json>): Json {
  const { shape } = line
  const write = line.method !== 'GET'
  const guarded = line.access === 'signed-in' || line.access === 'administrator'
  return {
    tags: [line.tag],
    summary: line.summary,
    operationId: `${line.method.toLowerCase()}${path.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())}`,
    ...(guarded ? { security: [{ session: [] }] } : {}),
    ...(line.access === 'applicant' ? { security: [{ applicant: [] }] } : {}),
    ...(line.access === 'peer' ? { security: [{ peer: [] }] } : {}),
    parameters: [
      ...inPath(path),
      ...(shape.query === undefined ? [] : inQuery(shape.query)),
      ...(write && (guarded || line.access === 'applicant') ? [crossSiteHeader, commandHeader] : []),
    ],
    ...(shape.body === undefined
      ? {}
      : {
          requestBody: { required: true, content: { 'application/json': { schema: askedSchema(shape.body) } } },
        }),
    responses: { ...answersOf(shape, named), ...problemsOf(line) },
  }
}

function answersOf(shape: RouteShape, named: Record<string, Json>): Json {
  return Object.fromEntries(
    Object.entries(shape.answers).map(([status, answer]) => {
      if ('binary' in answer) {
        return [
          status,
          { description: 'bytes', content: { [answer.binary]: { schema: { type: 'string', format: 'binary' } } } },
        ]
      }
      if ('text' in answer)
        return [status, { description: 'text', content: { [answer.text]: { schema: { type: 'string' } } } }]
      return [
        status,
        { description: 'answer', content: { 'application/json': { schema: answerSchema(answer, named) } } },
      ]
    }),
  )
}

/** Every refusal that a route of this access can give, by status. */
function problemsOf(line: Route): Json {
  const sorts = new Set([
    'invalid',
    'not-found',
    'too-many',
    'unavailable',
    'no-room',
    'unfinished',
    'conflict',
    'too-large',
    'forbidden',
  ])
  if (line.access !== 'public') sorts.add('unauthenticated')
  if (line.tag === 'session' || line.access === 'public') sorts.add('unauthenticated')
  const statuses = [
    ...new Set(
      Object.entries(statusOf)
        .filter(([sort]) => sorts.has(sort))
        .map(([, status]) => status),
    ),
  ]
  return Object.fromEntries(statuses.map((status) => [status, problemAnswer(status)]))
}

/** Looked up once: every route names some statuses, and the catalogue is long. */
const codesOf = Map.groupBy(
  Object.keys(catalogue),
  (code): number => statusOf[catalogue[code as keyof typeof catalogue].sort],
)

function problemAnswer(status: number): Json {
  const codes = codesOf.get(status) ?? []
  return {
    description: `problem: ${codes.slice(0, 6).join(', ')}${codes.length > 6 ? ' …' : ''}`,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}

function inPath(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function inQuery(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = askedSchema(query) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

const options = { unrepresentable: 'any', target: 'draft-2020-12' } as const

/** What is asked stands whole in its place: a reader of one route needs no other. */
function askedSchema(schema: z.ZodType): Json {
  const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io: 'input', ...options }) as Json
  return inlined(rest, $defs as Record<string, Json>) as Json
}

function inlined(value: unknown, defs: Record<string, Json>): unknown {
  if (Array.isArray(value)) return value.map((one) => inlined(one, defs))
  if (typeof value !== 'object' || value === null) return value
  const name = (value as Json).$ref
  if (typeof name === 'string') return inlined(defs[name.replace('#/$defs/', '')], defs)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inlined(one, defs)]))
}

/** Shapes with a name of their own (`meta({ id })`) are said once, among the components. */
function answerSchema(schema: z.ZodType, named: Record<string, Json>): Json {
  const text = JSON.stringify(z.toJSONSchema(schema, { io: 'output', ...options }))
  const { $schema: _, $defs = {}, ...rest } = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
  Object.assign(named, $defs)
  return rest
}

const crossSiteHeader = { name: 'X-Lianyu', in: 'header', required: true, schema: { const: '1' } }
const commandHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', format: 'uuid' },
  description: 'The command id (UUIDv7). The same id again is the same answer; with other content it is a conflict.',
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'detail', 'zh', 'en', 'requestId'],
  properties: {
    type: { type: 'string', description: '`urn:lianyu:refusal:{code}`, see docs/refusals.md' },
    title: { type: 'string', description: 'the code' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'what was wrong and what to do, in the language asked for' },
    zh: { type: 'string' },
    en: { type: 'string' },
    field: { type: 'string' },
    facts: { type: 'object' },
    requestId: { type: 'string', description: 'the number to quote' },
    meanwhile: { type: 'array', items: {} },
  },
}
