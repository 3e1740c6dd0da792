import { type Instant, isRefusal, type MatterId, type PartyId, type Refusal } from '@lianyu/kernel'
import { readCursor, writeCursor } from './cursor.ts'
import { type Cell, cellOf, noneOf, type Slot, type SlotValue, type SortedType, slots, slotType } from './none.ts'
import { Parameters } from './parameters.ts'
import type { Tx } from './transaction.ts'

/** The light of a matter's running clocks at a moment; `none` where no clock runs. */
export type ListLight = 'late' | 'due-soon' | 'on-time' | 'none'
export type ListSort = 'changed' | 'opened' | 'title' | 'due' | Slot

export interface MatterQuery {
  /** Ids of kinds, at least one; several are listed together, which only the sorts that all kinds have make sense of. */
  kinds: readonly string[]
  stage?: string
  /** One of these stages. */
  stages?: readonly string[]
  light?: ListLight
  holder?: HolderFilter
  /**
   * One of these tracks stands so; for lists of what is beside the main line. Say `running` wherever no ended track is
   * meant: a desk's running tracks are found by an index, all that it ever held are not.
   */
  track?: {
    ids: readonly string[]
    stages?: readonly string[]
    light?: ListLight
    holder?: HolderFilter
    running?: boolean
  }
  agreement?: MatterId
  origin?: PartyId
  /** Begun by anybody but this party. */
  notOrigin?: PartyId
  /** By slot of the kind's columns: one value, or a range with both ends included. */
  columns?: { [S in Slot]?: { equals: SlotValue } | { from?: SlotValue; to?: SlotValue } }
  /** Terms of the search text, as `searchTokens` gives them; a matter must have all of them. */
  terms?: readonly string[]
  sort?: ListSort
  descending?: boolean
  cursor?: string
  /** At most 100. */
  limit?: number
  /** Against which lights are read. */
  now: Instant
}

export interface HolderFilter {
  party?: PartyId
  /** Held by anybody but this party. */
  notParty?: PartyId
  desk?: string
}

export interface MatterRow {
  id: MatterId
  kind: string
  kindHash: string
  origin: PartyId
  agreement?: MatterId
  title: string
  stage: string
  holder: { party: PartyId; desk: string }
  light: ListLight
  amberAt?: Instant
  redAt?: Instant
  openedAt: Instant
  changedAt: Instant
  sample: boolean
  columns: { [S in Slot]?: SlotValue }
}

export interface MatterPage {
  rows: MatterRow[]
  /** Absent on the last page. */
  next?: string
}

export const mostRows = 100
const mostTerms = 8
/** Counts stop here: an exact count is what makes lists slow. */
export const mostCounted = 10_000

const sorts: Record<Exclude<ListSort, Slot>, { column: string; type: SortedType }> = {
  changed: { column: 'n.changed_at', type: 'timestamptz' },
  opened: { column: 'm.opened_at', type: 'timestamptz' },
  title: { column: 'm.title', type: 'text' },
  due: { column: 'n.red_at', type: 'timestamptz' },
}

/** One page of matters. Rows without a value of the sorted column come last in either direction. */
export async function listMatters(tx: Tx, query: MatterQuery): Promise<MatterPage | Refusal> {
  const sort = sortOf(query.sort ?? 'changed')
  const descending = query.descending ?? (query.sort ?? 'changed') === 'changed'
  const of = `${query.sort ?? 'changed'} ${descending ? 'down' : 'up'}`
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, of, sort.type, 1)
  if (isRefusal(cursor)) {
    return cursor
  }
  const limit = Math.max(1, Math.min(query.limit ?? 50, mostRows))
  const rows: RawRow[] = []
  // First the rows with a value, then, if the page has room, those without one: two walks along the same index.
  if (cursor === undefined || cursor.value !== null) {
    const after = cursor && { value: cursor.value as SlotValue, id: cursor.key[0] as string }
    rows.push(...(await page(tx, query, { sort, descending, none: false, limit: limit + 1, after })))
  }
  if (rows.length <= limit && hasNone(query.sort ?? 'changed')) {
    const after = cursor?.value === null ? { id: cursor.key[0] as string } : undefined
    rows.push(...(await page(tx, query, { sort, descending, none: true, limit: limit + 1 - rows.length, after })))
  }
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => rowOf(row, query.now)),
    ...(rows.length > limit && last ? { next: writeCursor({ of, value: cellOf(last.sorted), key: [last.id] }) } : {}),
  }
}

