import {
  type Envelope,
  formatOrigin,
  type LeafHex,
  type LogId,
  type PartyId,
  parseOrigin,
  type Refusal,
  refuse,
} from '@lianyu/kernel'
import type { HeldFact } from '../journal/types.ts'
import type { ExchangeParts } from './parts-of-exchange.ts'

interface Place {
  leaf: LeafHex
  index: number
  after: readonly LeafHex[]
}

/**
 * A fence voids what the holder wrote from `seen` on, because its writer had not seen it. That is a lie where the writer's own
 * log says otherwise: an entry of it, this one or an earlier one, rests on a fact from there on. A cosignature of the holder's
 * log tells nothing of it, since only two clocks would say which came first, and clocks jump.
 *
 * @param before  envelopes of the writer's log that were let pass and are not stored yet
 */
export async function understatedFence(
  parts: ExchangeParts,
  party: PartyId,
  origin: LogId,
  { index, envelope }: { index: number; envelope: Envelope },
  before: readonly Envelope[],
): Promise<Refusal | undefined> {
  const { fence, matter, by } = envelope
  const own = parseOrigin(origin)
  if (fence === undefined || 'refusal' in own) return undefined
  const { seen, generation = 1 } = fence
  const fenced = formatOrigin({ party: fence.party, log: own.log, generation })
  const facts = (await parts.journal.facts(party, matter)).map((fact) => ({ ...placeOf(fact), log: fact.log }))
  const hidden = facts.filter(({ log, index: place }) => log === fenced && place >= seen)
  if (hidden.length === 0) return undefined
  const refusal = refuse('exchange.fence-understated', { index, party: by.party, seen })

  const leaves = new Set(hidden.map(({ leaf }) => leaf))
  const restsThere = ({ after }: { after: readonly LeafHex[] }) => after.some((leaf) => leaves.has(leaf))
  const ofWriter = facts.filter(({ log, index: place }) => isOf(log, own) && (log !== origin || place < index))
  const ahead = [envelope, ...before.filter((one) => one.matter === matter)]
  return ofWriter.some(restsThere) || ahead.some(restsThere) ? refusal : undefined
}

function placeOf({ leaf, index, bytes }: HeldFact): Place {
  const { after } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Envelope
  return { leaf, index, after }
}

function isOf(log: LogId, { party, log: segment }: { party: PartyId; log: string }): boolean {
  const parsed = parseOrigin(log)
  return !('refusal' in parsed) && parsed.party === party && parsed.log === segment
}
