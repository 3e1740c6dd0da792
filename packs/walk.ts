import {
  type Actor,
  CHINA_OFFSET_MINUTES,
  type Context,
  canonicalBytes,
  chinaCalendar,
  decide,
  type Fact,
  type FactDraft,
  type Folded,
  foldFacts,
  type Holder,
  isRefusal,
  type Kind,
  keyedIdOf,
  matterId,
  momentOn,
  open,
  type PartyId,
  type PlainDay,
  type Refusal,
  readClock,
  sealFact,
  settingOn,
  sha256Noble,
  unseal,
  uuidV7From,
} from '@lianyu/kernel'
import { allComputations, settingDefaults } from './index.ts'

const calendar = chinaCalendar()

export interface Act {
  party: PartyId
  desk: string
  role?: string
  /** Which person; default the one and only. */
  officer?: string
}

export interface Terms {
  /** Under this agreement; absent for a local matter. */
  agreement?: NonNullable<Context['agreement']>
  settings?: Record<string, unknown>
  /** Other walks' matters that a computation may look at. */
  related?: readonly Walk[]
  /** Entries are booked by this matter's steps. */
  bookedBy?: string
  superior?: boolean
  /** The process is tried out: the matter counts nowhere. */
  trial?: boolean
}

/**
 * Walks one matter through decide, seal and fold, as many parties see it: every step is decided in its party's own view,
 * sealed with real hashes, put into the log it belongs to and folded by everybody. For tests of packs.
 */
export class Walk {
  readonly kind: Kind
  readonly parties: PartyId[]
  readonly terms: Terms
  id: string
  day: PlainDay = '2026-09-22'
  #facts: Fact[] = []
  #count = 0
  readonly #kept: { leaf: string; by: Actor; salt: Uint8Array; bytes: Uint8Array }[] = []

  constructor(kind: Kind, parties: PartyId[], terms: Terms = {}) {
    this.kind = kind
    this.parties = parties
    this.terms = terms
    this.id = matterId(parties[0] as PartyId, uuid(1))
  }

  /** Opens the matter; the parties named in the form are its parties. Throws what was refused. */
  open(act: Act, data: Record<string, unknown>): this {
    const keyed = keyedIdOf(this.kind, act.party, data)
    if (typeof keyed === 'string') this.id = keyed
    const context = this.#context(act, 'open')
    const { trial } = this.terms
    const drafts = open(this.kind, { matter: this.id, data, parties: this.parties, ...(trial && { trial }) }, context)
    this.#keep(must(drafts))
    return this
  }

  /** Takes a step, and throws what was refused. */
  step(act: Act, name: string, data: Record<string, unknown> = {}, to?: Holder): this {
    this.#keep(must(this.#decide(act, name, data, to)))
    return this
  }

  /** The code with which a step is refused; undefined where it would be granted. */
  refused(act: Act, name: string, data: Record<string, unknown> = {}, to?: Holder): string | undefined {
    const drafts = this.#decide(act, name, data, to)
    return isRefusal(drafts) ? drafts.refusal : undefined
  }

  /** What the nodes do of themselves once the matter stands where sealed entries are opened. */
  unseal(): this {
    for (const { by, ...kept } of this.#kept) {
      const drafts = unseal(this.kind, this.view(by.party), kept, this.#context(by, 'unsealed'))
      if (!isRefusal(drafts)) this.#keep(drafts)
    }
    return this
  }

  on(day: PlainDay): this {
    this.day = day
    return this
  }

  /** The matter as a party holds it. */
  view(party: PartyId = this.parties[0] as PartyId): Folded {
    const held = this.#facts
      .filter((fact) => !fact.log.includes('/home/') || fact.log.startsWith(`${party}/`))
      .map((fact) => (fact.envelope.by.party === party ? fact : outside(fact)))
    return foldFacts(this.kind, held, party)
  }

  stage(track = this.kind.declaration.main, party?: PartyId): string | undefined {
    const { shared, overlay } = this.view(party)
    return (shared.tracks[track] ?? overlay.tracks[track])?.stage
  }

  facts(): readonly Fact[] {
    return this.#facts
  }

  #decide(act: Act, name: string, data: Record<string, unknown>, to?: Holder): FactDraft[] | Refusal {
    return decide(this.kind, this.view(act.party), name, { data, ...(to ? { to } : {}) }, this.#context(act, name))
  }

  #logOf(party: PartyId, step: string): string {
    const local = Object.values(this.kind.declaration.tracks).some((track) => track.local && step in track.steps)
    const { agreement } = this.terms
    return agreement && !local ? `${party}/${agreement.id}/1` : `${party}/home/1`
  }

