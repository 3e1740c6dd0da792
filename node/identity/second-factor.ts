import { hash } from 'node:crypto'
import { type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import { generateSecret, generateURI, verifySync } from 'otplib'
import type { Sealing } from '../journal/seal.ts'
import type { Tx } from '../store/transaction.ts'
import type { InIdentity } from './people-port.ts'
import { newPhrase } from './token.ts'

/** Seconds of one code; one step before and one after are taken too, for phones whose clock is off. */
const periodSeconds = 30
const recoveryCodes = 10

interface TotpRow {
  sealed: Uint8Array
  confirmed_at: string | null
  last_step: number
}

/**
 * Time-based codes as a second factor, and recovery codes for a lost phone. The secret is sealed with the node's key
 * secret, recovery codes are kept as hashes; either is good once.
 *
 * @source RFC 6238 (section 5.2: a code is accepted once), RFC 4226
 */
export class SecondFactor {
  readonly #inParty: InIdentity
  readonly #sealing: Sealing
  readonly #now: () => number

  constructor(inParty: InIdentity, sealing: Sealing, now: () => number) {
    this.#inParty = inParty
    this.#sealing = sealing
    this.#now = now
  }

  async status(party: PartyId, person: string): Promise<{ on: boolean; recoveryLeft: number }> {
    return this.#inParty(party, async (sql) => {
      const row = await totpOf(sql, party, person)
      const codes = await sql.query(
        'select 1 from recovery_code where party = $1 and person = $2 and used_at is null',
        [party, person],
      )
      return { on: row !== undefined && row.confirmed_at !== null, recoveryLeft: codes.count }
    })
  }

  /** Who has it in force. */
  async enrolled(party: PartyId): Promise<Set<string>> {
    const found = await this.#inParty(party, (sql) =>
      sql.query<{ person: string }>('select person from person_totp where party = $1 and confirmed_at is not null', [
        party,
      ]),
    )
    return new Set(found.rows.map(({ person }) => person))
  }

  /** A new secret, in force once its first code is entered. Begun again, the one before is forgotten. */
  async begin(party: PartyId, person: string, label: string): Promise<{ secret: string; uri: string } | Refusal> {
    const secret = generateSecret()
    const sealed = this.#sealing.seal(Buffer.from(secret), labelOf(party, person))
    return this.#inParty(party, async (sql) => {
      const row = await totpOf(sql, party, person)
      if (row !== undefined && row.confirmed_at !== null) return refuse('identity.has-second-factor', {})
      await sql.query(
        `insert into person_totp (party, person, sealed, confirmed_at, last_step) values ($1, $2, $3, null, 0)
         on conflict (party, person) do update set sealed = excluded.sealed, last_step = 0`,
        [party, person, sealed],
      )
      return { secret, uri: generateURI({ issuer: 'Lianyu', label, secret }) }
    })
  }

  /** Its first code puts it in force; answers with the recovery codes, which are shown this once. */
  async confirm(party: PartyId, person: string, code: string): Promise<string[] | Refusal> {
    return this.#inParty(party, async (sql) => {
      const row = await totpOf(sql, party, person)
      if (row === undefined || row.confirmed_at !== null) return refuse('identity.no-second-factor', {})
      const step = this.#stepOf(party, person, row, code)
      if (step === undefined) return refuse('identity.code-wrong', {}, 'code')
      await sql.query('update person_totp set confirmed_at = $3, last_step = $4 where party = $1 and person = $2', [
        party,
        person,
        new Date(this.#now()),
        step,
      ])
      return this.#newCodes(sql, party, person)
    })
  }

  /** Whether the person may pass: `off` where there is no second factor, else by a code or a recovery code. */
  async check(
    party: PartyId,
    person: string,
    code: string | undefined,
  ): Promise<'off' | 'passed' | 'needed' | 'wrong'> {
    return this.#inParty(party, async (sql) => {
      // The row's lock makes two uses of one code take turns.
      const row = await totpOf(sql, party, person)
      if (row === undefined || row.confirmed_at === null) return 'off'
      const typed = code?.replace(/[\s-]/g, '').toLowerCase() ?? ''
      if (typed === '') return 'needed'
      if (/^\d{6}$/.test(typed)) {
        const step = this.#stepOf(party, person, row, typed)
        if (step === undefined) return 'wrong'
        await sql.query('update person_totp set last_step = $3 where party = $1 and person = $2', [party, person, step])
        return 'passed'
      }
      const used = await sql.query(
        'update recovery_code set used_at = $4 where party = $1 and person = $2 and code_hash = $3 and used_at is null',
        [party, person, codeHash(party, person, typed), new Date(this.#now())],
      )
      return used.count === 1 ? 'passed' : 'wrong'
    })
  }

  /** New recovery codes; those before are good no longer. */
  async renewCodes(party: PartyId, person: string): Promise<string[]> {
    return this.#inParty(party, (sql) => this.#newCodes(sql, party, person))
  }

  async turnOff(party: PartyId, person: string): Promise<void> {
    await this.#inParty(party, async (sql) => {
      await sql.query('delete from recovery_code where party = $1 and person = $2', [party, person])
      await sql.query('delete from person_totp where party = $1 and person = $2', [party, person])
    })
  }

  /** Roles of which the party wants it. */
  async wanted(party: PartyId): Promise<string[]> {
    const found = await this.#inParty(party, (sql) =>
      sql.query<{ role: string }>('select role from second_factor_role where party = $1 order by role', [party]),
    )
    return found.rows.map(({ role }) => role)
  }

  async want(party: PartyId, roles: readonly string[]): Promise<void> {
    await this.#inParty(party, async (sql) => {
      await sql.query('delete from second_factor_role where party = $1', [party])
      await sql.query(
        'insert into second_factor_role (party, role) select $1, wanted.role from unnest($2::text[]) as wanted (role)',
        [party, [...new Set(roles)].sort()],
      )
    })
  }

  /** The time step of a code that fits and was not used; undefined where it does not. */
  #stepOf(party: PartyId, person: string, row: TotpRow, code: string): number | undefined {
    const secret = this.#sealing.open(row.sealed, labelOf(party, person))?.toString()
    if (secret === undefined || !/^\d{6}$/.test(code)) return undefined
    const epoch = Math.floor(this.#now() / 1000)
    const after = row.last_step === 0 ? {} : { afterTimeStep: row.last_step }
    const found = verifySync({
      secret,
      token: code,
      epoch,
      epochTolerance: periodSeconds,
      period: periodSeconds,
      ...after,
    })
    return found.valid && 'timeStep' in found ? found.timeStep : undefined
  }

  async #newCodes(sql: Tx, party: PartyId, person: string): Promise<string[]> {
    const codes = Array.from({ length: recoveryCodes }, newPhrase)
    await sql.query('delete from recovery_code where party = $1 and person = $2', [party, person])
    await sql.query(
      `insert into recovery_code (party, person, code_hash)
       select $1, $2, made.code_hash from unnest($3::text[]) as made (code_hash)`,
      [party, person, codes.map((code) => codeHash(party, person, code.replaceAll('-', '')))],
    )
    return codes
  }
}

async function totpOf(sql: Tx, party: PartyId, person: string): Promise<TotpRow | undefined> {
  const found = await sql.query<TotpRow>(
    'select sealed, confirmed_at, last_step from person_totp where party = $1 and person = $2 for update',
    [party, person],
  )
  return found.rows[0]
}

/** Bound to the person, so that nobody's secret can be put in another's place. */
function labelOf(party: PartyId, person: string): string {
  return `lianyu second factor ${party} ${person}`
}

/** 79 random bits need no slow hash. */
function codeHash(party: PartyId, person: string, code: string): string {
  return hash('sha256', `lianyu recovery code\n${party}\n${person}\n${code}`, 'hex')
}
