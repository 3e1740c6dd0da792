import type { PartyId } from '@lianyu/kernel'
import { filters, hasTerm, termsOf } from './list-filters.ts'
import type { MatterQuery } from './list-matters.ts'
import { columns, type RawRow } from './list-rows.ts'
import { along, orderOf, type Walk } from './list-walk.ts'
import { Parameters } from './parameters.ts'
import type { Read, Reader } from './read-trip.ts'

/*
 * Words are looked up in `term`, which knows nothing of the order in which a list stands. A word that few matters have is
 * best read whole and sorted; one that many have is met soon on a walk along the sort. Either is a thousand times too dear
 * for the other, so the words are counted first, up to where it no longer matters.
 */

/** Matters of one kind and word that are read whole. */
export const mostRead = 4_000
/** How far a walk goes for a page before it gives up: words may each be common and seldom stand together. */
export const mostWalked = 20_000

interface Hits {
  kind: string
  term: string
  hits: number
}

export interface Search {
  /** Kinds in which some word is seldom: that word's matters are read and sorted. */
  few: Hits[]
  /** Kinds in which every word is common, with one of them. */
  many: Hits[]
}

/** One page along one walk, of the matters that have all the words. */
export async function searchPage(reader: Reader, query: MatterQuery, walk: Walk): Promise<RawRow[]> {
  const [hits] = await reader.read([hitsRead(reader.party, query)])
  const search = searchOf(query, hits as unknown as Hits[])
  if (search.few.length + search.many.length === 0) return []
  const found = await reader.read([...byKeys, searchStatement(reader.party, query, walk, search)])
  const rows = found.at(-1) as RawRow[]
  if (rows.length === walk.limit || search.many.length === 0) return rows
  // A walk may have been given up, so what there is of those kinds is read whole after all.
  const every = searchStatement(reader.party, query, walk, { few: [...search.few, ...search.many], many: [] })
  return (await reader.read([every]))[0] as RawRow[]
}

/** How many matters of each kind have each word, up to where it no longer matters. */
export function hitsRead(party: PartyId, query: MatterQuery): Read {
  const text = `select k.kind, w.term, (select count(*) from (select from term t
      where t.party = $1 and t.term = w.term and t.kind = k.kind limit ${mostRead + 1}) c) as hits
    from unnest($2::text[]) k (kind) cross join unnest($3::text[]) w (term)`
  return { name: 'term hits', text, values: [party, query.kinds, termsOf(query)] }
}

export function searchOf(query: MatterQuery, hits: readonly Hits[]): Search {
  const search: Search = { few: [], many: [] }
  for (const kind of query.kinds) {
    const [rarest] = hits.filter((one) => one.kind === kind).sort((a, b) => a.hits - b.hits)
    if (rarest === undefined || rarest.hits === 0) continue
    search[rarest.hits <= mostRead ? 'few' : 'many'].push(rarest)
  }
  return search
}

/** Plans that go by keys: how often words stand together nobody knows, and a guess must not read a table whole. */
export const byKeys: Read[] = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'].map((name) => ({
  name,
  text: `set local ${name} = off`,
  values: [],
}))

/** The statement of one page; apart so that a test can EXPLAIN it. */
export function searchStatement(party: PartyId, query: MatterQuery, walk: Walk, search: Search): Read {
  const values = new Parameters(party)
  const bodies = [
    ...search.few.map((hits) => readBody(query, walk, hits, values)),
    ...search.many.map(({ kind }) => walkBody(query, walk, kind, values)),
  ]
  const text = `select ${columns}, p.sorted from (${bodies.map((body) => `(${body})`).join(' union all ')}) p
    join matter_now n on n.party = $1 and n.id = p.id join matter m on m.party = $1 and m.id = p.id
    order by ${orderOf(walk, 'p.sorted', 'p.id')} limit ${walk.limit}`
  return { text, values: values.all }
}

/** Every matter of the word that is on the walk, sorted. */
function readBody(query: MatterQuery, walk: Walk, { kind, term, hits }: Hits, values: Parameters): string {
  const ofKind = values.add(kind, 'text')
  const { where, join } = tablesOf(query, walk, ofKind, values)
  for (const other of termsOf(query)) if (other !== term) where.push(hasTerm('r.id', ofKind, other, values))
  // The limit tells the planner how few they are; above the count it only fences the look-up off.
  const limit = hits <= mostRead ? `limit ${mostRead + 1}` : 'offset 0'
  return `select n.id, ${walk.sort.column} as sorted
    from (select t.matter as id from term t
      where t.party = $1 and t.term = ${values.add(term, 'text')} and t.kind = ${ofKind} ${limit}) r
    join matter_now n on n.party = $1 and n.id = r.id${join}
    where ${where.join(' and ')} order by ${orderOf(walk)} limit ${walk.limit}`
}

/** Along the sort, looking up the words of each matter that is met. */
function walkBody(query: MatterQuery, walk: Walk, kind: string, values: Parameters): string {
  const ofKind = values.add(kind, 'text')
  const { where, join } = tablesOf(query, walk, ofKind, values)
  const terms = termsOf(query).map((term) => hasTerm('w.id', ofKind, term, values))
  return `select w.id, w.sorted from (
      select n.id, ${walk.sort.column} as sorted from matter_now n${join}
      where n.party = $1 and ${where.join(' and ')} order by ${orderOf(walk)} limit ${mostWalked}) w
    where ${terms.join(' and ')} order by ${orderOf(walk, 'w.sorted', 'w.id')} limit ${walk.limit}`
}

/** What seldom changes about a matter is looked at only where something is asked of it. */
function tablesOf(query: MatterQuery, walk: Walk, kind: string, values: Parameters) {
  const where = [...filters(query, values, `= ${kind}`), ...along(walk, values)]
  const asked = where.filter((one) => one !== `m.kind = ${kind}`)
  const join = asked.some((one) => /\bm\./.test(one)) ? ' join matter m on m.party = $1 and m.id = n.id' : ''
  return { where: join === '' ? asked : where, join }
}
