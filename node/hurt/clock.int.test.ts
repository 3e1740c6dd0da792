import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { commandId, shangli, startTestNode, type TestNode } from '../api/test-node.ts'

const hour = 3_600_000
const officer = { party: shangli, desk: 'project-office', role: 'officer' }

describe('a node whose clock jumps', () => {
  const began = Date.parse('2026-11-20T01:00:00.000Z')
  let now = began
  let database: FreshDatabase
  let node: TestNode

  beforeAll(async () => {
    database = await freshDatabase(inject)
    node = await startTestNode(database.connection, [officer], { now: () => now })
  })
  afterAll(async () => {
    await node.close()
    await database.drop()
  })

  it('goes on in the order of its log, and says which times are ahead of it', async () => {
    const caller = await node.as(officer)
    // Within what a session lasts; longer jumps are for the next test.
    const data = { name: '示例项目', investor: '示例投资方', chain: '电子信息', sample: true }
    const say = (comment: string) =>
      caller.send(
        'POST',
        `/api/matters/${matter}/steps/comment`,
        { data: { comment } },
        { 'idempotency-key': commandId() },
      )
    const opened = await caller.send(
      'POST',
      '/api/matters',
      { kind: 'project', data },
      { 'idempotency-key': commandId() },
    )
    expect(opened.status).toBe(201)
    const { matter } = opened.body
    now += hour / 3
    await say('二十分钟后')
    now -= 24 * hour
    await say('一天前')
    now = began + 4 * 60_000
    await say('四分钟后')
    now = began
    const facts = (await caller.get(`/api/matters/${matter}/facts`)).body.items as {
      ahead: boolean
      index: number
      parts: { shared?: { fields?: { comment?: string } } }
    }[]
    const inOrder = [...facts].sort((a, b) => a.index - b.index)
    expect(inOrder.map((fact) => [fact.parts.shared?.fields?.comment, fact.ahead])).toEqual([
      [undefined, false],
      ['二十分钟后', true],
      ['一天前', false],
      ['四分钟后', false],
    ])
    for await (const found of node.deps.journal.verify(shangli)) expect(found).not.toHaveProperty('fault')
  })

  it('ends sessions early when it jumps a day ahead, and lets people sign in again; a day back ends none', async () => {
    const person = { party: shangli, username: 'project-office.officer', password: 'a passphrase for tests 1' }
    const signIn = async () => {
      const answer = await node.nobody.send('POST', '/api/session', person)
      expect(answer.status).toBe(200)
      return { cookie: String(answer.headers['set-cookie']).split(';', 1)[0] ?? '' }
    }
    const first = await signIn()
    now += 24 * hour
    expect((await node.nobody.get('/api/matters', first)).status).toBe(401)
    const second = await signIn()
    expect((await node.nobody.get('/api/matters', second)).status).toBe(200)
    now -= 24 * hour
    expect((await node.nobody.get('/api/matters', second)).status).toBe(200)
  })
})
