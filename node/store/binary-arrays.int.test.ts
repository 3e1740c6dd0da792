import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { bigints, booleans, byteas, days, instants, texts, uuids } from './binary-arrays.ts'
import { configOf } from './connection.ts'

let client: pg.Client
beforeAll(async () => {
  client = new pg.Client(configOf(inject('postgres')))
  await client.connect()
  await client.query(`set timezone to 'UTC'`)
})
afterAll(() => client.end())

async function readBack(type: string, array: Buffer): Promise<unknown[]> {
  const { rows } = await client.query({ text: `select v::text as v from unnest($1::${type}[]) v`, values: [array] })
  return rows.map((row) => row.v)
}

describe('an array in binary form', () => {
  it('of texts keeps every character, the empty text and null', async () => {
    const values = ['上栗县', '', null, `quote " ' \\ { } , NULL`, '\u{10FFFF}', 'NULL']
    expect(await readBack('text', texts(values))).toEqual(values)
  })
  it('of bytes keeps every byte', async () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i)
    expect(await readBack('bytea', byteas([all, new Uint8Array(0), null]))).toEqual([
      `\\x${Buffer.from(all).toString('hex')}`,
      '\\x',
      null,
    ])
  })
  it('of numbers keeps every safe integer, also below zero', async () => {
    const values = [0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 4294967296, -4294967297]
    expect(await readBack('bigint', bigints([...values, null]))).toEqual([...values.map(String), null])
  })
  it('of instants keeps the millisecond, before and after 2000, and infinity', async () => {
    expect(
      await readBack(
        'timestamptz',
        instants(['2026-11-20T08:24:00.123Z', '1999-12-31T23:59:59.999Z', 'infinity', null]),
      ),
    ).toEqual(['2026-11-20 08:24:00.123+00', '1999-12-31 23:59:59.999+00', 'infinity', null])
  })
  it('of days keeps the day, and infinity', async () => {
    expect(await readBack('date', days(['2026-02-28', '1999-12-31', 'infinity', null]))).toEqual([
      '2026-02-28',
      '1999-12-31',
      'infinity',
      null,
    ])
  })
  it('of ids and of booleans', async () => {
    const id = '01930000-0000-7000-8000-00000000abcd'
    expect(await readBack('uuid', uuids([id, null]))).toEqual([id, null])
    expect(await readBack('boolean', booleans([true, false]))).toEqual(['true', 'false'])
  })
  it('may be empty', async () => {
    expect(await readBack('text', texts([]))).toEqual([])
  })
})
