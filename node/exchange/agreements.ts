import {
  type Agreement,
  agreementKindId,
  agreementOf,
  audienceOf,
  type Envelope,
  type KindsByHash,
  type MatterId,
  type PartName,
  type PartyId,
  type SharedState,
  witnessesOf,
} from '@lianyu/kernel'
import type { Journal } from '../journal/types.ts'

/** What the exchange asks about agreements; always as one local party sees them. */
export class Agreements {
  readonly #journal: Journal
  readonly kinds: KindsByHash

  constructor(journal: Journal, kinds: KindsByHash) {
    this.#journal = journal
    this.kinds = kinds
  }

  /** A committed state is never changed in place, and an agreement is asked for at every request: read once each. */
  readonly #read = new WeakMap<SharedState, Agreement>()

  /** The agreement as its folded matter says it is, or undefined while the party does not hold its opening. */
  async find(party: PartyId, id: MatterId): Promise<Agreement | undefined> {
    const matter = await this.#journal.get(party, id)
    if (matter === undefined || this.kinds(matter.shared.kind)?.declaration.id !== agreementKindId) return undefined
    let read = this.#read.get(matter.shared)
    if (read === undefined) {
      read = agreementOf(matter.shared)
      this.#read.set(matter.shared, read)
    }
    return read
  }

  /** The parties that may read the logs under an agreement; none for home and audit logs. */
  async readers(party: PartyId, scope: string): Promise<readonly PartyId[]> {
    if (scope === 'home' || scope === 'audit') return []
    const agreement = await this.find(party, scope)
    if (agreement === undefined) return []
    // Drafts are between the parties: a witness looks in once there is something to vouch for.
    return agreement.draft === undefined ? agreement.parties : [...agreement.parties, ...witnessesOf(agreement)]
  }

  /**
   * May `reader` have this part? Asked on both sides: before it is sent, and before what came is kept. The matter's
   * parties come from its opening, which stands in a log of the same agreement; unknown as long as that is not here.
   */
  async mayRead(
    party: PartyId,
    reader: PartyId,
    agreement: Agreement,
    envelope: Envelope,
    part: PartName,
  ): Promise<boolean> {
    const parties = envelope.parties ?? (await this.#journal.get(party, envelope.matter))?.shared.parties ?? []
    return audienceOf(agreement, parties, envelope, part, this.kinds).includes(reader)
  }
}
