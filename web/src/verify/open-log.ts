import {
  type EvidenceLevel,
  ed25519Scheme,
  evidenceOf,
  type HashSuite,
  isRefusal,
  type OpenedCheckpoint,
  openCheckpoint,
  type PartyId,
  parseOrigin,
  parseVerifierKey,
  type Refusal,
  refuse,
  type SignatureScheme,
  sha256Noble,
  sm2Scheme,
  sm3,
  type Verifier,
  verifierOf,
} from '@lianyu/kernel'
import type { ProofLog } from './proof.ts'

const schemes: readonly SignatureScheme[] = [ed25519Scheme, sm2Scheme]

/** A log of the proof whose writer's signature holds. */
export interface OpenLog {
  log: ProofLog
  party: PartyId
  /** The agreement, `home` or `audit`. */
  scope: string
  generation: number
  suite: HashSuite
  checkpoint: OpenedCheckpoint
}

/** Checks the writer's signature under its pinned key, and every cosignature that counts. */
export function openLog(log: ProofLog): OpenLog | Refusal {
  const origin = parseOrigin(log.origin)
  if (isRefusal(origin)) return origin
  const own = verifier(log.keys.log)
  if (isRefusal(own)) return own
  const cosigners: Verifier[] = []
  for (const one of log.cosigners) {
    // A party vouching for its own log adds nothing to its signature.
    if (one.party === origin.party) continue
    const key = verifier(one.vkey)
    if (isRefusal(key)) return key
    if (key.keyName !== `${one.party}/${one.promise}`) return refuse('log.bad-cosigner', { name: key.keyName })
    cosigners.push(key)
  }
  const checkpoint = openCheckpoint(log.checkpoint, log.origin, own, cosigners)
  if (isRefusal(checkpoint)) return checkpoint
  return {
    log,
    party: origin.party,
    scope: origin.log,
    generation: origin.generation,
    suite: log.hash === 'sm3' ? sm3 : sha256Noble,
    checkpoint,
  }
}

function verifier(vkey: string): Verifier | Refusal {
  const key = parseVerifierKey(vkey)
  if (isRefusal(key)) return key
  const scheme = schemes.find((one) => one.algorithm === key.algorithm)
  if (scheme === undefined) return refuse('log.unknown-algorithm', { algorithm: key.algorithm })
  return verifierOf(key, scheme)
}

export function levelAt(open: OpenLog, index: number): EvidenceLevel {
  return evidenceOf(index, [open.checkpoint]).level
}
