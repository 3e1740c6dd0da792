import type { Matter, MatterId, PartyId } from '@lianyu/kernel'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

/** Matters of each kind looked at, those that changed last: what a crash can have left out. */
const mostSwept = 1_000
const readAtOnce = 100

/** Of the matters of these kinds that changed last, those on which something may be left to do. */
export async function recentMatters(
  { store, journal }: { store: Store; journal: Pick<Journal, 'getMany'> },
  party: PartyId,
  kinds: Iterable<string>,
  concerns: (matter: Matter) => boolean,
): Promise<MatterId[]> {
  const found: MatterId[] = []
  for (const kind of kinds) {
    const held = await inParty(store, party, 'app', (tx) =>
      tx.query<{ id: MatterId }>(
        'select id from matter_now where party = $1 and kind = $2 order by changed_second desc limit $3',
        [party, kind, mostSwept],
      ),
    )
    for (let from = 0; from < held.rows.length; from += readAtOnce) {
      const ids = held.rows.slice(from, from + readAtOnce).map(({ id }) => id)
      // Read together: one by one each would be a transaction of its own.
      const matters = await journal.getMany(party, ids)
      found.push(
        ...ids.filter((id) => {
          const matter = matters.get(id)
          return matter !== undefined && concerns(matter)
        }),
      )
    }
  }
  return found
}
