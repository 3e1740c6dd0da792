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
      // The part's name is one of three of ours, never text from outside. The digest of what was typed goes too: it has no
      // salt, and somebody who knows the rest could guess the part from it.
      text: `update entry set ${part} = null, input = null where party = $1 and log = $2 and idx = $3`,
      values: [party, log, idx],
    },
    {
      name: 'note erased files',
      text: `insert into erased_file (party, hash, at)
        select f.party, f.hash, $5::timestamptz from file_use f where f.party = $1 and f.log = $2 and f.idx = $3 and f.part = $4
        on conflict (party, hash) do nothing`,
      values: [party, log, idx, part, at],
    },
    ...forgetWords(party, log, idx, part),
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

/** Notices say titles, which are shared fields. They were read or can be read on the matter; none is worth keeping for this. */
function forgetWords(party: PartyId, log: number, idx: number, part: string): Statement[] {
  if (part !== 'shared') return []
  const text = `delete from notice n where n.party = $1
    and n.matter = (select e.matter from entry e where e.party = $1 and e.log = $2 and e.idx = $3)`
  return [{ name: 'forget notices', text, values: [party, log, idx] }]
}
