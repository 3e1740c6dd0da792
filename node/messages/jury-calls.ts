import {
  type DeskId,
  type Envelope,
  instantOf,
  type Kind,
  type KindsByHash,
  type LeafHex,
  type Matter,
  type MatterId,
  type PartyId,
  type Tally,
} from '@lianyu/kernel'
import type { FollowingJob } from '../jobs/follow-up.ts'
import type { Journal } from '../journal/types.ts'
import { inParty } from '../store/transaction.ts'
import { type NoticesOut, putNotices } from './put-notices.ts'

export interface JuryCallsDeps extends NoticesOut {
  journal: Pick<Journal, 'get' | 'facts'>
  kindsByHash: KindsByHash
  /** What the packs let juries vote on. */
  tallies: readonly Tally[]
}

/** What is older is told to nobody. */
const toldBackMs = 3 * 24 * 60 * 60_000
/** Matters of each kind looked at after a start, those that changed last: what a crash can have left out. */
const mostSwept = 1_000

/**
 * Tells each desk that sits on a jury that voting has begun, also one that is named while it lasts: a juror may have no list
 * in which the matter stands. Told once for each call and desk, and no more once voting is over.
 */
export class JuryCalls implements FollowingJob {
  readonly doing = 'calling juries'
  readonly #deps: JuryCallsDeps

  constructor(deps: JuryCallsDeps) {
    this.#deps = deps
  }

  follows({ kind, step }: { kind: string; step: string }): boolean {
    return this.#deps.tallies.some((one) => one.kind === kind && (step === one.calls || step === one.jury.step))
  }

  async left(party: PartyId): Promise<MatterId[]> {
    const since = instantOf(this.#deps.now() - toldBackMs)
    const kinds = [...new Set(this.#deps.tallies.map(({ kind }) => kind))]
    const { rows } = await inParty(this.#deps.store, party, 'app', (tx) =>
      tx.query<{ id: MatterId }>(
        `select l.id from unnest($2::text[]) k (kind) cross join lateral (
           select n.id from matter_now n where n.party = $1 and n.kind = k.kind and n.changed_second >= $3
             order by n.changed_second desc limit $4) l`,
        [party, kinds, since, mostSwept],
      ),
    )
    return rows.map(({ id }) => id)
  }

  async take(party: PartyId, id: MatterId): Promise<boolean> {
    const { journal, kindsByHash, tallies } = this.#deps
    const matter = await journal.get(party, id)
    const kind = matter && kindsByHash(matter.shared.kind)
    const tally = kind && tallies.find((one) => one.kind === kind.declaration.id)
    // Jurors are desks of the party whose matter it is.
    if (tally === undefined || matter?.shared.origin !== party || !isVoting(kind as Kind, matter, tally)) return true
    const call = await this.#callOf(party, id, tally)
    const desks = desksOf(matter, tally)
    if (call === undefined) return true
    await putNotices(
      this.#deps,
      party,
      desks.map((desk) => ({ what: 'vote', desk, matter: id, facts: {}, cause: `vote ${call} ${desk}` })),
    )
    return true
  }

  /** The fact by which voting began. */
  async #callOf(party: PartyId, id: MatterId, { calls }: Tally): Promise<LeafHex | undefined> {
    const since = instantOf(this.#deps.now() - toldBackMs)
    const facts = await this.#deps.journal.facts(party, id)
    return facts.findLast(({ bytes }) => {
      const { step, at } = JSON.parse(text.decode(bytes)) as Envelope
      return step === calls && at >= since
    })?.leaf
  }
}

const text = new TextDecoder()

/** It stands where the call has led it. */
function isVoting({ declaration: { tracks } }: Kind, { shared }: Matter, { calls }: Tally): boolean {
  return Object.entries(tracks).some(([track, { steps }]) => {
    return Object.hasOwn(steps, calls) && steps[calls]?.to === shared.tracks[track]?.stage
  })
}

function desksOf({ shared }: Matter, { jury }: Tally): DeskId[] {
  const named = (shared.adds[jury.step] ?? []).map(({ fields }) => fields[jury.desk])
  return [...new Set(named.filter((desk): desk is DeskId => typeof desk === 'string' && desk !== ''))]
}
