import { instantOf, type LogId, type PartyId, type Refusal } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { Audit } from '../identity/audit.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

export interface PutAsideDeps {
  store: Store
  audit: Audit
  exchange: Pick<Exchange, 'quarantineList'>
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
}

/**
 * Writes down that a peer's log was put aside, once for each time it was, and tells the administrators. The exchange
 * reports every trouble it meets; whether it came to quarantine is read from the evidence that was kept.
 */
export class PutAside {
  readonly #deps: PutAsideDeps
  #tail: Promise<void> = Promise.resolve()

  constructor(deps: PutAsideDeps) {
    this.#deps = deps
  }

  report(trouble: { party: PartyId; peer: PartyId; origin?: LogId; refusal: Refusal }): void {
    const { party, peer, origin } = trouble
    if (origin === undefined) return
    this.#tail = this.#tail.then(() =>
      this.#write(party, peer, origin).catch((error: unknown) => this.#deps.onTrouble?.('noting a quarantine', error)),
    )
  }

  async stop(): Promise<void> {
    await this.#tail
  }

  async #write(party: PartyId, peer: PartyId, origin: LogId): Promise<void> {
    const { store, audit, exchange, now } = this.#deps
    const line = (await exchange.quarantineList(party)).find((one) => one.origin === origin && !one.releasedAt)
    if (line === undefined) return
    const cause = `quarantine ${origin} ${line.index} ${line.at}`
    const known = await inParty(store, party, 'app', (tx) =>
      tx.query('select id from notice where party = $1 and cause = $2', [party, cause]),
    )
    if (known.count > 0) return
    // The fact comes first: told twice in the audit log is better than never, should the process die in between.
    await audit.note(party, 'quarantined', { about: `${origin} ${line.index}`, note: line.why })
    await inParty(store, party, 'app', (tx) =>
      tx.query(
        `insert into notice (party, id, desk, what, facts, at, cause) values ($1, $2, 'administration', 'quarantined', $3, $4, $5)
         on conflict (party, cause) do nothing`,
        [
          party,
          newCommandId(now()),
          JSON.stringify({ peer, origin, index: line.index, why: line.why }),
          instantOf(now()),
          cause,
        ],
      ),
    )
  }
}
