import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { type Caller, shangli, startTestNode, type TestNode } from '../test-node.ts'

const office = { party: shangli, desk: 'project-office', role: 'approver' }
const leader = { party: shangli, desk: 'leader', role: 'leader' }
const window = { party: shangli, desk: 'service-window', role: 'officer' }
const land = { party: shangli, desk: 'natural-resources', role: 'approver' }

let db: FreshDatabase
let node: TestNode
let caller: Caller
let late: string
let month: string
const secret = 1_234_567_800

/** As many natural days from the node's today. */
const inDays = (days: number) =>
  new Date(Date.parse(`${node.deps.today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [office, leader, window, land])
  caller = await node.as(office)
  month = node.deps.today().slice(0, 7)
  late = await opened('need', {
    subject: '示例需求甲',
    sort: 'land',
    amount: '70 亩',
    neededBy: inDays(-3),
    sample: true,
  })
  await step(late, 'assign-need', { neededBy: inDays(-3) }, { party: shangli, desk: 'natural-resources' })
  const soon = await opened('need', {
    subject: '示例需求乙',
    sort: 'land',
    amount: '5 亩',
    neededBy: inDays(4),
    sample: true,
  })
  await step(soon, 'assign-need', { neededBy: inDays(4) }, { party: shangli, desk: 'natural-resources' })
  const project = await opened('project', {
    name: '示例项目甲',
    investor: '示例投资方甲',
    chain: '电子信息',
    place: { lon: 113.757, lat: 27.902 },
    sample: true,
  })
  await step(project, 'sign-contract', { contractFen: secret, signedOn: inDays(-9) })
  await step(project, 'plan-month', { planMonth: month, planFen: 2 * secret })
  await step(project, 'report-month', { month, doneFen: secret, progressPercent: 50 })
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

async function opened(kind: string, data: Record<string, unknown>): Promise<string> {
  const { body, status } = await caller.send('POST', '/api/matters', { kind, data })
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body.matter
}

async function step(matter: string, name: string, data: Record<string, unknown>, to?: { party: string; desk: string }) {
  const { body, status } = await caller.send('POST', `/api/matters/${matter}/steps/${name}`, {
    data,
    ...(to ? { to } : {}),
  })
  expect(status, `${name} ${JSON.stringify(body)}`).toBeLessThan(300)
}

describe('the wall', () => {
  it('says what is late and who has it, what is due soon, and the month against its plan', async () => {
    const { status, body } = await (await node.as(leader)).get('/api/wall')
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.work.counts).toEqual({ late: 1, soon: 1 })
    expect(body.work.late).toMatchObject([
      { matter: late, title: '示例需求甲', holder: { desk: 'natural-resources' }, reading: { light: 'late', over: 3 } },
    ])
    expect(body.work.soon).toMatchObject([{ title: '示例需求乙' }])
    expect(body.work.desks).toMatchObject([{ desk: 'natural-resources', held: 2, late: 1, soon: 1 }])
    expect(body.work.month).toMatchObject({ month, done: secret, planned: 2 * secret, sample: true })
    expect(body.stages).toMatchObject([{ stage: 'signed', count: 1 }])
    expect(body.points).toMatchObject([{ title: '示例项目甲', light: 'none' }])
  })
  it('for visitors holds nothing of what is late, of who holds it, and no amount', async () => {
    const { body } = await (await node.as(leader)).get('/api/wall?visitor=1')
    expect(body.visitor).toBe(true)
    expect(body).not.toHaveProperty('work')
    const said = JSON.stringify(body)
    for (const hidden of [
      '示例需求甲',
      late,
      'natural-resources',
      String(secret),
      'late',
      'due-soon',
      'holder',
      'reading',
    ]) {
      expect(said, hidden).not.toContain(hidden)
    }
    expect(body.points).toMatchObject([{ title: '示例项目甲', stage: 'signed' }])
  })
  it('opens what a number counts', async () => {
    const behind = await (await node.as(leader)).get('/api/wall/behind?what=held&desk=natural-resources')
    expect(behind.body.items.map(({ title }: { title: string }) => title)).toEqual(['示例需求甲', '示例需求乙'])
    expect((await caller.get('/api/wall/behind?what=late')).body.items).toHaveLength(1)
    expect((await caller.get('/api/wall/behind?what=held')).status).toBe(404)
  })
  it('shows a desk what it may see anyway, and nothing else', async () => {
    const { body } = await (await node.as(window)).get('/api/wall')
    expect(JSON.stringify(body)).not.toContain('示例')
    expect(body.work.counts).toEqual({ late: 0, soon: 0 })
  })
})
