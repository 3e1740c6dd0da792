import { type DeskId, instantOf, type MatterId, type PartyId, type RoleId } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Journal } from '../journal/types.ts'
import { instants, texts, uuids } from '../store/binary-arrays.ts'
import type { Store } from '../store/store.ts'
import { inParty, type Tx } from '../store/transaction.ts'

export interface TimerDeps {
  store: Store
  journal: Pick<Journal, 'parties'>
  /** The node's one clock, in milliseconds since 1970. */
  now: () => number
  onTrouble?: (error: unknown) => void
  /** While there is a reason to write nothing, rungs wait; they are no later for it than the disk was full. */
  barred?: () => unknown
  /** Told when a desk has something new to read. */
  onNotice?: (party: PartyId, desk: DeskId) => void
}

interface DueTrack {
  matter: MatterId
  track: string
  clock: string
  rungs: string
  holder_party: PartyId
  holder_desk: DeskId
  awaited_by: DeskId | null
}

/** A rung of the ladder as the projection holds it, with the instant at which it is due. */
interface Rung {
  id: string
  at: string
  what: 'remind' | 'leader' | 'order' | 'letter'
  desk?: DeskId
}

const everyMs = 1_000
const atOnce = 500
const leaderDesk = 'leader'

/**
 * Fires the rungs of the ladder: each once for its matter, clock and rung, whatever happens to the process or the
 * machine's clock. Times are derived from facts and stand in the tracks' own rows, so losing what was claimed loses
 * nothing; that a rung has fired is the key of a row.
 */
export class Timers {
  readonly #deps: TimerDeps
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(deps: TimerDeps) {
    this.#deps = deps
  }

  start(): void {
    const turn = () => {
      this.#running = this.fireDue()
        .then(
          () => {},
          (error: unknown) => this.#deps.onTrouble?.(error),
        )
        .finally(() => {
          if (!this.#stopped) this.#timer = setTimeout(turn, everyMs)
        })
    }
    turn()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  /** Fires everything that is due now, in every party; answers how many rungs fired. */
  async fireDue(): Promise<number> {
    let fired = 0
    if (this.#deps.barred?.() !== undefined) return 0
    for (const party of this.#deps.journal.parties()) {
      for (let more = true; more && !this.#stopped; ) {
        const done = await inParty(this.#deps.store, party, 'app', (tx) => this.#fireSome(tx, party))
        fired += done.fired
        more = done.claimed === atOnce
      }
    }
    return fired
  }

  async #fireSome(tx: Tx, party: PartyId): Promise<{ claimed: number; fired: number }> {
    const now = instantOf(this.#deps.now())
    const due = await tx.query<DueTrack>(
      `select matter, track, clock, rungs, holder_party, holder_desk, awaited_by from track
       where party = $1 and rung_at <= $2 order by rung_at, matter, track limit ${atOnce} for update skip locked`,
      [party, now],
      'timers-due',
    )
    const ahead = due.rows.map((track) => (JSON.parse(track.rungs) as Rung[]).filter(({ at }) => at > now))
    const ripe = due.rows.flatMap((track) =>
      (JSON.parse(track.rungs) as Rung[]).filter(({ at }) => at <= now).map((rung) => ({ track, rung })),
    )
    const fired = await this.#fire(tx, party, ripe, now)
    await tx.query(
      `update track t set rungs = u.rungs, rung_at = u.rung_at
         from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) u (matter, track, rungs, rung_at)
         where t.party = $1 and t.matter = u.matter and t.track = u.track`,
      [
        party,
        texts(due.rows.map(({ matter }) => matter)),
        texts(due.rows.map(({ track }) => track)),
        texts(ahead.map((rungs) => (rungs.length === 0 ? null : JSON.stringify(rungs)))),
        instants(ahead.map((rungs) => rungs[0]?.at ?? null)),
      ],
      'timers-advance',
    )
    return { claimed: due.rows.length, fired }
  }

  /** Those of them that have not fired before: their rows say so, and the same transaction tells the desks. */
  async #fire(tx: Tx, party: PartyId, ripe: readonly Ripe[], now: string): Promise<number> {
    const first = await tx.query<{ matter: MatterId; clock: string; rung: string }>(
      `insert into rung_fired (party, matter, clock, rung, fired_at)
         select t.party, t.matter, u.clock, u.rung, $2
         from unnest($3::text[], $4::text[], $5::text[], $6::text[]) u (matter, track, clock, rung)
         join track t on t.party = $1 and t.matter = u.matter and t.track = u.track
         order by t.matter, u.clock, u.rung
       on conflict do nothing returning matter, clock, rung`,
      [
        party,
        now,
        texts(ripe.map(({ track }) => track.matter)),
        texts(ripe.map(({ track }) => track.track)),
        texts(ripe.map(({ track }) => track.clock)),
        texts(ripe.map(({ rung }) => rung.id)),
      ],
      'timers-fire',
    )
    const isFirst = new Set(first.rows.map(causeOf))
    // A rung that stands twice in a list fires once.
    const told = ripe.filter(({ track, rung }) => isFirst.delete(causeOf({ ...track, rung: rung.id })))
    const desks = told.map(({ track, rung }) => whomToTell(party, track, rung))
    await tx.query(
      `insert into notice (party, id, desk, matter, what, facts, at, cause)
         select t.party, u.id, u.desk, t.matter, u.what, u.facts, u.at, u.cause
         from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::text[])
           u (id, desk, matter, track, what, facts, at, cause)
         join track t on t.party = $1 and t.matter = u.matter and t.track = u.track
       on conflict (party, cause) do nothing`,
      [
        party,
        uuids(told.map(() => newCommandId(this.#deps.now()))),
        texts(desks),
        texts(told.map(({ track }) => track.matter)),
        texts(told.map(({ track }) => track.track)),
        texts(told.map(({ rung }) => rung.what)),
        texts(told.map(({ track }) => factsOf(track))),
        instants(told.map(({ rung }) => rung.at)),
        texts(told.map(({ track, rung }) => causeOf({ ...track, rung: rung.id }))),
      ],
      'timers-notice',
    )
    for (const desk of desks) this.#deps.onNotice?.(party, desk)
    return told.length
  }
}

interface Ripe {
  track: DueTrack
  rung: Rung
}

const causeOf = ({ matter, clock, rung }: { matter: MatterId; clock: string; rung: string }) =>
  `${matter} ${clock} ${rung}`

const factsOf = ({ track, holder_party: party, holder_desk: desk }: DueTrack) =>
  JSON.stringify({ track, holder: { party, desk } })

/** A reminder goes to who holds the track; where that is another party, to the own desk that waits for it. */
function whomToTell(party: PartyId, track: DueTrack, rung: Rung): DeskId | RoleId {
  if (rung.desk !== undefined) return rung.desk
  if (rung.what === 'leader') return leaderDesk
  return track.holder_party === party ? track.holder_desk : (track.awaited_by ?? track.holder_desk)
}
