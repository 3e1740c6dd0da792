import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import type { Statement } from './one-trip.ts'
import { openStore, type Store } from './store.ts'
import { beginToCommit, beginWith, inParty } from './transaction.ts'

const party = '360322'
let database: FreshDatabase
let store: Store
beforeAll(async () => {
  database = await freshDatabase(inject)
  // One connection, so that a statement is prepared where it was prepared before.
  store = openStore({ schema: database.connection, login: 'role', connections: { app: 1 } })
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

const follow = (matter: string | null): Statement => ({
  name: 'follow',
  text: 'insert into follow (party, person, matter, since) values ($1, $2, $3, $4)',
  values: [party, 'o1', matter, '2026-11-20T08:24:00.000Z'],
})
const unfollow: Statement = { name: 'unfollow', text: 'delete from follow where party = $1', values: [party] }
const broken = (name: string): Statement => ({ name, text: 'select no_such_function($1)', values: [party] })
const followed = () =>
  inParty(store, party, 'app', (tx) =>
    tx.query<{ matter: string }>('select matter from follow where party = $1 order by matter', [party]),
  ).then(({ rows }) => rows.map(({ matter }) => matter))

describe('statements in one trip', () => {
  it('run one after another and say how many rows each touched', async () => {
    const counts = await inParty(store, party, 'app', (tx) => tx.all([follow('a'), follow('b'), unfollow, follow('c')]))
    expect(counts).toEqual([1, 1, 2, 1])
    expect(await followed()).toEqual(['c'])
  })
  it('stop at the first that fails; nothing of the transaction stays', async () => {
    const all = inParty(store, party, 'app', (tx) => tx.all([unfollow, follow(null), follow('d')]))
    await expect(all).rejects.toMatchObject({ code: '23502' })
    expect(await followed()).toEqual(['c'])
  })
  it('may be new to the connection and stand behind one that fails', async () => {
    const later: Statement = { ...unfollow, name: 'unfollow later' }
    const earlier: Statement = { ...unfollow, name: 'unfollow earlier' }
    const all = inParty(store, party, 'app', (tx) => tx.all([earlier, broken('broken'), later]))
    await expect(all).rejects.toMatchObject({ code: '42883' })
    expect(await inParty(store, party, 'app', (tx) => tx.all([earlier, follow('e'), later]))).toEqual([1, 1, 1])
  })
  it('may come with the begin, which enters the party', async () => {
    const client = await store.connect('app')
    try {
      expect(await beginWith(client, party, [follow('f')])).toEqual([1])
      await client.query('commit')
    } finally {
      client.release()
    }
    expect(await followed()).toEqual(['f'])
  })
  it('may come with begin and commit; one that fails keeps the commit from being come to', async () => {
    const client = await store.connect('app')
    try {
      expect(await beginToCommit(client, party, [unfollow, follow('g')])).toEqual([expect.any(Number), 1])
      await expect(beginToCommit(client, party, [unfollow, follow('h'), follow(null)])).rejects.toMatchObject({
        code: '23502',
      })
      await client.query('rollback')
    } finally {
      client.release()
    }
    expect(await followed()).toEqual(['g'])
  })
  it('carry texts of more bytes than characters, and values longer than the pool of small buffers', async () => {
    const long = '萍乡'.repeat(20_000)
    const counts = await inParty(store, party, 'app', (tx) => tx.all([unfollow, follow('县'), follow(long)]))
    expect(counts.slice(1)).toEqual([1, 1])
    expect(await followed()).toEqual(['县', long])
  })
})
