import {
  type Fact,
  isRefusal,
  type Kind,
  type KindsByHash,
  type MatterId,
  type PartContent,
  type PartyId,
  type Told,
  tellingSteps,
  toldBy,
} from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { FollowUp } from './follow-up.ts'

export interface TellOtherDeps {
  store: Store
  journal: Journal
  kinds: readonly Kind[]
  kindsByHash: KindsByHash
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
}

/** Matters of each telling kind looked at after a start, those that changed last: what a crash can have left out. */
const mostSwept = 1_000

/**
 * Tells another matter of a step (`tells`): an award on a disputed report stands on the other report too. The node of who
 * took the step alone tells it, once for each fact; where the matter stands under an agreement, its log carries it there.
 */
export class TellOther {
  readonly #deps: TellOtherDeps
  readonly #telling: ReadonlyMap<string, ReadonlySet<string>>
  readonly #following: FollowUp

  constructor(deps: TellOtherDeps) {
    this.#deps = deps
    this.#telling = new Map(
      deps.kinds.flatMap((kind) => {
        const steps = tellingSteps(kind)
        return steps.size === 0 ? [] : [[kind.declaration.id, new Set(steps.keys())] as const]
      }),
    )
    this.#following = new FollowUp(deps, {
      doing: 'telling another matter',
      follows: ({ kind, step }) => this.#telling.get(kind)?.has(step) === true,
      left: (party) => this.#left(party),
      take: (party, matter) => this.#tellAll(party, matter),
    })
  }

  start(): Promise<void> {
    return this.#following.start()
  }

  stop(): Promise<void> {
    return this.#following.stop()
  }

  async #left(party: PartyId): Promise<MatterId[]> {
    const left: MatterId[] = []
    for (const kind of this.#telling.keys()) {
      const held = await inParty(this.#deps.store, party, 'app', (tx) =>
        tx.query<{ id: MatterId }>(
          'select id from matter_now where party = $1 and kind = $2 order by changed_second desc limit $3',
          [party, kind, mostSwept],
        ),
      )
      left.push(...held.rows.map(({ id }) => id))
    }
    return left
  }

  async #tellAll(party: PartyId, id: MatterId): Promise<boolean> {
    const { journal, kindsByHash } = this.#deps
    const matter = await journal.get(party, id)
    const kind = matter && kindsByHash(matter.shared.kind)
    const steps = kind && this.#telling.get(kind.declaration.id)
    if (matter === undefined || kind === undefined || steps === undefined) return true
    // Where nobody was named there is nobody to tell, and its facts need no look.
    const named = [...tellingSteps(kind).values()].some(({ at }) => typeof matter.shared.fields[at] === 'string')
    if (!named) return true
    let all = true
    for (const { leaf, log, index, bytes, parts } of await journal.facts(party, id)) {
      const envelope = JSON.parse(Buffer.from(bytes).toString('utf8')) as Fact['envelope']
      if (!steps.has(envelope.step) || envelope.by.party !== party) continue
      const shared = parts.shared && (JSON.parse(Buffer.from(parts.shared.bytes).toString('utf8')) as PartContent)
      const told = toldBy(kind, matter, { leaf, log, index, envelope, parts: shared ? { shared } : {} })
      if (told !== undefined) all = (await this.#tell(party, envelope.by.desk, told)) && all
    }
    return all
  }

  async #tell(party: PartyId, desk: string, { matter, step, data, known }: Told): Promise<boolean> {
    const { journal, kindsByHash, now, onTrouble } = this.#deps
    const other = await journal.get(party, matter)
    // Not held here, or of a declaration from before this step: it is told nothing.
    if (other === undefined || kindsByHash(other.shared.kind)?.declaration.open[step] === undefined) return true
    const entries = other.shared.adds[step] ?? []
    if (entries.some(({ fields }) => fields[known.field] === known.leaf)) return true
    const actor = { party, desk, role: 'system', officer: 'node' }
    const answer = await journal.step({ party, actor, command: newCommandId(now()), matter, step, data })
    if (!isRefusal(answer)) return true
    onTrouble?.(`telling ${matter} by ${step}`, answer)
    return false
  }
}
