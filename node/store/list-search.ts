import type { PartyId } from '@lianyu/kernel'
import { filters, hasTerm, termsOf } from './list-filters.ts'
import { columns, type RawRow } from './list-rows.ts'
import { along, orderOf, type Walk } from './list-walk.ts'
import type { MatterQuery } from './matter-query.ts'
import { Parameters } from './parameters.ts'
import type { Read, Reader } from './read-trip.ts'

/*
 * Words are looked up in `term`, which knows nothing of the order in which a list stands. A word that few matters have is
 * best read whole and sorted; one that many have is met soon on a walk along the sort. Either is a thousand times too dear
 * for the other, so the words are counted first, up to where it no longer matters. Words may each be common and seldom
 * stand together: a walk is short, and where it does not fill the page, the lists of the words are merged instead, which
 * costs a small part of looking up each of their matters.
 */

/** Matters of one kind and word that are read whole at once. */
export const fewHits = 1_000
/** How far words are counted. */
export const mostCountedHits = 4_000
/** How far a walk goes for a page, for a word of so many matters and for one of more than are counted. */
export const mostWalked = { some: 600, more: 3_000 }

interface Hits {
  kind: string
  term: string
  hits: number
}

/** The words of a search in one kind, the rarest first. */
export interface KindSearch {
  kind: string
  words: readonly Hits[]
}

/** One page along one walk, of the matters that have all the words. */
export async function searchPage(reader: Reader, query: MatterQuery, walk: Walk): Promise<RawRow[]> {
  const [hits] = await reader.read([hitsRead(reader.party, query)])
  const kinds = searchOf(query, hits as unknown as Hits[])
  const walked = kinds.filter(({ words }) => (words[0]?.hits ?? 0) > fewHits)
  const pages = new Map<string, RawRow[]>()
  if (walked.length > 0) {
    const statements = walked.map((one) => walkStatement(reader.party, query, walk, one))
    const found = (await reader.read([...byKeys, ...statements])).slice(byKeys.length) as RawRow[][]
    // Only a walk that filled the page is known not to have been given up before its end.
    for (const [at, rows] of found.entries())
      if (rows.length === walk.limit) pages.set((walked[at] as KindSearch).kind, rows)
  }
  const read = kinds.filter(({ kind }) => !pages.has(kind))
  const filled = [...pages.values()]
  if (read.length === 0 && filled.length <= 1) return filled[0] ?? []
  const ids = filled.flat().map(({ id }) => id)
  const rows = await reader.read([...byKeys, readStatement(reader.party, query, walk, read, ids)])
  return rows.at(-1) as RawRow[]
}

/** How many matters of each kind have each word, up to where it no longer matters. */
export function hitsRead(party: PartyId, query: MatterQuery): Read {
  const text = `select k.kind, w.term, (select count(*) from (select from term t
      where t.party = $1 and t.term = w.term and t.kind = k.kind limit ${mostCountedHits + 1}) c) as hits
    from unnest($2::text[]) k (kind) cross join unnest($3::text[]) w (term)`
  return { name: 'term hits', text, values: [party, query.kinds, termsOf(query)] }
}

/** The kinds in which every word is found. */
export function searchOf(query: MatterQuery, hits: readonly Hits[]): KindSearch[] {
  return query.kinds.flatMap((kind) => {
    const words = hits.filter((one) => one.kind === kind).sort((a, b) => a.hits - b.hits)
    return (words[0]?.hits ?? 0) === 0 ? [] : [{ kind, words }]
  })
}

/** Plans that go by keys: how often words stand together nobody knows, and a guess must not read a table whole. */
export const byKeys: Read[] = ['enable_seqscan', 'enable_hashjoin'].map((name) => ({
  name,
  text: `set local ${name} = off`,
  values: [],
}))

