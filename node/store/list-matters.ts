import { isRefusal, LianyuError, type MatterId, type Refusal } from '@lianyu/kernel'
import { readCursor, writeCursor } from './cursor.ts'
import { filters, hasTerm, termsOf } from './list-filters.ts'
import { type MatterRow, type RawRow, rowOf } from './list-rows.ts'
import { searchPage } from './list-search.ts'
import { hasNone, pageStatement, sortOf, type Walk } from './list-walk.ts'
import type { MatterQuery } from './matter-query.ts'
import { cellOf, type SlotValue } from './none.ts'
import { Parameters } from './parameters.ts'
import { type Reader, readerIn } from './read-trip.ts'
import type { Tx } from './transaction.ts'

export interface MatterPage {
  rows: MatterRow[]
  /** Absent on the last page. */
  next?: string
}

export const mostRows = 100
/** Counts stop here: an exact count is what makes lists slow. */
export const mostCounted = 10_000

/**
 * One page of matters. Rows without a value of the sorted column come last in either direction.
 *
 * @param most  rows of a page however many are asked for; more than a list shows only where all are wanted at once
 */
export async function listMatters(
  where: Tx | Reader,
  query: MatterQuery,
  most = mostRows,
): Promise<MatterPage | Refusal> {
  const reader = 'read' in where ? where : readerIn(where)
  const sort = sortOf(query.sort ?? 'changed')
  const descending = query.descending ?? (query.sort ?? 'changed') === 'changed'
  const of = `${query.sort ?? 'changed'} ${descending ? 'down' : 'up'}`
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, of, sort.type, 1)
  if (isRefusal(cursor)) {
    return cursor
  }
  const limit = Math.max(1, Math.min(query.limit ?? 50, most))
  const rows: RawRow[] = []
  // First the rows with a value, then, if the page has room, those without one: two walks along the same index.
  if (cursor === undefined || cursor.value !== null) {
    const after = cursor && { value: cursor.value as SlotValue, id: cursor.key[0] as string }
    rows.push(...(await page(reader, query, { sort, descending, none: false, limit: limit + 1, after })))
  }
  if (rows.length <= limit && hasNone(query.sort ?? 'changed')) {
    const after = cursor?.value === null ? { id: cursor.key[0] as string } : undefined
    rows.push(...(await page(reader, query, { sort, descending, none: true, limit: limit + 1 - rows.length, after })))
  }
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => rowOf(row, query.now)),
    ...(rows.length > limit && last ? { next: writeCursor({ of, value: cellOf(last.sorted), key: [last.id] }) } : {}),
  }
}

/** The ids of all that the query has, page by page, up to `most`. */
export async function listIds(
  where: Tx | Reader,
  query: Omit<MatterQuery, 'cursor'>,
  most: number,
): Promise<MatterId[]> {
  const ids: MatterId[] = []
  for (let cursor: string | undefined; ids.length < most; ) {
    const page = await listMatters(where, { ...query, limit: mostRows, ...(cursor === undefined ? {} : { cursor }) })
    // A query of ours and a cursor of its own.
    if (isRefusal(page)) throw new LianyuError(page)
    ids.push(...page.rows.map(({ id }) => id))
    if (page.next === undefined) break
    cursor = page.next
  }
  return ids.slice(0, most)
}

/** How many rows the query has, up to `most`. Only on request. */
export async function countMatters(
  tx: Tx,
  query: MatterQuery,
  most: number = mostCounted,
): Promise<{ count: number; more: boolean }> {
  const values = new Parameters(tx.party)
  const where = filters(query, values, `= any(${values.add(query.kinds, 'text[]')})`)
  where.push(...termsOf(query).map((term) => hasTerm('n.id', 'n.kind', term, values)))
  const text = `select count(*) as count from (
    select from matter_now n join matter m on m.party = $1 and m.id = n.id
    where n.party = $1 and ${where.join(' and ')} limit ${values.add(most + 1, 'bigint')}) counted`
  const { rows } = await tx.query<{ count: number }>(text, values.all)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, most), more: count > most }
}

async function page(reader: Reader, query: MatterQuery, walk: Walk): Promise<RawRow[]> {
  if (termsOf(query).length > 0) {
    return searchPage(reader, query, walk)
  }
  const [rows] = await reader.read([pageStatement(reader.party, query, walk)])
  return rows as RawRow[]
}
