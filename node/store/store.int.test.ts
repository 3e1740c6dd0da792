import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { openStore, type Store } from './store.ts'
import { inParty } from './transaction.ts'

let database: FreshDatabase
let store: Store
const [one, other] = ['360322', '430281']
const at = '2026-11-20T08:24:00.120Z'

beforeAll(async () => {
  database = await freshDatabase(inject)
  store = openStore({ schema: database.connection, login: 'role' })
  for (const party of [one, other]) {
    await inParty(store, party, 'app', (tx) =>
      tx.db
        .insertInto('party_self')
        .values({
          party,
          name_zh: '示例',
          name_en: 'Sample',
          level: 'county',
          form: 'government',
          card: null,
          created_at: at,
        })
        .execute(),
    )
  }
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

describe('a connection', () => {
  it('that does not come free in time is refused as overload, and comes again later', async () => {
    const small = openStore({
      schema: database.connection,
      login: 'role',
      connections: { app: 1 },
      connectWithinMs: 100,
    })
    const held = await small.connect('app')
    await expect(small.connect('app')).rejects.toMatchObject({ refusal: { refusal: 'node.busy' } })
    held.release()
    const again = await small.connect('app')
    expect((await again.query('select 1 as n')).rows).toEqual([{ n: 1 }])
    again.release()
    await small.close()
  })
})

describe('a transaction of a party', () => {
  it("sees the party's rows and nobody else's, whatever its statement says", async () => {
    const rows = await inParty(store, one, 'app', async (tx) => {
      const mine = await tx.query<{ party: string }>('select party from party_self where party = $1', [one])
      return mine.rows
    })
    expect(rows).toEqual([{ party: one }])
    const client = await store.connect('app')
    try {
      await client.query('begin')
      await client.query('select enter($1)', [one])
      expect((await client.query('select party from party_self')).rows).toEqual([{ party: one }])
      await client.query('commit')
      expect((await client.query('select party from party_self')).rows).toEqual([])
    } finally {
      client.release()
    }
  })
  it("cannot write another party's row", async () => {
    const client = await store.connect('app')
    try {
      await client.query('begin')
      await client.query('select enter($1)', [one])
      await expect(
        client.query('insert into follow (party, person, matter, since) values ($1, $2, $3, $4)', [
          other,
          'p',
          'm',
          at,
        ]),
      ).rejects.toMatchObject({ code: '42501' })
      await client.query('rollback')
    } finally {
      client.release()
    }
  })
  it('quotes the party it enters', async () => {
    await expect(
      inParty(store, "x'; reset role; --", 'app', (tx) => tx.query('select 1 as n', [])),
    ).resolves.toMatchObject({ rows: [{ n: 1 }] })
  })
  it('rolls back when its function throws', async () => {
    const failing = inParty(store, one, 'app', async (tx) => {
      await tx.query('insert into follow (party, person, matter, since) values ($1, $2, $3, $4)', [one, 'p', 'm', at])
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    const { rows } = await inParty(store, one, 'app', (tx) => tx.query('select 1 from follow where party = $1', [one]))
    expect(rows).toEqual([])
  })
  it('reads instants, days and big numbers in the forms that the rest of the node uses', async () => {
    const { rows } = await inParty(store, one, 'app', (tx) =>
      tx.query(`select $1::timestamptz as at, 'infinity'::timestamptz as never, $2::date as day, $3::bigint as fen`, [
        at,
        '2026-11-20',
        '123456789012',
      ]),
    )
    expect(rows).toEqual([{ at, never: null, day: '2026-11-20', fen: 123456789012 }])
  })
})

describe('the roles of the database', () => {
  const denied = { code: '42501' }
  it('let nobody change or remove what a log holds', async () => {
    for (const text of [
      'update entry set bytes = null where party = $1',
      'delete from entry where party = $1',
      'delete from head where party = $1',
    ]) {
      await expect(inParty(store, one, 'app', (tx) => tx.query(text, [one]))).rejects.toMatchObject(denied)
    }
  })
  it('show internal parts and passwords only where they are needed', async () => {
    const exchange = inParty(store, one, 'exchange', (tx) =>
      tx.query('select internal from entry where party = $1', [one]),
    )
    await expect(exchange).rejects.toMatchObject(denied)
    const app = inParty(store, one, 'app', (tx) => tx.query('select password_hash from person where party = $1', [one]))
    await expect(app).rejects.toMatchObject(denied)
    const sessions = inParty(store, one, 'app', (tx) => tx.query('select person from session where party = $1', [one]))
    await expect(sessions).rejects.toMatchObject(denied)
    const entries = inParty(store, one, 'identity', (tx) => tx.query('select bytes from entry where party = $1', [one]))
    await expect(entries).rejects.toMatchObject(denied)
  })
  it('are taken by connections that sign in as somebody else', async () => {
    const asOwner = openStore({ schema: database.connection, login: 'set-role' })
    try {
      const { rows } = await inParty(asOwner, one, 'exchange', (tx) => tx.query('select current_user as who', []))
      expect(rows).toEqual([{ who: 'lianyu_exchange' }])
    } finally {
      await asOwner.close()
    }
  })
})
