import { randomBytes } from 'node:crypto'

/**
 * A new UUIDv7 (RFC 9562 section 5.7): the command id where a caller brought none, and ids of the node's own commands.
 *
 * @param nowMs  the node's clock; only sorts ids, nothing is ordered by it
 */
export function newCommandId(nowMs: number): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(nowMs, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
