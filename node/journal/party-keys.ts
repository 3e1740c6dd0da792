import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { LianyuError, type PartyId, refuse, type Signer } from '@lianyu/kernel'
import { type KeyFolder, openSealing, readIfThere, type Sealing } from './seal.ts'
import type { KeyPurpose, PartyKeys } from './types.ts'
import { writeDurably } from './write-durably.ts'

const purposes: readonly KeyPurpose[] = ['log', 'mirror', 'witness', 'request']

interface KeyPair {
  publicKey: Uint8Array
  private: KeyObject
}
/** The file of a party: raw public keys, and PKCS #8 private keys sealed with AES-256-GCM (nonce ‖ tag ‖ ciphertext). */
type KeyFile = {
  v: 1
  party: PartyId
  keys: Record<KeyPurpose, { algorithm: 'ed25519'; public: string; sealed: string }>
}

/**
 * Ed25519 keys of the hosted parties, four for each: its logs, its promise as mirror, its promise as witness, its
 * requests. Read once and kept in memory; the files are 0600 and written durably before a key is used.
 *
 * @throws LianyuError `node.keys-sealed` where the secret is not the one that the keys were sealed with
 */
export async function openKeyFolder({ folder, secret }: KeyFolder): Promise<PartyKeys> {
  const seal = await openSealing({ folder, ...(secret === undefined ? {} : { secret }) })
  const held = new Map<PartyId, Record<KeyPurpose, KeyPair>>()

  const keyOf = (party: PartyId, purpose: KeyPurpose): KeyPair => {
    let keys = held.get(party)
    if (keys === undefined) {
      const found = readKeys(folder, party, seal)
      if (found === undefined) {
        throw new LianyuError(refuse('node.keys-missing', { party, folder }))
      }
      held.set(party, found)
      keys = found
    }
    return keys[purpose]
  }

  return {
    parties: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
        .sort(),
    async ensure(party) {
      const keys = readKeys(folder, party, seal) ?? (await makeKeys(folder, party, seal))
      held.set(party, keys)
    },
    signer(party, purpose, keyName): Signer {
      const { publicKey, private: key } = keyOf(party, purpose)
      return { keyName, algorithm: 'ed25519', publicKey, sign: (bytes) => sign(null, bytes, key) }
    },
    publicKey: (party, purpose) => keyOf(party, purpose).publicKey,
  }
}

function fileOf(folder: string, party: PartyId): string {
  // The party's id becomes a file's name.
  if (!/^[0-9A-Z-]{6,18}$/.test(party)) {
    throw new TypeError(`not a party: ${party}`)
  }
  return join(folder, `${party}.json`)
}

function readKeys(folder: string, party: PartyId, seal: Sealing): Record<KeyPurpose, KeyPair> | undefined {
  const text = readIfThere(fileOf(folder, party))
  if (text === undefined) {
    return undefined
  }
  const file = JSON.parse(text.toString('utf8')) as KeyFile
  const pairs = purposes.map((purpose): [KeyPurpose, KeyPair] => {
    const { public: publicKey, sealed } = file.keys[purpose]
    const der = seal.open(Buffer.from(sealed, 'base64url'), labelOf(party, purpose))
    if (der === undefined) {
      throw new LianyuError(refuse('node.keys-sealed', { party, folder }))
    }
    return [
      purpose,
      {
        publicKey: Buffer.from(publicKey, 'base64url'),
        private: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
      },
    ]
  })
  return Object.fromEntries(pairs) as Record<KeyPurpose, KeyPair>
}

async function makeKeys(folder: string, party: PartyId, seal: Sealing): Promise<Record<KeyPurpose, KeyPair>> {
  const pairs = purposes.map((purpose) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url')
    const sealed = seal.seal(privateKey.export({ format: 'der', type: 'pkcs8' }), labelOf(party, purpose))
    return { purpose, publicKey: raw, private: privateKey, sealed }
  })
  const keys = Object.fromEntries(
    pairs.map(({ purpose, publicKey, sealed }) => [
      purpose,
      { algorithm: 'ed25519', public: publicKey.toString('base64url'), sealed: sealed.toString('base64url') },
    ]),
  )
  await writeDurably(fileOf(folder, party), `${JSON.stringify({ v: 1, party, keys }, undefined, 2)}\n`)
  return Object.fromEntries(pairs.map((pair) => [pair.purpose, pair])) as unknown as Record<KeyPurpose, KeyPair>
}

/** Bound to party and purpose, so that a sealed key cannot be put in another's place. */
function labelOf(party: PartyId, purpose: KeyPurpose): string {
  return `lianyu key ${party} ${purpose}`
}
