import { LianyuError, type Refusal, refuse } from '../refusal/refusal.ts'

/** The most bytes one entry may have: what two bytes of length can say. */
export const ENTRY_BYTES = 65_535

/** Entries, each after its length as two bytes, big-endian. @source c2sp.org/tlog-tiles, "Log entries" */
export function bundleToBytes(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0))
  let at = 0
  for (const [i, entry] of entries.entries()) {
    if (entry.length > ENTRY_BYTES) throw new LianyuError(refuse('log.bad-bundle', { at: i }))
    bytes[at++] = entry.length >> 8
    bytes[at++] = entry.length & 0xff
    bytes.set(entry, at)
    at += entry.length
  }
  return bytes
}

/** The `width` entries of a bundle, as views into its bytes; a refusal where they are more, fewer or cut off. */
export function entriesOfBundle(bytes: Uint8Array, width: number): Uint8Array[] | Refusal {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + (((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0))
    if (at + 2 > bytes.length || end > bytes.length) return refuse('log.bad-bundle', { at: entries.length })
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return entries.length === width ? entries : refuse('log.bad-bundle', { at: Math.min(entries.length, width) })
}
