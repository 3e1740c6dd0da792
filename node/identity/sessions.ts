import { isRefusal, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import type { Read } from '../store/read-trip.ts'
import type { Tx } from '../store/transaction.ts'
import { BelievedSessions, type ReadSession } from './believed-sessions.ts'
import { LockOut } from './lock-out.ts'
import { checkNewPassword, hashPassword, passwordFits } from './password.ts'
import type { InIdentity, ReadIdentity } from './people-port.ts'
import type { SecondFactor } from './second-factor.ts'
import type { Duty, From, OpenSession, SignedIn, Way } from './session.ts'
import { SetBack } from './set-back.ts'
import { newToken, tokenHash } from './token.ts'

const idleMs = 30 * 60_000
const absoluteMs = 12 * 60 * 60_000
/** A session's last use is written at most this often, so that reading a page does not cost a write. */
const seenEveryMs = 60_000

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
  readonly #inOneTrip: ReadIdentity
  readonly #now: () => number
  readonly #secondFactor: SecondFactor
  readonly lockOut: LockOut
  readonly #believed = new BelievedSessions()
  readonly #setBack: SetBack

  constructor(inParty: InIdentity, inOneTrip: ReadIdentity, secondFactor: SecondFactor, now: () => number) {
    this.#inParty = inParty
    this.#inOneTrip = inOneTrip
    this.#secondFactor = secondFactor
    this.#now = now
    this.lockOut = new LockOut(inParty, now)
    this.#setBack = new SetBack((party, after, now) =>
      this.#inParty(party, async (sql) => {
        await sql.query('delete from session where party = $1 and created_at > $2', [party, after])
        await sql.query('update session set seen_at = $3 where party = $1 and seen_at > $2', [party, after, now])
      }),
    )
  }

  /**
   * Signs a person in, or refuses with the same words and time whatever of the three was wrong. Where the person has a
   * second factor, its code comes with the password, or `identity.code-needed` asks for it.
   */
  async signIn(
    party: PartyId,
    username: string,
    password: string,
    from: From,
    code?: string,
  ): Promise<{ token: string; session: SignedIn } | Refusal> {
    return this.lockOut.attempt(party, username, async () => {
      const person = await this.#personBy(party, 'username', username)
      if (!(await passwordFits(person?.password_hash, password)) || person === undefined) {
        await this.lockOut.missed(party, username, from.address)
        return refuse('identity.wrong-credentials', {})
      }
      if (person.disabled_at !== null) return refuse('identity.disabled', {})
      const second = await this.#secondFactor.check(party, person.id, code)
      if (second === 'needed') return refuse('identity.code-needed', {}, 'code')
      if (second === 'wrong') {
        await this.lockOut.missed(party, username, from.address)
        return refuse('identity.code-wrong', {}, 'code')
      }
      return this.#begin(party, person, from, second === 'passed' ? 'code' : 'password')
    })
  }

  /** A session for somebody whom the party's identity provider vouched for. */
  async beginFor(party: PartyId, officer: string, from: From): Promise<{ token: string; session: SignedIn } | Refusal> {
    const person = await this.#personBy(party, 'id', officer)
    if (person === undefined || person.disabled_at !== null) return refuse('identity.disabled', {})
    return this.#begin(party, person, from, 'provider')
  }

  async #personBy(party: PartyId, column: 'id' | 'username', value: string): Promise<PersonRow | undefined> {
    const found = await this.#inParty(party, (sql) =>
      sql.query<PersonRow>(
        `select id, username, title, password_hash, must_change, disabled_at from person where party = $1 and ${column} = $2`,
        [party, value],
      ),
    )
    return found.rows[0]
  }

  async #begin(party: PartyId, person: PersonRow, from: From, way: Way) {
    const token = newToken()
    const hash = tokenHash(token)
    const now = this.#now()
    await this.#setBack.look(party, now)
    const session = await this.#inParty(party, async (sql) => {
      const duties = await dutiesOf(sql, party, person.id)
      const acting = duties[0]
      if (acting === undefined) return refuse('identity.disabled', {})
      await sql.query('delete from session where party = $1 and person = $2 and (expires_at <= $3 or seen_at <= $4)', [
        party,
        person.id,
        new Date(now),
        new Date(now - idleMs),
      ])
      await sql.query(
        `insert into session (party, token_hash, person, desk, role, created_at, seen_at, expires_at, address, agent, way)
         values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10)`,
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
          way,
        ],
      )
      // Only who knew the password forgets the misses: a provider's word says nothing about who was guessing.
      if (way !== 'provider')
        await sql.query('delete from attempt where party = $1 and username = $2', [party, person.username])
      return signedIn(party, person, acting, duties, way, way !== 'password', hash)
    })
    if (isRefusal(session)) return session
    return { token, session }
  }

  /**
   * Ends sessions that began while the clock was ahead, once it has been set back: they would last longer by as much. One
   * that began before and was only used meanwhile goes on as if used now.
   */
  async endAhead(party: PartyId): Promise<void> {
    await this.#setBack.look(party, this.#now())
  }

  /** The person behind a cookie's token in one of the node's parties, or undefined where it has ended or never was. */
  async read(party: PartyId, token: string): Promise<SignedIn | undefined> {
    const hash = tokenHash(token)
    const now = this.#now()
    await this.#setBack.look(party, now)
    return this.#believed.get(party, hash.toString('hex'), now, () => this.#readTable(party, hash, now))
  }

  async #readTable(party: PartyId, hash: Buffer, now: number): Promise<ReadSession | undefined> {
    const key = hash.toString('hex')
    const [found, duties] = (await this.#inOneTrip(party, readsOf(party, key))) as unknown as [SessionRow[], HeldDuty[]]
    const row = found[0]
    if (row === undefined) return undefined
    const ends = Date.parse(row.expires_at)
    if (row.disabled_at !== null || ends <= now || Date.parse(row.seen_at) + idleMs <= now) {
      await this.#inParty(party, (sql) =>
        sql.query('delete from session where party = $1 and token_hash = $2', [party, key]),
      )
      return undefined
    }
    if (Date.parse(row.seen_at) + seenEveryMs <= now) {
      await this.#inParty(party, (sql) =>
        sql.query('update session set seen_at = $3 where party = $1 and token_hash = $2', [party, key, new Date(now)]),
      )
    }
    const acting = duties.find((duty) => duty.desk === row.desk && duty.role === row.role)
    if (acting === undefined) return undefined
    return { session: signedIn(party, row, acting, duties, row.way, row.has_totp, hash), ends }
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
    this.#believed.forget((_, one) => one === key)
    return { ...session, acting: own }
  }

  /**
   * Sets a new password. Every other session of the person ends, and this one goes on under a new token.
   *
   * @returns the new token for the cookie
   */
  async changePassword(session: SignedIn, current: string, next: string): Promise<{ token: string } | Refusal> {
    const weak = checkNewPassword(next, session.username)
    if (weak !== undefined) return weak
    const { party, officer } = session
    const wrong = await this.passwordIsWrong(session, current)
    if (wrong !== undefined) return wrong
    const hash = await hashPassword(next)
    await this.#inParty(party, (sql) =>
      sql.query(
        'update person set password_hash = $3, must_change = false, changed_at = $4 where party = $1 and id = $2',
        [party, officer, hash, new Date(this.#now())],
      ),
    )
    return this.rotate(session)
  }

  /** Whoever sits down at an open session does not know the password: asked before what only its owner may do. */
  async passwordIsWrong({ party, username }: SignedIn, password: string): Promise<Refusal | undefined> {
    const answer = await this.lockOut.attempt(party, username, async () => {
      const person = await this.#personBy(party, 'username', username)
      if (await passwordFits(person?.password_hash, password)) return undefined
      await this.lockOut.missed(party, username, '')
      return refuse('identity.wrong-credentials', {}, 'current')
    })
    return answer
  }

  /** Ends every other session of the person and gives this one a new token. */
  async rotate(session: SignedIn, way: Way = session.way): Promise<{ token: string }> {
    const token = newToken()
    const { party, officer } = session
    await this.#inParty(party, async (sql) => {
      const own = session.tokenHash.toString('hex')
      await sql.query('delete from session where party = $1 and person = $2 and token_hash <> $3', [
        party,
        officer,
        own,
      ])
      await sql.query('update session set token_hash = $3, way = $4 where party = $1 and token_hash = $2', [
        party,
        own,
        tokenHash(token).toString('hex'),
        way,
      ])
    })
    this.forget(officer)
    return { token }
  }

  /** A person's open sessions, the one used last first. */
  async list(party: PartyId, officer: string): Promise<OpenSession[]> {
    const now = this.#now()
    const found = await this.#inParty(party, (sql) =>
      sql.query<
        Duty &
          Record<'token_hash' | 'created_at' | 'seen_at' | 'expires_at' | 'address' | 'agent', string> & { way: Way }
      >(
        `select token_hash, desk, role, way, created_at, seen_at, expires_at, address, agent from session
         where party = $1 and person = $2 and expires_at > $3 and seen_at > $4 order by seen_at desc, token_hash`,
        [party, officer, new Date(now), new Date(now - idleMs)],
      ),
    )
    return found.rows.map((row) => ({
      id: sessionId(row.token_hash),
      acting: { desk: row.desk, role: row.role },
      way: row.way,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      expiresAt: row.expires_at,
      address: row.address ?? '',
      agent: row.agent ?? '',
    }))
  }

  /** Ends one of a person's sessions. Answers with its token's hash, so that open streams end too. */
  async revoke(party: PartyId, officer: string, id: string): Promise<{ ended: Buffer } | Refusal> {
    const found = await this.#inParty(party, (sql) =>
      sql.query<{ token_hash: string }>(
        'delete from session where party = $1 and person = $2 and left(token_hash, 24) = $3 returning token_hash',
        [party, officer, id],
      ),
    )
    this.forget(officer)
    const ended = found.rows[0]?.token_hash
    return ended === undefined ? refuse('identity.no-such-session', {}) : { ended: Buffer.from(ended, 'hex') }
  }

  async signOut(session: SignedIn): Promise<void> {
    const key = session.tokenHash.toString('hex')
    await this.#inParty(session.party, (sql) =>
      sql.query('delete from session where party = $1 and token_hash = $2', [session.party, key]),
    )
    this.#believed.forget((_, one) => one === key)
  }

  /** Ends all sessions of a person (disabled, roles changed, password reset). */
  async end(party: PartyId, officer: string): Promise<void> {
    await this.#inParty(party, (sql) =>
      sql.query('delete from session where party = $1 and person = $2', [party, officer]),
    )
    this.forget(officer)
  }

  /** The same of everybody in a party, where what is wanted of them changed. */
  forgetParty(party: PartyId): void {
    this.#believed.forget((session) => session.party === party)
  }

  /** Drops what is believed of a person, so that the next request reads the table. */
  forget(officer: string): void {
    this.#believed.forget((session) => session.officer === officer)
  }
}

