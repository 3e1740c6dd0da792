import { addDays } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { done } from '../test-agreement.ts'
import { liling, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

let db: FreshDatabase
let node: TestNode
const clerk = { party: xiangdong, desk: 'administration', role: 'officer' }
const approver = { ...clerk, role: 'approver' }
const elsewhere = { ...clerk, party: liling }

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [clerk, approver, elsewhere])
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

const key = 'service.other-days'
const ruleOf = async (person = clerk) =>
  done(await (await node.as(person)).get('/api/settings')).body.find((one: { key: string }) => one.key === key)
const approve = async (value: number, validFrom: string): Promise<string> => {
  const data = { key, value, validFrom, basis: '示例文件第一条' }
  const { matter } = done(await (await node.as(clerk)).send('POST', '/api/matters', { kind: 'setting', data })).body
  done(await (await node.as(approver)).send('POST', `/api/matters/${matter}/steps/approve`, { data: {} }))
  return matter
}

describe('the rules that are data', () => {
  it('stand at what the packs say, with the source and whether anybody checked it', async () => {
    expect(await ruleOf()).toMatchObject({
      label: { zh: '非许可事项办结时限' },
      pack: { zh: expect.any(String) },
      value: 20,
      unit: 'working-days',
      source: { zh: expect.stringContaining('核定') },
      checked: false,
      coming: [],
    })
    expect(await ruleOf()).not.toHaveProperty('own')
  })

  it('hold at what the party approved from its day on, for that party alone', async () => {
    const today = node.deps.today()
    const now = await approve(12, today)
    const later = await approve(10, addDays(today, 30))
    expect(await ruleOf()).toMatchObject({
      value: 12,
      own: { matter: now, value: 12, validFrom: today },
      coming: [{ matter: later, value: 10, validFrom: addDays(today, 30) }],
    })
    expect(await ruleOf(elsewhere)).toMatchObject({ value: 20, coming: [] })
  })

  it('are not proposed at what no clock could run by: it says why, and nothing is opened', async () => {
    const count = async () => done(await (await node.as(clerk)).get('/api/matters?kind=setting&count=1')).body.count
    const before = await count()
    for (const value of ['二十', 0, null, { days: 3 }]) {
      const data = { key, value, validFrom: node.deps.today(), basis: '示例' }
      const answer = await (await node.as(clerk)).send('POST', '/api/matters', { kind: 'setting', data })
      expect(answer, JSON.stringify(value)).toMatchObject({ status: 400, body: { field: 'data.value' } })
    }
    expect(await count()).toBe(before)
  })

  it('go back to what held before when a value is withdrawn', async () => {
    const { own } = await ruleOf()
    const data = { withdrawnFor: '示例' }
    done(await (await node.as(approver)).send('POST', `/api/matters/${own.matter}/steps/withdraw`, { data }))
    expect(await ruleOf()).toMatchObject({ value: 20 })
  })
})
