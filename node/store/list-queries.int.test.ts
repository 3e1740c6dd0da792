import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { CommonWords } from './common-words.ts'
import { configOf } from './connection.ts'
import { countMatters, listMatters } from './list-matters.ts'
import { byWalking, walkStatement } from './list-search.ts'
import { countStatement, countTracks, listTracks, mostLookedAhead, trackStatement } from './list-tracks.ts'
import { pageStatement, sortOf } from './list-walk.ts'
import type { ListSort, MatterQuery } from './matter-query.ts'
import { slots, slotType } from './none.ts'
import { type Reader, readerIn, readerOf } from './read-trip.ts'
import { openStore, type Store } from './store.ts'
import { inParty } from './transaction.ts'

const party = '360322'
const now = '2026-11-20T08:00:00.000Z'
const mostSorted = 3000

let database: FreshDatabase
let store: Store

/**
 * 34,000 matters of this party in two kinds, 6,000 of a neighbour; stages, holders, red times and columns spread as in
 * a county; one row in ten has no clock and no second column.
 */
async function fill(owner: pg.Client): Promise<void> {
  const columns = slots.map((slot, n) => {
    const by = {
      text: `'v' || lpad((i * ${7 + 4 * n} / 3 % 1000)::text, 4, '0')`,
      bigint: `i * ${13 + 4 * n} / 3 % 5000`,
      date: `date '2026-01-01' + (i * ${7 + n} / 3 % 300)`,
    }
    const none = { text: `U&'\\+10FFFF'`, bigint: '9007199254740991', date: `date 'infinity'` }
    return `case when i % 10 = 3 then ${none[slotType(slot)]} else ${by[slotType(slot)]} end`
  })
  // Building an index over all rows at once takes a fraction of keeping it while they arrive.
  const { rows: indexes } = await owner.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes where schemaname = 'public'
      and tablename in ('matter', 'matter_now', 'track', 'term') and indexname not like '%_pkey'`,
  )
  await owner.query(indexes.map(({ name }) => `drop index ${name};`).join(''))
  await owner.query(`
    create temp table seed as select i,
      case when i % 7 = 0 then '430281' else '360322' end as party,
      '360322:m' || lpad(i::text, 7, '0') as id,
      case when i % 5 = 0 then 'project' else 'service-case' end as kind,
      timestamptz '2026-01-01 00:00Z' + i * interval '137 seconds' as at,
      case when i % 10 = 4 then timestamptz 'infinity' else timestamptz '2026-06-01 00:00Z' + (i * 7919 % 400000) * interval '1 minute' end as red
    from generate_series(1, 40000) i;
    insert into matter select party, id, kind, repeat('a', 64), case when i % 53 = 0 then '430281' else '360322' end,
      case when i % 19 = 0 then '360322:agreement' end, '示例业务件 ' || (i * 31 % 40000), at, false, ${columns.join(', ')} from seed;
    insert into matter_now select party, id, kind, 'stage-' || (i % 6),
      case when i % 17 = 0 then '441481' else party end, 'desk-' || (i % 40), red - interval '3 days', red, changed, date_trunc('second', changed)
      -- A few in each second that anything changed in, as batches bring them.
      from seed cross join lateral (select date_trunc('hour', at + (i * 17 % 1000000) * interval '1 second')
        + (i % 900) * interval '1 millisecond' as changed) c;
    insert into track select party, id, 'main', kind, 'stage-' || (i % 6), party, 'desk-' || (i % 40), party, at,
      case when i % 3 = 0 then 'desk-' || ((i + 7) % 40) end, red - interval '3 days', red,
      case when i % 4 = 0 then at end, null, null, null from seed;
    insert into term select party, 'all', kind, id from seed union all select party, 'half', kind, id from seed where i % 2 = 0
      union all select party, 'rare-' || (i % 1800), kind, id from seed
      -- Two words of many matters each, which four of ours have both.
      union all select party, 'early', kind, id from seed where i < 20000
      union all select party, 'late-half', kind, id from seed where i > 19993;
    drop table seed`)
  await owner.query(indexes.map(({ made }) => `${made};`).join(''))
  await owner.query('vacuum analyze matter, matter_now, track, term')
}

beforeAll(async () => {
  database = await freshDatabase(inject)
  const owner = new pg.Client(configOf(database.connection))
  await owner.connect()
  await fill(owner)
  await owner.end()
  store = openStore({ schema: database.connection, login: 'role' })
}, 120_000)
afterAll(async () => {
  await store.close()
  await database.drop()
})

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}

type Explained = { 'QUERY PLAN': { Plan: Plan }[] }

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}

/** Runs statements; answers with the rows of all of them. */
async function asOwner<R>(text: string): Promise<R[]> {
  const owner = new pg.Client(configOf(database.connection))
  await owner.connect()
  const found = await owner.query(text)
  await owner.end()
  return [found].flat().flatMap(({ rows }) => rows as R[])
}

/** Runs the statement as the app role under EXPLAIN; answers with its plan's nodes, innermost last. */
async function explain(statement: { text: string; values: readonly unknown[] }): Promise<Plan[]> {
  const { rows } = await inParty(store, party, 'app', (tx) =>
    tx.query<Explained>(`explain (analyze, timing off, format json) ${statement.text}`, statement.values),
  )
  return nodesOf(rows[0]?.['QUERY PLAN'][0]?.Plan as Plan)
}

function expectShortWalk(plan: Plan[], mostRead: number): void {
  const whole = plan.filter((node) => node['Node Type'] === 'Seq Scan')
  expect(whole.map((node) => node['Relation Name'])).toEqual([])
  for (const node of plan) {
    const rows = node['Actual Rows'] * node['Actual Loops']
    if (node['Node Type'].includes('Sort')) {
      expect(rows, 'rows sorted').toBeLessThanOrEqual(mostSorted)
    }
    expect(rows + (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'], node['Node Type']).toBeLessThanOrEqual(
      mostRead,
    )
  }
}

/** Every id of a list, page by page. */
async function walk(query: Omit<MatterQuery, 'now'>): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await listMatters(readerOf(store, party), { ...query, now, limit: 100, cursor })
    if ('refusal' in page) {
      throw new Error(page.refusal)
    }
    ids.push(...page.rows.map((row) => row.id))
    cursor = page.next
  } while (cursor)
  return ids
}

const allSorts: ListSort[] = ['changed', 'opened', 'title', 'due', ...slots]
const type = (sort: ListSort) =>
  sort === 'title' ? 'text' : ['changed', 'opened', 'due'].includes(sort) ? 'timestamptz' : slotType(sort as 't1')
const walkOf = (sort: ListSort, descending = false) => ({
  sort: sortOf(sort),
  descending,
  none: false,
  limit: 101,
})
const middle = { text: 'v0500', bigint: 2500, date: '2026-06-01', timestamptz: '2026-06-01T00:00:00.000Z' }

describe('a list of one kind', () => {
  it.each(allSorts)('sorted by %s walks an index, at its start, from the middle on, and backwards', async (sort) => {
    const query: MatterQuery = { kinds: ['service-case'], now }
    const after = { value: middle[type(sort) as 'text'], id: '360322:m0025000' }
    for (const walk of [
      walkOf(sort),
      walkOf(sort, true),
      { ...walkOf(sort), after },
      { ...walkOf(sort, true), after },
    ]) {
      expectShortWalk(await explain(pageStatement(party, query, walk)), 400)
    }
  })
  it.each(slots)('ends with the rows without a value of %s along the same index', async (slot) => {
    const walk = { ...walkOf(slot), none: true }
    expectShortWalk(await explain(pageStatement(party, { kinds: ['service-case'], now }, walk)), 3000)
  })
  const filters: [string, Partial<MatterQuery>][] = [
    ['stage', { stage: 'stage-2' }],
    ['late', { light: 'late' }],
    ['due soon', { light: 'due-soon' }],
    ['on time', { light: 'on-time' }],
    ['no clock', { light: 'none' }],
    ['holder', { holder: { party, desk: 'desk-7' } }],
    ['agreement', { agreement: '360322:agreement' }],
    ['origin', { origin: '430281' }],
    ['several stages', { stages: ['stage-1', 'stage-4'] }],
    ['a holder elsewhere', { holder: { notParty: party } }],
    ['a desk’s running track', { track: { ids: ['main'], running: true, holder: { party, desk: 'desk-7' } } }],
    ['a track', { track: { ids: ['main'], stages: ['stage-1'], light: 'late', holder: { party, desk: 'desk-7' } } }],
    ...slots.map((slot): [string, Partial<MatterQuery>] => [
      slot,
      { columns: { [slot]: { equals: { text: 'v0021', bigint: 26, date: '2026-03-01' }[slotType(slot)] } } },
    ]),
    ...slots.map((slot): [string, Partial<MatterQuery>] => [
      `a range of ${slot}`,
      { columns: { [slot]: { from: middle[slotType(slot)] } } },
    ]),
  ]
  it.each(filters)('filtered by %s reads no table whole and sorts no big set', async (_name, filter) => {
    for (const sort of ['changed', 'due', 't1'] as const) {
      const query: MatterQuery = { kinds: ['service-case'], now, ...filter }
      expectShortWalk(await explain(pageStatement(party, query, walkOf(sort, sort === 'changed'))), 40_000)
    }
  })
})

describe('a search', () => {
  /** Explains every statement of the search beside running it. */
  async function search(query: Omit<MatterQuery, 'now'>, common?: CommonWords) {
    const plans: Plan[][] = []
    let trips = 0
    const page = await inParty(store, party, 'app', async (tx) => {
      const plain = readerIn(tx)
      const spy: Reader = {
        party,
        ...(common && { common }),
        async read(reads) {
          trips += 1
          for (const { text, values } of reads) {
            // What is set for the statements that follow is set for their plans.
            if (text.startsWith('set local')) await tx.query(text, values)
            else {
              const explained = await tx.query<Explained>(`explain (analyze, timing off, format json) ${text}`, values)
              plans.push(nodesOf(explained.rows[0]?.['QUERY PLAN'][0]?.Plan as Plan))
            }
          }
          return plain.read(reads)
        },
      }
      return listMatters(spy, { ...query, now })
    })
    if ('refusal' in page) throw new Error(page.refusal)
    return { ids: page.rows.map(({ id }) => id), plans, trips }
  }
  // Counting alone reads up to 4,001 of each word in each of two kinds.
  const searches: [name: string, terms: string[], mostRead: number][] = [
    ['a word that a handful have', ['rare-77'], 100],
    ['a word that all have', ['all'], 9_000],
    ['a common word and a rare one', ['half', 'rare-78'], 9_000],
    ['two common words', ['all', 'half'], 16_100],
    ['a word nobody has', ['all', 'nobody'], 9_000],
  ]
  it.each(searches)('for %s reads no table whole', async (_name, terms, mostRead) => {
    for (const sort of ['changed', 'due', 'title', 't1'] as const) {
      for (const more of [{}, { stage: 'stage-2' }, { light: 'late' as const }]) {
        const { plans } = await search({ kinds: ['project', 'service-case'], terms, sort, ...more, limit: 20 })
        for (const plan of plans) expectShortWalk(plan, mostRead)
      }
    }
  })
  it('ends a walk as soon as the page is full, in any order', async () => {
    for (const sort of ['changed', 'due', 'title', 't1'] as const) {
      const { plans } = await search({ kinds: ['service-case'], terms: ['all'], sort, limit: 20 })
      const looked = plans[1]?.filter((node) => node['Relation Name'] === 'term').map((node) => node['Actual Loops'])
      expect(looked, sort).toEqual([21])
    }
  })
  it('walks the same index for every word: its plan is made once', async () => {
    const words = { kind: 'service-case', words: ['all', 'half'].map((term) => ({ kind: '', term, hits: 4_001 })) }
    for (const sort of ['changed', 'due', 'title', 't1'] as const) {
      const { text } = walkStatement(party, { kinds: [], now }, walkOf(sort), words)
      const settings = byWalking.map((one) => `${one.text};`).join('')
      const rows = await asOwner<Explained>(`begin; ${settings} explain (generic_plan, format json) ${text}; commit`)
      const nodes = nodesOf(rows[0]?.['QUERY PLAN'][0]?.Plan as Plan)
      // The page is sorted, what is walked for it is not.
      const walked = nodesOf(nodes.find((node) => node['Node Type'] === 'Subquery Scan') as Plan)
      expect([...nodes, ...walked].filter((node) => /Seq|Hash|Merge/.test(node['Node Type']))).toEqual([])
      expect(walked.filter((node) => node['Node Type'] === 'Sort')).toEqual([])
    }
  })
  it('counts a common word once, and from then on walks in the same trip', async () => {
    const common = new CommonWords()
    const query = { kinds: ['service-case'], terms: ['all', 'half'], limit: 20 }
    const [first, again] = [await search(query, common), await search(query, common)]
    expect([first.trips, again.trips]).toEqual([2, 1])
    expect(again.ids).toEqual(first.ids)
    const counted = ({ plans }: typeof first) => Math.max(...(plans[0] ?? []).map((node) => node['Actual Rows']))
    expect(counted(first)).toBeGreaterThan(4_000)
    expect(counted(again)).toBeLessThan(100)
  })
  it('finds what there is where a word is no longer as common as it was, and nothing where it is gone', async () => {
    const common = new CommonWords()
    for (const term of ['rare-8', 'nobody']) common.note(party, 'service-case', term, 4_001)
    const plain = await search({ kinds: ['service-case'], terms: ['rare-8'], limit: 20 })
    expect(plain.ids.length).toBeGreaterThan(0)
    const misled = await search({ kinds: ['service-case'], terms: ['rare-8'], limit: 20 }, common)
    expect(misled.ids).toEqual(plain.ids)
    expect((await search({ kinds: ['service-case'], terms: ['nobody'], limit: 20 }, common)).ids).toEqual([])
  })
  it('leaves out no kind whose walk was too short, beside one that filled the page', async () => {
    // Of projects the word is met only beyond their short walk, of service cases within their longer one.
    const nth = (n: number) => `(select n.changed_at from matter_now n where n.party = '${party}' and n.kind = 'project'
      order by n.changed_at offset ${n} limit 1)`
    await asOwner(`insert into term select n.party, 'beyond', n.kind, n.id from matter_now n where n.party = '${party}'
      and n.changed_at > ${nth(620)} and (n.kind = 'service-case' or n.changed_at < ${nth(3000)})`)
    const { ids } = await search({
      kinds: ['project', 'service-case'],
      terms: ['beyond'],
      sort: 'changed',
      descending: false,
      limit: 20,
    })
    const { rows } = await inParty(store, party, 'app', (tx) =>
      tx.query<{ id: string; kind: string }>(
        `select n.id, n.kind from matter_now n where n.party = $1 and exists
          (select from term t where t.party = $1 and t.matter = n.id and t.term = 'beyond')
          order by n.changed_at, n.id limit 20`,
        [party],
      ),
    )
    expect(new Set(rows.map(({ kind }) => kind)).size).toBe(2)
    expect(ids).toEqual(rows.map(({ id }) => id))
  })
  it('finds the same rows whichever way it goes, page by page', async () => {
    for (const terms of [['rare-8'], ['half', 'rare-78'], ['all', 'half']]) {
      for (const sort of ['changed', 'title', 't2'] as const) {
        const query = { kinds: ['project', 'service-case'], stage: 'stage-2', holder: { desk: 'desk-8' }, terms, sort }
        const found = await walk(query)
        const { rows } = await inParty(store, party, 'app', (tx) =>
          tx.query<{ id: string }>(
            `select n.id from matter_now n where n.party = $1 and n.stage = 'stage-2' and n.holder_desk = 'desk-8'
              and (select count(*) from term t where t.party = $1 and t.matter = n.id and t.term = any($2)) = $3`,
            [party, terms, terms.length],
          ),
        )
        expect([...found].sort()).toEqual(rows.map(({ id }) => id).sort())
        expect(new Set(found).size).toBe(found.length)
      }
    }
  })
  it('gives up a walk on which common words never meet, and still finds what there is', async () => {
    const { ids, plans } = await search({ kinds: ['service-case'], terms: ['early', 'late-half'] })
    expect(ids).toHaveLength(4)
    // By merging the words' lists: looking up the other word of each matter would be as many walks of an index.
    const merged = plans.at(-1)?.filter((node) => node['Node Type'] === 'Merge Join')
    expect(merged).toHaveLength(1)
  })
})

describe('a list of several kinds', () => {
  it('walks the index of each', async () => {
    const query: MatterQuery = { kinds: ['project', 'service-case'], now }
    for (const sort of ['changed', 'opened', 'title', 'due'] as const) {
      expectShortWalk(await explain(pageStatement(party, query, walkOf(sort, true))), 800)
    }
  })
})

describe('a change', () => {
  it('within the same second touches no index', async () => {
    const hot = await inParty(store, party, 'app', async (tx) => {
      const changed = `n.changed_at + interval '1 millisecond'`
      await tx.query(
        `update matter_now n set changed_at = ${changed} where n.party = $1 and n.id = '360322:m0000008'
          and date_trunc('second', ${changed}) = n.changed_second`,
        [party],
      )
      const { rows } = await tx.query<{ updated: number; hot: number }>(
        `select n_tup_upd as updated, n_tup_hot_upd as hot from pg_stat_xact_user_tables where relname = 'matter_now'`,
        [],
      )
      return rows[0]
    })
    expect(hot).toEqual({ updated: 1, hot: 1 })
  })
})

describe("a desk's workbench", () => {
  it.each(['held', 'awaited', 'both', 'late'] as const)('%s walks an index', async (list) => {
    const statement = trackStatement(party, { list, desk: 'desk-7', now }, 101)
    expectShortWalk(await explain(statement), 400)
    const later = { redAt: '2026-09-01T00:00:00.000Z', key: ['360322:m0000001', 'main'] }
    expectShortWalk(await explain(trackStatement(party, { list, desk: 'desk-7', now }, 101, later)), 400)
  })
  it('counts up to a thousand, and looks no further ahead than that takes', async () => {
    expectShortWalk(await explain({ text: countStatement, values: [party, 'desk-7', now] }), 2 * mostLookedAhead)
    const counts = await inParty(store, party, 'app', (tx) => countTracks(tx, 'desk-7', now))
    expect(counts.held).toBe(857)
    expect(counts.late).toBeGreaterThan(0)
  })
  it('has every row under one light or under none, so that the counts add up', async () => {
    // Only the second holds rows without a clock.
    for (const desk of ['desk-7', 'desk-14']) {
      const counts = await inParty(store, party, 'app', (tx) => countTracks(tx, desk, now))
      const { late, dueSoon, onTime, untimed, held, awaited } = counts
      expect(untimed > 0).toBe(desk === 'desk-14')
      expect(late + dueSoon + onTime + untimed).toBe(held + awaited)
    }
  })
})

describe('the pages of a list', () => {
  const query = { kinds: ['service-case'], stage: 'stage-2', holder: { desk: 'desk-8' } }

  it.each(['changed', 'title', 't2', 'n1', 'd1', 'due'] as const)(
    'by %s hold every row once, in either direction',
    async (sort) => {
      const up = await walk({ ...query, sort, descending: false })
      const down = await walk({ ...query, sort, descending: true })
      expect(up.length).toBeGreaterThan(200)
      expect(new Set(up).size).toBe(up.length)
      expect([...down].sort()).toEqual([...up].sort())
    },
  )
  it('show rows without a value last in either direction', async () => {
    for (const descending of [false, true]) {
      const page = await inParty(store, party, 'app', (tx) =>
        listMatters(tx, { ...query, terms: ['rare-8'], sort: 't2', descending, now }),
      )
      const values = 'rows' in page ? page.rows.map((row) => row.columns.t2) : []
      const firstNone = values.indexOf(undefined)
      expect(firstNone === -1 || values.slice(firstNone).every((value) => value === undefined)).toBe(true)
    }
  })
  it("hold only the party's own rows", async () => {
    const { count } = await inParty(store, party, 'app', (tx) =>
      countMatters(tx, { kinds: ['service-case'], terms: ['rare-8'], now }),
    )
    const other = await inParty(store, '430281', 'app', (tx) =>
      countMatters(tx, { kinds: ['service-case'], terms: ['rare-8'], now }),
    )
    expect(count).toBeGreaterThan(0)
    expect(count + other.count).toBeLessThanOrEqual(28)
  })
  it('count only as far as a screen shows', async () => {
    const all = await inParty(store, party, 'app', (tx) => countMatters(tx, { kinds: ['service-case'], now }))
    expect(all).toEqual({ count: 10_000, more: true })
  })
  it('refuse a cursor of another sort, and one that nobody gave out', async () => {
    const page = await inParty(store, party, 'app', (tx) => listMatters(tx, { ...query, now, limit: 2 }))
    const next = 'next' in page ? page.next : undefined
    for (const [cursor, sort] of [
      [next, 'title'],
      ['WyJ4Il0', 'changed'],
      ["'; --", 'changed'],
    ] as const) {
      const answer = await inParty(store, party, 'app', (tx) => listMatters(tx, { ...query, now, sort, cursor }))
      expect(answer).toMatchObject({ refusal: 'list.bad-cursor', field: 'cursor' })
    }
  })
  it('bring the workbench the most urgent first, tracks without a clock last', async () => {
    const page = await inParty(store, party, 'app', (tx) => listTracks(tx, { list: 'held', desk: 'desk-7', now }))
    const rows = 'rows' in page ? page.rows : []
    const reds = rows.map((row) => row.redAt ?? '9999')
    expect(reds).toEqual([...reds].sort())
    expect(rows[0]).toMatchObject({ light: 'late', holder: { party, desk: 'desk-7' } })
  })
})
