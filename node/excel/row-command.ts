import { hash } from 'node:crypto'
import { canonicalText, type MatterId, type PartyId, uuidV7From } from '@lianyu/kernel'

/** Fixed, since only the row's content may decide; before the first release, so that no other command has it. */
const instantMs = Date.UTC(2026, 0, 1)

/**
 * The command that a row is written with. Made from what the row means and from nothing else: the same file again, a
 * re-saved copy, another order of columns or rows, or the same list from another officer all answer with what was done.
 */
export function rowCommand(
  party: PartyId,
  kind: string,
  step: string,
  matter: MatterId | undefined,
  data: Record<string, unknown>,
): string {
  const content = canonicalText(['import', party, kind, step, matter ?? '', data])
  return uuidV7From(instantMs, Buffer.from(hash('sha256', content, 'hex'), 'hex').subarray(0, 10))
}
