import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { JuryCalls } from '../../messages/jury-calls.ts'
import { inParty } from '../../store/transaction.ts'
import { shangli, startTestNode, type TestNode } from '../test-node.ts'

const office = { party: shangli, desk: 'project-office', role: 'approver' }
const juror = { party: shangli, desk: 'ecology', role: 'officer' }
const other = { party: shangli, desk: 'taxation', role: 'officer' }

let db: FreshDatabase
let node: TestNode

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [office, juror, other])
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

describe('a desk that is named to a jury', () => {
  it('sees what it is to rank and votes; another desk finds nothing', async () => {
    const own = await node.as(office)
    const { body } = await own.send('POST', '/api/matters', { kind: 'review', data: { subject: '示例观摩点评' } })
    const review = `/api/matters/${body.matter}`
    const step = async (as: typeof own, name: string, data: object) =>
      (await as.send('POST', `${review}/steps/${name}`, { data })).status
    expect(await step(own, 'add-stop', { stopName: '示例一站' })).toBe(200)
    expect((await (await node.as(juror)).get(review)).status).toBe(404)
    expect(await step(own, 'name-juror', { jurorOffice: '示例生态环境部门', jurorDesk: 'ecology' })).toBe(200)
    const seat = await node.as(juror)
    const calls = async (as: typeof own) =>
      ((await as.get('/api/notices')).body.items as { what: string; matter: string }[]).filter(
        (one) => one.what === 'vote' && one.matter === body.matter,
      )
    expect(await calls(seat)).toEqual([])
    expect(await step(own, 'call-votes', {})).toBe(200)
    await expect.poll(async () => (await calls(seat)).length).toBe(1)
    expect(await calls(seat)).toMatchObject([
      { sentence: { zh: '您的岗位是评委，请投票', en: 'Your desk is on the jury: please vote' } },
    ])
    expect((await seat.get(review)).status).toBe(200)
    expect(await step(seat, 'cast-ballot', { ranking: '示例一站' })).toBe(200)
    const stranger = await node.as(other)
    expect((await stranger.get(review)).status).toBe(404)
    expect(await step(stranger, 'cast-ballot', { ranking: '示例一站' })).toBe(404)
    expect(await calls(stranger)).toEqual([])

    // What a crash left out is told at the next start; what was told is not told again, and nothing once voting is over.
    const { store, journal, kindsByHash } = node.deps
    const told: string[] = []
    const job = new JuryCalls({
      store,
      journal,
      kindsByHash,
      tallies: node.deps.packs.flatMap(({ tallies = [] }) => tallies),
      now: () => Date.now(),
      onNotice: (_, desk) => told.push(desk),
    })
    expect(await job.left(shangli)).toContain(body.matter)
    expect(await job.take(shangli, body.matter)).toBe(true)
    expect(told).toEqual([])
    await inParty(store, shangli, 'app', (tx) =>
      tx.query(`delete from notice where party = $1 and what = 'vote'`, [shangli]),
    )
    await job.take(shangli, body.matter)
    expect(told).toEqual(['ecology'])
    expect(await calls(seat)).toHaveLength(1)
    await inParty(store, shangli, 'app', (tx) =>
      tx.query(`delete from notice where party = $1 and what = 'vote'`, [shangli]),
    )
    expect(await step(own, 'open-ballots', {})).toBe(200)
    await job.take(shangli, body.matter)
    expect(told).toEqual(['ecology'])
  })
})
