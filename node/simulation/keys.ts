import { hash } from 'node:crypto'
import {
  type CardKeyUse,
  cardKeyName,
  type PartyId,
  type SignatureScheme,
  sameBytes,
  type Verifier,
  verifierOf,
} from '@lianyu/kernel'
import { Directory } from '../exchange/directory.ts'
import type { KeyPurpose, PartyKeys } from '../journal/types.ts'

const digest = (...what: (string | Uint8Array)[]) =>
  hash('sha256', Buffer.concat(what.map((one) => Buffer.from(one))), 'buffer')
const secretOf = (party: PartyId, purpose: string) => digest('secret', party, purpose)
const secrets = new Map<string, Buffer>()

function publicKey(party: PartyId, purpose: string): Uint8Array {
  const key = digest('public', party, purpose)
  secrets.set(key.toString('hex'), secretOf(party, purpose))
  return key
}

function signature(secret: Buffer, bytes: Uint8Array): Uint8Array {
  const half = digest(secret, bytes)
  return Buffer.concat([half, half])
}

/** Stands for Ed25519 at a hundredth of its cost: in a world where nobody reads anybody's secrets it signs as well. */
const scheme: SignatureScheme = {
  algorithm: 'ed25519',
  verify(key, bytes, signed) {
    const secret = secrets.get(Buffer.from(key).toString('hex'))
    return secret !== undefined && sameBytes(signed, signature(secret, bytes))
  },
}

export const keys: PartyKeys = {
  parties: () => [],
  ensure: async () => {},
  signer: (party, purpose, keyName) => {
    const secret = secretOf(party, purpose)
    return {
      keyName,
      algorithm: 'ed25519',
      publicKey: publicKey(party, purpose),
      sign: (bytes) => signature(secret, bytes),
    }
  },
  publicKey: (party: PartyId, purpose: KeyPurpose) => publicKey(party, purpose),
}

/** Everybody has pinned everybody's card. */
export class EverybodyKnown extends Directory {
  readonly #parties: readonly PartyId[]

  constructor(parties: readonly PartyId[], ...given: ConstructorParameters<typeof Directory>) {
    super(...given)
    this.#parties = parties
  }

  override verifier(_: PartyId, other: PartyId, use: CardKeyUse): Verifier {
    return verifierOf(
      { keyName: cardKeyName(other, use), algorithm: 'ed25519', publicKey: publicKey(other, use) },
      scheme,
    )
  }

  override cosigners(party: PartyId, except: PartyId): Verifier[] {
    return this.#parties.filter((other) => other !== except).map((other) => this.verifier(party, other, 'mirror'))
  }
}
