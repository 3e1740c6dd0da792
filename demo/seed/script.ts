import { type Holder, type Instant, keyedMatterId, type MatterId, type PartyId } from '@lianyu/kernel'
import { idOf } from './ids.ts'

/** Who does something in the demo's past: a desk of a party, in a role. */
export interface By {
  party: PartyId
  desk: string
  role: string
}

/** Put into an act's data where the settled text's fingerprint of the agreement itself belongs; known only when it is played. */
export const settledDraft = '$settled-draft'

/** Papers that are kept first and then named by a field: what is written on each. */
export type Papers = Record<string, readonly string[]>

/** One command of the demo's past, ready for the journal of the node that keeps `by.party`. */
export interface Act {
  command: string
  at: Instant
  by: By
  matter: MatterId
  do:
    | { open: string; agreement?: MatterId; parties?: PartyId[]; trial?: true; data: Record<string, unknown> }
    | { step: string; data: Record<string, unknown>; to?: Holder; papers?: Papers }
    | { share: MatterId }
    /** Nothing is done: time goes on once the party sees that every log of this agreement may carry what it allows. */
    | { awaits: 'force' }
  /** Every party that must hold the fact before time goes on; empty for what stays at home. */
  reaches: PartyId[]
}

/** A matter of the demo, as later lines of the script speak of it. */
export interface SampleMatter {
  id: MatterId
  /** Who holds its facts once they are shared; the origin alone for a local matter. */
  parties: PartyId[]
}

/** Where the demo's past is written down; `played` puts it in order of time. */
export class Script {
  readonly #acts: (Act & { order: number })[] = []

  open(
    name: string,
    what: {
      at: Instant
      by: By
      kind: string
      under?: SampleMatter
      /** Of a kind that a party keeps once: the values of its key. */
      keyed?: readonly string[]
      parties?: PartyId[]
      /** Walked by a leader, counted nowhere. */
      trial?: true
      data: Record<string, unknown>
    },
  ): SampleMatter {
    const command = idOf(name, what.at)
    const { party } = what.by
    const id = what.keyed ? keyedMatterId(party, what.kind, what.keyed) : `${party}:${command}`
    const parties = what.under === undefined ? (what.parties ?? [what.by.party]) : (what.parties ?? what.under.parties)
    const opening = {
      open: what.kind,
      ...(what.under === undefined ? {} : { agreement: what.under.id }),
      ...(what.parties === undefined ? {} : { parties: what.parties }),
      ...(what.trial && { trial: what.trial }),
      data: what.data,
    }
    this.#add({ command, at: what.at, by: what.by, matter: id, do: opening, reaches: others(parties, what.by.party) })
    return { id, parties }
  }

  /** @param travels  false for a step of a local track: it stays in the own home log */
  step(
    matter: SampleMatter,
    step: string,
    what: {
      at: Instant
      by: By
      data?: Record<string, unknown>
      to?: Holder
      travels?: boolean
      name?: string
      papers?: Papers
    },
  ): void {
    const command = idOf(`${matter.id} ${step} ${what.by.party} ${what.name ?? ''}`, what.at)
    const { to, papers } = what
    const taken = { step, data: what.data ?? {}, ...(to && { to }), ...(papers && { papers }) }
    const reaches = what.travels === false ? [] : others(matter.parties, what.by.party)
    this.#add({ command, at: what.at, by: what.by, matter: matter.id, do: taken, reaches })
  }

  /** Waits, at every party, until their nodes have said by themselves that they hold every signature. */
  awaitForce(matter: SampleMatter, at: Instant): void {
    for (const party of matter.parties) {
      const command = idOf(`${matter.id} awaits force ${party}`, at)
      const by = { party, desk: 'office', role: 'system' }
      this.#add({ command, at, by, matter: matter.id, do: { awaits: 'force' }, reaches: [] })
    }
  }

  /** From here on the matter lives under the agreement. */
  share(matter: SampleMatter, under: SampleMatter, what: { at: Instant; by: By }): void {
    const command = idOf(`${matter.id} share`, what.at)
    matter.parties = under.parties
    const reaches = others(under.parties, what.by.party)
    this.#add({ command, at: what.at, by: what.by, matter: matter.id, do: { share: under.id }, reaches })
  }

  /** Oldest first; what stands at one moment in the order in which it was written down. */
  played(): Act[] {
    return this.#acts
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order))
      .map(({ order: _, ...act }) => act)
  }

  #add(act: Act): void {
    this.#acts.push({ ...act, order: this.#acts.length })
  }
}

function others(parties: readonly PartyId[], but: PartyId): PartyId[] {
  return parties.filter((party) => party !== but)
}
