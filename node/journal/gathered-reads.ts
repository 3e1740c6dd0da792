import type { MatterId, PartyId } from '@lianyu/kernel'

/** Reads of one party under way at once; what is asked meanwhile is read together. Others need connections too. */
const atOnce = 2
/** Matters in one read. */
const mostTogether = 64

interface Asked<T> {
  matters: readonly MatterId[]
  settle: (found: Map<MatterId, T>) => void
  fail: (error: unknown) => void
}

interface Lane<T> {
  underWay: number
  waiting: Asked<T>[]
}

/**
 * Reads of matters by several callers, in as few trips to the database as their number allows: a lone one goes at once, and
 * under load many share the trip, so the dearest part of a read is cheapest when there is most to do. What a caller is
 * given was read after it asked.
 *
 * @template T  what a matter is read as
 */
export class GatheredReads<T> {
  readonly #together: (party: PartyId, matters: readonly MatterId[]) => Promise<Map<MatterId, T>>
  readonly #alone: (party: PartyId, matters: readonly MatterId[]) => Promise<Map<MatterId, T>>
  readonly #lanes = new Map<PartyId, Lane<T>>()

  /**
   * @param together  reads the matters of several callers
   * @param alone  reads those of one again where that failed, so that one matter's trouble is no other's
   */
  constructor(
    together: (party: PartyId, matters: readonly MatterId[]) => Promise<Map<MatterId, T>>,
    alone: (party: PartyId, matters: readonly MatterId[]) => Promise<Map<MatterId, T>>,
  ) {
    this.#together = together
    this.#alone = alone
  }

  /** @returns those of the matters that there are */
  of(party: PartyId, matters: readonly MatterId[]): Promise<Map<MatterId, T>> {
    const lane = this.#lanes.get(party) ?? { underWay: 0, waiting: [] }
    this.#lanes.set(party, lane)
    return new Promise((settle, fail) => {
      lane.waiting.push({ matters, settle, fail })
      this.#go(party, lane)
    })
  }

  #go(party: PartyId, lane: Lane<T>): void {
    while (lane.underWay < atOnce && lane.waiting.length > 0) {
      const asked = nextOf(lane.waiting)
      lane.underWay += 1
      void this.#read(party, asked).finally(() => {
        lane.underWay -= 1
        this.#go(party, lane)
      })
    }
  }

  async #read(party: PartyId, asked: readonly Asked<T>[]): Promise<void> {
    try {
      const found = await this.#together(party, [...new Set(asked.flatMap(({ matters }) => matters))])
      for (const { matters, settle } of asked) {
        settle(new Map(matters.flatMap((matter) => pairOf(matter, found.get(matter)))))
      }
    } catch {
      for (const { matters, settle, fail } of asked) {
        await this.#alone(party, matters).then(settle, fail)
      }
    }
  }
}

/** Takes from those who wait, in their order, as many as are read together; always one. */
function nextOf<T>(waiting: Asked<T>[]): Asked<T>[] {
  let matters = 0
  const past = waiting.findIndex((one, at) => {
    matters += one.matters.length
    return at > 0 && matters > mostTogether
  })
  return waiting.splice(0, past < 0 ? waiting.length : past)
}

const pairOf = <T>(matter: MatterId, found: T | undefined): [MatterId, T][] =>
  found === undefined ? [] : [[matter, found]]
