import { dueFollower, followersOf, isRefusal, type MatterId, type PartyId } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import { type FollowingDeps, type FollowingJob, stepsByKind } from './follow-up.ts'
import { recentMatters } from './recent-matters.ts'

/**
 * Takes the steps that follow from where another track came to (`itself` without `fences`): a lead that is handed in begins
 * the terms of the offices that review it. Each party takes those of the tracks it holds, in its own log.
 */
export class FollowTracks implements FollowingJob {
  readonly doing = 'taking a step that follows from another track'
  readonly #deps: FollowingDeps
  readonly #after: ReadonlyMap<string, ReadonlySet<string>>

  constructor(deps: FollowingDeps) {
    this.#deps = deps
    this.#after = stepsByKind(deps.kinds, (kind) => followersOf(kind).after)
  }

  follows({ kind, step }: { kind: string; step: string }): boolean {
    return this.#after.get(kind)?.has(step) === true
  }

  left(party: PartyId): Promise<MatterId[]> {
    const { kindsByHash } = this.#deps
    return recentMatters(this.#deps, party, this.#after.keys(), (matter) => {
      const kind = kindsByHash(matter.shared.kind)
      return kind !== undefined && dueFollower(kind, matter, party) !== undefined
    })
  }

  async take(party: PartyId, matter: MatterId): Promise<boolean> {
    const { journal, kindsByHash, now, onTrouble } = this.#deps
    for (;;) {
      const held = await journal.get(party, matter)
      const kind = held && kindsByHash(held.shared.kind)
      const due = held && kind && dueFollower(kind, held, party)
      if (due === undefined) return true
      const { step, state } = due
      const answer = await journal.step({
        party,
        actor: { party, desk: state.holder.desk, role: 'system', officer: 'node' },
        command: newCommandId(now()),
        matter,
        step,
        version: state.version,
        data: {},
      })
      if (!isRefusal(answer)) continue
      // Somebody was quicker: their fact is heard of too, and looked at then.
      if (answer.refusal === 'step.stale') return true
      onTrouble?.(`${step} of ${matter}`, answer)
      return false
    }
  }
}
