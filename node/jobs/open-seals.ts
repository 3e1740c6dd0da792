import { isRefusal, type KindsByHash, type MatterId, type PartyId, sealedEntries } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import { forgetSealed, openableMatters, openableOf } from '../journal/sealed-entries.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import type { FollowingJob } from './follow-up.ts'

export interface OpenSealsDeps {
  store: Store
  journal: Journal
  kindsByHash: KindsByHash
  /** Ids of the steps after which something may be due, over all kinds that this node knows. */
  steps: ReadonlySet<string>
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
}

const desk = 'office'

/**
 * Opens what the parties of this node sealed, once the matter's main track stands where that is due, each entry by a fact
 * of its own. The values leave their table with the fact that says them; those that came too late stay sealed and are left
 * where they are.
 */
export class OpenSeals implements FollowingJob {
  readonly doing = 'opening what was sealed'
  readonly #deps: OpenSealsDeps

  constructor(deps: OpenSealsDeps) {
    this.#deps = deps
  }

  follows({ step }: { step: string }): boolean {
    return this.#deps.steps.has(step)
  }

  left(party: PartyId): Promise<MatterId[]> {
    return inParty(this.#deps.store, party, 'app', openableMatters)
  }

  async take(party: PartyId, matter: MatterId): Promise<boolean> {
    const { store, journal, kindsByHash, now, onTrouble } = this.#deps
    const kept = await inParty(store, party, 'app', (tx) => openableOf(tx, matter))
    if (kept.length === 0) return true
    const held = await journal.get(party, matter)
    const kind = held && kindsByHash(held.shared.kind)
    if (held === undefined || kind === undefined) return true
    let all = true
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
          all = false
          continue
        }
      }
      await inParty(store, party, 'app', (tx) => forgetSealed(tx, leaf))
    }
    return all
  }
}
