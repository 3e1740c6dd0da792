import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import type { NodeDeps } from '../node/api/deps.ts'
import { openApiOf } from '../node/api/openapi.ts'
import { allRoutes } from '../node/api/routes.ts'

/** Where the browser's answer types stand. */
export const generatedTypes = join(import.meta.dirname, '../web/src/api/openapi.generated.ts')

type Json = Record<string, unknown>

/**
 * The route table's OpenAPI document as TypeScript: the answers that the browser reads, made from the very shapes that the
 * node answers by. Refusals are one family and have their own type in the web, so they are left out.
 */
export async function openApiTypes(): Promise<string> {
  // The table is data until somebody calls a route: no node has to run.
  const document = openApiOf(allRoutes({} as NodeDeps), '0')
  const paths = Object.fromEntries(
    Object.entries(document.paths as Record<string, Record<string, Json>>)
      .filter(([path]) => path.startsWith('/api/'))
      .map(([path, methods]) => [path, withoutProblems(methods)]),
  )
  const ast = await openapiTS({ ...document, paths } as never, { alphabetize: false, exportType: false })
  return `// Made by scripts/openapi-types.ts from the route table; a test keeps it current. Not edited by hand.\n${astToString(ast)}`
}

function withoutProblems(methods: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(methods).map(([method, operation]) => {
      const { operationId: _, summary: __, ...rest } = operation
      const answers = Object.entries(operation.responses as Json).filter(([status]) => Number(status) < 300)
      return [method, { ...rest, responses: Object.fromEntries(answers) }]
    }),
  )
}

if (import.meta.main) await writeFile(generatedTypes, await openApiTypes())
