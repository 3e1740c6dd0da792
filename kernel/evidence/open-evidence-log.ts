import { type OpenedCheckpoint, openCheckpoint } from '../log/checkpoint.ts'
import { parseOrigin } from '../log/origin.ts'
import { verifyConsistency } from '../log/proofs.ts'
import type { Verifier } from '../log/signer.ts'
import { sm3 } from '../log/sm3.ts'
import { type HashSuite, sha256Noble } from '../log/suite.ts'
import type { PartyId } from '../names.ts'
import { isRefusal, type Refusal, refuse } from '../refusal/refusal.ts'
import type { EvidenceLog } from './evidence-file.ts'
import { bytesOfHex } from './hex.ts'

/** A log of the file whose every signature holds and whose heads continue each other. */
export interface OpenedEvidenceLog {
  origin: string
  party: PartyId
  suite: HashSuite
  /** In rising size, with those cosignatures that hold under a card of the file. */
  checkpoints: OpenedCheckpoint[]
}

export interface EvidenceKeys {
  log: (party: PartyId) => Verifier | undefined
  /** Both promises of everybody whose card is in the file, but for `except`. */
  cosigners: (except: PartyId) => Verifier[]
}

/** Checks each signature, each cosignature, and that each head continues the one before. */
export function openEvidenceLog(log: EvidenceLog, keys: EvidenceKeys): OpenedEvidenceLog | Refusal {
  const origin = parseOrigin(log.origin)
  if (isRefusal(origin)) return origin
  const own = keys.log(origin.party)
  if (own === undefined) return refuse('evidence.no-card', { party: origin.party })
  const suite = log.hash === 'sm3' ? sm3 : sha256Noble
  const checkpoints: OpenedCheckpoint[] = []
  for (const note of log.checkpoints) {
    const opened = openCheckpoint(note, log.origin, own, keys.cosigners(origin.party))
    if (isRefusal(opened)) return opened
    checkpoints.push(opened)
  }
  if (checkpoints.length === 0) return refuse('log.note-unsigned', { wanted: log.origin })
  if (log.consistency.length !== checkpoints.length - 1) return refuse('evidence.bad-file', { at: 'consistency' })
  for (let at = 1; at < checkpoints.length; at++) {
    const [before, after] = [checkpoints[at - 1] as OpenedCheckpoint, checkpoints[at] as OpenedCheckpoint]
    const steps = (log.consistency[at - 1] as string[]).map((hash) => bytesOfHex(hash) as Uint8Array)
    if (!verifyConsistency(suite, before.size, after.size, steps, before.root, after.root)) {
      return refuse('log.forked', { origin: log.origin, size: before.size })
    }
  }
  return { origin: log.origin, party: origin.party, suite, checkpoints }
}
