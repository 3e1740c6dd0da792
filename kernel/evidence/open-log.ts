import { type OpenedCheckpoint, openCheckpoint, type TreeHead } from '../log/checkpoint.ts'
import { ed25519Scheme } from '../log/ed25519.ts'
import { type EvidenceLevel, evidenceOf } from '../log/evidence.ts'
import { parseVerifierKey } from '../log/key.ts'
import { parseOrigin } from '../log/origin.ts'
import { verifyConsistency } from '../log/proofs.ts'
import { type SignatureScheme, type Verifier, verifierOf } from '../log/signer.ts'
import { sm2Scheme } from '../log/sm2.ts'
import { sm3 } from '../log/sm3.ts'
import { type HashSuite, sha256Noble } from '../log/suite.ts'
import type { PartyId } from '../names.ts'
import { isRefusal, type Refusal, refuse } from '../refusal/refusal.ts'
import { bytesOfHex } from './hex.ts'
import type { LogProof } from './matter-proof.ts'

/** How a reader checks signatures, of whatever algorithm a party's keys are. */
export const proofSchemes: readonly SignatureScheme[] = [ed25519Scheme, sm2Scheme]

/** A log of the proof whose writer's signature holds. */
export interface OpenedLog {
  log: LogProof
  party: PartyId
  /** The agreement, `home` or `audit`. */
  scope: string
  generation: number
  suite: HashSuite
  /** The head that the records are proven at. */
  checkpoint: OpenedCheckpoint
  /** It and every other head that was shown to be of the same log, in rising size. */
  checkpoints: OpenedCheckpoint[]
}

/** Checks the writer's signature under its pinned key, every cosignature that counts, and that all heads are of one log. */
export function openLogProof(log: LogProof): OpenedLog | Refusal {
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
  const suite = log.hash === 'sm3' ? sm3 : sha256Noble
  const checkpoints = [checkpoint]
  for (const other of log.others ?? []) {
    const opened = openCheckpoint(other.checkpoint, log.origin, own, cosigners)
    if (isRefusal(opened)) return opened
    if (!isOneLog(suite, checkpoint, opened, other.consistency)) {
      return refuse('log.forked', { origin: log.origin, size: Math.min(checkpoint.size, opened.size) })
    }
    checkpoints.push(opened)
  }
  return {
    log,
    party: origin.party,
    scope: origin.log,
    generation: origin.generation,
    suite,
    checkpoint,
    checkpoints: checkpoints.sort((a, b) => a.size - b.size),
  }
}

function isOneLog(suite: HashSuite, a: TreeHead, b: TreeHead, consistency: readonly string[]): boolean {
  const [before, after] = a.size <= b.size ? [a, b] : [b, a]
  const steps = consistency.flatMap((hash) => bytesOfHex(hash) ?? [])
  if (steps.length !== consistency.length) return false
  return verifyConsistency(suite, before.size, after.size, steps, before.root, after.root)
}

function verifier(vkey: string): Verifier | Refusal {
  const key = parseVerifierKey(vkey)
  if (isRefusal(key)) return key
  const scheme = proofSchemes.find((one) => one.algorithm === key.algorithm)
  if (scheme === undefined) return refuse('log.unknown-algorithm', { algorithm: key.algorithm })
  return verifierOf(key, scheme)
}

export function levelAt(open: OpenedLog, index: number): EvidenceLevel {
  return evidenceOf(index, open.checkpoints).level
}
