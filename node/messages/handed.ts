import {
  type DeskId,
  type Holder,
  instantOf,
  type Kind,
  type KindsByHash,
  type Matter,
  type PartyId,
} from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Commit, Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

export interface HandedDeps {
  store: Store
  journal: Pick<Journal, 'onCommit' | 'get'>
  kindsByHash: KindsByHash
  /** In every version: a hand-off is told by its step's name before the matter is read. */
  kinds: readonly Kind[]
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
  onNotice?: (party: PartyId, desk: DeskId) => void
}

type Told = { what: 'handed' | 'accepted' | 'returned'; desk: DeskId; from: Holder; track: string }

/**
 * Tells a desk that a track was handed to it, and who handed over that it was taken up or came back. It hears of commits:
 * a process that dies at that moment leaves a notice out, and the matter stands on the workbench all the same.
 */
export class Handed {
  readonly #deps: HandedDeps
  readonly #steps: ReadonlySet<string>
  readonly #unlisten: () => void
  #tail: Promise<void> = Promise.resolve()

  constructor(deps: HandedDeps) {
    this.#deps = deps
    this.#steps = new Set(
      deps.kinds.flatMap((kind) =>
        stepsOf(kind)
          .filter((step) => handOffOf(kind, step) !== undefined)
          .map((step) => `${kind.declaration.id} ${step}`),
      ),
    )
    this.#unlisten = deps.journal.onCommit((commit) => this.#committed(commit))
  }

  async stop(): Promise<void> {
    this.#unlisten()
    await this.#tail
  }

  #committed({ party, facts }: Commit): void {
    for (const fact of facts) {
      if (!this.#steps.has(`${fact.kind} ${fact.step}`)) continue
      this.#tail = this.#tail.then(() =>
        this.#tell(party, fact).catch((error: unknown) => this.#deps.onTrouble?.('noticing a hand-off', error)),
      )
    }
  }

  async #tell(party: PartyId, fact: Commit['facts'][number]): Promise<void> {
    const { store, journal, now, onNotice, kindsByHash } = this.#deps
    const matter = await journal.get(party, fact.matter)
    const kind = matter && kindsByHash(matter.shared.kind)
    const found = kind && handOffOf(kind, fact.step)
    const told = matter && found && toldOf(party, matter, found, fact.leaf)
    if (told === undefined) return
    const { what, desk, from, track } = told
    const { count } = await inParty(store, party, 'app', (tx) =>
      tx.query(
        `insert into notice (party, id, desk, matter, what, facts, at, cause) values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (party, cause) do nothing`,
        [
          party,
          newCommandId(now()),
          desk,
          fact.matter,
          what,
          JSON.stringify({ track, holder: from }),
          instantOf(now()),
          `${what} ${fact.leaf}`,
        ],
      ),
    )
    if (count > 0) onNotice?.(party, desk)
  }
}

interface HandOff {
  track: string
  how: 'offer' | 'accept' | 'return' | 'pass'
}

const stepsOf = ({ declaration }: Kind) => Object.values(declaration.tracks).flatMap(({ steps }) => Object.keys(steps))

function handOffOf({ declaration }: Kind, step: string): HandOff | undefined {
  for (const [track, { steps }] of Object.entries(declaration.tracks)) {
    const how = Object.hasOwn(steps, step) ? steps[step]?.handOff?.how : undefined
    if (how !== undefined) return { track, how }
  }
  return undefined
}

/** Whom a hand-off concerns here, where it is still the last thing that happened on the track. */
function toldOf(party: PartyId, { shared, overlay }: Matter, { track, how }: HandOff, leaf: string): Told | undefined {
  const state = shared.tracks[track] ?? overlay.tracks[track]
  if (state === undefined || state.last !== leaf) return undefined
  const { holder, previous } = state
  if (how === 'accept') {
    if (previous?.party !== party || isSame(previous, holder)) return undefined
    return { what: 'accepted', desk: previous.desk, from: holder, track }
  }
  if (holder.party !== party || previous === undefined || isSame(previous, holder)) return undefined
  return { what: how === 'return' ? 'returned' : 'handed', desk: holder.desk, from: previous, track }
}

const isSame = (a: Holder, b: Holder) => a.party === b.party && a.desk === b.desk
