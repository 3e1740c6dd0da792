import { hash } from 'node:crypto'
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
export const mostWalked = { some: 600, more: 1_500 }

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
  const common = commonOf(reader, query)
  // Where all words are known to be common the walk goes along with the count of the others.
  const likely = searchOf(query, common)
  const [counted, begun] = await readWalks(reader, query, walk, likely, [hitsRead(reader.party, query, common)])
  const hits = hitsOf(counted[0] as unknown as Hits[], common)
  for (const one of hits) if (one.hits > fewHits) reader.common?.note(reader.party, one.kind, one.term, one.hits)
  const kinds = searchOf(query, hits)
  const walked = kinds.filter(({ kind, words }) => !begun.has(kind) && (words[0]?.hits ?? 0) > fewHits)
  const [, others] = walked.length === 0 ? [] : await readWalks(reader, query, walk, walked)
  // Only a walk that filled the page is known not to have been given up before its end.
  const pages = new Map([...begun, ...(others ?? [])].filter(([, rows]) => rows.length === walk.limit))
  const read = kinds.filter(({ kind }) => !pages.has(kind))
  const filled = [...pages.values()]
  if (read.length === 0 && filled.length <= 1) return filled[0] ?? []
  const ids = filled.flat().map(({ id }) => id)
  const rows = await reader.read([...byKeys, readStatement(reader.party, query, walk, read, ids)])
  return rows.at(-1) as RawRow[]
}

/** The answers of the first reads, and what was met on the walk of each kind, in one trip. */
async function readWalks(
  reader: Reader,
  query: MatterQuery,
  walk: Walk,
  kinds: readonly KindSearch[],
  first: readonly Read[] = [],
): Promise<[Record<string, unknown>[][], Map<string, RawRow[]>]> {
  const statements = kinds.map((one) => walkStatement(reader.party, query, walk, one))
  const found = (await reader.read([...byWalking, ...first, ...statements])).slice(byWalking.length)
  const walks = found.slice(first.length) as unknown as RawRow[][]
  return [found, new Map(walks.map((rows, at) => [(kinds[at] as KindSearch).kind, rows]))]
}

/** The words of the search that are known to be common, in each kind. */
function commonOf({ party, common }: Reader, query: MatterQuery): Hits[] {
  return query.kinds.flatMap((kind) =>
    termsOf(query).flatMap((term) => {
      const hits = common?.hits(party, kind, term)
      return hits === undefined ? [] : [{ kind, term, hits }]
    }),
  )
}

/**
 * How many matters of each kind have each word, up to where it no longer matters, for the kinds that have it at all;
 * null for those of `common`, which are not counted again. The kinds of a word are met by leaping from one to the next:
 * most words are found in few of the kinds that there are.
 */
export function hitsRead(party: PartyId, query: MatterQuery, common: readonly Hits[] = []): Read {
  const leap = (term: string, after: string) =>
    `(select t.kind from term t where t.party = $1 and t.term = ${term}${after} order by t.kind limit 1)`
  const text = `with recursive met (term, kind) as (
      select w.term, ${leap('w.term', '')} from unnest($3::text[]) w (term)
      union all
      select f.term, ${leap('f.term', ' and t.kind > f.kind')} from met f where f.kind is not null)
    select f.kind, f.term, case when c.kind is null then (select count(*) from (select from term t
      where t.party = $1 and t.term = f.term and t.kind = f.kind limit ${mostCountedHits + 1}) h) end as hits
    from met f left join unnest($4::text[], $5::text[]) c (kind, term) on c.kind = f.kind and c.term = f.term
    where f.kind = any($2::text[])`
  const known = [common.map(({ kind }) => kind), common.map(({ term }) => term)]
  return { name: 'term hits', text, values: [party, query.kinds, termsOf(query), ...known] }
}

/** What was counted, and what was known; a common word that nothing has any more counts for nothing. */
function hitsOf(counted: readonly (Omit<Hits, 'hits'> & { hits: number | null })[], common: readonly Hits[]): Hits[] {
  return counted.flatMap((one) => {
    const hits = one.hits ?? common.find(({ kind, term }) => kind === one.kind && term === one.term)?.hits
    return hits === undefined ? [] : [{ ...one, hits }]
  })
}

/** The kinds in which every word is found. */
export function searchOf(query: MatterQuery, hits: readonly Hits[]): KindSearch[] {
  return query.kinds.flatMap((kind) => {
    const words = hits.filter((one) => one.kind === kind).sort((a, b) => a.hits - b.hits)
    return words.length < termsOf(query).length ? [] : [{ kind, words }]
  })
}

/** Plans that go by keys: how often words stand together nobody knows, and a guess must not read a table whole. */
const byKeys: Read[] = [setting('seqscan', 'off'), setting('hashjoin', 'off'), setting('mergejoin', 'on')]

/** A walk looks up one matter after another: to merge it with something, all that may stand on it would be sorted first. */
export const byWalking: Read[] = [...byKeys.slice(0, -1), setting('mergejoin', 'off')]

function setting(plan: string, to: 'on' | 'off'): Read {
  return { name: `${plan} ${to}`, text: `set local enable_${plan} = ${to}`, values: [] }
}

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
  const read = rowsOf([body], walk, values)
  // One of few texts, whose plan is the same for every word: it goes along the sort.
  return { ...read, name: `search ${hash('sha256', read.text, 'base64url')}` }
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
