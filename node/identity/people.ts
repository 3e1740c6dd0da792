import { isRefusal, type PartyId, type Refusal, refuse, rolesOfNobody } from '@lianyu/kernel'
import type { Tx } from '../store/transaction.ts'
import { checkNewPassword, hashPassword } from './password.ts'
import type { InIdentity } from './people-port.ts'
import type { Duty } from './session.ts'
import { newOfficerId, newPhrase } from './token.ts'

export interface Person {
  id: string
  username: string
  title: string
  duties: Duty[]
  disabledAt: string | null
  mustChange: boolean
}

export interface NewPerson {
  username: string
  title: string
  duties: Duty[]
  /** Where absent, one is made, shown once, and must be changed at the first sign-in. */
  password?: string
}

/** The people of a party and their duties. Every change is also a fact in the party's audit log, written by the caller. */
export class People {
  readonly #inParty: InIdentity
  readonly #now: () => number

  constructor(inParty: InIdentity, now: () => number) {
    this.#inParty = inParty
    this.#now = now
  }

  async list(party: PartyId): Promise<Person[]> {
    return this.#inParty(party, async (sql) => {
      const people = await sql.query<{
        id: string
        username: string
        title: string
        disabled_at: string | null
        must_change: boolean
      }>('select id, username, title, disabled_at, must_change from person where party = $1 order by username', [party])
      const duties = await sql.query<Duty & { person: string }>(
        'select person, desk, role from person_desk where party = $1 order by since',
        [party],
      )
      return people.rows.map((row) => ({
        id: row.id,
        username: row.username,
        title: row.title,
        disabledAt: row.disabled_at,
        mustChange: row.must_change,
        duties: duties.rows.filter((duty) => duty.person === row.id).map(({ desk, role }) => ({ desk, role })),
      }))
    })
  }

  async idOf(party: PartyId, username: string): Promise<string | undefined> {
    const found = await this.#inParty(party, (sql) =>
      sql.query<{ id: string }>('select id from person where party = $1 and username = $2', [party, username]),
    )
    return found.rows[0]?.id
  }

  /** Adds a person. Answers with the password only when it made one. */
  async add(party: PartyId, person: NewPerson): Promise<{ id: string; password?: string } | Refusal> {
    const made = person.password === undefined ? newPhrase() : undefined
    const password = person.password ?? (made as string)
    const weak = checkNewPassword(password, person.username)
    if (weak !== undefined) return weak
    const hash = await hashPassword(password)
    const id = newOfficerId()
    const now = new Date(this.#now())
    const added = await this.#inParty(party, async (sql) => {
      const taken = await sql.query('select 1 from person where party = $1 and username = $2', [party, person.username])
      if (taken.count !== 0) return refuse('identity.username-taken', { username: person.username }, 'username')
      const unknown = await refusedDuty(sql, party, person.duties)
      if (unknown !== undefined) return unknown
      await sql.query(
        `insert into person (party, id, username, title, password_hash, must_change, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)`,
        [party, id, person.username, person.title, hash, made !== undefined, now],
      )
      await giveDuties(sql, party, id, person.duties, now)
      return undefined
    })
    if (isRefusal(added)) return added
    return { id, ...(made === undefined ? {} : { password: made }) }
  }

  /** Changes title, duties or whether a person may sign in. The last administrator stays one. */
  async change(
    party: PartyId,
    id: string,
    change: { title?: string; duties?: Duty[]; disabled?: boolean },
  ): Promise<Refusal | undefined> {
    const now = new Date(this.#now())
    return this.#inParty(party, async (sql) => {
      const found = await sql.query('select 1 from person where party = $1 and id = $2 for update', [party, id])
      if (found.count === 0) return refuse('node.not-found', { what: 'person' })
      // Everything that can be refused is refused before the first row changes.
      const unknown = change.duties && (await refusedDuty(sql, party, change.duties))
      if (unknown !== undefined) return unknown
      const loses = change.disabled === true || (change.duties !== undefined && !change.duties.some(isAdministrator))
      if (loses && (await isLastAdministrator(sql, party, id))) return refuse('identity.last-administrator', {})
      if (change.title !== undefined)
        await sql.query('update person set title = $3, changed_at = $4 where party = $1 and id = $2', [
          party,
          id,
          change.title,
          now,
        ])
      if (change.disabled !== undefined)
        await sql.query('update person set disabled_at = $3, changed_at = $4 where party = $1 and id = $2', [
          party,
          id,
          change.disabled ? now : null,
          now,
        ])
      if (change.duties !== undefined) {
        await sql.query('delete from person_desk where party = $1 and person = $2', [party, id])
        await giveDuties(sql, party, id, change.duties, now)
      }
      return undefined
    })
  }

  /** A new password that must be changed at the next sign-in; the way back from a lock-out. Shown once. */
  async resetPassword(party: PartyId, id: string): Promise<{ password: string } | Refusal> {
    const password = newPhrase()
    const hash = await hashPassword(password)
    return this.#inParty(party, async (sql) => {
      const found = await sql.query<{ username: string }>(
        'update person set password_hash = $3, must_change = true, changed_at = $4 where party = $1 and id = $2 returning username',
        [party, id, hash, new Date(this.#now())],
      )
      const username = found.rows[0]?.username
      if (username === undefined) return refuse('node.not-found', { what: 'person' })
      await sql.query('delete from attempt where party = $1 and username = $2', [party, username])
      return { password }
    })
  }
}

function isAdministrator(duty: Duty): boolean {
  return duty.role === 'administrator'
}

async function isLastAdministrator(sql: Tx, party: PartyId, id: string): Promise<boolean> {
  const found = await sql.query<{ person: string }>(
    `select d.person from person_desk d join person p on p.party = $1 and p.id = d.person
     where d.party = $1 and d.role = 'administrator' and p.disabled_at is null`,
    [party],
  )
  const administrators = new Set(found.rows.map((row) => row.person))
  return administrators.has(id) && administrators.size === 1
}

async function refusedDuty(sql: Tx, party: PartyId, duties: Duty[]): Promise<Refusal | undefined> {
  const posing = duties.find(({ role }) => rolesOfNobody.includes(role))
  if (posing !== undefined) return refuse('identity.role-not-for-people', { role: posing.role }, 'duties')
  const found = await sql.query<{ id: string }>('select id from desk where party = $1 and closed_at is null', [party])
  const desks = new Set(found.rows.map((row) => row.id))
  const unknown = duties.find((duty) => !desks.has(duty.desk))
  return unknown && refuse('identity.unknown-desk', { desk: unknown.desk }, 'duties')
}

async function giveDuties(sql: Tx, party: PartyId, person: string, duties: Duty[], since: Date): Promise<void> {
  await sql.query(
    `insert into person_desk (party, person, desk, role, since)
     select $1, $2, duty.desk, duty.role, duty.since
     from unnest($3::text[], $4::text[], $5::timestamptz[]) as duty (desk, role, since)`,
    [
      party,
      person,
      duties.map((duty) => duty.desk),
      duties.map((duty) => duty.role),
      // A millisecond apart, so that the first one named is the one they begin with.
      duties.map((_, n) => new Date(since.getTime() + n)),
    ],
  )
}
