import type { paths } from './openapi.generated.ts'

type Ok<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Answer } } } }
  ? Answer
  : never

/** What the node answers to a GET, from its own route table. */
export type GetAnswer<Path extends keyof paths> = paths[Path] extends { get: infer Operation } ? Ok<Operation> : never
