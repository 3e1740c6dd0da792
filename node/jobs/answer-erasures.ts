import { isRefusal, type LeafHex, type MatterId, type PartName, type PartyId, partNames } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Audit } from '../identity/audit.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

export interface AnswerErasuresDeps {
  store: Store
  journal: Journal
  files: FileStore
  audit: Audit
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
}

const desk = 'office'
/** What was refused (a disk that was full, a log behind after a restore) is tried again. */
const againMs = 10 * 60_000

/**
 * What follows from a fact that asks for an erasure, on every node that holds the matter: the bytes of files that nothing
 * else names are removed, and the party says with a fact of its own that the part is gone. The rows themselves went in the
 * transaction that took the fact in. Follows commits; `sweep` finds what a crash left out.
 */
export class AnswerErasures {
  readonly #deps: AnswerErasuresDeps
  #tail: Promise<void> = Promise.resolve()
  #unlisten: (() => void) | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(deps: AnswerErasuresDeps) {
    this.#deps = deps
  }

  async start(): Promise<void> {
    this.#unlisten = this.#deps.journal.onCommit(({ party, facts }) => {
      for (const { matter, step } of facts) if (step === 'erase') this.#soon(party, matter)
    })
    this.#timer = setInterval(() => {
      this.sweep().catch((error: unknown) => this.#deps.onTrouble?.('answering erasures', error))
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
      const text = `select distinct e.matter from erased_part p join entry e on e.party = $1 and e.log = p.log and e.idx = p.idx
        where p.party = $1`
      const held = await inParty(store, party, 'app', (tx) => tx.query<{ matter: MatterId }>(text, [party]))
      for (const { matter } of held.rows) this.#soon(party, matter)
    }
    await this.#tail
  }

  #soon(party: PartyId, matter: MatterId): void {
    this.#tail = this.#tail
      .then(() => this.#removeFiles(party))
      .then(() => this.#answer(party, matter))
      .catch((error: unknown) => this.#deps.onTrouble?.('answering an erasure', error))
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

  async #answer(party: PartyId, matter: MatterId): Promise<void> {
    const { journal, audit, now } = this.#deps
    const held = await journal.get(party, matter)
    if (held === undefined || !held.shared.parties.includes(party)) return
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
      if (isRefusal(receipt)) this.#deps.onTrouble?.(`answering an erasure on ${matter}`, receipt)
    }
  }
}
