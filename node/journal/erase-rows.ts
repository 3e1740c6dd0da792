import type { LeafHex } from '@lianyu/kernel'
import type { Tx } from '../store/transaction.ts'
import type { Erasure } from './draft-batch.ts'

/**
 * Takes parts out: content and salt, and the trace of which files they named. What stays is that they were here and which
 * fact took them.
 */
export async function erase(tx: Tx, erasures: readonly (Erasure & { by: LeafHex; at: string })[]): Promise<void> {
  for (const { log, idx, part, by, at } of erasures) {
    // The part's name is one of three of ours, never text from outside.
    await tx.query(`update entry set ${part} = null where party = $1 and log = $2 and idx = $3`, [tx.party, log, idx])
    await tx.query('delete from file_use where party = $1 and log = $2 and idx = $3 and part = $4', [
      tx.party,
      log,
      idx,
      part,
    ])
    await tx.query(
      `insert into erased_part (party, log, idx, part, erased_by, erased_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (party, log, idx, part) do nothing`,
      [tx.party, log, idx, part, by, at],
    )
  }
}
