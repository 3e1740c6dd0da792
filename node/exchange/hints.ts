import type { LogId, PartyId } from '@lianyu/kernel'
import type { PeerSource } from './peer-source.ts'

/** Hints to one peer leave this long after the first commit, and at most this often: a batch of steps is one hint. */
const pauseMs = 20

/** Tells peers that a log has something new. Nothing depends on a hint: a lost one costs a second. */
export class Hints {
  readonly #source: (party: PartyId, peer: PartyId) => PeerSource | undefined
  readonly #onSent: () => void
  readonly #due = new Map<string, { party: PartyId; peer: PartyId; origins: Set<LogId>; sending: boolean }>()
  #stopped = false

  constructor(source: (party: PartyId, peer: PartyId) => PeerSource | undefined, onSent: () => void) {
    this.#source = source
    this.#onSent = onSent
  }

  send(party: PartyId, peer: PartyId, origin: LogId): void {
    if (this.#stopped) return
    const name = `${party} ${peer}`
    let line = this.#due.get(name)
    if (line === undefined) {
      line = { party, peer, origins: new Set(), sending: false }
      this.#due.set(name, line)
    }
    line.origins.add(origin)
    if (!line.sending) void this.#flush(line)
  }

  stop(): void {
    this.#stopped = true
    this.#due.clear()
  }

  async #flush(line: { party: PartyId; peer: PartyId; origins: Set<LogId>; sending: boolean }): Promise<void> {
    line.sending = true
    while (line.origins.size > 0 && !this.#stopped) {
      const origins = [...line.origins]
      line.origins.clear()
      const source = this.#source(line.party, line.peer)
      for (const origin of origins) {
        this.#onSent()
        // A peer that is away finds out by itself when it is back.
        await source?.hint(origin).catch(() => {})
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs).unref())
    }
    line.sending = false
  }
}
