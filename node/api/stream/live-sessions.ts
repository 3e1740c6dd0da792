import { instantOf, type PartyId } from '@lianyu/kernel'
import type { Duty } from '../../identity/session.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'

const idleMs = 30 * 60_000

/**
 * Which of these sessions still stand, and the duty each acts in. Looking does not count as use: a page that only listens
 * must not keep its session alive for ever.
 */
export async function liveSessions(
  deps: Pick<NodeDeps, 'store' | 'now'>,
  party: PartyId,
  keys: readonly string[],
): Promise<Map<string, Duty>> {
  const now = deps.now()
  const found = await inParty(deps.store, party, 'identity', (tx) =>
    tx.query<Duty & { token_hash: string }>(
      `select s.token_hash, s.desk, s.role from session s join person p on p.party = $1 and p.id = s.person
       where s.party = $1 and s.token_hash = any($2::text[]) and s.expires_at > $3 and s.seen_at > $4
         and p.disabled_at is null`,
      [tx.party, keys, instantOf(now), instantOf(now - idleMs)],
      'live sessions',
    ),
  )
  return new Map(found.rows.map(({ token_hash, desk, role }) => [token_hash, { desk, role }]))
}
