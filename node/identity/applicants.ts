import { isRefusal, type PartyId, parseUscc, type Sort } from '@lianyu/kernel'
import type { Sealing } from '../journal/seal.ts'
import type { InIdentity } from './people-port.ts'
import type { Vouched } from './providers.ts'
import { SetBack } from './set-back.ts'
import { newToken, tokenHash } from './token.ts'

const idleMs = 30 * 60_000
const absoluteMs = 4 * 60 * 60_000
const seenEveryMs = 60_000
const label = 'lianyu applicant claims'

/** A citizen or firm who is signed in. Nobody's name stands in a table: what the provider said is sealed in the session. */
export interface SignedInApplicant {
  party: PartyId
  /** Keyed hash of the provider's subject: the same at every visit, another in every party. */
  applicant: string
  sort: Sort
  name: string | undefined
  uscc: string | undefined
  tokenHash: Buffer
}

interface Claims {
  sort: Sort
  name?: string
  uscc?: string
}

/** Sessions of people outside: a table, a cookie and a token of their own, and nothing of a person who works here. */
export class Applicants {
  readonly #inParty: InIdentity
  readonly #sealing: Sealing
  readonly #now: () => number
  readonly #setBack: SetBack

  constructor(inParty: InIdentity, sealing: Sealing, now: () => number) {
    this.#inParty = inParty
    this.#sealing = sealing
    this.#now = now
    this.#setBack = new SetBack((party, after, now) =>
      this.#inParty(party, async (sql) => {
        await sql.query('delete from applicant_session where party = $1 and created_at > $2', [party, after])
        await sql.query('update applicant_session set seen_at = $3 where party = $1 and seen_at > $2', [
          party,
          after,
          now,
        ])
      }),
    )
  }

  /** Ends sessions that began while the clock was ahead, once it has been set back. */
  async endAhead(party: PartyId): Promise<void> {
    await this.#setBack.look(party, this.#now())
  }

  /** Begins a session; the token is new each time, whatever the browser brought. */
  async begin(applicant: string, { party, said }: Vouched): Promise<string> {
    const token = newToken()
    const now = this.#now()
    const uscc = said.uscc === undefined ? undefined : parseUscc(said.uscc)
    const firm = uscc !== undefined && !isRefusal(uscc)
    const claims: Claims = {
      sort: firm ? 'firm' : 'person',
      ...(said.name === undefined ? {} : { name: said.name }),
      ...(firm ? { uscc: said.uscc as string } : {}),
    }
    await this.#setBack.look(party, now)
    await this.#inParty(party, async (sql) => {
      await sql.query('delete from applicant_session where party = $1 and (expires_at <= $2 or seen_at <= $3)', [
        party,
        new Date(now),
        new Date(now - idleMs),
      ])
      await sql.query(
        `insert into applicant_session (party, token_hash, applicant, claims, created_at, seen_at, expires_at)
         values ($1, $2, $3, $4, $5, $5, $6)`,
        [
          party,
          tokenHash(token).toString('hex'),
          applicant,
          this.#sealing.seal(Buffer.from(JSON.stringify(claims)), label),
          new Date(now),
          new Date(now + absoluteMs),
        ],
      )
    })
    return token
  }

  /** Who stands behind a token, or undefined where it has ended or never was. */
  async read(party: PartyId, token: string): Promise<SignedInApplicant | undefined> {
    const hash = tokenHash(token)
    const key = hash.toString('hex')
    const now = this.#now()
    await this.#setBack.look(party, now)
    return this.#inParty(party, async (sql) => {
      const found = await sql.query<{ applicant: string; claims: Buffer; seen_at: string; expires_at: string }>(
        'select applicant, claims, seen_at, expires_at from applicant_session where party = $1 and token_hash = $2',
        [party, key],
      )
      const row = found.rows[0]
      if (row === undefined) return undefined
      const claims = this.#sealing.open(row.claims, label)
      const ended = Date.parse(row.expires_at) <= now || Date.parse(row.seen_at) + idleMs <= now
      if (claims === undefined || ended) {
        await sql.query('delete from applicant_session where party = $1 and token_hash = $2', [party, key])
        return undefined
      }
      if (Date.parse(row.seen_at) + seenEveryMs <= now) {
        await sql.query('update applicant_session set seen_at = $3 where party = $1 and token_hash = $2', [
          party,
          key,
          new Date(now),
        ])
      }
      const { sort, name, uscc } = JSON.parse(claims.toString()) as Claims
      return { party, applicant: row.applicant, sort, name, uscc, tokenHash: hash }
    })
  }

  async end({ party, tokenHash }: SignedInApplicant): Promise<void> {
    await this.#inParty(party, (sql) =>
      sql.query('delete from applicant_session where party = $1 and token_hash = $2', [
        party,
        tokenHash.toString('hex'),
      ]),
    )
  }
}
