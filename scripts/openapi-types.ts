import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import type { NodeDeps } from '../node/api/deps.ts'
import { openApiOf } from '../node/api/openapi.ts'
import { allRoutes } from '../node/api/routes.ts'

/** Where the browser's answer types stand. */
export const generatedTypes = join(import.meta.dirname, '../web/src/api/openapi.generated.ts')

type Json = Record<string, unknown>

/** What `answers.ts` is asked for: only these, so that a route elsewhere changes nothing here. */
const read = [
  '/api/admin/audit',
  '/api/admin/departments',
  '/api/admin/messages',
  '/api/admin/messages/log',
  '/api/admin/people',
  '/api/admin/platforms',
  '/api/admin/second-factor',
  '/api/calendars',
  '/api/desks',
  '/api/indicators/{id}',
  '/api/indicators/{id}/matters',
  '/api/kinds',
  '/api/matters/{id}/disclosures',
  '/api/matters/{id}/earlier-papers',
  '/api/matters/{id}/flow',
  '/api/menu',
  '/api/messages/own',
  '/api/month-boards/{kind}',
  '/api/monthly/{item}',
  '/api/months/{month}',
  '/api/notices',
  '/api/peers',
  '/api/personas',
  '/api/scores',
  '/api/scores/{id}',
  '/api/session',
  '/api/session/all',
  '/api/session/second-factor',
  '/api/settings',
  '/api/targets',
  '/api/wall',
  '/api/workbench',
]

/**
 * The route table's OpenAPI document as TypeScript: the answers that the browser reads, made from the very shapes that the
 * node answers by. Refusals are one family and have their own type in the web, so they are left out.
 */
export async function openApiTypes(): Promise<string> {
  // The table is data until somebody calls a route: no node has to run.
  const document = openApiOf(allRoutes({} as NodeDeps), '0')
  const all = document.paths as Record<string, Record<string, Json>>
  const paths = Object.fromEntries(read.map((path) => [path, answersOf(all[path] ?? {})]))
  const { schemas } = document.components as { schemas: Record<string, Json> }
  const named = reachedFrom(paths, schemas)
  const ast = await openapiTS({ ...document, paths, components: { schemas: named } } as never, {
    alphabetize: false,
    exportType: false,
  })
  return `// Made by scripts/openapi-types.ts from the route table; a test keeps it current. Not edited by hand.\n${astToString(ast)}`
}

/** A path's reading, without its words and its problems. */
function answersOf({ get = {} }: Record<string, Json>): Record<string, Json> {
  const { parameters = [], responses = {} } = get
  const answers = Object.entries(responses as Json).filter(([status]) => Number(status) < 300)
  return { get: { parameters, responses: Object.fromEntries(answers) } }
}

/** The named shapes that something speaks of, and those that they speak of in turn. */
function reachedFrom(where: unknown, schemas: Record<string, Json>): Record<string, Json> {
  const reached: Record<string, Json> = {}
  for (let before = -1; before < Object.keys(reached).length; ) {
    before = Object.keys(reached).length
    const said = JSON.stringify([where, reached])
    for (const [name, schema] of Object.entries(schemas)) {
      if (said.includes(`"#/components/schemas/${name}"`)) reached[name] = schema
    }
  }
  return reached
}

if (import.meta.main) await writeFile(generatedTypes, await openApiTypes())
