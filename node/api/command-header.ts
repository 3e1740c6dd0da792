import { type Refusal, refuse } from '@lianyu/kernel'
import type { FastifyRequest } from 'fastify'
import { newCommandId } from '../command-id.ts'

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The command's id from `Idempotency-Key` (UUIDv7, lower case); the node makes one for callers that bring none. */
export function commandOf(request: FastifyRequest, nowMs: number): string | Refusal {
  const header = request.headers['idempotency-key']
  if (header === undefined) return newCommandId(nowMs)
  if (typeof header === 'string' && uuid7.test(header)) return header
  return refuse('node.bad-input', { field: 'Idempotency-Key', why: 'not a UUIDv7' }, 'Idempotency-Key')
}
