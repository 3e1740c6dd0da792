import type { LogId, PartyId } from '@lianyu/kernel'
import type { Tx } from '../../store/transaction.ts'

export interface SignedHead {
  size: number
  /** With all cosignatures of that size. */
  note: string
  cosigners: { by: PartyId; promise: 'mirror' | 'witness' }[]
}

/**
 * The signed heads of a log that say the most about its first `least` entries: for each cosigner and promise the smallest
 * that covers them all, or else the largest there is; and one that covers them, if none of those does. In rising size.
 */
export async function signedHeads(
  tx: Tx,
  origin: LogId,
  least: number,
): Promise<{ log: number; heads: SignedHead[] } | undefined> {
  const found = await tx.query<{ log: number }>('select log from head where party = $1 and origin = $2', [
    tx.party,
    origin,
  ])
  const log = found.rows[0]?.log
  if (log === undefined) return undefined
  const chosen = await tx.query<{ size: number }>(
    `select coalesce(min(s.size) filter (where s.size >= $3), max(s.size)) as size
       from cosignature s join checkpoint c on c.party = $1 and c.log = s.log and c.size = s.size
      where s.party = $1 and s.log = $2 group by s.by_party, s.promise
     union
     (select c.size from checkpoint c where c.party = $1 and c.log = $2 and c.size >= $3 order by c.size limit 1)`,
    [tx.party, log, least],
    'signed heads for evidence',
  )
  const sizes = chosen.rows.map(({ size }) => size).filter((size) => size > 0)
  const notes = await tx.query<{ size: number; note: string }>(
    'select size, note from checkpoint where party = $1 and log = $2 and size = any($3::bigint[]) order by size',
    [tx.party, log, sizes],
    'notes for evidence',
  )
  const lines = await tx.query<{ size: number; by_party: PartyId; promise: 'mirror' | 'witness'; line: string }>(
    `select size, by_party, promise, line from cosignature where party = $1 and log = $2 and size = any($3::bigint[])
      order by by_party, promise`,
    [tx.party, log, sizes],
    'cosignatures for evidence',
  )
  const heads = notes.rows.map(({ size, note }) => {
    const there = lines.rows.filter((row) => row.size === size)
    const added = there.filter(({ line }) => !note.includes(line))
    const cosigners = there.map(({ by_party, promise }) => ({ by: by_party, promise }))
    return { size, note: note + added.map(({ line }) => line).join(''), cosigners }
  })
  return { log, heads }
}
