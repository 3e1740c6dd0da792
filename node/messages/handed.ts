import {
  type DeskId,
  type Holder,
  instantOf,
  isRefusal,
  type Kind,
  type KindsByHash,
  type LeafHex,
  type Matter,
  type MatterId,
  type PartyId,
  readEnvelope,
} from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Commit, Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

export interface HandedDeps {
  store: Store
  journal: Pick<Journal, 'onCommit' | 'get' | 'parties'>
  kindsByHash: KindsByHash
  /** In every version: a hand-off is told by its step's name before the matter is read. */
  kinds: readonly Kind[]
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
  onNotice?: (party: PartyId, desk: DeskId) => void
}

type Told = { what: 'handed' | 'accepted' | 'returned'; desk: DeskId; from: Holder; track: string }

/** What changed so long before a start is looked at again: a process that died may have left a notice out. */
const lookedBackMs = 3 * 24 * 60 * 60_000
const mattersAtOnce = 200

/**
 * Tells a desk that a track was handed to it, and who handed over that it was taken up or came back. It hears of commits;
 * what a process that died in between has not told, the next one tells at its start: the hand-off that stands last on a
 * track is a fact, and its notice is there once.
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

  /** Tells what was handed over lately and not told. */
  start(): void {
    this.#tail = this.#tail.then(() =>
      this.sweep().catch((error: unknown) => this.#deps.onTrouble?.('noticing hand-offs again', error)),
    )
  }

  async sweep(): Promise<void> {
    const since = instantOf(this.#deps.now() - lookedBackMs)
    for (const party of this.#deps.journal.parties()) {
      for (let after = ''; ; ) {
        const facts = await this.#lately(party, since, after)
        const last = facts.at(-1)
        if (last === undefined) break
        after = last.id
        for (const fact of facts.flatMap(handOffIn)) {
          if (this.#steps.has(`${fact.kind} ${fact.step}`)) await this.#tell(party, fact)
        }
      }
    }
  }

  /** Every fact of the next matters that changed since; none where there are no more. */
  async #lately(party: PartyId, since: string, after: string): Promise<LateFact[]> {
    const kinds = [...new Set([...this.#steps].map((step) => step.split(' ', 1)[0]))]
    const text = `select e.matter as id, m.kind, e.bytes, encode(e.leaf, 'hex') as leaf
      from (select n.id, n.kind from matter_now n where n.party = $1 and n.kind = any($4::text[])
          and n.changed_second >= $2 and n.id > $3 order by n.id limit ${mattersAtOnce}) m
      join entry e on e.party = $1 and e.matter = m.id order by e.matter, e.log, e.idx`
    const { rows } = await inParty(this.#deps.store, party, 'app', (tx) =>
      tx.query<LateFact>(text, [party, since, after, kinds]),
    )
    return rows
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

  async #tell(party: PartyId, fact: Pick<Commit['facts'][number], 'matter' | 'step' | 'leaf'>): Promise<void> {
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

interface LateFact {
  id: MatterId
  kind: string
  bytes: Uint8Array
  leaf: LeafHex
}

function handOffIn({ id, kind, bytes, leaf }: LateFact) {
  const envelope = readEnvelope(bytes)
  return isRefusal(envelope) ? [] : [{ matter: id, kind, step: envelope.step, leaf }]
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
