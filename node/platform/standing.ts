import type { MatterId, PartyId } from '@lianyu/kernel'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

/** A case that waits to be told there: whose turn it is, how often it was tried, and what was the trouble. */
export interface WaitingCase {
  matter: MatterId
  title: string
  dueAt: string
  tries: number
  trouble: string | null
}

/** How a party and one of its platforms stand. */
export interface PlatformStanding {
  platform: string
  /** When its feed was last read to the end. */
  heardAt: string | null
  trouble: string | null
  troubledSince: string | null
  /** Cases that are known there, and those that wait to be told, up to `mostCounted`. */
  told: number
  waiting: number
  /** Entries of its feed that did not become facts, and why the last one did not. */
  refused: number
  lastRefusal: string | null
  oldest: WaitingCase[]
}

const mostCounted = 1000
const mostShown = 20

const feedText = `select f.heard_at as "heardAt", f.trouble, f.troubled_since as "troubledSince", f.refused,
    f.last_refusal as "lastRefusal" from platform_feed f where f.party = $1 and f.platform = $2`
const countText = `select
  (select count(*) from (select from platform_case c where c.party = $1 and c.platform = $2 and c.number is not null
    limit ${mostCounted}) t) as told,
  (select count(*) from (select from platform_case c where c.party = $1 and c.platform = $2 and c.due_at is not null
    limit ${mostCounted}) w) as waiting`
const oldestText = `select c.matter, m.title, c.due_at as "dueAt", c.tries, c.trouble
  from platform_case c join matter m on m.party = $1 and m.id = c.matter
  where c.party = $1 and c.platform = $2 and c.due_at is not null order by c.tries desc, c.due_at, c.matter limit ${mostShown}`

type Feed = Omit<PlatformStanding, 'platform' | 'told' | 'waiting' | 'oldest'>

/** Of each of these platforms, in one transaction. */
export function platformStandings(
  store: Store,
  party: PartyId,
  platforms: readonly string[],
): Promise<PlatformStanding[]> {
  return inParty(store, party, 'app', async (tx) => {
    const found: PlatformStanding[] = []
    for (const platform of platforms) {
      const [feed] = (await tx.query<Feed>(feedText, [party, platform])).rows
      const [counts] = (await tx.query<{ told: number; waiting: number }>(countText, [party, platform])).rows
      const { rows: oldest } = await tx.query<WaitingCase>(oldestText, [party, platform])
      found.push({
        platform,
        ...(feed ?? { heardAt: null, trouble: null, troubledSince: null, refused: 0, lastRefusal: null }),
        told: counts?.told ?? 0,
        waiting: counts?.waiting ?? 0,
        oldest,
      })
    }
    return found
  })
}
