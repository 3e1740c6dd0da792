import { isRefusal, type LedTo, ledTo, type Matter, type MatterId, type PartyId } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import { type FollowingDeps, type FollowingJob, stepsByKind } from './follow-up.ts'
import { recentMatters } from './recent-matters.ts'

/**
 * Opens what entries of open steps lead to (`leads`): a bad rating becomes a matter with clocks of its own, without
 * anybody asking. The writer's node alone opens it, under the same agreement, with an id that follows from the entry, so
 * that it is there once.
 */
export class LeadOn implements FollowingJob {
  readonly doing = 'opening what follows'
  readonly #deps: FollowingDeps
  readonly #leading: ReadonlyMap<string, ReadonlySet<string>>

  constructor(deps: FollowingDeps) {
    this.#deps = deps
    this.#leading = stepsByKind(deps.kinds, ({ declaration: { open } }) =>
      Object.keys(open).filter((step) => open[step]?.leads !== undefined),
    )
  }

  follows({ kind, step }: { kind: string; step: string }): boolean {
    return this.#leading.get(kind)?.has(step) === true
  }

  left(party: PartyId): Promise<MatterId[]> {
    return recentMatters(this.#deps, party, this.#leading.keys(), (matter) => this.#leadsAnywhere(matter))
  }

  #leadsAnywhere({ shared }: Matter): boolean {
    const kind = this.#deps.kindsByHash(shared.kind)
    const steps = kind && this.#leading.get(kind.declaration.id)
    return [...(steps ?? [])].some((step) => (shared.adds[step] ?? []).length > 0)
  }

  async take(party: PartyId, id: MatterId): Promise<boolean> {
    const { journal, kindsByHash } = this.#deps
    const matter = await journal.get(party, id)
    const kind = matter && kindsByHash(matter.shared.kind)
    if (matter === undefined || kind === undefined) return true
    let all = true
    for (const step of this.#leading.get(kind.declaration.id) ?? []) {
      for (const entry of matter.shared.adds[step] ?? []) {
        const led = entry.by === party ? ledTo(kind, matter, step, entry) : undefined
        if (led !== undefined) all = (await this.#open(party, matter, led)) && all
      }
    }
    return all
  }

  async #open(party: PartyId, { shared }: Matter, { kind, desk, data }: LedTo): Promise<boolean> {
    const { journal, now, onTrouble } = this.#deps
    const actor = { party, desk, role: 'system', officer: 'node' }
    const at = { agreement: shared.agreement, parties: shared.parties }
    const open = (under: object) => journal.open({ party, actor, command: newCommandId(now()), kind, data, ...under })
    let answer = await open(at.agreement === undefined ? {} : at)
    // An agreement of before this kind may not carry it: it then stays where it was noticed.
    if (isRefusal(answer) && answer.refusal === 'matter.outside-agreement') answer = await open({})
    if (!isRefusal(answer) || opened.has(answer.refusal)) return true
    onTrouble?.(`opening ${kind} after ${shared.matter}`, answer)
    return false
  }
}

/** It is there already. */
const opened: ReadonlySet<string> = new Set(['journal.matter-exists', 'matter.kept-once'])