/** Names a session without opening it. */
export function sessionId(tokenHash: string): string {
  return tokenHash.slice(0, 24)
}

interface SessionRow extends PersonRow {
  desk: string
  role: string
  seen_at: string
  expires_at: string
  way: Way
  has_totp: boolean
}

interface HeldDuty extends Duty {
  wants_code: boolean
}

function signedIn(
  party: PartyId,
  person: PersonRow,
  acting: HeldDuty,
  duties: readonly HeldDuty[],
  way: Way,
  hasCode: boolean,
  tokenHash: Buffer,
): SignedIn {
  return {
    party,
    officer: person.id,
    username: person.username,
    title: person.title,
    acting: { desk: acting.desk, role: acting.role },
    duties: duties.map(({ desk, role }) => ({ desk, role })),
    mustChange: person.must_change && way !== 'provider',
    mustEnrol: way === 'password' && !hasCode && duties.some((duty) => duty.wants_code),
    way,
    tokenHash,
  }
}

/** What a person may act as, and of which the party wants a second factor. `person` is whose, as SQL. */
const dutiesText = (person: string) => `select d.desk, d.role, r.role is not null as wants_code
  from person_desk d left join second_factor_role r on r.party = $1 and r.role = d.role
  where d.party = $1 and d.person = ${person} order by d.since, d.desk, d.role`

async function dutiesOf(sql: Tx, party: PartyId, officer: string): Promise<HeldDuty[]> {
  return (await sql.query<HeldDuty>(dutiesText('$2'), [party, officer])).rows
}

const sessionText = `select p.id, p.username, p.title, p.must_change, p.disabled_at, s.desk, s.role, s.seen_at, s.expires_at,
    s.way, t.confirmed_at is not null as has_totp
  from session s join person p on p.party = $1 and p.id = s.person
  left join person_totp t on t.party = $1 and t.person = s.person
  where s.party = $1 and s.token_hash = $2`
const dutiesOfSession = dutiesText('(select s.person from session s where s.party = $1 and s.token_hash = $2)')

/** A session with its person, and the person's duties. */
function readsOf(party: PartyId, key: string): Read[] {
  const values = [party, key]
  return [
    { name: 'session', text: sessionText, values },
    { name: 'duties of session', text: dutiesOfSession, values },
  ]
}
