import {
  dueFollower,
  followersOf,
  isRefusal,
  type Kind,
  type KindsByHash,
  type MatterId,
  type PartyId,
} from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import type { FollowingJob } from './follow-up.ts'
import { recentMatters } from './recent-matters.ts'

export interface FollowTracksDeps {
  store: Store
  journal: Journal
  kinds: readonly Kind[]
  kindsByHash: KindsByHash
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
}

/**
 * Takes the steps that follow from where another track came to (`itself` without `fences`): a lead that is handed in begins
 * the terms of the offices that review it. Each party takes those of the tracks it holds, in its own log.
 */
export class FollowTracks implements FollowingJob {
  readonly doing = 'taking a step that follows from another track'
  readonly #deps: FollowTracksDeps
  /** In every version: a step that follows may be new to one of them. */
  readonly #after = new Map<string, Set<string>>()

  constructor(deps: FollowTracksDeps) {
    this.#deps = deps
    for (const kind of deps.kinds) {
      const { followers, after } = followersOf(kind)
      if (followers.length === 0) continue
      const { id } = kind.declaration
      this.#after.set(id, new Set([...(this.#after.get(id) ?? []), ...after]))
    }
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