/** Along the sort, looking up the words of each matter that is met; apart so that a test can EXPLAIN it. */
export function walkStatement(party: PartyId, query: MatterQuery, walk: Walk, { kind, words }: KindSearch): Read {
  const values = new Parameters(party)
  const ofKind = values.add(kind, 'text')
  const { where, join } = tablesOf(query, walk, ofKind, values)
  const terms = words.map(({ term }) => hasTerm('w.id', ofKind, term, values))
  const far = (words[0]?.hits ?? 0) > mostCountedHits ? mostWalked.more : mostWalked.some
  const coarser = walk.sort.indexed === undefined ? '' : `, ${walk.sort.indexed} as coarser`
  // In the very order of the walk, which then ends as soon as the page is full.
  const order = orderOf({
    ...walk,
    sort: { column: 'w.sorted', type: walk.sort.type, ...(coarser && { indexed: 'w.coarser' }) },
  })
  const body = `select w.id, w.sorted from (
      select n.id, ${walk.sort.column} as sorted${coarser} from matter_now n${join}
      where n.party = $1 and ${where.join(' and ')} order by ${orderOf(walk)} limit ${far}) w
    where ${terms.join(' and ')} order by ${order} limit ${walk.limit}`
  return rowsOf([body], walk, values)
}

/** Every matter of the words in these kinds that is on the walk, and those that were found already, sorted. */
export function readStatement(
  party: PartyId,
  query: MatterQuery,
  walk: Walk,
  kinds: readonly KindSearch[],
  found: readonly string[] = [],
): Read {
  const values = new Parameters(party)
  const bodies = kinds.map((one) => readBody(query, walk, one, values))
  if (found.length > 0) {
    const join = walk.sort.column.startsWith('m.') ? ' join matter m on m.party = $1 and m.id = n.id' : ''
    bodies.push(`select n.id, ${walk.sort.column} as sorted from matter_now n${join}
      where n.party = $1 and n.id = any(${values.add(found, 'text[]')})`)
  }
  return rowsOf(bodies, walk, values)
}

function readBody(query: MatterQuery, walk: Walk, { kind, words }: KindSearch, values: Parameters): string {
  const ofKind = values.add(kind, 'text')
  const { where, join } = tablesOf(query, walk, ofKind, values)
  const lists = words.map(({ term }, at) => {
    const same = at === 0 ? '' : ` and t${at}.matter = t0.matter`
    return {
      name: `term t${at}`,
      is: `t${at}.party = $1 and t${at}.term = ${values.add(term, 'text')} and t${at}.kind = ${ofKind}${same}`,
    }
  })
  // The offsets keep the two apart: lists are merged with lists, and matters looked up by their key.
  return `select f.id, f.sorted
    from (select t0.matter as id from ${lists.map(({ name }) => name).join(', ')}
      where ${lists.map(({ is }) => is).join(' and ')} offset 0) r
    cross join lateral (select n.id, ${walk.sort.column} as sorted from matter_now n${join}
      where n.party = $1 and n.id = r.id and ${where.join(' and ')} offset 0) f
    order by ${orderOf(walk, 'f.sorted', 'f.id')} limit ${walk.limit}`
}

/** The whole rows of a page whose ids the bodies find. */
function rowsOf(bodies: readonly string[], walk: Walk, values: Parameters): Read {
  const text = `select ${columns}, p.sorted from (${bodies.map((body) => `(${body})`).join(' union all ')}) p
    join matter_now n on n.party = $1 and n.id = p.id join matter m on m.party = $1 and m.id = p.id
    order by ${orderOf(walk, 'p.sorted', 'p.id')} limit ${walk.limit}`
  return { text, values: values.all }
}

/** What seldom changes about a matter is looked at only where something is asked of it. */
function tablesOf(query: MatterQuery, walk: Walk, kind: string, values: Parameters) {
  const where = [...filters(query, values, `= ${kind}`), ...along(walk, values)]
  const asked = where.filter((one) => one !== `m.kind = ${kind}`)
  const join = asked.some((one) => /\bm\./.test(one)) ? ' join matter m on m.party = $1 and m.id = n.id' : ''
  return { where: join === '' ? asked : where, join }
}
