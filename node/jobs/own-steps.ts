import { instantOf, isRefusal, type Kind, type KindsByHash, type MatterId, type PartyId } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

export interface OwnStepsDeps {
  store: Store
  journal: Journal
  kinds: readonly Kind[]
  kindsByHash: KindsByHash
  /** The node's one clock, in milliseconds since 1970. */
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
  /** While there is a reason to write nothing, these steps wait. */
  barred?: () => unknown
}

interface OwnStep {
  kind: string
  track: string
  step: string
  from: readonly string[]
}

const everyMs = 15_000
const atOnce = 200
/** Held elsewhere and waited for here; or held here of what began or was passed on here: a hall's own case has no other side. */
const waiting = {
  elsewhere: 'awaited_by is not null and holder_party <> party',
  here: "holder_party = $1 and (charged_party = $1 or starts_with(matter, $1 || ':'))",
}

/**
 * Takes for its parties the steps that happen by themselves once a clock is red: silence that counts as acceptance.
 * Found from what the tracks' rows say is late, so a crash loses nothing; `decide` has the last word on each, and the
 * version that the track had goes with the step, so two processes take it once.
 */
export class OwnSteps {
  readonly #deps: OwnStepsDeps
  readonly #steps: OwnStep[]
  /** What was refused as the track stands: not asked again until it moves. */
  readonly #refused = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(deps: OwnStepsDeps) {
    this.#deps = deps
    this.#steps = deps.kinds.flatMap(ownStepsOf)
  }

  start(): void {
    if (this.#steps.length === 0) return
    const turn = () => {
      this.#running = this.look()
        .then(
          () => {},
          (error: unknown) => this.#deps.onTrouble?.('steps of the node’s own', error),
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

  /** Takes what is due now, in every party; answers how many steps were taken. */
  async look(): Promise<number> {
    if (this.#deps.barred?.() !== undefined) return 0
    let taken = 0
    for (const party of this.#deps.journal.parties()) {
      for (const own of this.#steps) {
        for await (const matter of this.#late(party, own)) {
          if (this.#stopped) return taken
          if (await this.#take(party, matter, own)) taken++
        }
      }
    }
    return taken
  }

  /** Matters whose track stands at such a stage with a red clock, and that this party waits for; page by page, oldest first. */
  async *#late(party: PartyId, { kind, track, from }: OwnStep): AsyncGenerator<MatterId> {
    for (const [name, waits] of Object.entries(waiting)) {
      let last = { red: '-infinity', matter: '' }
      for (;;) {
        const { rows } = await inParty(this.#deps.store, party, 'app', (tx) =>
          tx.query<{ matter: MatterId; red: string }>(
            `select matter, red_at::text as red from track where party = $1 and ${waits} and red_at <= $2
               and kind = $3 and track = $4 and stage = any($5::text[]) and ended_at is null
               and (red_at, matter) > ($6::timestamptz, $7)
             order by red_at, matter limit ${atOnce}`,
            [party, instantOf(this.#deps.now()), kind, track, [...from], last.red, last.matter],
            `own-steps-${name}`,
          ),
        )
        for (const { matter } of rows) yield matter
        if (rows.length < atOnce) break
        last = rows.at(-1) as typeof last
      }
    }
  }

  async #take(party: PartyId, matter: MatterId, { track, step }: OwnStep): Promise<boolean> {
    const { journal, kindsByHash, now } = this.#deps
    const held = await journal.get(party, matter)
    const state = held?.shared.tracks[track]
    const declared = held && kindsByHash(held.shared.kind)?.declaration.tracks[track]?.steps[step]
    if (state === undefined || declared?.itself !== true) return false
    const key = `${party} ${matter} ${step}`
    if (this.#refused.get(key) === state.version) return false
    const answer = await journal.step({
      party,
      actor: {
        party,
        desk: state.previous?.party === party ? state.previous.desk : state.holder.desk,
        role: 'system',
        officer: 'node',
      },
      command: newCommandId(now()),
      matter,
      step,
      version: state.version,
      data: {},
    })
    if (!isRefusal(answer)) return this.#refused.delete(key) || true
    this.#refused.set(key, state.version)
    return false
  }
}

function ownStepsOf({ declaration }: Kind): OwnStep[] {
  return Object.entries(declaration.tracks).flatMap(([track, { steps }]) =>
    Object.entries(steps)
      .filter(([, { itself, fences }]) => itself && fences !== undefined)
      .map(([step, { from }]) => ({ kind: declaration.id, track, step, from })),
  )
}
