import { type Fact, partNames } from '../fact/envelope.ts'
import { readEnvelope } from '../fact/read-envelope.ts'
import { openPart } from '../fact/seal.ts'
import { decodeBase64 } from '../log/base64.ts'
import { verifyInclusion } from '../log/proofs.ts'
import { leafHash, sameBytes } from '../log/suite.ts'
import { isRefusal } from '../refusal/refusal.ts'
import type { FactFault, FactFound } from './fault.ts'
import { bytesOfHex } from './hex.ts'
import type { FactProof } from './matter-proof.ts'
import { levelAt, type OpenedLog } from './open-log.ts'

export interface CheckedFact {
  found: FactFound
  faults: FactFault[]
  /** As the fold takes it; absent where its bytes are no envelope. */
  fact?: Fact
}

/** One record: its bytes are the leaf, the leaf is in the signed log, and its parts are what it committed to. */
export function checkFactProof(given: FactProof, matter: string, open: OpenedLog | undefined): CheckedFact {
  const { leaf, log, index } = given
  const at = { leaf, log, index }
  const faults: FactFault[] = []
  const bytes = decodeBase64(given.bytes)
  const envelope = bytes && readEnvelope(bytes)
  const found: FactFound = {
    ...at,
    step: '',
    at: '',
    by: '',
    holds: false,
    proofLength: given.inclusion.length,
    parts: [],
    evidence: 'unsigned',
  }
  if (bytes === undefined || envelope === undefined || isRefusal(envelope)) {
    return { found, faults: [{ what: 'bytes', ...at }] }
  }
  Object.assign(found, { step: envelope.step, at: envelope.at, by: envelope.by.party })
  if (open === undefined) return { found, faults, fact: { ...at, envelope, parts: {} } }
  const hash = leafHash(open.suite, bytes)
  const named = bytesOfHex(leaf)
  if (named === undefined || !sameBytes(hash, named)) faults.push({ what: 'bytes', ...at })
  const proof = given.inclusion.map(bytesOfHex)
  const { size, root } = open.checkpoint
  const proven =
    proof.every((step) => step !== undefined) && verifyInclusion(open.suite, hash, index, size, proof, root)
  if (!proven) faults.push({ what: 'not-in-log', ...at })
  if (envelope.matter !== matter || envelope.by.party !== open.party) faults.push({ what: 'foreign', ...at })
  const parts: Fact['parts'] = {}
  for (const part of partNames) {
    if (envelope.parts[part] === undefined) continue
    const held = given.parts[part]
    if (held === undefined) {
      const erased = given.erased?.includes(part) === true
      if (erased) parts[part] = null
      found.parts.push({ part, state: erased ? 'erased' : 'not-here' })
    } else {
      const [salt, content] = [bytesOfHex(held.salt), decodeBase64(held.bytes)]
      const opened = salt && content && openPart(envelope, part, salt, content, open.suite)
      if (opened === undefined || isRefusal(opened)) {
        faults.push({ what: 'part', part, ...at })
        found.parts.push({ part, state: 'changed' })
      } else {
        parts[part] = opened
        found.parts.push({ part, state: 'matches' })
      }
    }
  }
  found.holds = faults.length === 0
  if (proven) found.evidence = levelAt(open, index)
  return { found, faults, fact: { ...at, envelope, parts } }
}
