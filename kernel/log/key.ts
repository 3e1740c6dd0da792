import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'
import { type Refusal, refuse } from '../refusal/refusal.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { type Algorithm, algorithmForms, type KeyUse, type PublicKey } from './signer.ts'
import { sameBytes } from './suite.ts'
import { encodeUtf8, hasLoneSurrogate } from './utf8.ts'

/** The most characters a verifier key may have; ML-DSA-44 needs some 1,800. */
const KEY_CHARACTERS = 4096

/** Key names stand between spaces on a signature line and before a plus sign in a verifier key. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && !/[\s\u0085+\p{Cc}]/u.test(name) && !hasLoneSurrogate(name)
}

/**
 * The four bytes that tell a signature line's key, with its name: SHA-256(name ‖ LF ‖ type ‖ key)[:4], whatever the log's
 * own hash is. An aid to find the key, not a proof: anyone can make a key with the same id.
 * @source c2sp.org/signed-note, "Signatures"
 */
export function keyId(key: PublicKey, use: KeyUse): number {
  return idOf(key.keyName, typedKey(key, use))
}

/** `name+0123abcd+base64(type ‖ key)`, as one pins it. @source c2sp.org/signed-note, "Verifier keys" */
export function formatVerifierKey(key: PublicKey, use: KeyUse): string {
  const id = keyId(key, use).toString(16).padStart(8, '0')
  return `${key.keyName}+${id}+${encodeBase64(typedKey(key, use))}`
}

export function parseVerifierKey(text: string): (PublicKey & { use: KeyUse }) | Refusal {
  const refused = refuse('log.bad-key', { key: text.slice(0, 80) })
  if (text.length > KEY_CHARACTERS) return refused
  const [, keyName, id, material] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? []
  const typed = material === undefined ? undefined : decodeBase64(material)
  if (keyName === undefined || typed === undefined || !isKeyName(keyName)) return refused
  if (idOf(keyName, typed) !== Number.parseInt(id as string, 16)) return refused
  for (const algorithm of Object.keys(algorithmForms) as Algorithm[]) {
    const form = algorithmForms[algorithm]
    for (const use of ['cosignature', 'note'] as const) {
      const type = Uint8Array.from(form.typeBytes[use])
      if (typed.length !== type.length + form.publicKeyBytes || !sameBytes(typed.subarray(0, type.length), type))
        continue
      return { keyName, algorithm, use, publicKey: typed.slice(type.length) }
    }
  }
  return refuse('log.unknown-algorithm', { algorithm: `0x${bytesToHex(typed.subarray(0, 1))}` })
}

function typedKey(key: PublicKey, use: KeyUse): Uint8Array {
  return concatBytes(Uint8Array.from(algorithmForms[key.algorithm].typeBytes[use]), key.publicKey)
}

function idOf(keyName: string, typed: Uint8Array): number {
  const hash = sha256(concatBytes(encodeUtf8(`${keyName}\n`), typed))
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0)
}
