import { usccCheck } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { type Caller, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

const at = (desk: string, role = 'officer', party = shangli) => ({ party, desk, role })
const people = [
  at('enterprise-office'),
  at('enterprise-office', 'approver'),
  at('finance'),
  at('market-regulation'),
  at('service-window'),
  at('enterprise-office', 'officer', xiangdong),
] as const
let db: FreshDatabase
let node: TestNode
let office: Caller
let head: Caller
let finance: Caller
let regulator: Caller
let policy: string
const firms: string[] = []

async function opened(by: Caller, kind: string, data: object): Promise<string> {
  const answer = await by.send('POST', '/api/matters', { kind, data })
  expect(answer.body).toMatchObject({ replayed: false })
  return answer.body.matter
}
async function step(by: Caller, matter: string, name: string, data: object = {}): Promise<void> {
  const answer = await by.send('POST', `/api/matters/${matter}/steps/${name}`, { data })
  expect(answer.body).toMatchObject({ replayed: false })
}

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [...people])
  const caller = (desk: string, role?: string) => node.as(at(desk, role))
  office = await caller('enterprise-office')
  head = await caller('enterprise-office', 'approver')
  finance = await caller('finance')
  regulator = await caller('market-regulation')
  const fund = await opened(finance, 'policy-fund', { name: '示例账', sample: true })
  await step(finance, fund, 'allot', { pot: '示例资金', allotFen: 1_000_000_000, paperNo: '示例1号' })
  policy = await opened(office, 'policy', {
    name: '示例奖励',
    basis: '示例',
    ground: '示例',
    period: 'once',
    way: 'direct',
    pot: '示例资金',
    amountFen: 5_000_000,
    validFrom: '2020-01-01',
    sample: true,
  })
  await step(office, policy, 'set-clause', { clause: 1, what: 'revenueFen', compare: 'at-least', amount: '2000' })
  await step(office, policy, 'submit-policy', { submittedNote: '示例' })
  await step(regulator, policy, 'pass-review', { fairNo: '示例1号', fairOn: '2020-01-01' })
  await step(head, policy, 'publish-policy', { paperNo: '示例1号', validUntil: '2099-12-31' })
  for (const [n, revenueWan] of [2_500, 1_999].entries()) {
    const code = `91360322MA000000${n + 1}`
    const data = { name: `示例${'甲乙'[n]}公司`, uscc: code + usccCheck(code), sector: 'industry', sample: true }
    const firm = await opened(office, 'enterprise', data)
    await step(office, firm, 'report-year', { year: 2025, from: 'own', revenueFen: revenueWan * 1_000_000 })
    firms.push(firm)
  }
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

describe('who qualifies under a policy', () => {
  const ask = (by: Caller, query = '') => by.get(`/api/matters/${policy}/qualifying${query}`)

  it('is every enterprise of the register, each with every clause, what it has and how far it is', async () => {
    const { status, body } = await ask(office)
    expect(status).toBe(200)
    expect(body.opens).toMatchObject({ kind: 'policy-grant', rule: 'policy', subject: 'enterprise' })
    const byId = new Map(body.items.map((item: { row: { id: string } }) => [item.row.id, item]))
    expect(byId.get(firms[0])).toMatchObject({ met: true, givesFen: 5_000_000 })
    expect(byId.get(firms[1])).toMatchObject({
      met: false,
      lines: [{ met: true }, { met: false, has: 1_999_000_000, asked: 2_000_000_000, short: 1_000_000 }],
    })
  })
  it('says what was opened for whom, and comes page by page', async () => {
    const grant = await opened(office, 'policy-grant', { policy, enterprise: firms[0], way: 'direct', sample: true })
    const first = await ask(office, '?limit=1')
    expect(first.body.items).toHaveLength(1)
    const second = await ask(office, `?limit=1&cursor=${encodeURIComponent(first.body.next)}`)
    const items = [...first.body.items, ...second.body.items]
    expect(new Set(items.map(({ row }) => row.id))).toEqual(new Set(firms))
    expect(items.find(({ row }) => row.id === firms[0]).opened).toMatchObject({
      matter: grant,
      stageLabel: { zh: '待审核' },
    })
    expect(items.find(({ row }) => row.id === firms[1]).opened).toBeUndefined()
  })
  it('is not there for another party, a desk without sight of it, a matter without rules, nonsense', async () => {
    const neighbour = await node.as(at('enterprise-office', 'officer', xiangdong))
    const window = await node.as(at('service-window'))
    expect((await ask(neighbour)).status).toBe(404)
    expect((await ask(window)).status).toBe(404)
    expect((await office.get(`/api/matters/${firms[0]}/qualifying`)).body).toMatchObject({ kind: null, items: [] })
    expect((await ask(office, '?limit=0')).status).toBe(400)
    expect((await ask(office, '?cursor=x')).status).toBe(400)
    expect((await node.nobody.get(`/api/matters/${policy}/qualifying`)).status).toBe(401)
  })
  it('is shown of a policy that is not in force, but nothing is entered under it: not offered, and refused by name', async () => {
    const draft = await opened(office, 'policy', {
      name: '示例未施行',
      basis: '示例',
      ground: '示例二',
      period: 'once',
      way: 'direct',
      pot: '示例资金',
      amountFen: 5_000_000,
      validFrom: '2020-01-01',
      sample: true,
    })
    const { body } = await office.get(`/api/matters/${draft}/qualifying`)
    expect(body.items).toHaveLength(2)
    expect(body.opens).toBeNull()
    expect(body.opensNot).toMatchObject({ kind: 'policy-grant', says: { zh: expect.stringContaining('“起草”') } })
    const data = { policy: draft, enterprise: firms[0], way: 'direct' }
    const refused = await office.send('POST', '/api/matters', { kind: 'policy-grant', data })
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ title: 'matter.not-to-open-about', field: 'data.policy' })
    expect(refused.body.zh).toContain('到“施行中”才能新建政策兑现')
  })
  it('its page and the enterprise’s tell what the pack makes of them', async () => {
    const rules = await office.get(`/api/matters/${policy}`)
    expect(rules.body).toMatchObject({ judges: { kind: 'enterprise' }, outlook: { table: { rows: [{ id: '1' }] } } })
    const firm = await office.get(`/api/matters/${firms[0]}`)
    const ladder = firm.body.outlook.ladder.rungs
    expect(ladder.map(({ id, state }: { id: string; state: string }) => [id, state]).slice(0, 3)).toEqual([
      ['micro', 'reached'],
      ['below-scale', 'missing'],
      ['above-scale', 'ready'],
    ])
    expect(firm.body.judges).toBeUndefined()
  })
})
