import {
  isRefusal,
  type Kind,
  type KindsByHash,
  type LedTo,
  ledTo,
  type Matter,
  type MatterId,
  type PartyId,
} from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

export interface LeadOnDeps {
  store: Store
  journal: Journal
  kinds: readonly Kind[]
  kindsByHash: KindsByHash
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
}

/** Matters of each leading kind looked at after a start, those that changed last: what a crash can have left out. */
const mostSwept = 1_000

/**
 * Opens what entries of open steps lead to (`leads`): a bad rating becomes a matter with clocks of its own, without
 * anybody asking. The writer's node alone opens it, under the same agreement, with an id that follows from the entry, so
 * that it is there once. Follows commits; `sweep` finds what a crash left out.
 */
export class LeadOn {
  readonly #deps: LeadOnDeps
  readonly #leading: ReadonlyMap<string, ReadonlySet<string>>
  #tail: Promise<void> = Promise.resolve()
  #unlisten: (() => void) | undefined
  #swept: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(deps: LeadOnDeps) {
    this.#deps = deps
    const steps = ({ declaration }: Kind) =>
      Object.keys(declaration.open).filter((step) => declaration.open[step]?.leads !== undefined)
    this.#leading = new Map(
      deps.kinds.flatMap((kind) => {
        const leading = steps(kind)
        return leading.length === 0 ? [] : [[kind.declaration.id, new Set(leading)] as const]
      }),
    )
  }

  /** Listens at once; what a crash left out is looked for while the node already serves. */
  start(): void {
    this.#unlisten = this.#deps.journal.onCommit(({ party, facts }) => {
      for (const { kind, step, matter } of facts) if (this.#leading.get(kind)?.has(step)) this.#soon(party, matter)
    })
    this.#swept = this.sweep().catch((error: unknown) => this.#deps.onTrouble?.('opening what follows', error))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#unlisten?.()
    await this.#swept
    await this.#tail
  }

  async sweep(): Promise<void> {
    const { store, journal } = this.#deps
    for (const party of journal.parties()) {
      for (const kind of this.#leading.keys()) {
        const held = await inParty(store, party, 'app', (tx) =>
          tx.query<{ id: MatterId }>(
            'select id from matter_now where party = $1 and kind = $2 order by changed_second desc limit $3',
            [party, kind, mostSwept],
          ),
        )
        for (const { id } of held.rows) this.#soon(party, id)
      }
    }
    await this.#tail
  }

  #soon(party: PartyId, matter: MatterId): void {
    this.#tail = this.#tail.then(() =>
      this.#stopped
        ? undefined
        : this.#leadOn(party, matter).catch((error: unknown) => this.#deps.onTrouble?.('opening what follows', error)),
    )
  }

  async #leadOn(party: PartyId, id: MatterId): Promise<void> {
    const { journal, kindsByHash } = this.#deps
    const matter = await journal.get(party, id)
    const kind = matter && kindsByHash(matter.shared.kind)
    if (matter === undefined || kind === undefined) return
    for (const step of this.#leading.get(kind.declaration.id) ?? []) {
      for (const entry of matter.shared.adds[step] ?? []) {
        const led = entry.by === party ? ledTo(kind, matter, step, entry) : undefined
        if (led !== undefined) await this.#open(party, matter, led)
      }
    }
  }

  async #open(party: PartyId, { shared }: Matter, { kind, desk, data }: LedTo): Promise<void> {
    const { journal, now, onTrouble } = this.#deps
    const actor = { party, desk, role: 'system', officer: 'node' }
    const at = { agreement: shared.agreement, parties: shared.parties }
    const open = (under: object) => journal.open({ party, actor, command: newCommandId(now()), kind, data, ...under })
    let answer = await open(at.agreement === undefined ? {} : at)
    // An agreement of before this kind may not carry it: it then stays where it was noticed.
    if (isRefusal(answer) && answer.refusal === 'matter.outside-agreement') answer = await open({})
    if (isRefusal(answer) && !opened.has(answer.refusal)) onTrouble?.(`opening ${kind} after ${shared.matter}`, answer)
  }
}

/** It is there already. */
const opened: ReadonlySet<string> = new Set(['journal.matter-exists', 'matter.kept-once'])
