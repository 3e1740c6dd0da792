import { createHash, randomBytes } from 'node:crypto'
import { type DeskId, instantOf, type OfficerId, type PartyId, type Refusal, type RoleId, refuse } from '@lianyu/kernel'
import type { InIdentity } from '../identity/people-port.ts'

/** A calendar that a person subscribed to, in one duty. */
export interface Feed {
  /** Names it without opening it. */
  id: string
  desk: DeskId
  role: RoleId
  createdAt: string
}

export interface FeedOwner {
  party: PartyId
  person: OfficerId
  acting: { desk: DeskId; role: RoleId }
  hash: string
}

const mostFeeds = 5

const hashOf = (token: string) => createHash('sha256').update(`lianyu calendar\n${token}`).digest('hex')

/** Calendar addresses: 128 random bits each, of which only the hash is kept. Good as long as the person has the duty. */
export class CalendarFeeds {
  readonly #inParty: InIdentity
  readonly #now: () => number

  constructor(inParty: InIdentity, now: () => number) {
    this.#inParty = inParty
    this.#now = now
  }

  async list(party: PartyId, person: OfficerId): Promise<Feed[]> {
    const { rows } = await this.#inParty(party, (sql) =>
      sql.query<{ token_hash: string; desk: string; role: string; created_at: string }>(
        `select f.token_hash, f.desk, f.role, f.created_at from calendar_feed f
         where f.party = $1 and f.person = $2 order by f.created_at, f.token_hash`,
        [party, person],
      ),
    )
    return rows.map((row) => ({
      id: row.token_hash.slice(0, 24),
      desk: row.desk,
      role: row.role,
      createdAt: row.created_at,
    }))
  }

  /** @returns the token, which is shown this once: `{party}.{22 characters}` */
  async make(
    party: PartyId,
    person: OfficerId,
    acting: { desk: DeskId; role: RoleId },
  ): Promise<{ token: string } | Refusal> {
    const secret = randomBytes(16).toString('base64url')
    return this.#inParty(party, async (sql) => {
      const { rows } = await sql.query<{ count: number }>(
        'select count(*) as count from calendar_feed f where f.party = $1 and f.person = $2',
        [party, person],
      )
      if ((rows[0]?.count ?? 0) >= mostFeeds) return refuse('calendar.too-many', { most: mostFeeds })
      await sql.query(
        'insert into calendar_feed (party, token_hash, person, desk, role, created_at) values ($1, $2, $3, $4, $5, $6)',
        [party, hashOf(secret), person, acting.desk, acting.role, instantOf(this.#now())],
      )
      return { token: `${party}.${secret}` }
    })
  }

  async revoke(party: PartyId, person: OfficerId, id: string): Promise<boolean> {
    const { count } = await this.#inParty(party, (sql) =>
      sql.query('delete from calendar_feed f where f.party = $1 and f.person = $2 and left(f.token_hash, 24) = $3', [
        party,
        person,
        id,
      ]),
    )
    return count > 0
  }

  /** Whose it is, while that person works here and still has the duty. */
  async ownerOf(token: string, parties: readonly PartyId[]): Promise<FeedOwner | undefined> {
    const dot = token.indexOf('.')
    const party = token.slice(0, Math.max(0, dot))
    if (!parties.includes(party)) return undefined
    const hash = hashOf(token.slice(dot + 1))
    const { rows } = await this.#inParty(party, (sql) =>
      sql.query<{ person: string; desk: string; role: string }>(
        `select f.person, f.desk, f.role from calendar_feed f
           join person p on p.party = $1 and p.id = f.person and p.disabled_at is null
           join person_desk d on d.party = $1 and d.person = f.person and d.desk = f.desk and d.role = f.role
         where f.party = $1 and f.token_hash = $2`,
        [party, hash],
      ),
    )
    const [row] = rows
    return row && { party, person: row.person, acting: { desk: row.desk, role: row.role }, hash }
  }
}
