import {
  type Agreement,
  audienceOf,
  type Envelope,
  isByOrigin,
  isRefusal,
  type MatterId,
  mayErase,
  openPart,
  type PartName,
  type PartyId,
  type Refusal,
  refuse,
} from '@lianyu/kernel'
import { sha256Node } from '../journal/sha256.ts'
import type { CheckedEntry, MirrorEntry } from '../journal/types.ts'
import type { Agreements } from './agreements.ts'
import type { TravelledPart } from './peer-source.ts'

export interface CheckedParts {
  parts: MirrorEntry['parts']
  contents: CheckedEntry['contents']
  /** Parts that are said to be erased: whether a fact asks for it is still to be seen. */
  claimed: PartName[]
  /** Parts that came although this party may not see them. */
  dropped: PartName[]
}

/**
 * Sorts what came with an entry: parts that this party may see must be there and open their commitments; others are
 * dropped unread. Says what is missing with a refusal of sort `unavailable` (come again), what is wrong with another.
 *
 * @param readers  who may see a part, by its name
 */
export function checkParts(
  index: number,
  envelope: Envelope,
  travelled: readonly TravelledPart[],
  mayRead: (part: PartName) => boolean,
): CheckedParts | Refusal {
  const checked: CheckedParts = { parts: {}, contents: {}, claimed: [], dropped: [] }
  for (const part of ['shared', 'personal', 'internal'] as const) {
    const came = travelled.find((one) => one.index === index && one.part === part)
    const commitment = envelope.parts[part]
    if (commitment === undefined || !mayRead(part)) {
      if (came !== undefined) checked.dropped.push(part)
      continue
    }
    if (came === undefined) return refuse('exchange.part-missing', { index, part })
    if ('erased' in came) {
      // Nothing that begins a matter or speaks of erasing can be erased: who says so withholds it.
      const { party } = envelope.by
      if (!mayErase(party, { envelope }, part, party)) return refuse('exchange.part-missing', { index, part })
      checked.claimed.push(part)
      continue
    }
    const content = openPart(envelope, part, came.salt, came.bytes, sha256Node)
    if (isRefusal(content)) {
      // What the writer committed to and cannot be read is the log's fault; what it did not commit to, the messenger's.
      return content.refusal === 'fact.commitment' ? refuse('exchange.part-changed', { index, part }) : content
    }
    checked.parts[part] = { salt: came.salt, bytes: came.bytes }
    checked.contents[part] = content
  }
  return checked
}

/** Who the parties of matters are, also of those that open in the batch itself and are not held yet. */
export class MatterParties {
  readonly #opened = new Map<MatterId, readonly PartyId[]>()
  readonly #known: (matter: MatterId) => Promise<readonly PartyId[] | undefined>

  constructor(known: (matter: MatterId) => Promise<readonly PartyId[] | undefined>) {
    this.#known = known
  }

  /** `undefined`: no opening of this matter has come yet, so nobody can say who may see what. */
  async of(envelope: Envelope): Promise<readonly PartyId[] | undefined> {
    // Who opens a matter under another's id says nothing about it.
    if (envelope.parties !== undefined && isByOrigin(envelope)) {
      this.#opened.set(envelope.matter, envelope.parties)
      return envelope.parties
    }
    const known = this.#opened.get(envelope.matter) ?? (await this.#known(envelope.matter))
    if (known !== undefined) this.#opened.set(envelope.matter, known)
    return known
  }
}

export function readerOf(
  party: PartyId,
  agreement: Agreement,
  matterParties: readonly PartyId[],
  envelope: Envelope,
  agreements: Agreements,
): (part: PartName) => boolean {
  return (part) => audienceOf(agreement, matterParties, envelope, part, agreements.kinds).includes(party)
}
