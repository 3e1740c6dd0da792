import {
  type CardKeyUse,
  cardKeyName,
  fingerprint,
  type PartyId,
  publicKeyOf,
  type Verifier,
  verifierOf,
} from '@lianyu/kernel'
import { schemes } from '../exchange/directory.ts'
import { ed25519Node } from '../exchange/ed25519.ts'
import type { NodeDeps } from './deps.ts'

export type KeyDeps = Pick<NodeDeps, 'journal' | 'exchange'>

/** The key of another party that `party` trusts for a use: of the same node by its own keys, of others by their pinned card. */
export function verifierFor(deps: KeyDeps, party: PartyId, other: PartyId, use: CardKeyUse): Verifier | undefined {
  if (deps.journal.parties().includes(other)) {
    const publicKey = deps.journal.keys.publicKey(other, use)
    return verifierOf({ keyName: cardKeyName(other, use), algorithm: 'ed25519', publicKey }, ed25519Node)
  }
  const card = deps.exchange.cards(party).find((one) => one.party === other)
  if (card === undefined) return undefined
  const key = publicKeyOf(card, use)
  const scheme = schemes.find(({ algorithm }) => algorithm === key.algorithm)
  return scheme && verifierOf(key, scheme)
}

export function pinnedOf(
  deps: KeyDeps,
  party: PartyId,
  other: PartyId,
): { by: 'same-node' | 'card'; fingerprint?: string } {
  const card = deps.exchange.cards(party).find((one) => one.party === other)
  return card === undefined || deps.journal.parties().includes(other)
    ? { by: 'same-node' }
    : { by: 'card', fingerprint: fingerprint(card) }
}
