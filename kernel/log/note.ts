import { LianyuError, type Refusal, refuse } from '../refusal/refusal.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { isKeyName, keyId } from './key.ts'
import { assertServed, type Signer, type Verifier } from './signer.ts'
import { decodeUtf8, encodeUtf8, hasLoneSurrogate } from './utf8.ts'

/** The most a note may have: room for 16 post-quantum signatures, which the standard asks for, and then some. */
export const NOTE_CAPS = { bytes: 131_072, signatures: 64 }

export interface SignatureLine {
  keyName: string
  keyId: number
  /** Everything after the key id; for a cosignature its time stands in front. */
  signature: Uint8Array
}

export interface Note {
  /** Ends in a newline, which is signed with it. */
  text: string
  signatures: SignatureLine[]
}

/** Makes one kind of signature line for a text: a plain one, or a cosignature with its time. */
export interface NoteSigner {
  keyName: string
  keyId: number
  sign(text: string): Uint8Array
}

export interface NoteVerifier {
  keyName: string
  keyId: number
  verify(text: string, signature: Uint8Array): boolean
}

export interface OpenedNote {
  text: string
  /** Signatures that hold, one a key, in the note's order. */
  verified: SignatureLine[]
  /** Lines by keys not given, unchecked. */
  unverified: SignatureLine[]
}

/** Reads a note without checking any signature. @source c2sp.org/signed-note */
export function parseNote(note: string | Uint8Array): Note | Refusal {
  if (note.length > NOTE_CAPS.bytes) return refuse('log.note-too-large', { bytes: note.length, most: NOTE_CAPS.bytes })
  const whole = typeof note === 'string' ? note : decodeUtf8(note)
  if (whole === undefined || hasLoneSurrogate(whole)) return refuse('log.bad-note', { at: 'UTF-8' })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the standard forbids
  if (/[\x00-\x09\x0b-\x1f]/.test(whole)) return refuse('log.bad-note', { at: 'control character' })
  const split = whole.lastIndexOf('\n\n')
  if (split < 0 || !whole.endsWith('\n')) return refuse('log.bad-note', { at: 'blank line' })
  const lines = whole.slice(split + 2, -1).split('\n')
  if (lines.length > NOTE_CAPS.signatures) {
    return refuse('log.note-too-large', { bytes: lines.length, most: NOTE_CAPS.signatures })
  }
  const signatures: SignatureLine[] = []
  for (const line of lines) {
    const [dash, keyName, material, ...rest] = line.split(' ')
    const bytes = material === undefined ? undefined : decodeBase64(material)
    if (dash !== '—' || !keyName || !isKeyName(keyName) || bytes === undefined || bytes.length < 5 || rest.length > 0) {
      return refuse('log.bad-note', { at: `signature line ${signatures.length + 1}` })
    }
    const id = new DataView(bytes.buffer).getUint32(0)
    signatures.push({ keyName, keyId: id, signature: bytes.slice(4) })
  }
  return { text: whole.slice(0, split + 1), signatures }
}

export function formatNote(note: Note): string {
  return `${note.text}\n${note.signatures.map(formatSignatureLine).join('')}`
}

export function formatSignatureLine(line: SignatureLine): string {
  const bytes = new Uint8Array(4 + line.signature.length)
  new DataView(bytes.buffer).setUint32(0, line.keyId)
  bytes.set(line.signature, 4)
  return `— ${line.keyName} ${encodeBase64(bytes)}\n`
}

/**
 * The text of a note that at least one of the given keys signed. A signature of a given key that does not hold refuses
 * the whole note; those of other keys are listed unchecked; the same key twice counts once.
 */
export function openNote(note: string | Uint8Array, verifiers: readonly NoteVerifier[]): OpenedNote | Refusal {
  const parsed = parseNote(note)
  if ('refusal' in parsed) return parsed
  const opened: OpenedNote = { text: parsed.text, verified: [], unverified: [] }
  const seen = new Set<string>()
  for (const line of parsed.signatures) {
    const name = `${line.keyName}+${line.keyId.toString(16).padStart(8, '0')}`
    const known = verifiers.filter((verifier) => verifier.keyName === line.keyName && verifier.keyId === line.keyId)
    if (known.length > 1) return refuse('log.ambiguous-key', { key: name })
    const identity = known.length === 1 ? name : formatSignatureLine(line)
    if (seen.has(identity)) continue
    seen.add(identity)
    if (known[0] === undefined) opened.unverified.push(line)
    else if (known[0].verify(parsed.text, line.signature)) opened.verified.push(line)
    else return refuse('log.bad-signature', { key: name })
  }
  if (opened.verified.length > 0) return opened
  return refuse('log.note-unsigned', { wanted: verifiers.map((verifier) => verifier.keyName).join(', ') })
}

/** Signs a text that ends in a newline and holds no control characters. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  const signatures = signers.map((signer) => signatureLine(text, signer))
  const note = formatNote({ text, signatures })
  const parsed = parseNote(note)
  if ('refusal' in parsed) throw new LianyuError(parsed)
  return note
}

/** The note with one more signature line; the same line twice is kept once, since a cosigner may answer again. */
export function addSignature(note: string, line: SignatureLine): string | Refusal {
  const parsed = parseNote(note)
  if ('refusal' in parsed) return parsed
  const text = formatSignatureLine(line)
  if (parsed.signatures.some((other) => formatSignatureLine(other) === text)) return note
  const most = NOTE_CAPS.signatures
  return parsed.signatures.length < most ? note + text : refuse('log.note-too-large', { bytes: most + 1, most })
}

export function signatureLine(text: string, signer: NoteSigner): SignatureLine {
  return { keyName: signer.keyName, keyId: signer.keyId, signature: signer.sign(text) }
}

export function noteSigner(signer: Signer): NoteSigner {
  assertServed(signer)
  return {
    keyName: signer.keyName,
    keyId: keyId(signer, 'note'),
    sign: (text) => signer.sign(encodeUtf8(text)),
  }
}

export function noteVerifier(verifier: Verifier): NoteVerifier {
  assertServed(verifier)
  return {
    keyName: verifier.keyName,
    keyId: keyId(verifier, 'note'),
    verify: (text, signature) => verifier.verify(encodeUtf8(text), signature),
  }
}
