import { concatBytes } from '@noble/hashes/utils.js'
import { canonicalBytes, parseCanonical } from '../fact/canonical.ts'
import { partNames } from '../fact/envelope.ts'
import type { KindDeclaration } from '../lifecycle/kind.ts'
import type { KindLabels } from '../lifecycle/kind-labels.ts'
import { decodeBase64, encodeBase64 } from '../log/base64.ts'
import type { Signer } from '../log/signer.ts'
import { encodeUtf8 } from '../log/utf8.ts'
import type { Instant, KindHash, MatterId, PartyId } from '../names.ts'
import { isRefusal, type Refusal, refuse } from '../refusal/refusal.ts'
import { firstBadByte } from './first-bad-byte.ts'
import type { FactProof } from './matter-proof.ts'

/** A log that holds facts of the matter: signed heads of rising size, and the proof that each continues the one before. */
export interface EvidenceLog {
  origin: string
  /** The tree's hash; SHA-256 where nothing is said. */
  hash?: 'sm3'
  /** Signed notes with their cosignatures. The records' inclusion is proven at the last. */
  checkpoints: string[]
  /** Hex hashes; one list fewer than there are checkpoints. */
  consistency: string[][]
}

/** A kind as the exporter has it: the declaration is bound by its hash, the labels are the exporter's words. */
export interface EvidenceKind {
  hash: KindHash
  pack: string
  declaration: KindDeclaration
  labels: KindLabels
}

/**
 * Everything that proves a matter to somebody who has no node: documented in docs/evidence-file.md. Canonical JSON
 * (RFC 8785), sealed by the exporter, so that a change of any byte shows; what each byte proves is checked besides.
 */
export interface EvidenceFile {
  form: 'lianyu-evidence'
  v: 1
  matter: MatterId
  /** The kind's hash. */
  kind: KindHash
  title: string
  /** Who exported, and when by its own clock. */
  by: PartyId
  at: Instant
  kinds: EvidenceKind[]
  /** Base64 of the cards (kernel/agreement/card.ts) of all who signed or cosigned, in the order of their parties. */
  cards: string[]
  logs: EvidenceLog[]
  facts: FactProof[]
}

export interface SealedEvidenceFile extends EvidenceFile {
  /** Base64 of the exporter's signature, by the log key on its card. */
  seal: string
}

/** A thousand facts with their parts take about 5 MB. */
export const EVIDENCE_LIMITS = { maxBytes: 64 * 1024 * 1024, maxDepth: 32 }

/** Marked, so that it can be taken for nothing else the key signs. */
export function sealedBytes(file: EvidenceFile & { seal?: string }): Uint8Array {
  const { seal: _, ...content } = file
  return concatBytes(encodeUtf8('lianyu-evidence/v1\n'), canonicalBytes(content))
}

/** @param logKey  the exporter's log key, the one on its card */
export function sealEvidence(file: EvidenceFile, logKey: Pick<Signer, 'sign'>): Uint8Array {
  return canonicalBytes({ ...file, seal: encodeBase64(logKey.sign(sealedBytes(file))) })
}

/** Reads the file's form alone; `verifyEvidence` says what it proves. */
export function readEvidence(bytes: Uint8Array): SealedEvidenceFile | Refusal {
  const value = parseCanonical(bytes, EVIDENCE_LIMITS)
  if (isRefusal(value)) {
    const broken = ['fact.not-utf8', 'fact.not-json', 'fact.not-canonical'].includes(value.refusal)
    return broken ? refuse('evidence.unreadable', { byte: firstBadByte(bytes), bytes: bytes.length }) : value
  }
  const at = faultOf(value)
  return at === undefined ? (value as SealedEvidenceFile) : refuse('evidence.bad-file', { at })
}

type Check = (value: unknown) => string | undefined

const HASH = /^[0-9a-f]{64}$/
const text =
  (form: RegExp): Check =>
  (value) =>
    typeof value === 'string' && form.test(value) ? undefined : ''
const anyText = text(/^[^\0]{0,100000}$/s)
const base64: Check = (value) => (typeof value === 'string' && decodeBase64(value) !== undefined ? undefined : '')
const whole: Check = (value) => (Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : '')
const plain: Check = (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : '')
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? undefined : check(value)

function list(of: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return ''
    for (const [at, one] of value.entries()) {
      const fault = of(one)
      if (fault !== undefined) return `.${at}${fault}`
    }
    return undefined
  }
}

/** Exactly these keys: what nobody checks must not look as if somebody had. */
function shape(keys: Record<string, Check>): Check {
  return (value) => {
    if (plain(value) !== undefined) return ''
    const object = value as Record<string, unknown>
    const extra = Object.keys(object).find((key) => !Object.hasOwn(keys, key))
    if (extra !== undefined) return `.${extra.slice(0, 40)}`
    for (const [key, check] of Object.entries(keys)) {
      const fault = check(Object.hasOwn(object, key) ? object[key] : undefined)
      if (fault !== undefined) return `.${key}${fault}`
    }
    return undefined
  }
}

const part = optional(shape({ salt: text(HASH), bytes: base64 }))
const parts = shape(Object.fromEntries(partNames.map((name) => [name, part])))
const fileShape = shape({
  form: text(/^lianyu-evidence$/),
  v: (value) => (value === 1 ? undefined : ''),
  matter: text(/^[A-Za-z0-9-]{1,32}:[0-9a-f-]{36}$/),
  kind: text(HASH),
  title: anyText,
  by: text(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/),
  at: text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  kinds: list(shape({ hash: text(HASH), pack: anyText, declaration: plain, labels: plain })),
  cards: list(base64),
  logs: list(
    shape({
      origin: anyText,
      hash: optional(text(/^sm3$/)),
      checkpoints: list(anyText),
      consistency: list(list(text(HASH))),
    }),
  ),
  facts: list(
    shape({
      leaf: text(HASH),
      log: anyText,
      index: whole,
      bytes: base64,
      inclusion: list(text(HASH)),
      parts,
      erased: optional(list(text(/^(shared|internal|personal)$/))),
    }),
  ),
  seal: base64,
})

/** The first place that does not hold to the form, as a path. */
function faultOf(value: unknown): string | undefined {
  const fault = fileShape(value)
  return fault === undefined ? undefined : fault.replace(/^\./, '') || '.'
}
