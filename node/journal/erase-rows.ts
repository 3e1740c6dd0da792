import type { LeafHex, PartyId } from '@lianyu/kernel'
import type { Statement } from '../store/one-trip.ts'
import type { Erasure } from './draft-batch.ts'

/**
 * Takes parts out: content and salt, and the trace of which files they named. What stays is that they were here and which
 * fact took them.
 */
export function erasing(party: PartyId, erasures: readonly (Erasure & { by: LeafHex; at: string })[]): Statement[] {
  return erasures.flatMap(({ log, idx, part, by, at }) => [
    {
      name: `erase ${part}`,
      // The part's name is one of three of ours, never text from outside.
      text: `update entry set ${part} = null where party = $1 and log = $2 and idx = $3`,
      values: [party, log, idx],
    },
    {
      name: 'forget file uses',
      text: 'delete from file_use where party = $1 and log = $2 and idx = $3 and part = $4',
      values: [party, log, idx, part],
    },
    {
      name: 'note erased part',
      text: `insert into erased_part (party, log, idx, part, erased_by, erased_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (party, log, idx, part) do nothing`,
      values: [party, log, idx, part, by, at],
    },
  ])
}
