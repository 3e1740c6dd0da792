import { defineKind, type Kind, kindOf, type MatterId } from '@lianyu/kernel'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { authoredBallot } from '../../kernel/lifecycle/fixtures/ballot-kind.ts'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { OpenSeals } from '../jobs/open-seals.ts'
import { command, done, introduce, officer, type TestJournal, testJournal } from '../journal/test-journal.ts'
import type { Fault } from '../journal/types.ts'
import { configOf } from '../store/connection.ts'
import { repairData } from './repair.ts'
import { dice, ours, RestoredPair, theirs } from './restore-many.testing.ts'
import { Tampering, tamper } from './tampering.testing.ts'

let pair: RestoredPair
let tampering: Tampering
beforeAll(async () => {
  pair = await new RestoredPair(inject).start()
  tampering = await Tampering.begin(pair, 10)
})
afterAll(async () => {
  await tampering?.superuser.end()
  await pair.close()
})

describe('a database that a superuser tampered with', () => {
  it('is sound before', async () => {
    expect(await tampering.found()).toEqual([])
  })

  it('200 mutations of logs are found, each located at its entry or row', async () => {
    const { made, missed } = await tamper(tampering, 200, 20261122)
    expect(missed).toEqual([])
    expect(made).toBeGreaterThanOrEqual(200)
  })

  it('rows of projections and cosignatures that were changed are found, table and matter named', async () => {
    const of = (found: Fault[]) => found.map(({ log, row }) => `${log} ${row}`)
    await tampering.superuser.query(`update matter set title = title || 'x' where party = $1 and id = $2`, [
      ours,
      pair.agreement,
    ])
    expect(of(await tampering.found())).toEqual([`matter ${pair.agreement}`])
    await tampering.undo()
    await tampering.superuser.query(`insert into term values ($1, '冒充', 'agreement', '360313:nowhere')`, [ours])
    expect(of(await tampering.found())).toEqual(['term 360313:nowhere'])
    await tampering.undo()
    await tampering.superuser.query(
      `update cosignature set line = overlay(line placing 'A' from length(line) - 9) where party = $1`,
      [ours],
    )
    const cosigned = await tampering.found()
    expect(cosigned).toContainEqual(
      expect.objectContaining({
        row: expect.stringMatching(/^cosignature \d+ \d{6}$/),
        fault: expect.objectContaining({ refusal: 'verify.cosignature' }),
      }),
    )
    await tampering.undo()
    const { rows } = await tampering.superuser.query(
      `update checkpoint set note = overlay(note placing 'A' from length(note) - 9) where (party, log, size) =
        (select party, log, max(size) from checkpoint where party = $1 and log = $2 group by party, log) returning size`,
      [ours, tampering.logs[0]?.log],
    )
    expect(await tampering.found()).toContainEqual(
      expect.objectContaining({ log: tampering.logs[0]?.origin, row: `checkpoint ${rows[0].size}` }),
    )
    await tampering.undo()
  })

  it('is repaired to the same bytes from the peer’s mirror by one command', async () => {
    const before = await tampering.bytes()
    await tampering.strike(dice(7))
    await pair.here.stop()
    const options = { owner: pair.here.connection, store: pair.here.store, dataDir: pair.here.folder }
    const { openStore } = await import('../store/store.ts')
    const store = openStore({ schema: pair.here.connection, connections: { app: 6, exchange: 2, identity: 1 } })
    const repaired = await repairData({ ...options, store }).finally(() => store.close())
    expect(repaired.left).toEqual([])
    expect(repaired.cut.length).toBeGreaterThan(0)
    await pair.here.start()
    await pair.look(3)
    expect(pair.here.journal.behind(ours)).toEqual([])
    expect(await tampering.bytes()).toEqual(before)
    expect(await tampering.found()).toEqual([])
    expect(await pair.there.exchange.quarantineList(theirs)).toEqual([])
  })
})

