import {
  type Card,
  type CardKeyUse,
  cardKeyName,
  cardKeyOf,
  isRefusal,
  type PartyId,
  parseCard,
  publicKeyOf,
  type SignatureScheme,
  sm2Scheme,
  type Verifier,
  verifierOf,
} from '@lianyu/kernel'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { ed25519Node } from './ed25519.ts'
import type { Asker } from './http-request.ts'

export const schemes: readonly SignatureScheme[] = [ed25519Node, sm2Scheme]

/** A peer as one local party pinned it. */
export interface PinnedPeer {
  card: Card
  fingerprint: string
  pinnedBy: string
  pinnedAt: string
  lastSeenAt?: string
}

/**
 * Who each local party deals with and by which keys: parties of the same node by the node's own keys, all others by the
 * card an operator of *that* local party pinned. What one party trusts binds no other.
 */
export class Directory {
  readonly #journal: Journal
  readonly #store: Store
  readonly #pinned = new Map<PartyId, Map<PartyId, PinnedPeer>>()

  constructor(journal: Journal, store: Store) {
    this.#journal = journal
    this.#store = store
  }

  async load(): Promise<void> {
    for (const party of this.#journal.parties()) await this.reload(party)
  }

  /** After a party was added, or a card pinned or removed. */
  async reload(party: PartyId): Promise<void> {
    const rows = await inParty(this.#store, party, 'exchange', async (tx) => {
      const text = `select peer, card, fingerprint, pinned_by, pinned_at, last_seen_at from peer
        where party = $1 and state <> 'unpinned'`
      type Row = {
        peer: string
        card: Uint8Array
        fingerprint: string
        pinned_by: string
        pinned_at: string
        last_seen_at: string | null
      }
      return (await tx.query<Row>(text, [party])).rows
    })
    const pinned = new Map<PartyId, PinnedPeer>()
    for (const row of rows) {
      const card = parseCard(row.card, schemes)
      // A card that no longer reads (an algorithm taken out) is a peer that is not trusted, not a node that cannot start.
      if (isRefusal(card)) continue
      pinned.set(row.peer, {
        card,
        fingerprint: row.fingerprint,
        pinnedBy: row.pinned_by,
        pinnedAt: row.pinned_at,
        ...(row.last_seen_at === null ? {} : { lastSeenAt: row.last_seen_at }),
      })
    }
    this.#pinned.set(party, pinned)
  }

  /** Written down once in a while, so that an operator sees it after a restart too. */
  async seen(party: PartyId, peer: PartyId, at: string): Promise<void> {
    await inParty(this.#store, party, 'exchange', async (tx) => {
      await tx.query('update peer set last_seen_at = $3 where party = $1 and peer = $2', [party, peer, at])
    })
  }

  isLocal(party: PartyId): boolean {
    return this.#journal.parties().includes(party)
  }

  locals(): PartyId[] {
    return this.#journal.parties()
  }

  pinned(party: PartyId): ReadonlyMap<PartyId, PinnedPeer> {
    return this.#pinned.get(party) ?? new Map()
  }

  card(party: PartyId, peer: PartyId): Card | undefined {
    return this.#pinned.get(party)?.get(peer)?.card
  }

  /** The key of `other` that `party` trusts for this use; `undefined` where it trusts none. */
  verifier(party: PartyId, other: PartyId, use: CardKeyUse): Verifier | undefined {
    if (this.isLocal(other)) {
      const publicKey = this.#journal.keys.publicKey(other, use)
      return verifierOf({ keyName: cardKeyName(other, use), algorithm: 'ed25519', publicKey }, ed25519Node)
    }
    const card = this.card(party, other)
    if (card === undefined) return undefined
    const key = publicKeyOf(card, use)
    const scheme = schemes.find(({ algorithm }) => algorithm === key.algorithm)
    return scheme && verifierOf(key, scheme)
  }

  /** Both promises of everybody that `party` trusts, but for `except`; for opening a note with its cosignatures. */
  cosigners(party: PartyId, except: PartyId): Verifier[] {
    const others = new Set([...this.#journal.parties(), ...this.pinned(party).keys()])
    others.delete(except)
    return [...others].flatMap((other) =>
      (['mirror', 'witness'] as const).flatMap((use) => this.verifier(party, other, use) ?? []),
    )
  }

  asker(party: PartyId): Asker {
    const signer = this.#journal.keys.signer(party, 'request', cardKeyName(party, 'request'))
    const { id } = cardKeyOf(party, 'request', signer.algorithm, signer.publicKey)
    return { party, keyId: id, signer }
  }
}
