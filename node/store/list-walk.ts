import type { PartyId } from '@lianyu/kernel'
import { aSecond } from './changed-second.ts'
import { filters } from './list-filters.ts'
import { columns } from './list-rows.ts'
import type { ListSort, MatterQuery } from './matter-query.ts'
import { noneOf, type Slot, type SlotValue, type SortedType, slots, slotType } from './none.ts'
import { Parameters } from './parameters.ts'
import type { Read } from './read-trip.ts'

export interface Sort {
  column: string
  type: SortedType
  /** The coarser column that indexes hold in its place. */
  indexed?: string
}

/** One way along one sort: where it begins, how far it goes. */
export interface Walk {
  sort: Sort
  descending: boolean
  /** Along the rows that have no value of the sorted column. */
  none: boolean
  limit: number
  after?: { value?: SlotValue; id: string }
}

/** The statement of one walk; apart so that a test can EXPLAIN it. */
export function pageStatement(party: PartyId, query: MatterQuery, walk: Walk): Read {
  const values = new Parameters(party)
  const one = query.kinds.length === 1
  const kinds = values.add(one ? query.kinds[0] : query.kinds, one ? 'text' : 'text[]')
  const where = [...filters(query, values, one ? `= ${kinds}` : '= k.kind'), ...along(walk, values)]
  // Standing in the text, the limit tells the planner how short the walk is even where it plans for any value.
  const limit = String(walk.limit)
  const ofNow = where.filter((condition) => !condition.startsWith('m.kind '))
  const body =
    walk.sort.indexed !== undefined && ofNow.every((condition) => !/\bm\./.test(condition))
      ? // Exact order is made among whole seconds: only what is on the page is worth its other row. Looked up row by row:
        // without statistics a join of the two might make the page again for each matter there is.
        `select ${columns}, ${walk.sort.column} as sorted from (select n.* from matter_now n
          where n.party = $1 and ${ofNow.join(' and ')} order by ${orderOf(walk)} limit ${limit}) n
          cross join lateral (select * from matter o where o.party = $1 and o.id = n.id offset 0) m order by ${orderOf(walk, walk.sort.column, 'n.id')}`
      : `select ${columns}, ${walk.sort.column} as sorted from matter_now n join matter m on m.party = $1 and m.id = n.id
          where n.party = $1 and ${where.join(' and ')} order by ${orderOf(walk)} limit ${limit}`
  if (one) {
    return { ...(hasIndex(query, walk) ? { name: nameOf(body) } : {}), text: body, values: values.all }
  }
  // Several kinds: a short walk along each one's index, then a sort of a few hundred rows.
  return {
    text: `select p.* from unnest(${kinds}) k (kind) cross join lateral (${body}) p
      order by ${orderOf(walk, 'p.sorted', 'p.id')} limit ${limit}`,
    values: values.all,
  }
}

/** What a row must be to stand on the walk: with a value or without, and after the last row of the page before. */
export function along(walk: Walk, values: Parameters): string[] {
  const { column, type } = walk.sort
  const beyond = walk.descending ? '<' : '>'
  const none = values.add(noneOf[type], type)
  if (walk.none) {
    const after = walk.after && `${idOf(walk.sort)} ${beyond} ${values.add(walk.after.id, 'text')}`
    return [`${column} = ${none}`, ...(after ? [after] : [])]
  }
  if (!walk.after) {
    return [`${column} < ${none}`]
  }
  const value = values.add(walk.after.value, type)
  const { indexed } = walk.sort
  return [
    // What is coarser begins no later, and no more than its length earlier.
    ...(indexed === undefined
      ? []
      : [walk.descending ? `${indexed} <= ${value}` : `${indexed} > ${value} - ${aSecond}`]),
    `${column} < ${none}`,
    `(${column}, ${idOf(walk.sort)}) ${beyond} (${value}, ${values.add(walk.after.id, 'text')})`,
  ]
}

/** Of the walk itself; or of its rows once they are a page, by the names they have there. */
export function orderOf({ sort, descending }: Walk, column?: string, id?: string): string {
  const coarser = sort.indexed === undefined || column !== undefined ? [] : [sort.indexed]
  const columns = [...coarser, column ?? sort.column, id ?? idOf(sort)]
  return columns.map((name) => `${name} ${descending ? 'desc' : 'asc'}`).join(', ')
}

/** The id of the table whose index has the sorted column. */
function idOf({ column }: Sort): string {
  return `${column.slice(0, 1)}.id`
}

/**
 * Is there one index for this filter in this order? Then the same plan serves every value, and it is kept. Elsewhere the
 * best way depends on how many rows have the value, so the statement is planned for the values at hand.
 */
function hasIndex(query: MatterQuery, walk: Walk): boolean {
  const { kinds, stage, stages, holder, agreement, origin, sort, now, descending, limit, cursor, ...others } = query
  if (Object.values(others).some((other) => other !== undefined)) return false
  const asked = [
    ...(stage === undefined && stages === undefined ? [] : ['stage']),
    ...(holder === undefined ? [] : ['holder']),
    ...(agreement === undefined ? [] : ['agreement']),
    ...(origin === undefined ? [] : ['origin']),
  ]
  if (asked.length > 1 || (stage !== undefined && stages !== undefined)) return false
  switch (asked[0]) {
    case undefined:
      return true
    case 'stage':
      return walk.sort.column === 'n.changed_at' && (stages?.length ?? 1) === 1
    case 'holder':
      return (
        walk.sort.column === 'n.changed_at' &&
        holder?.party !== undefined &&
        holder.desk !== undefined &&
        holder.notParty === undefined
      )
    default:
      return walk.sort.column === 'm.opened_at'
  }
}

/** Short names of statements, the same in every connection. */
const names = new Map<string, string>()
const mostNames = 1000

function nameOf(text: string): string | undefined {
  let name = names.get(text)
  if (name === undefined && names.size < mostNames) {
    name = `list ${names.size}`
    names.set(text, name)
  }
  return name
}

const sorts: Record<Exclude<ListSort, Slot>, Sort> = {
  changed: { column: 'n.changed_at', type: 'timestamptz', indexed: 'n.changed_second' },
  opened: { column: 'm.opened_at', type: 'timestamptz' },
  title: { column: 'm.title', type: 'text' },
  due: { column: 'n.red_at', type: 'timestamptz' },
}

export function sortOf(sort: ListSort): Sort {
  return (slots as readonly string[]).includes(sort)
    ? { column: `m.${sort}`, type: slotType(sort as Slot) }
    : sorts[sort as Exclude<ListSort, Slot>]
}

/** Only these can be without a value. */
export function hasNone(sort: ListSort): boolean {
  return sort === 'due' || (slots as readonly string[]).includes(sort)
}
