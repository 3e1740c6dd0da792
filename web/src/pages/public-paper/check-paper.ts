import {
  checkFactProof,
  type EvidenceLevel,
  type FactProof,
  isRefusal,
  type LogProof,
  type OpenedLog,
  openLogProof,
  queryCodeHash,
  sha256Noble,
  type Text,
} from '@lianyu/kernel'

/** What the node answers to the code of a paper. */
export interface PaperAnswer {
  paper: Text
  title: string
  sample: boolean
  state: 'valid' | 'replaced' | 'revoked'
  fields: { field: string; type: string; label: Text; value: unknown }[]
  names: { code: string; digest: string }
  issued: { party: string; name: Text; at: string; fingerprint: string | null }
  ended: { party: string; name: Text; at: string; leaf: string; says: string } | null
  proof: { matter: string; kind: string; logs: LogProof[]; facts: FactProof[] }
}

export type Fault = 'unsigned' | 'not-in-log' | 'changed' | 'other-code' | 'other-words'

export interface CheckedPaper {
  /** Nothing of it is wrong. */
  holds: boolean
  faults: Fault[]
  /** SHA-256 of the paper's bytes as its record says, 64 hex digits. */
  digest?: string
  /** Where it stands, under how long a proof, in which words of evidence. */
  index?: number
  size?: number
  evidence?: EvidenceLevel
  logs: OpenedLog[]
  /** The fields as the record says them; the node's own words for them are not used. */
  fields: Record<string, unknown>
}

/**
 * Checks a paper's record by public keys alone: signature of the checkpoint, inclusion of the record, its shared part
 * against the commitment, and that it is the record of this very code.
 */
export function checkPaper(answer: PaperAnswer, code: string): CheckedPaper {
  const faults = new Set<Fault>()
  const logs: OpenedLog[] = []
  for (const log of answer.proof.logs) {
    const open = openLogProof(log)
    if (isRefusal(open)) faults.add('unsigned')
    else logs.push(open)
  }
  const hash = queryCodeHash(sha256Noble, code)
  const checked: CheckedPaper = { holds: false, faults: [], logs, fields: {} }
  for (const given of answer.proof.facts) {
    const open = logs.find(({ log }) => log.origin === given.log)
    if (open === undefined) faults.add('unsigned')
    const { found, faults: wrong, fact } = checkFactProof(given, answer.proof.matter, open)
    if (wrong.some(({ what }) => what === 'not-in-log')) faults.add('not-in-log')
    if (wrong.some(({ what }) => what !== 'not-in-log')) faults.add('changed')
    const fields = fact?.parts.shared?.fields ?? {}
    if (hash === undefined || fields[answer.names.code] !== hash) continue
    const digest = fields[answer.names.digest]
    checked.fields = fields
    checked.index = given.index
    checked.evidence = found.evidence
    if (open) checked.size = open.checkpoint.size
    if (typeof digest === 'string') checked.digest = digest
  }
  if (checked.digest === undefined) faults.add('other-code')
  if (answer.fields.some(({ field, value }) => JSON.stringify(checked.fields[field]) !== JSON.stringify(value)))
    faults.add('other-words')
  // Whoever says that it ended must show the record that ended it.
  if (answer.ended && !answer.proof.facts.some(({ leaf }) => leaf === answer.ended?.leaf)) faults.add('not-in-log')
  return { ...checked, faults: [...faults], holds: faults.size === 0 }
}

/** SHA-256 of a file, as its record would name it. */
export function digestOf(bytes: Uint8Array): string {
  return Array.from(sha256Noble.hash(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
