import { isRefusal, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import { LockOut } from './lock-out.ts'
import { checkNewPassword, hashPassword, passwordFits } from './password.ts'
import type { InIdentity } from './people-port.ts'
import type { Duty, SignedIn } from './session.ts'
import { newToken, tokenHash } from './token.ts'

const idleMs = 30 * 60_000
const absoluteMs = 12 * 60 * 60_000
/** A session's last use is written at most this often, so that reading a page does not cost a write. */
const seenEveryMs = 60_000
/** A session read from the table is believed this long: what revokes it on this node also drops it here at once. */
const believedMs = 5_000

interface PersonRow {
  id: string
  username: string
  title: string
  password_hash: string
  must_change: boolean
  disabled_at: string | null
}

/** Sessions of the node's people: a random token in the cookie, its hash in the table. */
export class Sessions {
  readonly #inParty: InIdentity
  readonly #now: () => number
  readonly #lockOut: LockOut
  readonly #believed = new Map<string, { session: SignedIn; until: number; ends: number }>()

  constructor(inParty: InIdentity, now: () => number) {
    this.#inParty = inParty
    this.#now = now
    this.#lockOut = new LockOut(inParty, now)
  }

  /** Signs a person in, or refuses with the same words and time whatever of the three was wrong. */
  async signIn(
    party: PartyId,
    username: string,
    password: string,
    from: { address: string; agent: string },
  ): Promise<{ token: string; session: SignedIn } | Refusal> {
    const locked = await this.#lockOut.check(party, username)
    if (locked !== undefined) return locked
    const person = await this.#inParty(party, async (sql) => {
      const found = await sql.query<PersonRow>(
        'select id, username, title, password_hash, must_change, disabled_at from person where party = $1 and username = $2',
        [party, username],
      )
      return found.rows[0]
    })
    if (!(await passwordFits(person?.password_hash, password)) || person === undefined) {
      await this.#lockOut.missed(party, username, from.address)
      return refuse('identity.wrong-credentials', {})
    }
    if (person.disabled_at !== null) return refuse('identity.disabled', {})
    return this.#begin(party, person, from)
  }

  async #begin(party: PartyId, person: PersonRow, from: { address: string; agent: string }) {
    const token = newToken()
    const hash = tokenHash(token)
    const now = this.#now()
    const session = await this.#inParty(party, async (sql) => {
      const duties = await dutiesOf(sql, party, person.id)
      const acting = duties[0]
      if (acting === undefined) return refuse('identity.disabled', {})
      await sql.query(
        `insert into session (party, token_hash, person, desk, role, created_at, seen_at, expires_at, address, agent)
         values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9)`,
        [
          party,
          hash.toString('hex'),
          person.id,
          acting.desk,
          acting.role,
          new Date(now),
          new Date(now + absoluteMs),
          from.address.slice(0, 64),
          from.agent.slice(0, 200),
        ],
      )
      await sql.query('delete from attempt where party = $1 and username = $2', [party, person.username])
      return {
        party,
        officer: person.id,
        username: person.username,
        title: person.title,
        acting,
        duties,
        mustChange: person.must_change,
        tokenHash: hash,
      } satisfies SignedIn
    })
    if (isRefusal(session)) return session
    return { token, session }
  }

  /** The person behind a cookie's token in one of the node's parties, or undefined where it has ended or never was. */
  async read(party: PartyId, token: string): Promise<SignedIn | undefined> {
    const hash = tokenHash(token)
    const key = hash.toString('hex')
    const now = this.#now()
    const known = this.#believed.get(key)
    if (known !== undefined && known.until > now && known.ends > now && known.session.party === party)
      return known.session
    this.#believed.delete(key)
    const session = await this.#inParty(party, async (sql) => {
      const found = await sql.query<PersonRow & { desk: string; role: string; seen_at: string; expires_at: string }>(
        `select p.id, p.username, p.title, p.must_change, p.disabled_at, s.desk, s.role, s.seen_at, s.expires_at
         from session s join person p on p.party = $1 and p.id = s.person where s.party = $1 and s.token_hash = $2`,
        [party, key],
      )
      const row = found.rows[0]
      if (row === undefined) return undefined
      if (row.disabled_at !== null || Date.parse(row.expires_at) <= now || Date.parse(row.seen_at) + idleMs <= now) {
        await sql.query('delete from session where party = $1 and token_hash = $2', [party, key])
        return undefined
      }
      if (Date.parse(row.seen_at) + seenEveryMs <= now) {
        await sql.query('update session set seen_at = $3 where party = $1 and token_hash = $2', [
          party,
          key,
          new Date(now),
        ])
      }
      const duties = await dutiesOf(sql, party, row.id)
      const acting = duties.find((duty) => duty.desk === row.desk && duty.role === row.role)
      if (acting === undefined) return undefined
      const person = { officer: row.id, username: row.username, title: row.title, mustChange: row.must_change }
      return {
        session: { party, ...person, acting, duties, tokenHash: hash } satisfies SignedIn,
        ends: Date.parse(row.expires_at),
      }
    })
    if (session === undefined) return undefined
    this.#remember(key, session.session, session.ends, now)
    return session.session
  }

  #remember(key: string, session: SignedIn, ends: number, now: number) {
    // Oldest first out: a Map keeps the order in which keys were added.
    if (this.#believed.size >= 10_000) this.#believed.delete(this.#believed.keys().next().value as string)
    this.#believed.set(key, { session, until: now + believedMs, ends })
  }

  /** Takes up another of the person's own duties. */
  async actAs(session: SignedIn, duty: Duty): Promise<SignedIn | Refusal> {
    const own = session.duties.find((held) => held.desk === duty.desk && held.role === duty.role)
    if (own === undefined) return refuse('identity.no-such-duty', duty, 'desk')
    const key = session.tokenHash.toString('hex')
    await this.#inParty(session.party, (sql) =>
      sql.query('update session set desk = $3, role = $4 where party = $1 and token_hash = $2', [
        session.party,
        key,
        own.desk,
        own.role,
      ]),
    )
    this.#believed.delete(key)
    return { ...session, acting: own }
  }

  /** Sets a new password; every other session of the person ends. */
  async changePassword(session: SignedIn, current: string, next: string): Promise<Refusal | undefined> {
    const weak = checkNewPassword(next, session.username)
    if (weak !== undefined) return weak
    const { party, officer } = session
    const stored = await this.#inParty(party, async (sql) => {
      const found = await sql.query<{ password_hash: string }>(
        'select password_hash from person where party = $1 and id = $2',
        [party, officer],
      )
      return found.rows[0]?.password_hash
    })
    if (!(await passwordFits(stored, current))) return refuse('identity.wrong-credentials', {}, 'current')
    const hash = await hashPassword(next)
    await this.#inParty(party, async (sql) => {
      await sql.query(
        'update person set password_hash = $3, must_change = false, changed_at = $4 where party = $1 and id = $2',
        [party, officer, hash, new Date(this.#now())],
      )
      await sql.query('delete from session where party = $1 and person = $2 and token_hash <> $3', [
        party,
        officer,
        session.tokenHash.toString('hex'),
      ])
    })
    this.forget(officer)
    return undefined
  }

  async signOut(session: SignedIn): Promise<void> {
    const key = session.tokenHash.toString('hex')
    this.#believed.delete(key)
    await this.#inParty(session.party, (sql) =>
      sql.query('delete from session where party = $1 and token_hash = $2', [session.party, key]),
    )
  }

  /** Ends all sessions of a person (disabled, roles changed, password reset). */
  async end(party: PartyId, officer: string): Promise<void> {
    await this.#inParty(party, (sql) =>
      sql.query('delete from session where party = $1 and person = $2', [party, officer]),
    )
    this.forget(officer)
  }

  /** Drops what is believed of a person, so that the next request reads the table. */
  forget(officer: string): void {
    for (const [key, known] of this.#believed) if (known.session.officer === officer) this.#believed.delete(key)
  }
}

async function dutiesOf(sql: import('../store/transaction.ts').Tx, party: PartyId, officer: string): Promise<Duty[]> {
  const found = await sql.query<Duty>(
    'select desk, role from person_desk where party = $1 and person = $2 order by since, desk, role',
    [party, officer],
  )
  return found.rows.map(({ desk, role }) => ({ desk, role }))
}
