import { randomUUID } from 'node:crypto'
import { type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import type { InIdentity } from './people-port.ts'

const windowMs = 15 * 60_000
const free = 5

/**
 * After five wrong passwords within a quarter of an hour a user name is locked, first for a minute, then twice as long
 * for every further miss, an hour at most. Names that do not exist are counted alike, so a lock tells nothing.
 */
export class LockOut {
  readonly #inParty: InIdentity
  readonly #now: () => number

  constructor(inParty: InIdentity, now: () => number) {
    this.#inParty = inParty
    this.#now = now
  }

  async check(party: PartyId, username: string): Promise<Refusal | undefined> {
    const now = this.#now()
    const { misses, last } = await this.#inParty(party, async (sql) => {
      const found = await sql.query<{ misses: number; last: string | null }>(
        'select count(*) as misses, max(at) as last from attempt where party = $1 and username = $2 and at > $3',
        [party, username, new Date(now - windowMs - lockMs(1000))],
      )
      return { misses: found.rows[0]?.misses ?? 0, last: Date.parse(found.rows[0]?.last ?? '') || 0 }
    })
    const until = last + lockMs(misses)
    return until > now ? refuse('identity.locked', { minutes: Math.ceil((until - now) / 60_000) }) : undefined
  }

  async missed(party: PartyId, username: string, address: string): Promise<void> {
    await this.#inParty(party, async (sql) => {
      await sql.query('insert into attempt (party, username, id, at, address) values ($1, $2, $3, $4, $5)', [
        party,
        username.slice(0, 64),
        randomUUID(),
        new Date(this.#now()),
        address.slice(0, 64),
      ])
      await sql.query('delete from attempt where party = $1 and username = $2 and at < $3', [
        party,
        username.slice(0, 64),
        new Date(this.#now() - 24 * 60 * 60_000),
      ])
    })
  }
}

/** How long a name stays locked after so many misses, in milliseconds. */
export function lockMs(misses: number): number {
  return misses < free ? 0 : Math.min(60_000 * 2 ** (misses - free), 60 * 60_000)
}