  #context(act: Act, step: string): Context {
    const log = this.#logOf(act.party, step)
    const last = this.#facts.filter((fact) => fact.log === log).at(-1)
    const actor: Actor = { party: act.party, desk: act.desk, role: act.role ?? 'officer', officer: act.officer ?? 'o1' }
    return {
      now: `${this.day}T02:00:00.000Z`,
      today: this.day,
      actor,
      command: uuid(1000 + this.#count),
      calendar: { version: '2026-1' },
      setting: (key) => this.terms.settings?.[key] ?? settingOn([], settingDefaults, key, this.day),
      ...(this.terms.agreement ? { agreement: this.terms.agreement } : {}),
      ...(last ? { lastInLog: last.leaf } : {}),
      ...(this.terms.superior ? { superior: true } : {}),
      computation: (name) => allComputations[name],
      isRed: (track) => this.#isRed(act.party, track),
      seen: (party) => ({
        generation: 1,
        entries: this.#facts.filter((fact) => fact.log === this.#logOf(party, '')).length,
      }),
      related: (id, kind) => {
        const found = this.terms.related?.find((one) => one.id === id && one.kind.declaration.id === kind)
        return found?.view(act.party)
      },
      ...(this.terms.bookedBy ? { bookedBy: this.terms.bookedBy } : {}),
    }
  }

  /** The sentence with which a step or the opening is refused, in Chinese; undefined where it would be granted. */
  says(act: Act, name: string, data: Record<string, unknown> = {}): string | undefined {
    const answer =
      name === 'open'
        ? open(this.kind, { matter: this.id, data, parties: this.parties }, this.#context(act, 'open'))
        : this.#decide(act, name, data)
    return isRefusal(answer) ? answer.zh : undefined
  }

  #isRed(party: PartyId, id: string): boolean {
    const clock = this.view(party).shared.tracks[id]?.clock
    const spec = clock && this.kind.declaration.tracks[id]?.stages[clock.name.slice(id.length + 1)]?.clock
    const moment = momentOn(this.day, CHINA_OFFSET_MINUTES)
    return clock !== undefined && spec !== undefined && readClock(spec, clock, moment, calendar).light === 'late'
  }

  #keep(drafts: FactDraft[]): void {
    for (const draft of drafts) {
      this.#count++
      const salt = new Uint8Array(32).fill(this.#count)
      const sealed = sealFact(draft, sha256Noble, { shared: salt, internal: salt, personal: salt, sealed: salt })
      const log = this.#logOf(draft.envelope.by.party, draft.envelope.step)
      const index = this.#facts.filter((fact) => fact.log === log).length
      const parts = { ...draft.parts }
      if (sealed.sealed !== undefined) {
        parts.shared = JSON.parse(new TextDecoder().decode(sealed.parts.shared?.bytes))
        this.#kept.push({ leaf: sealed.leaf, by: draft.envelope.by, ...sealed.sealed })
      }
      this.#facts.push({ leaf: sealed.leaf, log, index, envelope: sealed.envelope, parts })
      this.#agree()
    }
  }

  /** Whatever a party holds besides, the shared state is the same bytes everywhere, and nothing in it was found void. */
  #agree(): void {
    const states = this.parties.map((party) => this.view(party).shared)
    const [first, ...others] = states.map((state) => new TextDecoder().decode(canonicalBytes(state)))
    if (others.some((other) => other !== first)) throw new Error('the parties hold different shared states')
    const flags = states[0]?.flags ?? []
    if (flags.length > 0) throw new Error(`flagged: ${JSON.stringify(flags)}`)
  }
}

/** An agreement that lets a kind flow between parties, for walks that are not about the agreement itself. */
export function agreementFor(parties: PartyId[], ...kinds: string[]): NonNullable<Context['agreement']> {
  return {
    id: matterId(parties[0] as PartyId, uuid(99)),
    parties: [...parties].sort(),
    inForce: true,
    windingUp: false,
    mayOpen: (kind) => kinds.includes(kind),
    grants: () => true,
  }
}

function outside(fact: Fact): Fact {
  const { internal: _, ...parts } = fact.parts
  return { ...fact, parts }
}

function must(drafts: FactDraft[] | Refusal): FactDraft[] {
  if (isRefusal(drafts)) throw new Error(`${drafts.refusal}: ${drafts.en} ${JSON.stringify(drafts.facts)}`)
  return drafts
}

function uuid(n: number): string {
  const random = new Uint8Array(10)
  random[9] = n & 255
  random[8] = n >> 8
  return uuidV7From(1_790_000_000_000, random)
}
