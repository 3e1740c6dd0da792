import { LianyuError, type Refusal, refuse } from '../refusal/refusal.ts'
import { keyId } from './key.ts'
import { type NoteSigner, type NoteVerifier, type SignatureLine, signatureLine } from './note.ts'
import { assertServed, type Signer, type Verifier } from './signer.ts'
import { encodeUtf8 } from './utf8.ts'

/** What a cosigner vouches for: *mirror*, I durably hold every entry; *witness*, I saw it grow consistently. */
export type CosignerPromise = 'mirror' | 'witness'

export interface Cosignature {
  keyName: string
  party: string
  promise: CosignerPromise
  /** When the cosigner said so by its own clock, in seconds since 1970. */
  atSeconds: number
}

/** Two promises are two keys: the signed message does not hold the name, so one key under both names could be swapped. */
export function cosignerName(party: string, promise: CosignerPromise): string {
  return `${party}/${promise}`
}

export function parseCosignerName(name: string): { party: string; promise: CosignerPromise } | Refusal {
  const [, party, promise] = /^(.+)\/(mirror|witness)$/.exec(name) ?? []
  if (party === undefined) return refuse('log.bad-cosigner', { name: name.slice(0, 80) })
  return { party, promise: promise as CosignerPromise }
}

/**
 * Cosigns a checkpoint's text; to be appended to its note with `addSignature`.
 *
 * @param text       the three lines of the checkpoint, verified by the caller
 * @param atSeconds  now, in seconds since 1970
 * @source c2sp.org/tlog-cosignature, "Ed25519 signed message"; SM2 keys sign the same message
 */
export function cosign(text: string, signer: Signer, atSeconds: number): SignatureLine {
  return signatureLine(text, cosignatureSigner(signer, atSeconds))
}

export function cosignatureSigner(signer: Signer, atSeconds: number): NoteSigner {
  assertServed(signer)
  if (!Number.isSafeInteger(atSeconds) || atSeconds < 0) {
    throw new LianyuError(refuse('log.bad-size', { size: String(atSeconds) }))
  }
  return {
    keyName: signer.keyName,
    keyId: keyId(signer, 'cosignature'),
    sign(text) {
      const signed = signer.sign(cosignedMessage(text, atSeconds))
      const signature = new Uint8Array(8 + signed.length)
      new DataView(signature.buffer).setBigUint64(0, BigInt(atSeconds))
      signature.set(signed, 8)
      return signature
    },
  }
}

export function cosignatureVerifier(verifier: Verifier): NoteVerifier {
  assertServed(verifier)
  return {
    keyName: verifier.keyName,
    keyId: keyId(verifier, 'cosignature'),
    verify(text, signature) {
      const atSeconds = secondsOf(signature)
      if (!Number.isSafeInteger(atSeconds)) return false
      return verifier.verify(cosignedMessage(text, atSeconds), signature.subarray(8))
    },
  }
}

/** What a verified cosignature line says. */
export function cosignatureOf(line: SignatureLine): Cosignature | Refusal {
  const name = parseCosignerName(line.keyName)
  return 'refusal' in name ? name : { keyName: line.keyName, ...name, atSeconds: secondsOf(line.signature) }
}

function cosignedMessage(text: string, atSeconds: number): Uint8Array {
  return encodeUtf8(`cosignature/v1\ntime ${atSeconds}\n${text}`)
}

function secondsOf(signature: Uint8Array): number {
  return signature.length < 8
    ? Number.NaN
    : Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0))
}
