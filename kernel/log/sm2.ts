import { bytesToHex, bytesToNumberBE, createHmacDrbg, hexToBytes, numberToBytesBE } from '@noble/curves/utils.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { sm2, sm3 } from 'sm-crypto-v2'
import { algorithmForms, type SignatureScheme, type Signer } from './signer.ts'

/** The signer id that goes into every hash, where nothing else was agreed. @source GM/T 0009-2012, section 10 */
const SIGNER_ID = '1234567812345678'
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

/**
 * SM2 with SM3. The package takes its nonce points from a list when one is given and else draws random numbers; the
 * kernel has none to draw, so the nonce is derived from key and message as RFC 6979 does it, with HMAC-SM3. (Importing the
 * package only looks up the platform's generator, it draws nothing where there is one.)
 *
 * @param privateKey  32 bytes, big-endian, 1 to n − 2
 * @source GB/T 32918.2-2016; public key as 0x04 ‖ x ‖ y, signature as r ‖ s
 */
export function sm2Signer(keyName: string, privateKey: Uint8Array): Signer {
  const privateHex = bytesToHex(privateKey)
  const publicHex = sm2.getPublicKeyFromPrivateKey(privateHex)
  return {
    keyName,
    algorithm: 'sm2-sm3',
    publicKey: hexToBytes(publicHex),
    sign(bytes) {
      const digest = hexToBytes(sm2.getHash(bytes, publicHex, SIGNER_ID))
      return signDigest(digest, privateHex, nonceOf(privateKey, digest))
    },
  }
}

export const sm2Scheme: SignatureScheme = {
  algorithm: 'sm2-sm3',
  verify(publicKey, bytes, signature) {
    const form = algorithmForms['sm2-sm3']
    if (publicKey.length !== form.publicKeyBytes || publicKey[0] !== 0x04) return false
    // The package does not look at the range of r and s, and s + n would pass for s.
    if (signature.length !== form.signatureBytes) return false
    if (!inRange(signature.subarray(0, 32)) || !inRange(signature.subarray(32))) return false
    try {
      const options = { hash: true, userId: SIGNER_ID }
      return sm2.doVerifySignature(bytes, bytesToHex(signature), bytesToHex(publicKey), options)
    } catch {
      return false
    }
  },
}

/** Signs SM3(Z ‖ message) with a nonce that is given; for the published example, which prints its own. */
export function signDigest(digest: Uint8Array, privateHex: string, nonce: Uint8Array): Uint8Array {
  const point = sm2.getPublicKeyFromPrivateKey(bytesToHex(nonce))
  const pointPool = [{ k: bytesToNumberBE(nonce), x1: BigInt(`0x${point.slice(2, 66)}`) }]
  return hexToBytes(sm2.doSignature(digest, privateHex, { pointPool }))
}

/** @source RFC 6979, section 3.2, with HMAC-SM3 */
function nonceOf(privateKey: Uint8Array, digest: Uint8Array): Uint8Array {
  const hmac = (key: Uint8Array, message: Uint8Array) => hexToBytes(sm3(message, { key }))
  const draw = createHmacDrbg<Uint8Array>(32, 32, hmac)
  const reduced = numberToBytesBE(bytesToNumberBE(digest) % ORDER, 32)
  return draw(concatBytes(privateKey, reduced), (bytes) => (inRange(bytes) ? bytes : undefined))
}

function inRange(bytes: Uint8Array): boolean {
  const value = bytesToNumberBE(bytes)
  return value > 0n && value < ORDER
}
