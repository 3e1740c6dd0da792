import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { type Caller, shangli, startTestNode, type TestNode } from '../test-node.ts'

const office = { party: shangli, desk: 'project-office', role: 'officer' }
const window = { party: shangli, desk: 'service-window', role: 'officer' }

let db: FreshDatabase
let node: TestNode
let caller: Caller
let project: string

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [office, window])
  caller = await node.as(office)
  const data = { name: '示例项目甲', investor: '示例投资方甲', chain: '电子信息', sample: true }
  project = await opened({ ...data })
  await opened({ ...data, name: '示例项目乙，还在洽谈' })
  await step('sign-contract', { contractFen: 100, signedOn: '2026-01-05' })
  await step('plan-month', { planMonth: '2026-03', planFen: 500 })
  await step('report-month', { month: '2026-01', doneFen: 100, progressPercent: 5 })
  await step('report-month', { month: '2026-02', doneFen: 200, progressPercent: 10 })
  await step('report-month', { month: '2026-02', doneFen: 250, progressPercent: 12 })
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

async function opened(data: Record<string, unknown>): Promise<string> {
  const { body, status } = await caller.send('POST', '/api/matters', { kind: 'project', data })
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body.matter
}
async function step(name: string, data: Record<string, unknown>) {
  const { body, status } = await caller.send('POST', `/api/matters/${project}/steps/${name}`, { data })
  expect(status, JSON.stringify(body)).toBeLessThan(300)
}
const monthly = (query: string) => caller.get(`/api/monthly/month-reports${query}`)

describe('a monthly duty', () => {
  it('brings each matter with the month before, as it was last corrected, and the plan beside it', async () => {
    const { body } = await monthly('?month=2026-03')
    expect(body.items).toHaveLength(1)
    expect(body.items[0]).toMatchObject({
      row: { id: project, title: '示例项目甲' },
      reported: null,
      before: { month: '2026-02', fields: { doneFen: 250, progressPercent: 12 } },
      planned: { planFen: 500 },
    })
    expect(body.duty).toMatchObject({ step: 'report-month', field: 'month', raises: { kind: 'problem' } })
  })
  it('says what was reported of a month that is in, and looks no further ahead', async () => {
    const { body } = await monthly('?month=2026-01')
    expect(body.items[0]).toMatchObject({ reported: { doneFen: 100 }, before: null, planned: null })
  })
  it('is of this month where none is named', async () => {
    expect((await monthly('')).body.month).toBe(node.deps.today().slice(0, 7))
  })
  it('is nobody’s who does not have it in the left column, and nothing where no duty is so called', async () => {
    expect((await (await node.as(window)).get('/api/monthly/month-reports')).status).toBe(404)
    expect((await caller.get('/api/monthly/projects')).status).toBe(404)
    expect((await caller.get('/api/monthly/none')).status).toBe(404)
    expect((await monthly('?month=2026-13')).status).toBe(400)
  })
})
