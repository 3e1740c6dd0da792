import {
  type DeskId,
  type Envelope,
  type Holder,
  instantOf,
  type Kind,
  type KindsByHash,
  type LeafHex,
  type Matter,
  type MatterId,
  type PartyId,
} from '@lianyu/kernel'
import type { Commit, Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { putNotices } from './put-notices.ts'

export interface HandedDeps {
  store: Store
  journal: Pick<Journal, 'onCommit' | 'getMany' | 'parties'>
  kindsByHash: KindsByHash
  /** In every version: a hand-off is told by its step's name before the matter is read. */
  kinds: readonly Kind[]
  now: () => number
  onTrouble?: (what: string, error: unknown) => void
  onNotice?: (party: PartyId, desk: DeskId) => void
}

type Fact = Pick<Commit['facts'][number], 'matter' | 'step' | 'leaf'>
const whats = ['handed', 'accepted', 'returned'] as const
type What = (typeof whats)[number]
type Told = { what: What; desk: DeskId; from: Holder; track: string }

/** What changed so long before a start is looked at again: a process that died may have left a notice out. */
const lookedBackMs = 3 * 24 * 60 * 60_000
const mattersAtOnce = 200
/** Hand-offs told in one transaction; a long log that is taken over has thousands. */
const toldAtOnce = 500

/**
 * Tells a desk that a track was handed to it, and who handed over that it was taken up or came back. It hears of commits;
 * what a process that died in between has not told, the next one tells at its start: the hand-off that stands last on a
 * track is a fact, and its notice is there once.
 */
export class Handed {
  readonly #deps: HandedDeps
  /** Of each step that hands over, `{kind} {step}`: `accept` where in some version of the kind it takes up what came. */
  readonly #steps: ReadonlyMap<string, HandOff['how']>
  readonly #unlisten: () => void
  #tail: Promise<void> = Promise.resolve()
  /** Committed and not told yet, while those before them are. */
  readonly #waiting = new Map<PartyId, Fact[]>()

  constructor(deps: HandedDeps) {
    this.#deps = deps
    const steps = new Map<string, HandOff['how']>()
    for (const kind of deps.kinds) {
      for (const step of stepsOf(kind)) {
        const name = `${kind.declaration.id} ${step}`
        const how = handOffOf(kind, step)?.how
        if (how !== undefined && steps.get(name) !== 'accept') steps.set(name, how)
      }
    }
    this.#steps = steps
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
        const handOffs = facts.flatMap(handOffIn).filter(({ kind, step }) => this.#steps.has(`${kind} ${step}`))
        await this.#tell(party, await this.#untold(party, handOffs))
      }
    }
  }

  /** Every fact of the next matters that changed since; none where there are no more. */
  async #lately(party: PartyId, since: string, after: string): Promise<LateFact[]> {
    const kinds = [...new Set([...this.#steps.keys()].map((step) => step.split(' ', 1)[0]))]
    const text = `select e.matter as id, m.kind, e.bytes, encode(e.leaf, 'hex') as leaf
      from (select n.id, n.kind from matter_now n where n.party = $1 and n.kind = any($4::text[])
          and n.changed_second >= $2 and n.id > $3 order by n.id limit ${mattersAtOnce}) m
      join entry e on e.party = $1 and e.matter = m.id order by e.matter, e.log, e.idx`
    const { rows } = await inParty(this.#deps.store, party, 'app', (tx) =>
      tx.query<LateFact>(text, [party, since, after, kinds]),
    )
    return rows
  }

  /**
   * Those that a notice may be missing of, found without folding their matters: nearly all were told by the process that
   * committed them, and of a matter that nobody here holds only that it was taken up concerns anybody.
   */
  async #untold(party: PartyId, handOffs: readonly LateHandOff[]): Promise<LateHandOff[]> {
    if (handOffs.length === 0) return []
    const causes = handOffs.flatMap(({ leaf }) => whats.map((what) => causeOf(what, leaf)))
    const [told, held] = await inParty(this.#deps.store, party, 'app', async (tx) => [
      await tx.query<{ cause: string }>('select cause from notice where party = $1 and cause = any($2::text[])', [
        party,
        causes,
      ]),
      await tx.query<{ matter: MatterId }>(
        'select matter from track where party = $1 and holder_party = $1 and matter = any($2::text[])',
        [party, [...new Set(handOffs.map(({ matter }) => matter))]],
      ),
    ])
    const known = new Set(told.rows.map(({ cause }) => cause))
    const here = new Set(held.rows.map(({ matter }) => matter))
    return handOffs.filter(
      ({ matter, kind, step, leaf }) =>
        !whats.some((what) => known.has(causeOf(what, leaf))) &&
        (here.has(matter) || this.#steps.get(`${kind} ${step}`) === 'accept'),
    )
  }

  async stop(): Promise<void> {
    this.#unlisten()
    await this.#tail
  }

  #committed({ party, facts }: Commit): void {
    const handOffs = facts.filter(({ kind, step }) => this.#steps.has(`${kind} ${step}`))
    if (handOffs.length === 0) return
    const waiting = this.#waiting.get(party)
    if (waiting !== undefined) {
      waiting.push(...handOffs)
      return
    }
    this.#waiting.set(party, handOffs)
    this.#tail = this.#tail
      .then(async () => {
        this.#waiting.delete(party)
        await this.#tell(party, handOffs)
      })
      .catch((error: unknown) => this.#deps.onTrouble?.('noticing a hand-off', error))
  }

  async #tell(party: PartyId, facts: readonly Fact[]): Promise<void> {
    for (let from = 0; from < facts.length; from += toldAtOnce) {
      await this.#tellSome(party, facts.slice(from, from + toldAtOnce))
    }
  }

  async #tellSome(party: PartyId, facts: readonly Fact[]): Promise<void> {
    const { journal, kindsByHash } = this.#deps
    const matters = await journal.getMany(party, [...new Set(facts.map(({ matter }) => matter))])
    const told = facts.flatMap((fact) => {
      const matter = matters.get(fact.matter)
      const kind = matter && kindsByHash(matter.shared.kind)
      const found = kind && handOffOf(kind, fact.step)
      const one = matter && found && toldOf(party, matter, found, fact.leaf)
      return one === undefined ? [] : [{ ...one, ...fact }]
    })
    await putNotices(
      this.#deps,
      party,
      told.map(({ what, desk, matter, track, from, leaf }) => {
        return { what, desk, matter, facts: { track, holder: from }, cause: causeOf(what, leaf) }
      }),
    )
  }
}

interface LateFact {
  id: MatterId
  kind: string
  bytes: Uint8Array
  leaf: LeafHex
}

type LateHandOff = Fact & Pick<LateFact, 'kind'>

const text = new TextDecoder()

/** The bytes were checked when they were stored; those that somebody has spoilt since are `verify`'s affair. */
function handOffIn({ id, kind, bytes, leaf }: LateFact): LateHandOff[] {
  try {
    const { step } = JSON.parse(text.decode(bytes)) as Envelope
    return [{ matter: id, kind, step, leaf }]
  } catch {
    return []
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

/** A notice is told once for each cause. */
const causeOf = (what: What, leaf: LeafHex) => `${what} ${leaf}`
const isSame = (a: Holder, b: Holder) => a.party === b.party && a.desk === b.desk
