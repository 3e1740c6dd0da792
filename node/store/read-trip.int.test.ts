import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { readInOneTrip } from './read-trip.ts'
import { openStore, type Store } from './store.ts'

const [ours, theirs] = ['360322', '430281']
let database: FreshDatabase
let store: Store

beforeAll(async () => {
  database = await freshDatabase(inject)
  store = openStore({ schema: database.connection, login: 'role', connections: { app: 1 } })
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

const read = (text: string, values: unknown[] = [], name?: string) =>
  readInOneTrip(store, ours, 'app', [{ text, values, ...(name === undefined ? {} : { name }) }])

describe('a read of several statements', () => {
  it('answers with the rows of each, typed as everywhere else, also when it is prepared already', async () => {
    const reads = [
      {
        name: 'one',
        text: 'select $1::bigint as n, $2::timestamptz as at, $3::date as day',
        values: [7, '2026-11-20T08:24:00.120Z', 'infinity'],
      },
      { text: 'select w.word, w.word is null as none from unnest($1::text[]) w (word)', values: [['示例', null]] },
      { name: 'none', text: 'select 1 as one where false', values: [] },
    ]
    for (let round = 0; round < 3; round++) {
      expect(await readInOneTrip(store, ours, 'app', reads)).toEqual([
        [{ n: 7, at: '2026-11-20T08:24:00.120Z', day: null }],
        [
          { word: '示例', none: false },
          { word: null, none: true },
        ],
        [],
      ])
    }
  })
  it('sees as the party that it entered, and leaves nothing of that on the connection', async () => {
    expect(await read("select current_setting('lianyu.party', true) as party")).toEqual([[{ party: ours }]])
    const client = await store.connect('app')
    const { rows } = await client.query("select current_setting('lianyu.party', true) as party")
    client.release()
    expect(rows[0].party ?? '').toBe('')
  })
  it('that fails gives its error, and the connection back as it was', async () => {
    await expect(read('select 1 / $1::int as n', [0], 'divide')).rejects.toMatchObject({ code: '22012' })
    expect(await read('select 4 / $1::int as n', [2], 'divide')).toEqual([[{ n: 2 }]])
    await expect(read('select nothing')).rejects.toMatchObject({ code: '42703' })
    expect(await read('select 1 as n')).toEqual([[{ n: 1 }]])
  })
  it('refuses a statement that does not say whose rows it reads', async () => {
    await expect(read('select id from matter where party = $1', [theirs])).rejects.toThrow(/party/)
  })
  it('keeps so many prepared statements on a connection and no more', async () => {
    for (let n = 0; n < 260; n++) expect(await read(`select ${n} as n`, [], `number ${n}`)).toEqual([[{ n }]])
    expect(await read('select 0 as n', [], 'number 0')).toEqual([[{ n: 0 }]])
    const [rows] = await read("select count(*) as kept from pg_prepared_statements where name like 'read number%'")
    expect(rows?.[0]?.kept).toBeLessThanOrEqual(200)
  })
})
