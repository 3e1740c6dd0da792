import { ed25519 } from '@noble/curves/ed25519.js'
import { algorithmForms, type SignatureScheme, type Signer } from './signer.ts'

/**
 * @param privateKey  the 32-byte seed
 * @source RFC 8032; signing draws no random numbers
 */
export function ed25519Signer(keyName: string, privateKey: Uint8Array): Signer {
  return {
    keyName,
    algorithm: 'ed25519',
    publicKey: ed25519.getPublicKey(privateKey),
    sign: (bytes) => ed25519.sign(bytes, privateKey),
  }
}

/** Without the leniency of ZIP 215, to hold to RFC 8032 as the node's own check does. */
export const ed25519Scheme: SignatureScheme = {
  algorithm: 'ed25519',
  verify(publicKey, bytes, signature) {
    if (signature.length !== algorithmForms.ed25519.signatureBytes) return false
    try {
      return ed25519.verify(signature, bytes, publicKey, { zip215: false })
    } catch {
      return false
    }
  },
}