describe('what is sealed until its time, changed before it by a superuser', () => {
  const party = '360322'
  const kind: Kind = kindOf(defineKind(authoredBallot))
  const juror = officer(party, 'desk')
  let db: FreshDatabase
  let test: TestJournal
  let superuser: pg.Client
  let matter: MatterId
  let leaves: string[]

  const step = (of: MatterId, id: string, data: Record<string, unknown> = {}) =>
    done(test.journal.step({ party, actor: juror, command: command(), matter: of, step: id, data }))
  const opens = async () =>
    (await done(test.journal.open({ party, actor: juror, command: command(), kind: 'ballot', data: { name: '示例' } })))
      .matter
  const faults = async () => {
    const found: Fault[] = []
    for await (const one of test.journal.verifyHeld(party)) found.push(one)
    return found
  }

  beforeAll(async () => {
    db = await freshDatabase(inject)
    superuser = new pg.Client(configOf(db.connection))
    await superuser.connect()
    const kinds = { byId: (id: string) => (id === 'ballot' ? kind : undefined), byHash: () => kind }
    test = await testJournal(db.connection, { kinds, indicators: [] })
    await test.journal.addParty(introduce(party))
    matter = await opens()
    leaves = []
    for (const juror of ['示例评委一', '示例评委二']) {
      leaves.push((await step(matter, 'cast', { juror, vote: `${juror}的票` })).facts[0]?.leaf as string)
    }
  })
  afterAll(async () => {
    await test?.close()
    await superuser?.end()
    await db?.drop()
  })

  it('is sound before', async () => {
    expect(await faults()).toEqual([])
  })

  it.each([
    ['a byte of a vote', 'set content = set_byte(content, 60, get_byte(content, 60) # 1) where leaf = $1', 1],
    ['a byte of its salt', 'set content = set_byte(content, 3, get_byte(content, 3) # 1) where leaf = $1', 1],
    ['another’s vote', 'set content = (select o.content from sealed_entry o where o.leaf <> $1) where leaf = $1', 1],
    ['when it is opened', `set until = 'open' where leaf = $1`, 1],
    ['the matter it belongs to', `set matter = matter || 'x' where leaf = $1`, 1],
    ['the entry it belongs to', `set leaf = repeat('0', 64) where leaf = $1`, 2],
  ])('%s is found at its entry', async (_, sets, places) => {
    const { rows } = await superuser.query('select * from sealed_entry')
    await superuser.query(`update sealed_entry ${sets}`, [leaves[0]])
    const found = await faults()
    expect(found).toHaveLength(places)
    expect(found).toContainEqual(
      expect.objectContaining({
        log: `${party}/home/1`,
        index: 1,
        fault: expect.objectContaining({ refusal: 'verify.sealed' }),
      }),
    )
    await superuser.query('delete from sealed_entry')
    for (const row of rows) {
      await superuser.query(`insert into sealed_entry select * from jsonb_populate_record(null::sealed_entry, $1)`, [
        JSON.stringify({ ...row, content: `\\x${row.content.toString('hex')}` }),
      ])
    }
    expect(await faults()).toEqual([])
  })

  it('and one that was taken away is found; opened, all is kept no longer and nothing is missed', async () => {
    const { rows } = await superuser.query('delete from sealed_entry where leaf = $1 returning *', [leaves[1]])
    expect(await faults()).toMatchObject([{ index: 2, fault: { refusal: 'verify.sealed' } }])
    await superuser.query('insert into sealed_entry select * from jsonb_populate_record(null::sealed_entry, $1)', [
      JSON.stringify({ ...rows[0], content: `\\x${rows[0].content.toString('hex')}` }),
    ])
    await step(matter, 'open-all')
    const now = () => Date.parse('2026-11-20T08:30:00Z')
    const { store, journal } = test
    await new OpenSeals({ store, journal, kindsByHash: () => kind, steps: new Set(['open-all']), now }).take(
      party,
      matter,
    )
    expect((await superuser.query('select from sealed_entry')).rowCount).toBe(0)
    expect(await faults()).toEqual([])
  })
})
