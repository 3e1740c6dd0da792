import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { type Caller, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

const office = { party: shangli, desk: 'investment-office', role: 'officer' }
const neighbour = { party: xiangdong, desk: 'investment-office', role: 'officer' }
const window = { party: shangli, desk: 'service-window', role: 'officer' }
const uscc = '91350100M000100Y43'

let db: FreshDatabase
let node: TestNode
let caller: Caller
let lead: string

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [office, neighbour, window])
  caller = await node.as(office)
  const opened = await caller.send('POST', '/api/matters', {
    kind: 'lead',
    data: {
      name: '示例电子元件项目',
      firm: '示例电子（江西）有限公司',
      uscc,
      chain: '电子信息',
      found: 'visit',
      foundBy: '示例队伍',
      reportedOn: '2026-09-22',
      sample: true,
    },
  })
  expect(opened.status, JSON.stringify(opened.body)).toBe(201)
  lead = opened.body.matter
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

const ask = (who: Caller, data: Record<string, unknown>, kind = 'lead') =>
  who.send('POST', '/api/matters/alike', { kind, data })

describe('what is likely here already', () => {
  it('is told by the firm’s name as anybody would write it, and by its credit code, before anything is sent', async () => {
    const byName = await ask(caller, { firm: '示例电子(江西)有限责任公司', name: '另一个名字' })
    expect(byName).toMatchObject({ status: 200, body: [{ field: 'firm', items: [{ id: lead }] }] })
    const byBoth = await ask(caller, { firm: '示例电子江西', uscc })
    expect(byBoth.body.map((one: { field: string }) => one.field)).toEqual(['firm', 'uscc'])
    expect((await ask(caller, { firm: '示例电子有限公司' })).body).toEqual([])
    // Nothing was refused: the same again may be opened, and then there are two.
    const data = {
      name: '示例二',
      firm: '示例电子江西',
      chain: '电子信息',
      found: 'event',
      foundBy: '示例',
      reportedOn: '2026-09-23',
    }
    const second = await caller.send('POST', '/api/matters', { kind: 'lead', data })
    expect(second.status, JSON.stringify(second.body)).toBe(201)
    expect((await ask(caller, { firm: '示例电子江西' })).body[0].items).toHaveLength(2)
  })
  it('is nobody else’s to learn: not another party’s, not a desk’s that has no leads, not a stranger’s', async () => {
    expect((await ask(await node.as(neighbour), { uscc })).body).toEqual([])
    expect((await ask(await node.as(window), { uscc })).status).toBe(404)
    expect((await node.nobody.send('POST', '/api/matters/alike', { kind: 'lead', data: { uscc } })).status).toBe(401)
  })
  it('answers garbage with a refusal or with nothing', async () => {
    for (const data of [
      { firm: 7 },
      { firm: ['a'] },
      { firm: '\u0000' },
      { firm: '' },
      { nothing: 'x' },
      { __proto__: 'x' },
    ]) {
      expect(await ask(caller, data)).toMatchObject({ status: 200, body: [] })
    }
    expect((await ask(caller, {}, 'no-such-kind')).status).toBe(404)
    expect((await caller.send('POST', '/api/matters/alike', { kind: 'lead' })).status).toBe(400)
  })
})
