import { LianyuError, refuse } from '../refusal/refusal.ts'

/** How a key signs. `ml-dsa-44` has its ids and lengths here; nobody serves it yet. */
export type Algorithm = 'ed25519' | 'sm2-sm3' | 'ml-dsa-44'

/** What a key says: a note's text as it stands, or that a checkpoint grew consistently, with the time of saying so. */
export type KeyUse = 'note' | 'cosignature'

export interface PublicKey {
  /** Who signs: `{origin}` of a log, `{party}/mirror`, `{party}/witness`. No spaces, no plus sign. */
  keyName: string
  algorithm: Algorithm
  publicKey: Uint8Array
}

/** Signs bytes. Synchronous and without side effects; two calls may or may not give the same signature. */
export interface Signer extends PublicKey {
  sign(bytes: Uint8Array): Uint8Array
}

/** Never throws: a malformed signature or key is a signature that does not hold. */
export interface Verifier extends PublicKey {
  verify(bytes: Uint8Array, signature: Uint8Array): boolean
}

/** One way to check an algorithm's signatures; the node has a faster one for Ed25519 than the browser. */
export interface SignatureScheme {
  algorithm: Algorithm
  verify(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean
}

interface AlgorithmForm {
  publicKeyBytes: number
  signatureBytes: number
  /** The signature type that goes into key ids and verifier keys, for each use. */
  typeBytes: Record<KeyUse, readonly number[]>
}

const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

/**
 * Types 0x01, 0x04 and 0x06 are assigned by c2sp.org/signed-note. 0xff announces a longer identifier, chosen by whoever
 * needs one: nobody has assigned SM2. ML-DSA-44 has one type for both uses, since it signs the origin, not the text.
 */
export const algorithmForms: Record<Algorithm, AlgorithmForm> = {
  ed25519: { publicKeyBytes: 32, signatureBytes: 64, typeBytes: { note: [0x01], cosignature: [0x04] } },
  'sm2-sm3': {
    // 0x04 ‖ x ‖ y, and r ‖ s
    publicKeyBytes: 65,
    signatureBytes: 64,
    typeBytes: {
      note: [0xff, ...letters('lianyu/sm2-sm3/v1\n')],
      cosignature: [0xff, ...letters('lianyu/sm2-sm3/cosignature/v1\n')],
    },
  },
  'ml-dsa-44': { publicKeyBytes: 1312, signatureBytes: 2420, typeBytes: { note: [0x06], cosignature: [0x06] } },
}

/**
 * @throws LianyuError `log.unknown-algorithm` for ML-DSA-44: it signs a structure of its own, which nobody here writes yet,
 * and a wrong message would look like a signature that does not hold
 */
export function assertServed(key: PublicKey): void {
  if (key.algorithm === 'ml-dsa-44') {
    throw new LianyuError(refuse('log.unknown-algorithm', { algorithm: key.algorithm }))
  }
}

/** A verifier for a pinned key. */
export function verifierOf(key: PublicKey, scheme: SignatureScheme): Verifier {
  return { ...key, verify: (bytes, signature) => scheme.verify(key.publicKey, bytes, signature) }
}
