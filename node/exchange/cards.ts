import {
  type Card,
  type CardContent,
  type CardKeyUse,
  canonicalText,
  cardBytes,
  cardKeyOf,
  cardKeyUses,
  fingerprint,
  isRefusal,
  LianyuError,
  type PartyId,
  parseCard,
  type Refusal,
  refuse,
  sameFingerprint,
  signCard,
} from '@lianyu/kernel'
import type { Journal } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { parseNodeUrl } from './address.ts'
import { schemes } from './directory.ts'

/** What a party says of itself on its card, but for its keys. */
export type CardWords = Pick<CardContent, 'name' | 'level' | 'form' | 'node' | 'authority'>

/** The party's own card as it was last made. */
export async function ownCard(store: Store, party: PartyId): Promise<Card | undefined> {
  const bytes = await inParty(store, party, 'exchange', async (tx) => {
    const text = 'select card from party_self where party = $1'
    return (await tx.query<{ card: Uint8Array | null }>(text, [party])).rows[0]?.card
  })
  const card = bytes ? parseCard(bytes, schemes) : undefined
  if (card !== undefined && isRefusal(card)) throw new LianyuError(card)
  return card
}

/** Makes the party's card, or keeps the one there is where it says the same; a changed one has the next serial. */
export async function makeCard(
  { store, journal }: { store: Store; journal: Journal },
  party: PartyId,
  words: CardWords,
  at: string,
): Promise<Card> {
  const before = await ownCard(store, party)
  const keyOf = (use: CardKeyUse) => cardKeyOf(party, use, 'ed25519', journal.keys.publicKey(party, use))
  const keys = Object.fromEntries(cardKeyUses.map((use) => [use, keyOf(use)])) as CardContent['keys']
  const content: CardContent = { v: 1, party, ...words, keys, serial: (before?.serial ?? 0) + 1, at }
  if (before !== undefined) {
    const { signature: _, serial, at: madeAt, ...same } = before
    if (canonicalText({ ...same, serial, at: madeAt }) === canonicalText({ ...content, serial, at: madeAt }))
      return before
  }
  const card = signCard(content, journal.keys.signer(party, 'log', `${party}/log`))
  const checked = parseCard(cardBytes(card), schemes)
  if (isRefusal(checked)) throw new LianyuError(checked)
  await inParty(store, party, 'app', async (tx) => {
    await tx.query('update party_self set card = $2 where party = $1', [party, Buffer.from(cardBytes(card))])
  })
  return card
}

/**
 * Takes a peer's card on an operator's word that its fingerprint was compared by telephone.
 * @returns the card, or why it is refused
 */
export async function pinCard(
  { store, allowPrivatePeers }: { store: Store; allowPrivatePeers: boolean },
  party: PartyId,
  bytes: Uint8Array,
  compared: string,
  by: string,
  at: string,
): Promise<Card | Refusal> {
  const card = parseCard(bytes, schemes)
  if (isRefusal(card)) return card
  if (card.party === party) return refuse('exchange.own-card', { party })
  if (!sameFingerprint(compared, card)) {
    return refuse('exchange.wrong-fingerprint', { party: card.party, fingerprint: fingerprint(card) }, 'fingerprint')
  }
  try {
    parseNodeUrl(card.node, allowPrivatePeers)
  } catch (error) {
    if (error instanceof LianyuError) return error.refusal
    throw error
  }
  return await inParty(store, party, 'app', async (tx) => {
    const text = 'select serial, card, state from peer where party = $1 and peer = $2 for update'
    const row = (await tx.query<{ serial: number; card: Uint8Array; state: string }>(text, [party, card.party])).rows[0]
    const same = row !== undefined && Buffer.compare(Buffer.from(row.card), Buffer.from(cardBytes(card))) === 0
    if (row !== undefined && row.state !== 'unpinned' && !same && row.serial >= card.serial) {
      return refuse('exchange.card-older', { party: card.party, serial: row.serial })
    }
    const insert = `insert into peer (party, peer, card, serial, fingerprint, pinned_by, pinned_at, state)
      values ($1, $2, $3, $4, $5, $6, $7, 'pinned')
      on conflict (party, peer) do update set card = excluded.card, serial = excluded.serial,
        fingerprint = excluded.fingerprint, pinned_by = excluded.pinned_by, pinned_at = excluded.pinned_at,
        state = 'pinned'`
    const kept = Buffer.from(cardBytes(card))
    await tx.query(insert, [party, card.party, kept, card.serial, fingerprint(card), by, at])
    return card
  })
}

/** Trusts a peer no longer: nothing is asked of it and nothing answered. What came before stays, with its proofs. */
export async function unpinCard(store: Store, party: PartyId, peer: PartyId): Promise<Refusal | undefined> {
  const count = await inParty(store, party, 'app', async (tx) => {
    const text = `update peer set state = 'unpinned' where party = $1 and peer = $2 and state <> 'unpinned'`
    return (await tx.query(text, [party, peer])).count
  })
  return count === 0 ? refuse('exchange.unknown-peer', { party: peer }) : undefined
}
