import { type DeskId, instantOf, type MatterId, type PartyId } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

/** What a desk is told of a matter, once for each cause. */
export interface NewNotice {
  desk: DeskId
  matter: MatterId
  /** What `sentence.ts` has the words of. */
  what: string
  facts: object
  cause: string
}

export interface NoticesOut {
  store: Store
  now: () => number
  onNotice?: (party: PartyId, desk: DeskId) => void
}

/** Writes those that were not told before, and wakes the desks that have a new one. */
export async function putNotices(
  { store, now, onNotice }: NoticesOut,
  party: PartyId,
  notices: readonly NewNotice[],
): Promise<void> {
  if (notices.length === 0) return
  const { rows } = await inParty(store, party, 'app', (tx) =>
    tx.query<{ desk: DeskId }>(
      `insert into notice (party, id, desk, matter, what, facts, at, cause)
         select p.party, u.id, u.desk, u.matter, u.what, u.facts, $7, u.cause
         from party_self p, unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $8::text[])
           u (id, desk, matter, what, facts, cause)
         where p.party = $1
       on conflict (party, cause) do nothing returning desk`,
      [
        party,
        notices.map(() => newCommandId(now())),
        notices.map(({ desk }) => desk),
        notices.map(({ matter }) => matter),
        notices.map(({ what }) => what),
        notices.map(({ facts }) => JSON.stringify(facts)),
        instantOf(now()),
        notices.map(({ cause }) => cause),
      ],
    ),
  )
  for (const desk of new Set(rows.map((row) => row.desk))) onNotice?.(party, desk)
}
