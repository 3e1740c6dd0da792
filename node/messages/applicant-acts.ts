import {
  type Applying,
  type DeskId,
  type Envelope,
  instantOf,
  type KindsByHash,
  type LeafHex,
  type MatterId,
  type PartyId,
  type Text,
} from '@lianyu/kernel'
import type { FollowingJob } from '../jobs/follow-up.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { putNotices } from './put-notices.ts'

export interface ApplicantActsDeps {
  store: Store
  journal: Pick<Journal, 'onCommit' | 'parties' | 'get' | 'facts'>
  kindsByHash: KindsByHash
  /** What the packs let people outside do. */
  applying: readonly Applying[]
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
  onNotice?: (party: PartyId, desk: DeskId) => void
}

/** What is older is told to nobody: a log that is taken over would tell years. */
const toldBackMs = 3 * 24 * 60 * 60_000
/** Matters of each kind looked at after a start, those that changed last: what a crash can have left out. */
const mostSwept = 1_000
const byApplicant = new TextEncoder().encode('"role":"applicant"')

/**
 * Tells the desk that has a matter in hand, wherever it stands, what its applicant did: papers, answers, consents, a
 * withdrawal. Told once for each fact; a trial has no such notices, as its kind goes by another name.
 */
export class ApplicantActs implements FollowingJob {
  readonly doing = 'noticing what applicants did'
  readonly #deps: ApplicantActsDeps
  /** What applicants do, in their own words, by `{kind} {step}`. */
  readonly #acts: ReadonlyMap<string, Text>

  constructor(deps: ApplicantActsDeps) {
    this.#deps = deps
    this.#acts = new Map(
      deps.applying.flatMap(({ kind, acts }) =>
        acts.map(({ on, step, label }) => [`${on?.kind ?? kind} ${step}`, label] as const),
      ),
    )
  }

  follows({ kind, step }: { kind: string; step: string }): boolean {
    return this.#acts.has(`${kind} ${step}`)
  }

  async left(party: PartyId): Promise<MatterId[]> {
    const left: MatterId[] = []
    const since = instantOf(this.#deps.now() - toldBackMs)
    for (const kind of new Set([...this.#acts.keys()].map((act) => act.split(' ', 1)[0] as string))) {
      const { rows } = await inParty(this.#deps.store, party, 'app', (tx) =>
        tx.query<{ matter: MatterId }>(
          `select e.matter from (select n.id from matter_now n where n.party = $1 and n.kind = $2
               and n.changed_second >= $3 order by n.changed_second desc limit $4) m
             join entry e on e.party = $1 and e.matter = m.id
           where position($5::bytea in e.bytes) > 0 group by e.matter`,
          [party, kind, since, mostSwept, byApplicant],
        ),
      )
      left.push(...rows.map(({ matter }) => matter))
    }
    return left
  }

  async take(party: PartyId, id: MatterId): Promise<boolean> {
    const { journal, kindsByHash, now } = this.#deps
    const matter = await journal.get(party, id)
    const kind = matter && kindsByHash(matter.shared.kind)
    if (matter === undefined || kind === undefined) return true
    const { id: kindId, main, tracks } = kind.declaration
    const since = instantOf(now() - toldBackMs)
    const told = (await journal.facts(party, id)).flatMap(({ bytes, leaf }) => {
      const { step, by, at } = JSON.parse(text.decode(bytes)) as Envelope
      const did = this.#acts.get(`${kindId} ${step}`)
      if (did === undefined || by.role !== 'applicant' || at < since) return []
      const own = Object.keys(tracks).find((track) => Object.hasOwn(tracks[track]?.steps ?? {}, step))
      // Whoever has the matter in hand, and whoever has the track that the act moved.
      const holders = [main, own].flatMap((track) => matter.shared.tracks[track ?? '']?.holder ?? [])
      const here = new Set(holders.flatMap((holder) => (holder.party === party ? [holder.desk] : [])))
      return [...here].map((desk) => ({ desk, did, leaf }))
    })
    await putNotices(
      this.#deps,
      party,
      told.map(({ desk, did, leaf }) => {
        return { what: 'applicant', desk, matter: id, facts: { did }, cause: causeOf(desk, leaf) }
      }),
    )
    return true
  }
}

const text = new TextDecoder()
const causeOf = (desk: DeskId, leaf: LeafHex) => `applicant ${leaf} ${desk}`
