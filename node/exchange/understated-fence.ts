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
import { inParty } from '../store/transaction.ts'
import * as rows from './log-rows.ts'
import type { ExchangeParts } from './parts-of-exchange.ts'
import { caps } from './peer-source.ts'

/** Why a fence is not believed, and the note by which its writer had vouched for what it says it had not seen. */
export interface Understated {
  refusal: Refusal
  vouched?: string
}

interface Place {
  leaf: LeafHex
  index: number
  after: readonly LeafHex[]
}

/**
 * A fence voids what the holder wrote from `seen` on, because its writer had not seen it. That is a lie where the writer
 * says otherwise with its own key: an entry of its log, this one or an earlier one, rests on a fact from there on, or it cosigned the holder's
 * log beyond such a fact before the fence says it was written. A fact that rests on a third party's may have waited for
 * that at the writer's, so a cosignature alone tells nothing of it; clocks are given as much as anywhere else.
 *
 * @param before  envelopes of the writer's log that were let pass and are not stored yet
 */
export async function understatedFence(
  parts: ExchangeParts,
  party: PartyId,
  origin: LogId,
  { index, envelope }: { index: number; envelope: Envelope },
  before: readonly Envelope[],
): Promise<Understated | undefined> {
  const { fence, matter, by, at } = envelope
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
  if (ofWriter.some(restsThere) || ahead.some(restsThere)) return { refusal }

  const told = hidden.find((fact) => needsNobodyElse(fact, facts, fenced, own))
  if (told === undefined) return undefined
  const until = new Date(Date.parse(at) - caps.aheadSeconds * 1000).toISOString()
  const vouched = await inParty(parts.store, party, 'exchange', (tx) =>
    rows.vouchedBefore(tx, fenced, { by: by.party, beyond: told.index, until }),
  )
  return vouched === undefined ? undefined : { refusal, vouched }
}

function placeOf({ leaf, index, bytes }: HeldFact): Place {
  const { after } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Envelope
  return { leaf, index, after }
}

function isOf(log: LogId, { party, log: segment }: { party: PartyId; log: string }): boolean {
  const parsed = parseOrigin(log)
  return !('refusal' in parsed) && parsed.party === party && parsed.log === segment
}

/** Does all that it rests on stand in the logs of the holder and of the fence's writer? Then it waits for nobody there. */
function needsNobodyElse(
  fact: Place,
  facts: readonly (Place & { log: LogId })[],
  fenced: LogId,
  writer: { party: PartyId; log: string },
): boolean {
  const byLeaf = new Map(facts.map((one) => [one.leaf, one]))
  const past = new Set(fact.after)
  for (const leaf of past) {
    const ground = byLeaf.get(leaf)
    if (ground === undefined || (ground.log !== fenced && !isOf(ground.log, writer))) return false
    for (const further of ground.after) past.add(further)
  }
  return true
}
