import { type Envelope, isRefusal, parseCanonical, type Refusal, readEnvelope, refuse } from '@lianyu/kernel'

/**
 * Reads an entry of a peer's log. A later version of the form is no fault of the log's: `exchange.newer-form` means that
 * this node must be upgraded first.
 */
export function readPeersEnvelope(bytes: Uint8Array, index: number): Envelope | Refusal {
  const envelope = readEnvelope(bytes)
  if (!isRefusal(envelope)) return envelope
  // A later form may have other keys too, so its version is looked at before anything else is held against it.
  const parsed = parseCanonical(bytes)
  if (isRefusal(parsed) || typeof parsed !== 'object' || parsed === null) return envelope
  const { v } = parsed as { v?: unknown }
  if (!Number.isSafeInteger(v) || (v as number) <= 1) return envelope
  return refuse('exchange.newer-form', { index, version: v as number })
}
