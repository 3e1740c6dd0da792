import type { NodeDeps } from '@lianyu/node'
import pg from 'pg'
import { projections } from '../node/journal/rebuild.ts'
import { bigints, byteas, texts } from '../node/store/binary-arrays.ts'
import { columnTypes } from '../node/store/column-types.ts'

type Store = NodeDeps['store']

/** A connection as the owner of the database that a node stands on, to measure what PostgreSQL does by itself. */
export async function ownerOf(store: Store): Promise<pg.Client> {
  const served = await store.connect('app')
  const { host, port, database } = served as unknown as { host: string; port: number; database: string }
  served.release()
  const client = new pg.Client({ host, port, database: database as string, user: 'postgres', types: columnTypes })
  await client.connect()
  return client
}

const atOnce = 2_048

interface Row {
  idx: number
  leaf: Buffer
  bytes: Buffer
  matter: string
  shared: Buffer | null
  personal: Buffer | null
}

/** Entries that a node took over, written once more by hand into a table like theirs: rows a second, each batch durable. */
export async function bareInserts(store: Store, writer: string): Promise<number> {
  const client = await ownerOf(store)
  try {
    await client.query('create table bare_entry (like entry including all)')
    const text = `select e.idx, e.leaf, e.bytes, e.matter, e.shared, e.personal from entry e join head h using (party, log)
      where h.writer = $1 and h.size > $2 order by idx limit 50000`
    const { rows } = await client.query<Row>(text, [writer, 10_000])
    const began = performance.now()
    for (let at = 0; at < rows.length; at += atOnce) {
      const some = rows.slice(at, at + atOnce)
      await client.query({
        name: 'bare',
        text: `insert into bare_entry (party, log, idx, leaf, bytes, matter, shared, personal)
          select $1, 1, u.* from unnest($2::bigint[], $3::bytea[], $4::bytea[], $5::text[], $6::bytea[], $7::bytea[]) u`,
        values: [
          writer,
          bigints(some.map(({ idx }) => idx)),
          byteas(some.map(({ leaf }) => leaf)),
          byteas(some.map(({ bytes }) => bytes)),
          texts(some.map(({ matter }) => matter)),
          byteas(some.map(({ shared }) => shared)),
          byteas(some.map(({ personal }) => personal)),
        ],
      })
    }
    return (rows.length * 1000) / (performance.now() - began)
  } finally {
    await client.query('drop table if exists bare_entry')
    await client.end()
  }
}

const entriesOf = 'select count(*)::int as entries from entry where party = $1'

/** The rows of the projections copied into tables like theirs, one statement a table: the logs' entries for that a second. */
export async function bareCopies(store: Store, party: string): Promise<number> {
  const client = await ownerOf(store)
  const tables = ['matter', 'matter_now', 'track', 'relation', 'term', 'tile']
  try {
    const { rows } = await client.query<{ entries: number }>(entriesOf, [party])
    for (const table of tables) await client.query(`create table bare_${table} (like ${table} including all)`)
    const began = performance.now()
    for (const table of tables) {
      await client.query(`insert into bare_${table} select * from ${table} where party = $1`, [party])
    }
    return ((rows[0]?.entries ?? 0) * 1000) / (performance.now() - began)
  } finally {
    for (const table of tables) await client.query(`drop table if exists bare_${table}`)
    await client.end()
  }
}

/** Takes every projection of the party away, as a backup leaves them out. */
export async function emptied(store: Store, party: string): Promise<void> {
  const client = await ownerOf(store)
  try {
    for (const table of projections) {
      await client.query(`delete from ${table} where party = $1`, [party])
      await client.query(`vacuum ${table}`)
    }
  } finally {
    await client.end()
  }
}

/** What `verify` reads, page by page, by a client that does nothing with it. */
export async function bareReads(store: Store, party: string): Promise<number> {
  const client = await ownerOf(store)
  try {
    const { rows: logs } = await client.query<{ log: number; size: number }>(
      'select log, size from head where party = $1',
      [party],
    )
    const text = `select idx, leaf, bytes, shared, internal, personal, matter from entry
      where party = $1 and log = $2 and idx >= $3 and idx < $4 order by idx`
    let entries = 0
    const began = performance.now()
    for (const { log, size } of logs) {
      for (let from = 0; from < size; from += atOnce) {
        entries += (await client.query({ name: 'bare', text, values: [party, log, from, from + atOnce] })).rows.length
      }
    }
    return (entries * 1000) / (performance.now() - began)
  } finally {
    await client.end()
  }
}
