/** What became of handing a message over to the other side. */
export type Sent =
  | { ok: true }
  /** `again`: worth trying once more. `waitMs`: the other side wants nothing for so long. `trouble`: a short code. */
  | { ok: false; again: boolean; trouble: string; waitMs?: number }

/** The system's short code of what went wrong, never a text from outside. */
export function troubleOf(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  const said = [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number')
  return said.length === 0 ? 'connection' : said.join(' ').slice(0, 60)
}
