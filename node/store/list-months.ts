import type { PartyId } from '@lianyu/kernel'
import { filters, hasTerm, termsOf } from './list-filters.ts'
import { columns, type MatterRow, type RawRow, rowOf } from './list-rows.ts'
import type { MatterQuery } from './matter-query.ts'
import { Parameters } from './parameters.ts'
import type { Read } from './read-trip.ts'
import type { Tx } from './transaction.ts'

/** A matter with what it planned and reported in a year, `line` as `node/journal/month-lines.ts` writes it. */
export interface MonthRow {
  row: MatterRow
  line: string
}

/** One statement, along the index of the year's plans from the largest down; apart so that a test can EXPLAIN it. */
export function monthsStatement(party: PartyId, kind: string, year: string, query: MatterQuery, limit: number): Read {
  const values = new Parameters(party)
  const of = values.add(kind, 'text')
  const where = [
    `y.kind = ${of}`,
    `y.year = ${values.add(year, 'text')}`,
    ...filters(query, values, `= ${of}`),
    ...termsOf(query).map((term) => hasTerm('y.matter', 'y.kind', term, values)),
  ]
  const text = `select ${columns}, null as sorted, y.line from month_line y
    join matter_now n on n.party = $1 and n.id = y.matter join matter m on m.party = $1 and m.id = y.matter
    where y.party = $1 and ${where.join(' and ')} order by y.planned desc, y.matter desc limit ${limit}`
  return { text, values: values.all }
}

/** At most so many matters of a kind with months in a year, those with the largest plan; one more tells that there are more. */
export async function listMonths(tx: Tx, kind: string, year: string, query: MatterQuery, limit: number) {
  const { text, values } = monthsStatement(tx.party, kind, year, query, limit + 1)
  const { rows } = await tx.query<RawRow & { line: string }>(text, values)
  const found = rows.slice(0, limit).map((row): MonthRow => ({ row: rowOf(row, query.now), line: row.line }))
  return { found, more: rows.length > limit }
}
