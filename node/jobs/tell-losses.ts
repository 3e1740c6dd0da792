import { instantOf, type PartyId } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Audit } from '../identity/audit.ts'
import type { Loss } from '../journal/outside.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

export interface TellLossesDeps {
  store: Store
  audit: Pick<Audit, 'note'>
  journal: Pick<Journal, 'parties' | 'losses' | 'readOnly'>
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
}

const lookEveryMs = 2_000

/**
 * Writes down what a party has lost for good, once for each loss, and tells the administrators. What was lost stands outside
 * the database, so a process that dies in between finds it again; as long as the audit log itself waits for its end, so does this.
 */
export class TellLosses {
  readonly #deps: TellLossesDeps
  readonly #told = new Set<Loss>()
  #tail: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined

  constructor(deps: TellLossesDeps) {
    this.#deps = deps
  }

  start(): void {
    this.look()
    this.#timer = setInterval(() => this.look(), lookEveryMs)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#tail
  }

  look(): void {
    for (const party of this.#deps.journal.parties()) {
      const untold = this.#deps.journal.losses(party).some((loss) => !this.#told.has(loss))
      if (untold && this.#deps.journal.readOnly(party) === undefined)
        this.#tail = this.#tail.then(() => this.#tell(party))
    }
  }

  async #tell(party: PartyId): Promise<void> {
    try {
      for (const loss of this.#deps.journal.losses(party)) {
        if (this.#told.has(loss)) continue
        await this.#write(loss)
        this.#told.add(loss)
      }
    } catch (error) {
      this.#deps.onTrouble?.('noting a loss', error)
    }
  }

  async #write(loss: Loss): Promise<void> {
    const { store, audit, now } = this.#deps
    const { party, origin, what, from, to, uncertain, at } = loss
    const cause = `lost ${origin} ${what} ${from} ${at}`
    const known = await inParty(store, party, 'app', (tx) =>
      tx.query('select id from notice where party = $1 and cause = $2', [party, cause]),
    )
    if (known.count > 0) return
    // The fact comes first: told twice in the audit log is better than never, should the process die in between.
    await audit.note(party, 'restored', { about: `${origin} ${what} ${from}–${to}${uncertain ? '+' : ''}` })
    await inParty(store, party, 'app', (tx) =>
      tx.query(
        `insert into notice (party, id, desk, what, facts, at, cause) values ($1, $2, 'administration', $3, $4, $5, $6)
         on conflict (party, cause) do nothing`,
        [
          party,
          newCommandId(now()),
          what === 'entries' ? 'lost' : 'lost-internal',
          JSON.stringify({ origin, from, to, uncertain: uncertain === true, lostAt: at }),
          instantOf(now()),
          cause,
        ],
      ),
    )
  }
}
