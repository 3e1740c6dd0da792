import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { callerOf, commandId, shangli, startTestNode, type TestNode } from '../api/test-node.ts'
import { startNode } from '../start/start-node.ts'

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
    // What began after the time that it is now has ended: each says it after signing in.
    const say = async (comment: string) =>
      (await node.signIn(officer)).send(
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
    const facts = (await (await node.signIn(officer)).get(`/api/matters/${matter}/facts`)).body.items as {
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

  const person = { party: shangli, username: 'project-office.officer', password: 'a passphrase for tests 1' }
  const signIn = async () => {
    const answer = await node.nobody.send('POST', '/api/session', person)
    expect(answer.status).toBe(200)
    return { cookie: String(answer.headers['set-cookie']).split(';', 1)[0] ?? '' }
  }
  const answered = async (session: { cookie: string }) => (await node.nobody.get('/api/matters', session)).status

  it('ends sessions early when it jumps a day ahead, and lets people sign in again', async () => {
    const first = await signIn()
    now += 24 * hour
    expect(await answered(first)).toBe(401)
    expect(await answered(await signIn())).toBe(200)
    now -= 24 * hour
  })

  it('ends what began while it was ahead once it is set back, so that nothing lasts longer by as much', async () => {
    now += 24 * hour
    const ahead = [await signIn(), await signIn()] as const
    now -= 24 * hour
    expect(await answered(ahead[0])).toBe(401)
    // Not even once the clock has come to where it was: nobody asked in between.
    now += 24 * hour
    expect(await answered(ahead[1])).toBe(401)
    now -= 24 * hour
    await answered(ahead[0])
  })

  it('lets a session that began before go on, for no longer than without the jump', async () => {
    const before = await signIn()
    now += hour / 3
    expect(await answered(before)).toBe(200)
    now -= hour / 3
    expect(await answered(before)).toBe(200)
    now += hour / 2 - 1000
    expect(await answered(before)).toBe(200)
    now += hour / 2
    expect(await answered(before)).toBe(401)
  })

  it('ends what the process before began while it was ahead', async () => {
    now += 24 * hour
    const ahead = await signIn()
    now -= 24 * hour
    const { host, port, user, database: name } = database.connection
    const dataDir = mkdtempSync(join(tmpdir(), 'lianyu-clock-'))
    const url = `postgresql://${user}@localhost/${name}?host=${encodeURIComponent(host)}&port=${port}`
    const next = await startNode({
      dataDir,
      host: '127.0.0.1',
      port: 0,
      database: url,
      logLevel: 'silent',
      now: () => now,
    })
    expect((await callerOf(next, ahead.cookie).get('/api/matters')).status).toBe(401)
    await next.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
})
