import { isRefusal, type KindsByHash, type MatterId, type PartyId, sealedEntries } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import { forgetSealed, openableMatters, openableOf } from '../journal/sealed-entries.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

export interface OpenSealsDeps {
  store: Store
  journal: Journal
  kindsByHash: KindsByHash
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
}

const desk = 'office'
const againMs = 10 * 60_000

/**
 * Opens what the parties of this node sealed, once the matter's main track stands where that is due, each entry by a fact
 * of its own. Follows commits, own and mirrored; `sweep` finds what a crash left out. The values leave their table with
 * the fact that says them; those that came too late stay sealed and are left where they are.
 */
export class OpenSeals {
  readonly #deps: OpenSealsDeps
  #tail: Promise<void> = Promise.resolve()
  #unlisten: (() => void) | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(deps: OpenSealsDeps) {
    this.#deps = deps
  }

  /** @param steps  ids of the steps after which something may be due, over all kinds that this node knows */
  async start(steps: ReadonlySet<string>): Promise<void> {
    this.#unlisten = this.#deps.journal.onCommit(({ party, facts }) => {
      for (const matter of new Set(facts.filter(({ step }) => steps.has(step)).map((fact) => fact.matter))) {
        this.#soon(party, matter)
      }
    })
    this.#timer = setInterval(() => {
      this.sweep().catch((error: unknown) => this.#deps.onTrouble?.('opening what was sealed', error))
    }, againMs).unref()
    await this.sweep()
  }

  async stop(): Promise<void> {
    this.#unlisten?.()
    clearInterval(this.#timer)
    await this.#tail
  }

  async sweep(): Promise<void> {
    const { store, journal } = this.#deps
    for (const party of journal.parties()) {
      for (const matter of await inParty(store, party, 'app', openableMatters)) this.#soon(party, matter)
    }
    await this.#tail
  }

  #soon(party: PartyId, matter: MatterId): void {
    this.#tail = this.#tail
      .then(() => this.#open(party, matter))
      .catch((error: unknown) => this.#deps.onTrouble?.('opening what was sealed', error))
  }

  async #open(party: PartyId, matter: MatterId): Promise<void> {
    const { store, journal, kindsByHash, now, onTrouble } = this.#deps
    const kept = await inParty(store, party, 'app', (tx) => openableOf(tx, matter))
    if (kept.length === 0) return
    const held = await journal.get(party, matter)
    const kind = held && kindsByHash(held.shared.kind)
    if (held === undefined || kind === undefined) return
    const entries = new Map(sealedEntries(kind, held).map(({ entry }) => [entry.leaf, entry]))
    for (const { leaf, salt, bytes } of kept) {
      const entry = entries.get(leaf)
      if (entry?.late) continue
      if (entry?.opened === undefined) {
        const receipt = await journal.unseal({
          party,
          actor: { party, desk, role: 'system', officer: 'node' },
          command: newCommandId(now()),
          matter,
          leaf,
          salt,
          bytes,
        })
        if (isRefusal(receipt)) {
          onTrouble?.(`opening what was sealed on ${matter}`, receipt)
          continue
        }
      }
      await inParty(store, party, 'app', (tx) => forgetSealed(tx, leaf))
    }
  }
}
