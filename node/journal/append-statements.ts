import type { Frontier, LeafHex, PartyId } from '@lianyu/kernel'
import type { Statement } from '../store/one-trip.ts'
import type { ChangedRows } from './changed-rows.ts'
import type { Erasure } from './draft-batch.ts'
import { entryStatement, type NewEntry } from './entry-table.ts'
import { erasing } from './erase-rows.ts'
import { HeadMoved } from './failure.ts'
import { headStatement, type LogHead } from './log-head.ts'

export interface Append {
  head: LogHead
  next: Frontier
  root: Uint8Array
  entries: readonly NewEntry[]
  erasures: readonly (Erasure & { by: LeafHex; at: string })[]
  rows: ChangedRows
  /** What else stands or falls with it. */
  also?: Statement[]
}

/** Everything that a batch writes, the log's entries first and its head last, to go in one trip. */
export function appendStatements(party: PartyId, append: Append): Statement[] {
  const { head, next, root, entries, erasures, rows, also = [] } = append
  return [
    entryStatement(party, head.log, head.frontier.size, entries),
    ...erasing(party, erasures),
    ...rows.statements(party, head.log),
    ...also,
    headStatement(party, head, next, root),
  ]
}

/**
 * To be asked before the commit.
 *
 * @param counts  rows that each of the statements touched
 * @throws HeadMoved where somebody else has written to the log
 */
export function checkAppended(counts: readonly number[], { entries }: Append): void {
  if (counts[0] !== entries.length || counts.at(-1) !== 1) {
    throw new HeadMoved()
  }
}
