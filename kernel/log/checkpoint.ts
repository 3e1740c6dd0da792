import { type Refusal, refuse } from '../refusal/refusal.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { type Cosignature, cosignatureOf, cosignatureVerifier } from './cosignature.ts'
import { noteSigner, noteVerifier, openNote, type SignatureLine, signNote } from './note.ts'
import type { Signer, Verifier } from './signer.ts'
import { HASH_BYTES } from './suite.ts'

/** A log's size and root hash. */
export interface TreeHead {
  size: number
  root: Uint8Array
}

export interface Checkpoint extends TreeHead {
  /** `{party}/{home|audit|agreement id}/{generation}` */
  origin: string
}

/** A checkpoint whose party's signature holds, with the cosignatures that hold. */
export interface OpenedCheckpoint extends Checkpoint {
  /** The note's text: what was signed, byte for byte. */
  text: string
  cosignatures: Cosignature[]
}

/** With the very lines that hold: a note may bear others of the same key names, which nobody checked. */
export interface VerifiedCheckpoint extends OpenedCheckpoint {
  signature: SignatureLine
  /** Of the cosignatures, in their order. */
  cosignatureLines: SignatureLine[]
}

/** Three lines: origin, size, root hash. @source c2sp.org/tlog-checkpoint */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${encodeBase64(checkpoint.root)}\n`
}

/** Exactly three lines: extension lines are refused, since nobody who cosigns vouches for them. */
export function parseCheckpoint(text: string): Checkpoint | Refusal {
  const [origin, size, root, end, ...rest] = text.split('\n')
  if (!origin) return refuse('log.bad-checkpoint', { line: 1 })
  if (size === undefined || !/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) {
    return refuse('log.bad-checkpoint', { line: 2 })
  }
  const hash = decodeBase64(root ?? '')
  if (hash?.length !== HASH_BYTES) return refuse('log.bad-checkpoint', { line: 3 })
  if (end !== '' || rest.length > 0) return refuse('log.bad-checkpoint', { line: 4 })
  return { origin, size: Number(size), root: hash }
}

/**
 * Signs a checkpoint under the log's own name: the key name on the line is the origin, whatever name the party's key has
 * on its card, as the standard wants it. The caller keeps the promise never to sign two that contradict each other.
 */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  return signNote(formatCheckpoint(checkpoint), [noteSigner({ ...signer, keyName: checkpoint.origin })])
}

/**
 * Opens a log's checkpoint. Says nothing about what the log said before: see `verifyConsistency` and `verifyEntries`.
 *
 * @param origin     the log it must be of
 * @param party      the key of the party that writes the log; its name is not looked at
 * @param cosigners  keys whose cosignatures count; others on the note are passed over
 */
export function openCheckpoint(
  note: string | Uint8Array,
  origin: string,
  party: Verifier,
  cosigners: readonly Verifier[] = [],
): VerifiedCheckpoint | Refusal {
  const own = noteVerifier({ ...party, keyName: origin })
  const opened = openNote(note, [own, ...cosigners.map(cosignatureVerifier)])
  if ('refusal' in opened) return opened
  const checkpoint = parseCheckpoint(opened.text)
  if ('refusal' in checkpoint) return checkpoint
  if (checkpoint.origin !== origin) return refuse('log.wrong-origin', { expected: origin, found: checkpoint.origin })
  const isOwn = (line: { keyName: string; keyId: number }) => line.keyName === own.keyName && line.keyId === own.keyId
  // A cosigner's word alone does not make a checkpoint: the writer must stand by it.
  const signature = opened.verified.find(isOwn)
  if (signature === undefined) return refuse('log.note-unsigned', { wanted: origin })
  const cosignatures: Cosignature[] = []
  const cosignatureLines = opened.verified.filter((line) => !isOwn(line))
  for (const line of cosignatureLines) {
    const cosignature = cosignatureOf(line)
    if ('refusal' in cosignature) return cosignature
    cosignatures.push(cosignature)
  }
  return { ...checkpoint, text: opened.text, signature, cosignatures, cosignatureLines }
}
