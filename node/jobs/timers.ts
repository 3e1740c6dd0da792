import { type DeskId, instantOf, type MatterId, type PartyId, type RoleId } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Journal } from '../journal/types.ts'
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
const atOnce = 100
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
    let fired = 0
    for (const track of due.rows) {
      const rungs = JSON.parse(track.rungs) as Rung[]
      for (const rung of rungs.filter(({ at }) => at <= now)) fired += await this.#fire(tx, party, track, rung, now)
      const left = rungs.filter(({ at }) => at > now)
      await tx.query(
        'update track set rungs = $4, rung_at = $5 where party = $1 and matter = $2 and track = $3',
        [party, track.matter, track.track, left.length === 0 ? null : JSON.stringify(left), left[0]?.at ?? null],
        'timers-advance',
      )
    }
    return { claimed: due.rows.length, fired }
  }

  async #fire(tx: Tx, party: PartyId, track: DueTrack, rung: Rung, now: string): Promise<number> {
    const key = [party, track.matter, track.clock, rung.id] as const
    const first = await tx.query(
      'insert into rung_fired (party, matter, clock, rung, fired_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [...key, now],
      'timers-fire',
    )
    if (first.count === 0) return 0
    const desk = whomToTell(party, track, rung)
    await tx.query(
      `insert into notice (party, id, desk, matter, what, facts, at, cause) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (party, cause) do nothing`,
      [
        party,
        newCommandId(this.#deps.now()),
        desk,
        track.matter,
        rung.what,
        JSON.stringify({ track: track.track, holder: { party: track.holder_party, desk: track.holder_desk } }),
        rung.at,
        key.slice(1).join(' '),
      ],
      'timers-notice',
    )
    this.#deps.onNotice?.(party, desk)
    return 1
  }
}

/** A reminder goes to who holds the track; where that is another party, to the own desk that waits for it. */
function whomToTell(party: PartyId, track: DueTrack, rung: Rung): DeskId | RoleId {
  if (rung.desk !== undefined) return rung.desk
  if (rung.what === 'leader') return leaderDesk
  return track.holder_party === party ? track.holder_desk : (track.awaited_by ?? track.holder_desk)
}
