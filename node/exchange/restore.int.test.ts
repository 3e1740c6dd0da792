import type { MatterId, PartyId } from '@lianyu/kernel'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { writeRestoredMark } from '../journal/outside.ts'
import type { Fault } from '../journal/types.ts'
import { introduce, TestNode } from './testing/test-node.ts'

const [ours, theirs]: PartyId[] = ['360313', '430281']
let databases: FreshDatabase[]
let here: TestNode
let there: TestNode
let agreement: MatterId

beforeEach(async () => {
  databases = [await freshDatabase(inject), await freshDatabase(inject)]
  here = await new TestNode((databases[0] as FreshDatabase).connection, [ours as PartyId]).start()
  there = await new TestNode((databases[1] as FreshDatabase).connection, [theirs as PartyId]).start()
  await introduce([here, there])
  agreement = await here.draft(ours as PartyId, [ours as PartyId, theirs as PartyId])
})
afterEach(async () => {
  for (const node of [here, there]) {
    await node.stop()
    await node.remove()
  }
  for (const database of databases) await database.drop()
})

/** The database as it stands now, put aside while the node is stopped for a moment. */
async function keepOlder(): Promise<FreshDatabase> {
  await here.stop()
  const older = `${here.connection.database}_old${databases.length}`
  await administer(`create database ${older} template ${here.connection.database}`)
  await here.start()
  const kept = { connection: { ...here.connection, database: older }, drop: () => administer(`drop database ${older}`) }
  databases.push(kept)
  return kept
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client(inject('postgres'))
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** The node comes back on an older database; what it keeps outside is as it was. */
async function comeBackOn(older: FreshDatabase): Promise<void> {
  await here.stop()
  Object.assign(here, { connection: older.connection })
  await here.start()
}

async function bothLook(): Promise<void> {
  for (let i = 0; i < 2; i++) {
    // So that a log that waited is looked at again.
    here.aheadMs += 16_000
    there.aheadMs += 16_000
    await there.exchange.look(theirs as PartyId, ours as PartyId)
    await here.exchange.look(ours as PartyId, theirs as PartyId)
  }
}

const say = (node: TestNode, party: PartyId, words: string) => node.comment(party, agreement, words)
const ourComments = (node: TestNode, party: PartyId) => node.comments(party, agreement)
const behind = () => here.journal.behind(ours as PartyId).map(({ origin }) => origin.split('/')[1])
const confirm = (more: Partial<Parameters<typeof writeRestoredMark>[1]> = {}) =>
  writeRestoredMark(here.folder, {
    at: '2026-11-22T00:00:00.000Z',
    takenAt: '2026-11-21T00:00:00.000Z',
    checkpointsKept: true,
    confirmed: { at: '2026-11-22T00:00:00.000Z', without: [] },
    ...more,
  })

async function faults(node: TestNode, party: PartyId): Promise<Fault[]> {
  const found: Fault[] = []
  for await (const line of node.journal.verify(party)) if ('fault' in line) found.push(line)
  return found
}

describe('a node on an older database', () => {
  it('writes nothing until its shared log is back from the peer, and then goes on in the same generation', async () => {
    await say(here, ours as PartyId, '一')
    await bothLook()
    const older = await keepOlder()
    await say(here, ours as PartyId, '二')
    await say(here, ours as PartyId, '三')
    await bothLook()
    await there.stop()
    await comeBackOn(older)
    expect(here.journal.readOnly(ours as PartyId)).toMatchObject({ refusal: 'journal.behind' })
    await expect(say(here, ours as PartyId, '另一个二')).rejects.toThrow()
    await there.start()
    await bothLook()
    expect(behind()).toEqual([])
    await say(here, ours as PartyId, '四')
    await bothLook()
    const all = ['一', '二', '三', '四']
    expect(await ourComments(here, ours as PartyId)).toEqual(all)
    expect(await ourComments(there, theirs as PartyId)).toEqual(all)
    expect(await there.exchange.quarantineList(theirs as PartyId)).toEqual([])
    expect(await faults(here, ours as PartyId)).toEqual([])
  })

  it('opens another generation of what nobody holds, once an operator says so, and the peer follows', async () => {
    await say(here, ours as PartyId, '一')
    await bothLook()
    const older = await keepOlder()
    await there.stop()
    await say(here, ours as PartyId, '无人见过')
    await here.journal.checkpoint(ours as PartyId, `${ours}/${agreement}/1`)
    await comeBackOn(older)
    await there.start()
    await bothLook()
    expect(behind()).toEqual([agreement])
    await confirm()
    await bothLook()
    expect(behind()).toEqual([])
    expect(here.journal.losses(ours as PartyId)).toMatchObject([
      { origin: `${ours}/${agreement}/1`, what: 'entries', from: 2, to: 3 },
    ])
    await say(here, ours as PartyId, '二')
    await bothLook()
    expect(await ourComments(there, theirs as PartyId)).toEqual(['一', '二'])
    expect(await ourComments(here, ours as PartyId)).toEqual(['一', '二'])
    expect(await there.exchange.quarantineList(theirs as PartyId)).toEqual([])
    expect(await faults(here, ours as PartyId)).toEqual([])
    expect(await faults(there, theirs as PartyId)).toEqual([])
  })
})
