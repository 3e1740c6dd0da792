import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { inParty } from '../store/transaction.ts'
import { command, done, introduce, officer, type TestJournal, testJournal } from './test-journal.ts'

const party = '360322'
const origin = `${party}/home/1`
let database: FreshDatabase
let test: TestJournal

beforeAll(async () => {
  database = await freshDatabase(inject)
  test = await testJournal(database.connection)
  await test.journal.addParty(introduce(party))
})
afterAll(async () => {
  await test?.close()
  await database?.drop()
})

/** Writes something, and has it signed. */
async function signed(): Promise<number> {
  const opening = { party, actor: officer(party), command: command(), kind: 'sample-case', data: { name: '示例' } }
  await done(test.journal.open(opening))
  return Number((await test.journal.checkpoint(party, origin)).split('\n')[1])
}

const within = <T>(text: string, values: unknown[], role: 'app' | 'exchange' = 'app') =>
  inParty(test.store, party, role, (tx) => tx.query<T>(text, [party, ...values]))
const kept = async () => {
  const text = `select c.size from checkpoint c join head h on h.party = $1 and h.log = c.log
    where c.party = $1 and h.origin = $2 order by c.size`
  return (await within<{ size: number }>(text, [origin])).rows.map(({ size }) => size)
}
const cosign = (size: number) =>
  within(
    `insert into cosignature (party, log, size, by_party, promise, line, at)
       select $1, h.log, $3, '430281', 'mirror', '示例', '2026-11-20T08:00:00Z' from head h where h.party = $1 and h.origin = $2`,
    [origin, size],
    'exchange',
  )

describe('checkpoints beside a log', () => {
  it('go once a later one is cosigned and nobody cosigned them; what was gone through is not gone through again', async () => {
    const first = await signed()
    const second = await signed()
    const third = await signed()
    expect(await kept()).toEqual(expect.arrayContaining([first, second, third]))
    await cosign(second)
    const fourth = await signed()
    expect((await kept()).filter((size) => size < second)).toEqual([])
    expect(await kept()).toEqual([second, third, fourth])
    // Something old that stands there all the same: a long log is not read from its beginning for each new checkpoint.
    await within(
      `insert into checkpoint (party, log, size, note) select $1, h.log, $3, '示例' from head h where h.party = $1 and h.origin = $2`,
      [origin, first],
    )
    await cosign(fourth)
    const fifth = await signed()
    expect(await kept()).toEqual([first, second, fourth, fifth])
    // A process that has just begun has gone through nothing yet.
    await test.restart()
    await cosign(fifth)
    const sixth = await signed()
    expect(await kept()).toEqual([second, fourth, fifth, sixth])
  })
})
