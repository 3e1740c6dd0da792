import { Readable } from 'node:stream'
import {
  type Actor,
  agreementOf,
  agreementTrack,
  isRefusal,
  type LeafHex,
  LianyuError,
  type MatterId,
  type PartyId,
  type Refusal,
} from '@lianyu/kernel'
import { type NodeDeps, newestKind, type Receipt, withPositions } from '@lianyu/node'
import { samplePaper } from './sample-paper.ts'
import { type Act, type Papers, settledDraft } from './script.ts'

/** How long a fact may take to cross before the demo gives up, and how often the party is told to look. */
const patienceMs = 30_000
const lookEveryMs = 500

/** Plays the demo's past into one node, through the same door as everybody, and tells what has come from the others. */
export class Player {
  readonly #deps: NodeDeps
  readonly #officers = new Map<string, Promise<string>>()
  readonly #arrived = new Set<string>()
  #woken: (() => void)[] = []

  constructor(deps: NodeDeps) {
    this.#deps = deps
    deps.journal.onCommit(({ party, facts }) => {
      for (const { leaf } of facts) this.#arrived.add(`${party} ${leaf}`)
      const woken = this.#woken
      this.#woken = []
      for (const wake of woken) wake()
    })
  }

  /** @returns the leaves of the facts; those of the first time, where the act was played before */
  async play(act: Act): Promise<LeafHex[]> {
    if ('awaits' in act.do) {
      await this.#inForce(act.by.party, act.matter)
      return []
    }
    const answer = await this.#do(act)
    if (isRefusal(answer)) throw new LianyuError(answer, { cause: act })
    return answer.facts.map(({ leaf }) => leaf)
  }

  async #do({ command, by, matter, do: what }: Act): Promise<Receipt | Refusal> {
    if ('awaits' in what) throw new TypeError('nothing to do')
    const { journal } = this.#deps
    const { party } = by
    const actor = await this.#actor(by)
    if ('open' in what) {
      const { open: kind, ...rest } = what
      const data = await this.#opening(party, kind, what.data)
      return isRefusal(data) ? data : await journal.open({ party, actor, command, kind, matter, ...rest, data })
    }
    if ('share' in what) return await journal.share({ party, actor, command, matter, agreement: what.share })
    const { data, papers, ...rest } = what
    const filled = { ...(await this.#filled(party, matter, data)), ...(await this.#kept(party, papers)) }
    return await journal.step({ party, actor, command, matter, ...rest, data: filled })
  }

  /** What a step is given as papers, kept by the node as if somebody had sent it. */
  async #kept(party: PartyId, papers: Papers = {}): Promise<Record<string, unknown>> {
    const filled: Record<string, unknown> = {}
    for (const [name, lines] of Object.entries(papers)) {
      const files: unknown[] = []
      for (const line of lines) {
        const kept = await this.#deps.files.keep(party, Readable.from([samplePaper(line)]))
        if (isRefusal(kept)) throw new LianyuError(kept)
        files.push({ ...kept, name: `${line}.pdf` })
      }
      filled[name] = files
    }
    return filled
  }

  /** A month is closed at where the logs stand at that moment of the past: the node says where, as for everybody. */
  async #opening(party: PartyId, id: string, data: Record<string, unknown>) {
    const kind = newestKind(this.#deps, id)
    return kind === undefined ? data : await withPositions(this.#deps, party, kind, data)
  }

  /** What is signed is named by its fact, which nobody knows before it is written. */
  async #filled(party: PartyId, matter: MatterId, data: Record<string, unknown>): Promise<Record<string, unknown>> {
    if (!Object.values(data).includes(settledDraft)) return data
    const held = await this.#deps.journal.get(party, matter)
    const settled = held?.shared.tracks[agreementTrack]?.last
    if (settled === undefined) throw new Error(`nothing settled in ${matter}`)
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, value === settledDraft ? settled : value]),
    )
  }

  /** Whoever of the party has this duty; the public and what no persona does have no officer. */
  async #actor({ party, desk, role }: Act['by']): Promise<Actor> {
    const key = `${party} ${desk} ${role}`
    const officer = this.#officers.get(key) ?? this.#officerOf(party, desk, role)
    this.#officers.set(key, officer)
    return { party, desk, role, officer: await officer }
  }

  async #officerOf(party: PartyId, desk: string, role: string): Promise<string> {
    const people = await this.#deps.people.list(party)
    const fits = (duty: { desk: string; role: string } | undefined) => duty?.desk === desk && duty.role === role
    // Whose first duty it is comes before whoever may stand in.
    const found = people.find(({ duties }) => fits(duties[0])) ?? people.find(({ duties }) => duties.some(fits))
    return found?.id ?? (role === 'public' ? 'public' : 'node')
  }

  async #inForce(party: PartyId, matter: MatterId): Promise<void> {
    const giveUpAt = performance.now() + patienceMs
    for (;;) {
      const shared = (await this.#deps.journal.get(party, matter))?.shared
      const acknowledged = shared === undefined ? [] : agreementOf(shared).acknowledged
      const missing = shared?.parties.find((one) => !acknowledged.includes(one))
      if (shared !== undefined && missing === undefined) return
      if (performance.now() > giveUpAt) throw new Error(await this.#whyNot(party, matter, missing ?? party))
      if (!(await this.#next(lookEveryMs)) && missing !== undefined) await this.#deps.exchange.look(party, missing)
    }
  }

  /** Answers once the party holds all these facts. */
  async holds(what: { party: PartyId; matter: MatterId; leaves: LeafHex[]; from: PartyId }): Promise<void> {
    const { party, matter, leaves, from } = what
    const missing = () => leaves.filter((leaf) => !this.#arrived.has(`${party} ${leaf}`))
    const giveUpAt = performance.now() + patienceMs
    while (missing().length > 0) {
      if (performance.now() > giveUpAt) throw new Error(await this.#whyNot(party, matter, from))
      const heard = await this.#next(lookEveryMs)
      if (heard) continue
      for (const { leaf } of await this.#deps.journal.facts(party, matter)) this.#arrived.add(`${party} ${leaf}`)
      if (missing().length > 0) await this.#deps.exchange.look(party, from)
    }
  }

  async #whyNot(party: PartyId, matter: MatterId, from: PartyId): Promise<string> {
    const pulse = (await this.#deps.exchange.peers(party)).find((peer) => peer.party === from)
    const trouble = pulse?.trouble === undefined ? '' : `: ${pulse.trouble.en} (${pulse.trouble.refusal})`
    const logs = pulse?.logs.map((log) => `${log.origin} ${log.held}/${log.written}${log.quarantined ? ' !' : ''}`)
    return `${party} does not get ${matter} from ${from} (${pulse?.state})${trouble}\n${logs?.join('\n')}`
  }

  /** @returns false when nothing was committed within the time */
  #next(withinMs: number): Promise<boolean> {
    return new Promise((settle) => {
      const timer = setTimeout(() => settle(false), withinMs)
      this.#woken.push(() => {
        clearTimeout(timer)
        settle(true)
      })
    })
  }
}
