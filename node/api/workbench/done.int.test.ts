import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { type Caller, shangli, startTestNode, type TestNode } from '../test-node.ts'

const office = { party: shangli, desk: 'investment-office', role: 'officer' }
const other = { party: shangli, desk: 'project-office', role: 'officer' }

let db: FreshDatabase
let node: TestNode
let caller: Caller

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [office, other])
  caller = await node.as(office)
  for (const [subject, done] of [
    ['示例走访甲', true],
    ['示例走访乙', true],
    ['示例走访丙', false],
  ] as const) {
    const visit = { subject, firm: '示例公司', way: 'out', visitedOn: '2026-01-05', ours: '分管领导', talked: '厂房' }
    const opened = await caller.send('POST', '/api/matters', { kind: 'visit', data: { ...visit, sample: true } })
    expect(opened.status, JSON.stringify(opened.body)).toBeLessThan(300)
    if (!done) continue
    const step = `/api/matters/${opened.body.matter}/steps/follow-up`
    expect((await caller.send('POST', step, { data: { outcome: '已答复' } })).status).toBeLessThan(300)
  }
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

describe('what a desk finished this month', () => {
  it('is the list that its count opens, the latest first, in pages', async () => {
    const { body } = await caller.get('/api/workbench?show=done&limit=1')
    expect(body.counts.doneThisMonth).toBe(2)
    expect(body.items.map(({ title }: { title: string }) => title)).toEqual(['示例走访乙'])
    const rest = await caller.get(`/api/workbench?show=done&cursor=${encodeURIComponent(body.next)}`)
    expect(rest.body.items.map(({ title }: { title: string }) => title)).toEqual(['示例走访甲'])
    expect(rest.body.next).toBeNull()
  })
  it('is that desk’s own, and a cursor of another list is refused', async () => {
    const elsewhere = await (await node.as(other)).get('/api/workbench?show=done')
    expect(elsewhere.body.items).toEqual([])
    const { body } = await caller.get('/api/workbench?show=done&limit=1')
    const wrong = await caller.get(`/api/workbench?show=followed&cursor=${encodeURIComponent(body.next)}`)
    expect(wrong.status).toBe(400)
  })
})
