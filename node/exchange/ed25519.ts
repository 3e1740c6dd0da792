import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { algorithmForms, type SignatureScheme } from '@lianyu/kernel'

const keys = new Map<string, KeyObject>()

function keyOf(publicKey: Uint8Array): KeyObject {
  const x = Buffer.from(publicKey).toString('base64url')
  let key = keys.get(x)
  if (key === undefined) {
    key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    // Only keys from pinned cards come here, so this stays as small as the list of peers; cards change over the years.
    if (keys.size > 10_000) keys.clear()
    keys.set(x, key)
  }
  return key
}

/** Ed25519 by the platform's library: some ten times faster than the one written in JavaScript, same answers. */
export const ed25519Node: SignatureScheme = {
  algorithm: 'ed25519',
  verify(publicKey, bytes, signature) {
    if (signature.length !== algorithmForms.ed25519.signatureBytes) return false
    try {
      return verify(null, bytes, keyOf(publicKey), signature)
    } catch {
      return false
    }
  },
}