/** Rows of these matters, as many of them as the party holds, in no order. */
export async function matterRowsById(tx: Tx, ids: readonly MatterId[], now: Instant): Promise<MatterRow[]> {
  if (ids.length === 0) {
    return []
  }
  const text = `select ${columns}, null as sorted from matter_now n join matter m on m.party = $1 and m.id = n.id
    where n.party = $1 and n.id = any($2::text[])`
  const { rows } = await tx.query<RawRow>(text, [tx.party, ids], 'matter-rows-by-id')
  return rows.map((row) => rowOf(row, now))
}

/** How many rows the query has, up to `most`. Only on request. */
export async function countMatters(
  tx: Tx,
  query: MatterQuery,
  most: number = mostCounted,
): Promise<{ count: number; more: boolean }> {
  const values = new Parameters(tx.party)
  const where = filters(query, values, `= any(${values.add(query.kinds, 'text[]')})`)
  const text = `select count(*) as count from (
    select from matter_now n join matter m on m.party = $1 and m.id = n.id
    where n.party = $1 and ${where.join(' and ')} limit ${values.add(most + 1, 'bigint')}) counted`
  const { rows } = await tx.query<{ count: number }>(text, values.all)
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, most), more: count > most }
}

interface Walk {
  sort: { column: string; type: SortedType }
  descending: boolean
  none: boolean
  limit: number
  after?: { value?: SlotValue; id: string }
}

async function page(tx: Tx, query: MatterQuery, walk: Walk): Promise<RawRow[]> {
  const { text, values } = pageStatement(tx.party, query, walk)
  return (await tx.query<RawRow>(text, values)).rows
}

/** The statement of one walk; apart so that a test can EXPLAIN it. */
export function pageStatement(party: PartyId, query: MatterQuery, walk: Walk): { text: string; values: unknown[] } {
  const values = new Parameters(party)
  const one = query.kinds.length === 1
  const kinds = values.add(one ? query.kinds[0] : query.kinds, one ? 'text' : 'text[]')
  const where = filters(query, values, one ? `= ${kinds}` : '= k.kind')
  const { column, type } = walk.sort
  const id = `${column.slice(0, 1)}.id`
  const [beyond, order] = walk.descending ? ['<', 'desc'] : ['>', 'asc']
  const none = values.add(noneOf[type], type)
  if (walk.none) {
    where.push(`${column} = ${none}`)
    if (walk.after) {
      where.push(`${id} ${beyond} ${values.add(walk.after.id, 'text')}`)
    }
  } else {
    where.push(`${column} < ${none}`)
    if (walk.after) {
      const value = values.add(walk.after.value, type)
      where.push(`(${column}, ${id}) ${beyond} (${value}, ${values.add(walk.after.id, 'text')})`)
    }
  }
  const limit = values.add(walk.limit, 'bigint')
  const body = `select ${columns}, ${column} as sorted from matter_now n join matter m on m.party = $1 and m.id = n.id
    where n.party = $1 and ${where.join(' and ')} order by ${column} ${order}, ${id} ${order} limit ${limit}`
  if (one) {
    return { text: body, values: values.all }
  }
  // Several kinds: a short walk along each one's index, then a sort of a few hundred rows.
  return {
    text: `select p.* from unnest(${kinds}) k (kind) cross join lateral (${body}) p
      order by p.sorted ${order}, p.id ${order} limit ${limit}`,
    values: values.all,
  }
}

function sortOf(sort: ListSort): { column: string; type: SortedType } {
  return (slots as readonly string[]).includes(sort)
    ? { column: `m.${sort}`, type: slotType(sort as Slot) }
    : sorts[sort as Exclude<ListSort, Slot>]
}

/** Only these can be without a value. */
function hasNone(sort: ListSort): boolean {
  return sort === 'due' || (slots as readonly string[]).includes(sort)
}

function filters(query: MatterQuery, values: Parameters, kind: string): string[] {
  // Both tables say the kind: either may be the one whose index is walked.
  const where = [`n.kind ${kind}`, `m.kind ${kind}`]
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) {
      where.push(`${column} = ${values.add(value, 'text')}`)
    }
  }
  equal('n.stage', query.stage)
  if (query.stages) {
    where.push(`n.stage = any(${values.add(query.stages, 'text[]')})`)
  }
  where.push(...heldBy('n', query.holder, values))
  equal('m.agreement', query.agreement)
  equal('m.origin', query.origin)
  if (query.notOrigin !== undefined) {
    where.push(`m.origin <> ${values.add(query.notOrigin, 'text')}`)
  }
  where.push(...lightIs('n', query.light, query.now, values))
  if (query.track) {
    const { ids, stages, light, holder, running } = query.track
    const track = [`t.party = $1`, `t.matter = m.id`, `t.track = any(${values.add(ids, 'text[]')})`]
    if (stages) {
      track.push(`t.stage = any(${values.add(stages, 'text[]')})`)
    }
    // Only tracks that are not ended stand in the index of who holds them; a clock that runs says so by itself.
    if (running || (light !== undefined && light !== 'none')) {
      track.push('t.ended_at is null')
    }
    track.push(...heldBy('t', holder, values), ...lightIs('t', light, query.now, values))
    where.push(`exists (select from track t where ${track.join(' and ')})`)
  }
  for (const [slot, filter] of Object.entries(query.columns ?? {}) as [Slot, ColumnFilter][]) {
    where.push(...columnFilter(slot, filter, values))
  }
  for (const term of (query.terms ?? []).slice(0, mostTerms)) {
    where.push(
      `exists (select from term t where t.party = $1 and t.term = ${values.add(term, 'text')} and t.kind = m.kind and t.matter = m.id)`,
    )
  }
  return where
}

