import {
  agreementContext,
  agreementKindId,
  agreementOf,
  type KindsByHash,
  type MatterId,
  type PartyId,
} from '@lianyu/kernel'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

/** The agreement in force under which two parties open such a matter; of several the one that was opened first. */
export async function agreementFor(
  { store, journal }: { store: Store; journal: Journal },
  kindsByHash: KindsByHash,
  party: PartyId,
  other: PartyId,
  kind: string,
): Promise<MatterId | undefined> {
  const { rows } = await inParty(store, party, 'app', (tx) =>
    tx.query<{ id: MatterId }>('select id from matter where party = $1 and kind = $2 order by id', [
      party,
      agreementKindId,
    ]),
  )
  for (const { id } of rows) {
    const held = await journal.get(party, id)
    if (held === undefined || kindsByHash(held.shared.kind)?.declaration.id !== agreementKindId) continue
    const { parties, mayOpen } = agreementContext(agreementOf(held.shared))
    if (parties.includes(other) && mayOpen(kind)) return id
  }
  return undefined
}
