import {
  holdsPart,
  isRefusal,
  type LogId,
  type PartName,
  type PartyId,
  partNames,
  readEnvelope,
  SALT_BYTES,
} from '@lianyu/kernel'
import type { Statement } from '../store/one-trip.ts'
import { inParty } from '../store/transaction.ts'
import type { Engine } from './engine.ts'
import type { HeldLogs } from './held-logs.ts'
import { sha256Node } from './sha256.ts'
import type { MirrorBatch, MirrorEntry } from './types.ts'

interface CutPart {
  idx: number
  part: PartName | 'input'
  stored: Uint8Array
}

/**
 * Peers give the entries of an own log back without the parts that never travelled to them. What `repair` put aside goes
 * back to the entry whose commitment it opens; what does not open it was changed too, and is lost.
 */
export async function withCutParts(engine: Engine, hosted: HeldLogs, batch: MirrorBatch): Promise<MirrorBatch> {
  const { party } = hosted
  if (!batch.origin.startsWith(`${party}/`) || !hosted.recovery.isBehind(batch.origin)) return batch
  const kept = await keptOf(engine, party, batch)
  if (kept.length === 0) return batch
  const entries = batch.entries.map((entry, at): MirrorEntry => {
    const mine = kept.filter(({ idx }) => idx === batch.from + at)
    const envelope = readEnvelope(entry.bytes)
    if (isRefusal(envelope)) return entry
    const parts = { ...entry.parts }
    for (const name of partNames) {
      const commitment = envelope.parts[name]
      if (commitment === undefined || parts[name] !== undefined) continue
      // Its own first; rows may have changed places.
      for (const { stored } of [...mine, ...kept].filter(({ part }) => part === name)) {
        const [salt, bytes] = [stored.subarray(0, SALT_BYTES), stored.subarray(SALT_BYTES)]
        if (!holdsPart(sha256Node, commitment, salt, bytes)) continue
        parts[name] = { salt, bytes }
        break
      }
    }
    const input = mine.find(({ part }) => part === 'input')?.stored
    return { bytes: entry.bytes, parts, ...(input === undefined ? {} : { input }) }
  })
  return { ...batch, entries }
}

/** What was erased meanwhile does not come back. */
async function keptOf(engine: Engine, party: PartyId, { origin, from, entries }: MirrorBatch): Promise<CutPart[]> {
  const text = `select c.idx, c.part, c.stored from cut_part c where c.party = $1 and c.origin = $2 and c.idx >= $3 and c.idx < $4
    and not exists (select from erased_part x join head h on h.party = $1 and h.log = x.log
      where x.party = $1 and h.origin = $2 and x.idx = c.idx and (x.part = c.part or c.part = 'input'))`
  const { rows } = await inParty(engine.store, party, 'app', (tx) =>
    tx.query<CutPart>(text, [party, origin, from, from + entries.length]),
  )
  return rows
}

/** Once the entries below a size are here again, nothing of them is kept aside. */
export function dropCutParts(party: PartyId, origin: LogId, below: number): Statement {
  const text = 'delete from cut_part where party = $1 and origin = $2 and idx < $3'
  return { name: 'drop cut parts', text, values: [party, origin, below] }
}

/** Of entries that nobody gave back, once the log goes on or is closed. */
export async function forgetCutParts(engine: Engine, party: PartyId, origin: LogId): Promise<void> {
  const { text, values } = dropCutParts(party, origin, Number.MAX_SAFE_INTEGER)
  await inParty(engine.store, party, 'app', (tx) => tx.query(text, values))
}