function heldBy(table: 'n' | 't', holder: HolderFilter | undefined, values: Parameters): string[] {
  const where: string[] = []
  const say = (column: string, compares: '=' | '<>', value: string | undefined) => {
    if (value !== undefined) {
      where.push(`${table}.${column} ${compares} ${values.add(value, 'text')}`)
    }
  }
  say('holder_party', '=', holder?.party)
  say('holder_party', '<>', holder?.notParty)
  say('holder_desk', '=', holder?.desk)
  return where
}

function lightIs(table: 'n' | 't', light: ListLight | undefined, at: Instant, values: Parameters): string[] {
  if (light === undefined) {
    return []
  }
  if (light === 'none') {
    return [`${table}.red_at = 'infinity'`]
  }
  const now = values.add(at, 'timestamptz')
  const lights: Record<Exclude<ListLight, 'none'>, string[]> = {
    late: [`${table}.red_at <= ${now}`],
    'due-soon': [`${table}.red_at > ${now}`, `${table}.amber_at <= ${now}`],
    'on-time': [`${table}.red_at > ${now}`, `${table}.amber_at > ${now}`, `${table}.red_at < 'infinity'`],
  }
  return lights[light]
}

type ColumnFilter = { equals: SlotValue } | { from?: SlotValue; to?: SlotValue }

function columnFilter(slot: Slot, filter: ColumnFilter, values: Parameters): string[] {
  const type = slotType(slot)
  if ('equals' in filter) {
    return [`m.${slot} = ${values.add(filter.equals, type)}`]
  }
  const range = [`m.${slot} < ${values.add(noneOf[type], type)}`]
  if (filter.from !== undefined) {
    range.push(`m.${slot} >= ${values.add(filter.from, type)}`)
  }
  if (filter.to !== undefined) {
    range.push(`m.${slot} <= ${values.add(filter.to, type)}`)
  }
  return range
}

const columns = `m.id, m.kind, m.kind_hash, m.origin, m.agreement, m.title, m.opened_at, m.sample, ${slots.map((slot) => `m.${slot}`).join(', ')},
  n.stage, n.holder_party, n.holder_desk, n.amber_at, n.red_at, n.changed_at`

type RawRow = {
  id: string
  kind: string
  kind_hash: string
  origin: string
  agreement: string | null
  title: string
  opened_at: string
  sample: boolean
  stage: string
  holder_party: string
  holder_desk: string
  amber_at: string | null
  red_at: string | null
  changed_at: string
  sorted: Cell
} & { [S in Slot]: Cell }

function rowOf(row: RawRow, now: Instant): MatterRow {
  const held: { [S in Slot]?: SlotValue } = {}
  for (const slot of slots) {
    const value = cellOf(row[slot])
    if (value !== null) {
      held[slot] = value
    }
  }
  return {
    id: row.id,
    kind: row.kind,
    kindHash: row.kind_hash,
    origin: row.origin,
    ...(row.agreement === null ? {} : { agreement: row.agreement }),
    title: row.title,
    stage: row.stage,
    holder: { party: row.holder_party, desk: row.holder_desk },
    light: lightAt(now, row.amber_at, row.red_at),
    ...(row.amber_at === null ? {} : { amberAt: row.amber_at }),
    ...(row.red_at === null ? {} : { redAt: row.red_at }),
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    sample: row.sample,
    columns: held,
  }
}

/** The light is read, never stored: no row changes because time passes. */
export function lightAt(now: Instant, amberAt: Instant | null, redAt: Instant | null): ListLight {
  if (redAt === null) {
    return 'none'
  }
  return redAt <= now ? 'late' : amberAt !== null && amberAt <= now ? 'due-soon' : 'on-time'
}
