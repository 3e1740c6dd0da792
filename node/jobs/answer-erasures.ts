import { isRefusal, type LeafHex, type MatterId, type PartName, type PartyId, partNames } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Audit } from '../identity/audit.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import type { FollowingJob } from './follow-up.ts'

export interface AnswerErasuresDeps {
  store: Store
  journal: Journal
  files: FileStore
  audit: Audit
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
}

const desk = 'office'

/**
 * What follows from a fact that asks for an erasure, on every node that holds the matter: the bytes of files that nothing
 * else names are removed, and the party says with a fact of its own that the part is gone. The rows themselves went in the
 * transaction that took the fact in.
 */
export class AnswerErasures implements FollowingJob {
  readonly doing = 'answering erasures'
  readonly #deps: AnswerErasuresDeps

  constructor(deps: AnswerErasuresDeps) {
    this.#deps = deps
  }

  follows({ step }: { step: string }): boolean {
    return step === 'erase'
  }

  async take(party: PartyId, matter: MatterId): Promise<boolean> {
    await this.#removeFiles(party)
    return await this.#answer(party, matter)
  }

  async left(party: PartyId): Promise<MatterId[]> {
    const text = `select distinct e.matter from erased_part p join entry e on e.party = $1 and e.log = p.log and e.idx = p.idx
      where p.party = $1`
    const held = await inParty(this.#deps.store, party, 'app', (tx) => tx.query<{ matter: MatterId }>(text, [party]))
    return held.rows.map(({ matter }) => matter)
  }

  async #removeFiles(party: PartyId): Promise<void> {
    const { store, files } = this.#deps
    const found = await inParty(store, party, 'app', (tx) =>
      tx.query<{ hash: string; used: boolean }>(
        `select x.hash, exists (select from file_use f where f.party = $1 and f.hash = x.hash) as used
          from erased_file x where x.party = $1`,
        [party],
      ),
    )
    for (const { hash, used } of found.rows) {
      if (!used) await files.erase(party, hash)
      await inParty(store, party, 'app', (tx) =>
        tx.query('delete from erased_file where party = $1 and hash = $2', [party, hash]),
      )
    }
  }

  async #answer(party: PartyId, matter: MatterId): Promise<boolean> {
    const { journal, audit, now } = this.#deps
    const held = await journal.get(party, matter)
    if (held === undefined || !held.shared.parties.includes(party)) return true
    let all = true
    const { erase = [], erased = [] } = held.shared.adds
    for (const asked of erase) {
      const [leaf, part] = [asked.fields.leaf as LeafHex, partNames.find((name) => name === asked.fields.part)]
      const mine = erased.some((one) => one.by === party && one.fields.leaf === leaf && one.fields.part === part)
      // Who asked did it in the same moment, and says so by asking.
      if (part === undefined || mine || asked.by === party) continue
      await audit.note(party, 'erased-here', { about: matter, note: `${part} ${leaf}` })
      const receipt = await journal.erased({
        party,
        actor: { party, desk, role: 'system', officer: 'node' },
        command: newCommandId(now()),
        matter,
        asked: asked.leaf,
        leaf,
        part: part as PartName,
      })
      if (!isRefusal(receipt)) continue
      this.#deps.onTrouble?.(`answering an erasure on ${matter}`, receipt)
      all = false
    }
    return all
  }
}
