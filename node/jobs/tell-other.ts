import {
  type Fact,
  isRefusal,
  type Matter,
  type MatterId,
  type PartContent,
  type PartyId,
  type Told,
  tellingSteps,
  toldBy,
} from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import { type FollowingDeps, type FollowingJob, stepsByKind } from './follow-up.ts'
import { recentMatters } from './recent-matters.ts'

/**
 * Tells another matter of a step (`tells`): an award on a disputed report stands on the other report too. The node of who
 * took the step alone tells it, once for each fact; where the matter stands under an agreement, its log carries it there.
 */
export class TellOther implements FollowingJob {
  readonly doing = 'telling another matter'
  readonly #deps: FollowingDeps
  readonly #telling: ReadonlyMap<string, ReadonlySet<string>>

  constructor(deps: FollowingDeps) {
    this.#deps = deps
    this.#telling = stepsByKind(deps.kinds, (kind) => tellingSteps(kind).keys())
  }

  follows({ kind, step }: { kind: string; step: string }): boolean {
    return this.#telling.get(kind)?.has(step) === true
  }

  left(party: PartyId): Promise<MatterId[]> {
    return recentMatters(this.#deps, party, this.#telling.keys(), (matter) => this.#namesOne(matter))
  }

  /** Where nobody was named there is nobody to tell, and its facts need no look. */
  #namesOne({ shared }: Matter): boolean {
    const kind = this.#deps.kindsByHash(shared.kind)
    return (
      kind !== undefined && [...tellingSteps(kind).values()].some(({ at }) => typeof shared.fields[at] === 'string')
    )
  }

  async take(party: PartyId, id: MatterId): Promise<boolean> {
    const { journal, kindsByHash } = this.#deps
    const matter = await journal.get(party, id)
    const kind = matter && kindsByHash(matter.shared.kind)
    const steps = kind && this.#telling.get(kind.declaration.id)
    if (matter === undefined || kind === undefined || steps === undefined || !this.#namesOne(matter)) return true
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
