import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { freshDatabase } from './test-postgres.ts'

async function rows(connection: pg.ClientConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe("a test's fresh database", () => {
  it("is the test's own: what one writes another does not see, and a dropped one is gone", async () => {
    const [one, two] = [await freshDatabase(inject), await freshDatabase(inject)]
    await rows(one.connection, 'create table only_here as select 1 as n')
    expect(await rows(one.connection, 'select n from only_here')).toEqual([{ n: 1 }])
    await expect(rows(two.connection, 'select n from only_here')).rejects.toThrow('does not exist')
    await one.drop()
    await two.drop()
    await expect(rows(one.connection, 'select 1')).rejects.toThrow('does not exist')
  })
})
