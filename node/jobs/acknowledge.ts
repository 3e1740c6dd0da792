import {
  acknowledgementDue,
  agreementKindId,
  agreementOf,
  isRefusal,
  type KindsByHash,
  type MatterId,
  type PartyId,
} from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

export interface AcknowledgeDeps {
  store: Store
  journal: Journal
  kindsByHash: KindsByHash
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
}

/** At which desk the node says so; who signed is in the signatures themselves. */
const desk = 'office'

/**
 * Says for each hosted party, as soon as it is so, that its log holds every party's signature of the same draft: from
 * there on it may carry what the agreement allows. Nobody decides anything here, so nobody is asked. Follows commits;
 * `sweep` finds what a crash left out.
 */
export class Acknowledgements {
  readonly #deps: AcknowledgeDeps
  #tail: Promise<void> = Promise.resolve()
  #unlisten: (() => void) | undefined

  constructor(deps: AcknowledgeDeps) {
    this.#deps = deps
  }

  async start(): Promise<void> {
    this.#unlisten = this.#deps.journal.onCommit(({ party, facts }) => {
      for (const { kind, matter } of facts) if (kind === agreementKindId) this.#soon(party, matter)
    })
    await this.sweep()
  }

  async stop(): Promise<void> {
    this.#unlisten?.()
    await this.#tail
  }

  async sweep(): Promise<void> {
    const { store, journal } = this.#deps
    for (const party of journal.parties()) {
      const held = await inParty(store, party, 'app', (tx) =>
        tx.query<{ id: MatterId }>('select id from matter where party = $1 and kind = $2', [party, agreementKindId]),
      )
      for (const { id } of held.rows) this.#soon(party, id)
    }
    await this.#tail
  }

  #soon(party: PartyId, matter: MatterId): void {
    this.#tail = this.#tail.then(() =>
      this.#acknowledge(party, matter).catch((error: unknown) =>
        this.#deps.onTrouble?.('acknowledging an agreement', error),
      ),
    )
  }

  async #acknowledge(party: PartyId, matter: MatterId): Promise<void> {
    const { journal, kindsByHash, now } = this.#deps
    const held = await journal.get(party, matter)
    if (held === undefined || kindsByHash(held.shared.kind)?.declaration.id !== agreementKindId) return
    const step = acknowledgementDue(agreementOf(held.shared), party)
    if (step === undefined) return
    const receipt = await journal.step({
      party,
      actor: { party, desk, role: 'system', officer: 'node' },
      command: newCommandId(now()),
      matter,
      step,
      data: {},
    })
    if (isRefusal(receipt)) this.#deps.onTrouble?.(`acknowledging ${matter}`, receipt)
  }
}
