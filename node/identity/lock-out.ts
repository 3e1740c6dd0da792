import { randomUUID } from 'node:crypto'
import { type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import type { Tx } from '../store/transaction.ts'
import type { InIdentity } from './people-port.ts'

const free = 5
const longestMs = 60 * 60_000
/** Clocks of processes on one database differ by less. */
const skewMs = 5_000
/** A miss counts this long: the longest lock, and a quarter of an hour of trying after it. */
const countedMs = longestMs + 15 * 60_000

/**
 * After five wrong passwords or codes a user name is locked, first for a minute, then twice as long for every further
 * miss, an hour at most. Names that do not exist are counted alike, so a lock tells nothing. What is under way counts as
 * missed until it is known: many guesses at once are no more than as many one by one.
 */
export class LockOut {
  readonly #inParty: InIdentity
  readonly #now: () => number
  readonly #underWay = new Map<string, number>()

  constructor(inParty: InIdentity, now: () => number) {
    this.#inParty = inParty
    this.#now = now
  }

  /** Runs one attempt for a name, or refuses it while the name is locked. */
  async attempt<T>(party: PartyId, username: string, attempt: () => Promise<T>): Promise<T | Refusal> {
    const key = `${party} ${username}`
    const place = (this.#underWay.get(key) ?? 0) + 1
    this.#underWay.set(key, place)
    try {
      const { misses, until } = await this.#state(party, username)
      const minutes = Math.ceil((until - this.#now()) / 60_000)
      if (minutes > 0) return refuse('identity.locked', { minutes })
      if (place > 1 && misses + place > free) return refuse('identity.locked', { minutes: 1 })
      return await attempt()
    } finally {
      const left = (this.#underWay.get(key) ?? 1) - 1
      if (left === 0) this.#underWay.delete(key)
      else this.#underWay.set(key, left)
    }
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

  /** Names that are locked now, with the minutes that are left. */
  async locked(party: PartyId): Promise<Map<string, number>> {
    const now = this.#now()
    const found = await this.#inParty(party, (sql) =>
      sql.query<{ username: string; misses: number; last: string }>(
        `select username, count(*) as misses, max(at) as last from attempt
         where party = $1 and at > $2 group by username having count(*) >= $3`,
        [party, new Date(now - countedMs), free],
      ),
    )
    const left = found.rows.map(({ username, misses, last }): [string, number] => [
      username,
      Math.ceil((Math.min(Date.parse(last), now) + lockMs(misses) - now) / 60_000),
    ])
    return new Map(left.filter(([, minutes]) => minutes > 0))
  }

  /** The way back: an administrator who knows the person forgets the misses. */
  async unlock(party: PartyId, username: string): Promise<void> {
    await this.#inParty(party, (sql) =>
      sql.query('delete from attempt where party = $1 and username = $2', [party, username]),
    )
  }

  /**
   * A miss from a time that is still to come was made while the clock was ahead: it counts as made now, so that the lock
   * ends neither at once nor only when the clock has come that far.
   */
  async #setBack(sql: Tx, party: PartyId, username: string): Promise<void> {
    await sql.query('update attempt set at = $3 where party = $1 and username = $2 and at > $3', [
      party,
      username.slice(0, 64),
      new Date(this.#now()),
    ])
  }

  async #state(party: PartyId, username: string): Promise<{ misses: number; until: number }> {
    const { misses, last } = await this.#inParty(party, async (sql) => {
      const found = await sql.query<{ misses: number; last: string | null }>(
        'select count(*) as misses, max(at) as last from attempt where party = $1 and username = $2 and at > $3',
        [party, username.slice(0, 64), new Date(this.#now() - countedMs)],
      )
      const last = Date.parse(found.rows[0]?.last ?? '') || 0
      const ahead = last > this.#now() + skewMs
      if (ahead) await this.#setBack(sql, party, username)
      return { misses: found.rows[0]?.misses ?? 0, last: ahead ? this.#now() : last }
    })
    return { misses, until: last + lockMs(misses) }
  }
}

/** How long a name stays locked after so many misses, in milliseconds. */
export function lockMs(misses: number): number {
  return misses < free ? 0 : Math.min(60_000 * 2 ** (misses - free), longestMs)
}
