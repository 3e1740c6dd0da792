import { type MatterId, SALT_BYTES } from '@lianyu/kernel'
import type { Reader } from '../store/read-trip.ts'
import type { Tx } from '../store/transaction.ts'
import type { EntryRow, FactRow } from './held-entry.ts'

// Most parties have erased nothing, which is asked once: to look for each entry costs as much as reading it.
const erased = `case when (select exists (select from erased_part a where a.party = $1)) then
    (select string_agg(p.part, ',') from erased_part p where p.party = $1 and p.log = e.log and p.idx = e.idx) end as erased`
const columns = `e.log, e.idx, h.origin, e.leaf, e.bytes, e.shared, e.internal, e.personal, ${erased}`
const source = 'from entry e join head h on h.party = $1 and h.log = e.log where e.party = $1'

/** Every entry of these matters that the party holds, by matter, log and index. */
export async function entriesOfMatters(
  tx: Tx,
  matters: readonly MatterId[],
): Promise<(EntryRow & { matter: MatterId })[]> {
  // Matter by matter: of a list as a condition the planner thinks that half the table matches, and reads it whole.
  const text = `select e.matter, ${columns} from unnest($2::text[]) with ordinality m (id, place)
    cross join lateral (select * from entry o where o.party = $1 and o.matter = m.id order by o.log, o.idx) e
    join head h on h.party = $1 and h.log = e.log order by m.place, e.log, e.idx`
  return (await tx.query<EntryRow & { matter: MatterId }>(text, [tx.party, matters], 'entries of matters')).rows
}

const contentOf = (part: string) => `convert_from(substr(e.${part}, ${SALT_BYTES + 1}), 'UTF8') as ${part}`

/**
 * What the facts of these matters say, in no order. The server sends texts as they are: half of what bytes in hex take, and
 * nothing to decode twice.
 *
 * @throws SyntaxError where what is stored is no text any more, as `JSON.parse` does where it is no JSON
 */
export async function factsOfMatters(reader: Reader, matters: readonly MatterId[]): Promise<FactRow[]> {
  const text = `select e.matter, e.log, e.idx, h.origin, encode(e.leaf, 'hex') as leaf, convert_from(e.bytes, 'UTF8') as envelope,
      ${contentOf('shared')}, ${contentOf('internal')}, ${contentOf('personal')}, ${erased}
    from unnest($2::text[]) m (id)
    cross join lateral (select * from entry o where o.party = $1 and o.matter = m.id) e
    join head h on h.party = $1 and h.log = e.log`
  try {
    const [rows] = await reader.read([{ name: 'facts of matters', text, values: [reader.party, matters] }])
    return rows as unknown as FactRow[]
  } catch (error) {
    if ((error as { code?: unknown }).code !== notText) throw error
    throw new SyntaxError('an entry is no text', { cause: error })
  }
}
/** SQLSTATE character_not_in_repertoire. */
const notText = '22021'

/** A page of one matter's entries in one log, newest first, from below an index. */
export async function entriesOfMatter(
  tx: Tx,
  matter: MatterId,
  log: number,
  before: number,
  limit: number,
): Promise<EntryRow[]> {
  const text = `select ${columns} ${source} and e.matter = $2 and e.log = $3 and e.idx < $4 order by e.idx desc limit $5`
  return (await tx.query<EntryRow>(text, [tx.party, matter, log, before, limit], 'entries of matter')).rows
}

/** The first and the last entry of a matter, for matters that are never folded whole. */
export async function endsOfMatter(tx: Tx, matter: MatterId): Promise<EntryRow[]> {
  const end = (direction: 'asc' | 'desc') =>
    `(select ${columns} ${source} and e.matter = $2 order by e.log ${direction}, e.idx ${direction} limit 1)`
  return (await tx.query<EntryRow>(`${end('asc')} union all ${end('desc')}`, [tx.party, matter], 'ends of matter')).rows
}

/** Ids of matters after one, in order; the way through all of a party's matters. */
export async function mattersAfter(tx: Tx, after: MatterId, limit: number): Promise<MatterId[]> {
  // Skips from matter to matter along the index; a plain distinct would read every entry.
  const text = `with recursive step (matter, n) as (
      (select e.matter, 1 from entry e where e.party = $1 and e.matter > $2 order by e.matter limit 1)
      union all
      select (select e.matter from entry e where e.party = $1 and e.matter > s.matter order by e.matter limit 1), s.n + 1
        from step s where s.matter is not null and s.n < $3)
    select matter from step where matter is not null`
  return (await tx.query<{ matter: MatterId }>(text, [tx.party, after, limit])).rows.map((row) => row.matter)
}
