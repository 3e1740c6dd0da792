import { searchTokens } from '@lianyu/kernel'
import type pg from 'pg'

/*
 * Many matters from a few. The few are real: opened and moved through the journal, so their rows are what projecting
 * makes. Each copy has an id, a title with its words, and times of its own; its facts name the new id and rest on each
 * other, so that it folds. What a copy has not is a proof: no checkpoint was made of its entries.
 */

/** Words of titles, apart by spaces so that no two letters of neighbours make a word of the search. */
export const words = {
  /** Each in a tenth of the matters, and in a tenth of those of any other. */
  common: ['陶瓷', '竹木', '茶叶', '物流', '建材', '纺织', '机械', '医药', '家具', '玩具'],
  /** Each in a five-hundredth. */
  middling: Array.from({ length: 500 }, (_, n) => String.fromCodePoint(0x5200 + n) + String.fromCodePoint(0x6200 + n)),
  /** In three matters, however many there are. */
  rare: '夔夒',
}

/** Every title ends in a number of its own, from here on. */
export const firstNumber = 5_000_000

const tables = ['matter', 'matter_now', 'track', 'term', 'entry']

export interface FillOptions {
  party: string
  kind: string
  /** The real matters. */
  templates: readonly string[]
  /** Copies there are already, and how many there shall be. */
  from: number
  to: number
}

/** Adds copies and their indexes, as the database's owner; then what autovacuum does within minutes. */
export async function fill(owner: pg.Client, options: FillOptions): Promise<void> {
  const { party, kind, templates, from, to } = options
  await owner.query("set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set synchronous_commit = off")
  const made = await dropIndexes(owner)
  await owner.query(
    `create temp table seed as select i, $1::text as party, ($2::text[])[1 + i % $3] as src,
       $1 || ':01930000-0000-7000-8000-' || lpad(to_hex(i), 12, '0') as id,
       common, middling, '示例 ' || ($4::text[])[1 + common] || ' ' || ($5::text[])[1 + middling]
         || case when i in (7, 4007, 9007) then ' ' || $6 else '' end || ' ' || $9::int + i as title,
       (i::bigint * 7919 % 400000) * interval '1 minute' as earlier, null::text as leaf
     from generate_series($7::int, $8::int) i
       -- By hash: what a matter is called says nothing about its stage or when it last changed.
       cross join lateral (select h % 10 as common, h / 10 % 500 as middling from (select hashint4(i) & 2147483647 as h) x) w`,
    [party, templates, templates.length, words.common, words.middling, words.rare, from, to - 1, firstNumber],
  )
  // A temporary table has no statistics until it is asked for some, and a plan for a thousand rows takes hours here.
  await owner.query('analyze seed')
  await copyRows(owner)
  await copyTerms(owner, kind)
  await copyEntries(owner, party, from)
  await owner.query('drop table seed')
  for (const line of made) await owner.query(line)
  await owner.query(`vacuum analyze ${tables.join(', ')}`)
}

async function copyRows(owner: pg.Client): Promise<void> {
  await copy(owner, 'matter', 'm.id', { id: 's.id', title: 's.title', opened_at: 'm.opened_at - s.earlier' })
  await copy(owner, 'matter_now', 'm.id', { id: 's.id', ...changed, ...clocks })
  // Whom the clocks should have told was told: a node that came to this would not tell it again.
  const told = { rungs: 'null', rung_at: 'null' }
  await copy(owner, 'track', 'm.matter', { matter: 's.id', since: 'm.since - s.earlier', ...clocks, ...told })
}
const changed = {
  changed_at: 'm.changed_at - s.earlier',
  changed_second: `date_trunc('second', m.changed_at - s.earlier)`,
}
/** Earlier by as much as the matter is, but for a few months: as many late as a county has. */
const clocks = {
  amber_at: "m.amber_at - s.earlier + interval '200 days'",
  red_at: "m.red_at - s.earlier + interval '200 days'",
}

