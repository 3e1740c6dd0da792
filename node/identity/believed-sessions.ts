import type { PartyId } from '@lianyu/kernel'
import type { SignedIn } from './session.ts'

/** A session read from the table is believed this long: what revokes it on this node also drops it here at once. */
const believedMs = 5_000
const mostBelieved = 10_000

/** A clock that was set back since must not make it believed until it has caught up. */
const isRecent = (from: number, now: number) => from <= now && now < from + believedMs

export interface ReadSession {
  session: SignedIn
  /** Milliseconds since 1970. */
  ends: number
}

/** Sessions that were read from the table a moment ago. Requests of one session that come together look there once. */
export class BelievedSessions {
  readonly #believed = new Map<string, ReadSession & { from: number }>()
  /** Looks at the table under way, by party and token's hash. */
  readonly #looking = new Map<string, Promise<SignedIn | undefined>>()

  async get(
    party: PartyId,
    key: string,
    now: number,
    look: () => Promise<ReadSession | undefined>,
  ): Promise<SignedIn | undefined> {
    const known = this.#believed.get(key)
    if (known !== undefined && isRecent(known.from, now) && known.ends > now && known.session.party === party)
      return known.session
    this.#believed.delete(key)
    const one = `${party} ${key}`
    const under = this.#looking.get(one)
    if (under !== undefined) return under
    // Only what was not revoked while the table was read is believed.
    const stands = () => this.#looking.get(one) === looking
    const looking: Promise<SignedIn | undefined> = look()
      .then((read) => {
        if (read !== undefined && stands()) this.#keep(key, read, now)
        return read?.session
      })
      .finally(() => {
        if (stands()) this.#looking.delete(one)
      })
    this.#looking.set(one, looking)
    return looking
  }

  #keep(key: string, read: ReadSession, now: number): void {
    // Oldest first out: a Map keeps the order in which keys were added.
    if (this.#believed.size >= mostBelieved) this.#believed.delete(this.#believed.keys().next().value as string)
    this.#believed.set(key, { ...read, from: now })
  }

  /** The next request of these reads the table; so do those of sessions whose look is under way, whoever's they are. */
  forget(which: (session: SignedIn, key: string) => boolean): void {
    for (const [key, { session }] of this.#believed) if (which(session, key)) this.#believed.delete(key)
    this.#looking.clear()
  }
}
