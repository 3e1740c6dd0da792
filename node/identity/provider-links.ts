import { type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import type { InIdentity } from './people-port.ts'

export interface ProviderLink {
  person: string
  issuer: string
  subject: string
}

/** Who the subjects of a party's identity provider are here: linked one by one, by an administrator. */
export class ProviderLinks {
  readonly #inParty: InIdentity
  readonly #now: () => number

  constructor(inParty: InIdentity, now: () => number) {
    this.#inParty = inParty
    this.#now = now
  }

  async personOf(party: PartyId, issuer: string, subject: string): Promise<string | undefined> {
    const found = await this.#inParty(party, (sql) =>
      sql.query<{ person: string }>(
        'select person from person_provider where party = $1 and issuer = $2 and subject = $3',
        [party, issuer, subject],
      ),
    )
    return found.rows[0]?.person
  }

  async list(party: PartyId): Promise<ProviderLink[]> {
    const found = await this.#inParty(party, (sql) =>
      sql.query<ProviderLink>('select person, issuer, subject from person_provider where party = $1 order by person', [
        party,
      ]),
    )
    return found.rows
  }

  /** Links a person to one subject of an issuer, in place of the one before. */
  async link(party: PartyId, link: ProviderLink, by: string): Promise<Refusal | undefined> {
    const { person, issuer, subject } = link
    return this.#inParty(party, async (sql) => {
      const known = await sql.query('select 1 from person where party = $1 and id = $2', [party, person])
      if (known.count === 0) return refuse('node.not-found', { what: '人员 person' })
      await sql.query('delete from person_provider where party = $1 and person = $2 and issuer = $3', [
        party,
        person,
        issuer,
      ])
      const linked = await sql.query(
        `insert into person_provider (party, issuer, subject, person, linked_by, linked_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (party, issuer, subject) do nothing`,
        [party, issuer, subject, person, by, new Date(this.#now())],
      )
      if (linked.count === 0) throw new LinkTaken()
      return undefined
    }).catch((error: unknown) => {
      if (error instanceof LinkTaken) return refuse('identity.link-taken', {}, 'subject')
      throw error
    })
  }

  async unlink(party: PartyId, person: string): Promise<void> {
    await this.#inParty(party, (sql) =>
      sql.query('delete from person_provider where party = $1 and person = $2', [party, person]),
    )
  }
}

/** Thrown to roll back: the link that was there stays. */
class LinkTaken extends Error {}
