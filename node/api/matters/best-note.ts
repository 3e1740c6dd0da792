import type { LogId, PartyId } from '@lianyu/kernel'
import type { Tx } from '../../store/transaction.ts'

export interface BestNote {
  log: number
  size: number
  note: string
  cosigners: { by: PartyId; promise: 'mirror' | 'witness' }[]
}

/**
 * The smallest signed size that covers the matter and that another party vouched for; where none is yet, the latest that
 * covers it. With all cosignatures of that size on the note.
 */
export async function bestNote(
  tx: Tx,
  origin: LogId,
  least: number,
  fresh: string | undefined,
): Promise<BestNote | undefined> {
  const found = await tx.query<{ log: number; size: number; note: string; vouched: boolean }>(
    `(select h.log, c.size, c.note, true as vouched from head h join checkpoint c on c.party = $1 and c.log = h.log
        where h.party = $1 and h.origin = $2 and c.size >= $3
          and exists (select from cosignature s where s.party = $1 and s.log = c.log and s.size = c.size)
        order by c.size limit 1)
     union all
     (select h.log, c.size, c.note, false as vouched from head h join checkpoint c on c.party = $1 and c.log = h.log
        where h.party = $1 and h.origin = $2 order by c.size desc limit 1)`,
    [tx.party, origin, least],
  )
  const vouched = found.rows.find((row) => row.vouched)
  const latest = found.rows.at(-1)
  if (latest === undefined && fresh === undefined) return undefined
  const log = latest?.log ?? (await logNumber(tx, origin))
  if (log === undefined) return undefined
  if (vouched === undefined) {
    const note = fresh ?? (latest?.note as string)
    return { log, size: Number(note.split('\n', 2)[1]), note, cosigners: [] }
  }
  const lines = await tx.query<{ by_party: PartyId; promise: 'mirror' | 'witness'; line: string }>(
    `select s.by_party, s.promise, s.line from cosignature s where s.party = $1 and s.log = $2 and s.size = $3
     order by s.by_party, s.promise`,
    [tx.party, log, vouched.size],
  )
  const { note, size } = vouched
  const added = lines.rows.filter(({ line }) => !note.includes(line))
  return {
    log,
    size,
    note: note + added.map(({ line }) => line).join(''),
    cosigners: lines.rows.map(({ by_party, promise }) => ({ by: by_party, promise })),
  }
}

async function logNumber(tx: Tx, origin: LogId): Promise<number | undefined> {
  const text = 'select log from head where party = $1 and origin = $2'
  return (await tx.query<{ log: number }>(text, [tx.party, origin])).rows[0]?.log
}
