import type { LeafHex, LogId, PartName, PartyId } from '@lianyu/kernel'
import { inParty } from '../store/transaction.ts'
import type { Erasure } from './draft-batch.ts'
import type { Engine } from './engine.ts'
import { readHeads } from './log-head.ts'
import type { ErasedHere } from './outside.ts'

/**
 * Writes outside the database what was erased in it, before anyone is told: an older database that is put in its place is
 * relieved of the same parts before it serves.
 */
export async function noteErased(
  engine: Engine,
  party: PartyId,
  erasures: readonly (Erasure & { by: LeafHex; at: string })[],
): Promise<void> {
  if (erasures.length === 0) {
    return
  }
  const heads = await inParty(engine.store, party, 'app', readHeads)
  const originOf = new Map(heads.map(({ log, origin }) => [log, origin]))
  const lines = erasures.map(({ log, idx, part, by, at }) => {
    return { party, origin: originOf.get(log) as LogId, index: idx, part, by, at }
  })
  await engine.outside.erased.append(lines)
}

/** At start: an erasure whose process died between the commit and the line is written down now. */
export async function noteErasedBefore(engine: Engine, party: PartyId): Promise<void> {
  const text = `select h.origin, e.idx as index, e.part, e.erased_by as by, e.erased_at as at
    from erased_part e join head h on h.party = $1 and h.log = e.log where e.party = $1`
  const { rows } = await inParty(engine.store, party, 'app', (tx) =>
    tx.query<{ origin: LogId; index: number; part: PartName; by: LeafHex; at: string }>(text, [party]),
  )
  const known = new Set(engine.outside.erased.lines.filter((line) => line.party === party).map(keyOf))
  await engine.outside.erased.append(rows.map((row) => ({ party, ...row })).filter((line) => !known.has(keyOf(line))))
}

function keyOf({ origin, index, part }: ErasedHere): string {
  return `${origin} ${index} ${part}`
}