async function copy(owner: pg.Client, table: string, key: string, sets: Record<string, string>): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = $1 and table_schema = 'public'
     order by ordinal_position`,
    [table],
  )
  const names = rows.map(({ name }) => name)
  const values = names.map((name) => sets[name] ?? `m.${name}`)
  await owner.query(
    `insert into ${table} (${names.join(', ')}) select ${values.join(', ')}
     from seed s join ${table} m on m.party = s.party and ${key} = s.src`,
  )
}

/** The terms of a title are those of its words; what else a template is found by stays. */
async function copyTerms(owner: pg.Client, kind: string): Promise<void> {
  const { rows } = await owner.query<{ title: string; term: string[] }>(
    `select m.title, array_agg(t.term) as term from matter m join term t on t.party = m.party and t.matter = m.id
     where m.id in (select src from seed) group by m.title limit 1`,
  )
  const own = new Set(searchTokens(rows[0]?.title ?? ''))
  const terms = (text: string) => searchTokens(text)
  const each = (list: readonly string[]) => list.flatMap((word, at) => terms(word).map((term) => [at, term] as const))
  const [common, middling] = [each(words.common), each(words.middling)]
  await owner.query(
    `insert into term (party, term, kind, matter)
       select s.party, t.term, t.kind, s.id from seed s join term t on t.party = s.party and t.matter = s.src
         where t.term <> all($1::text[])
     union all select s.party, w.term, $9, s.id from seed s join unnest($2::int[], $3::text[]) w (at, term) on w.at = s.common
     union all select s.party, w.term, $9, s.id from seed s join unnest($4::int[], $5::text[]) w (at, term) on w.at = s.middling
     union all select s.party, w.term, $9, s.id from seed s, unnest($6::text[]) w (term) where s.i in (7, 4007, 9007)
     union all select s.party, ($8::int + s.i)::text, $9, s.id from seed s
     union all select s.party, w.term, $9, s.id from seed s, unnest($7::text[]) w (term)`,
    [
      [...own],
      common.map(([at]) => at),
      common.map(([, term]) => term),
      middling.map(([at]) => at),
      middling.map(([, term]) => term),
      terms(words.rare),
      terms('示例'),
      firstNumber,
      kind,
    ],
  )
}

/** Fact by fact: each names the new id and, as what it rests on, the new leaf of the one before. */
async function copyEntries(owner: pg.Client, party: string, from: number): Promise<void> {
  await owner.query(
    `create temp table fact as select e.*, encode(e.leaf, 'hex') as hex, convert_from(e.bytes, 'UTF8') as text,
       row_number() over (partition by e.matter order by e.log, e.idx) as nth,
       lag(encode(e.leaf, 'hex')) over (partition by e.matter order by e.log, e.idx) as before
     from entry e where e.party = $1 and e.matter in (select src from seed)`,
    [party],
  )
  const { rows } = await owner.query<{ most: number }>('select max(nth)::int as most from fact')
  const most = rows[0]?.most ?? 1
  for (let nth = 1; nth <= most; nth++) {
    await owner.query(
      `create temp table made as select s.i, s.id, f.log, f.shared, f.internal, f.personal, f.idx,
         convert_to(replace(replace(f.text, s.src, s.id), coalesce(f.before, '-'), coalesce(s.leaf, '-')), 'UTF8') as bytes
       from seed s join fact f on f.matter = s.src and f.nth = ${nth}`,
    )
    await owner.query('analyze made')
    await owner.query(
      `insert into entry (party, log, idx, leaf, bytes, matter, shared, internal, personal)
       select $1, log, 1000000 + i::bigint * ${most} + ${nth - 1}, sha256('\\x00'::bytea || bytes), bytes, id, shared, internal, personal
       from made where i >= $2`,
      [party, from],
    )
    await owner.query(
      `update seed s set leaf = encode(sha256('\\x00'::bytea || m.bytes), 'hex') from made m where m.i = s.i; drop table made`,
    )
  }
  // Signed for as far as it goes: nobody is asked to sign what was not appended.
  await owner.query(
    `insert into checkpoint (party, log, size, note) select distinct party, log, 1000000000, 'bench' from fact
     on conflict do nothing`,
  )
  await owner.query('drop table fact')
}

/** Building an index over all rows at once takes a fraction of keeping it while they arrive. */
async function dropIndexes(owner: pg.Client): Promise<string[]> {
  const constraints = await owner.query<{ of: string; name: string; made: string }>(
    `select conrelid::regclass::text as of, conname as name, pg_get_constraintdef(oid) as made from pg_constraint
     where conrelid::regclass::text = any($1) and contype in ('p', 'u')`,
    [tables],
  )
  const indexes = await owner.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes
     where schemaname = 'public' and tablename = any($1) and indexname <> all($2)`,
    [tables, constraints.rows.map(({ name }) => name)],
  )
  for (const { name } of indexes.rows) await owner.query(`drop index ${name}`)
  for (const { of, name } of constraints.rows) await owner.query(`alter table ${of} drop constraint ${name}`)
  return [
    ...constraints.rows.map(({ of, name, made }) => `alter table ${of} add constraint ${name} ${made}`),
    ...indexes.rows.map(({ made }) => made),
  ]
}
