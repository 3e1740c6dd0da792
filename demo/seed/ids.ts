import { createHash } from 'node:crypto'
import { epochMs, type Instant } from '@lianyu/kernel'

/**
 * A UUIDv7 that is the same whenever it is asked for: its time from `at`, its random bits from the name. A command given
 * again under it is answered and not done again.
 */
export function idOf(name: string, at: Instant): string {
  const bytes = createHash('sha256').update(`lianyu demo ${name}`).digest().subarray(0, 16)
  bytes.writeUIntBE(epochMs(at), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
