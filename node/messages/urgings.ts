import {
  type DeskId,
  instantOf,
  type Kind,
  type KindsByHash,
  type LeafHex,
  type Matter,
  type MatterId,
  type PartyId,
} from '@lianyu/kernel'
import type { FollowingJob } from '../jobs/follow-up.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { putNotices } from './put-notices.ts'

export interface UrgingsDeps {
  store: Store
  journal: Pick<Journal, 'onCommit' | 'parties' | 'get'>
  kinds: readonly Kind[]
  kindsByHash: KindsByHash
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
  onNotice?: (party: PartyId, desk: DeskId) => void
}

/** What is older is told to nobody: a log that is taken over would tell years. */
const toldBackMs = 3 * 24 * 60 * 60_000
/** Matters of each kind looked at after a start, those that changed last: what a crash can have left out. */
const mostSwept = 1_000

/**
 * Tells the desk that holds a track that somebody urged it to get on with it (催办), once for each urging. A desk that urges
 * itself is told nothing.
 */
export class Urgings implements FollowingJob {
  readonly doing = 'noticing what was urged'
  readonly #deps: UrgingsDeps
  /** By kind, in every version: the open steps that urge. */
  readonly #urging = new Map<string, Set<string>>()

  constructor(deps: UrgingsDeps) {
    this.#deps = deps
    for (const { declaration } of deps.kinds) {
      for (const [step, { urges }] of Object.entries(declaration.open)) {
        if (!urges) continue
        const steps = this.#urging.get(declaration.id) ?? new Set()
        this.#urging.set(declaration.id, steps.add(step))
      }
    }
  }

  follows({ kind, step }: { kind: string; step: string }): boolean {
    return this.#urging.get(kind)?.has(step) === true
  }

  async left(party: PartyId): Promise<MatterId[]> {
    const left = new Set<MatterId>()
    const since = instantOf(this.#deps.now() - toldBackMs)
    for (const [kind, steps] of this.#urging) {
      for (const step of steps) {
        const { rows } = await inParty(this.#deps.store, party, 'app', (tx) =>
          tx.query<{ matter: MatterId }>(
            `select e.matter from (select n.id from matter_now n where n.party = $1 and n.kind = $2
                 and n.changed_second >= $3 order by n.changed_second desc limit $4) m
               join entry e on e.party = $1 and e.matter = m.id
             where position($5::bytea in e.bytes) > 0 group by e.matter`,
            [party, kind, since, mostSwept, new TextEncoder().encode(`"step":"${step}"`)],
          ),
        )
        for (const { matter } of rows) left.add(matter)
      }
    }
    return [...left]
  }

  async take(party: PartyId, id: MatterId): Promise<boolean> {
    const { journal, kindsByHash, now } = this.#deps
    const matter = await journal.get(party, id)
    const kind = matter && kindsByHash(matter.shared.kind)
    if (matter === undefined || kind === undefined) return true
    const since = instantOf(now() - toldBackMs)
    const steps = [...(this.#urging.get(kind.declaration.id) ?? [])]
    const entries = steps.flatMap((step) => matter.shared.adds[step] ?? []).filter(({ at }) => at >= since)
    const told = entries.flatMap(({ leaf, by, desk, fields }) => {
      const track = urgedTrack(kind, matter, fields)
      const holder = matter.shared.tracks[track]?.holder
      if (holder?.party !== party || (holder.party === by && holder.desk === desk)) return []
      const facts = { track, holder: { party: by, desk } }
      return [{ what: 'urged', desk: holder.desk, matter: id, facts, cause: causeOf(leaf) }]
    })
    await putNotices(this.#deps, party, told)
    return true
  }
}

/** The track that a choice of the form names; the main one where the form names none. */
function urgedTrack({ declaration }: Kind, { shared }: Matter, fields: Record<string, unknown>): string {
  const named = Object.entries(fields).find(
    ([field, value]) =>
      declaration.fields[field]?.type === 'choice' && typeof value === 'string' && Object.hasOwn(shared.tracks, value),
  )
  return named === undefined ? declaration.main : String(named[1])
}

const causeOf = (leaf: LeafHex) => `urged ${leaf}`
