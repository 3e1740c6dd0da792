import { isRefusal, type MatterId, type Refusal } from '@lianyu/kernel'
import type { SignedIn } from '../../identity/session.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { openDoor } from '../door.ts'
import { pagesOf } from './matter-pages.ts'

/** Follows a matter, or no longer: the person is told of what happens on it. Doing it again changes nothing. */
export async function followMatter(
  deps: NodeDeps,
  session: SignedIn,
  id: MatterId,
  follows: boolean,
): Promise<{ followed: boolean } | Refusal> {
  const seen = await openDoor(deps, session, id)
  if (isRefusal(seen)) return seen
  await inParty(deps.store, session.party, 'app', (tx) =>
    follows
      ? tx.query(
          'insert into follow (party, person, matter, since) values ($1, $2, $3, $4) on conflict (party, person, matter) do nothing',
          [tx.party, session.officer, id, deps.instant()],
        )
      : tx.query('delete from follow where party = $1 and person = $2 and matter = $3', [
          tx.party,
          session.officer,
          id,
        ]),
  )
  pagesOf(deps).forget(session, id)
  return { followed: follows }
}
