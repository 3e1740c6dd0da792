import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'

const rowsAtOnce = 500

/** A party's rows of one table as PostgreSQL writes them in JSON, one a line, compressed, by key. Answers how many. */
export async function writeTable(client: pg.ClientBase, party: string, table: string, file: string): Promise<number> {
  const order = await keyOf(client, table)
  let count = 0
  async function* lines(): AsyncGenerator<string> {
    // A cursor keeps memory flat: a county's log has ten million rows.
    const text = `declare backup cursor for select to_jsonb(t)::text as row from ${table} t where t.party = $1 order by ${order}`
    await client.query(text, [party])
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${rowsAtOnce} from backup`)
      if (rows.length === 0) break
      count += rows.length
      yield rows.map(({ row }) => `${row}\n`).join('')
    }
    await client.query('close backup')
  }
  await pipeline(Readable.from(lines()), createGzip({ level: 6 }), createWriteStream(file, { mode: 0o600 }))
  return count
}

export async function* readTable(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip()
  // Whatever fails on the way, a disk or a torn end, comes out where the lines are read; piped alone it would come out nowhere.
  pipeline(createReadStream(file), unpacked).catch(() => {})
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of unpacked) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield line
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}

/** Puts the rows back; PostgreSQL reads what it wrote. */
export async function loadTable(client: pg.ClientBase, table: string, file: string): Promise<number> {
  const text = `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`
  let count = 0
  let batch: string[] = []
  const flush = async () => {
    if (batch.length > 0) await client.query(text, [`[${batch.join(',')}]`])
    count += batch.length
    batch = []
  }
  for await (const line of readTable(file)) {
    batch.push(line)
    if (batch.length >= rowsAtOnce) await flush()
  }
  await flush()
  return count
}

async function keyOf(client: pg.ClientBase, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select a.attname as name from pg_index i cross join unnest(i.indkey) with ordinality k (num, place)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num
      where i.indrelid = $1::regclass and i.indisprimary order by k.place`,
    [table],
  )
  return rows.map(({ name }) => `t.${name}`).join(', ')
}
