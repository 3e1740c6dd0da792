import { type Envelope, isRefusal, parseCanonical, type Refusal, readEnvelope, refuse } from '@lianyu/kernel'

/**
 * Reads an entry of a peer's log. A later version of the form is no fault of the log's: `exchange.newer-form` means that
 * this node must be upgraded first.
 */
export function readPeersEnvelope(bytes: Uint8Array, index: number): Envelope | Refusal {
  const envelope = readEnvelope(bytes)
  if (!isRefusal(envelope) || envelope.facts.path !== 'v') return envelope
  const { v } = parseCanonical(bytes) as { v?: unknown }
  if (!Number.isSafeInteger(v) || (v as number) <= 1) return envelope
  return refuse('exchange.newer-form', { index, version: v as number })
}
