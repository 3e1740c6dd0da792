import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { newCommandId } from '../../command-id.ts'
import { type Caller, shangli, startTestNode, type TestNode } from '../test-node.ts'

const officer = { party: shangli, desk: 'project-office', role: 'officer' }
const head = { party: shangli, desk: 'project-office', role: 'approver' }
const window = { party: shangli, desk: 'service-window', role: 'officer' }

let db: FreshDatabase
let node: TestNode
let office: Caller

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [officer, head, window])
  office = await node.as(officer)
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

async function signed(name: string): Promise<string> {
  const data = { name, investor: '示例投资', chain: '电子信息', sample: true }
  const { body } = await office.send('POST', '/api/matters', { kind: 'project', data })
  await office.send('POST', `/api/matters/${body.matter}/steps/sign-contract`, {
    data: { contractFen: 100, signedOn: '2026-09-01' },
  })
  return body.matter
}
async function report(matter: string, month: string, doneFen: number) {
  const data = { month, doneFen, progressPercent: 10 }
  const answer = await office.send('POST', `/api/matters/${matter}/steps/report-month`, { data })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
}
const month = async (name: string) => (await office.get(`/api/months/${name}`)).body
const close = (who: Caller, name: string) => who.send('POST', `/api/months/${name}/close`)

describe('closing a month', () => {
  it('names the position of every own log, and nothing later changes the closed figure', async () => {
    const [one, two, three] = [await signed('示例项目一'), await signed('示例项目二'), await signed('示例项目三')]
    await report(one, '2026-10', 100)
    await report(one, '2026-10', 120)
    await report(two, '2026-10', 50)
    expect(await month('2026-10')).toMatchObject({
      close: null,
      mayClose: false,
      totals: [{ sample: true, closed: null, now: 170 }],
    })
    expect((await close(office, '2026-10')).status).toBe(403)
    expect((await close(await node.as(window), '2026-10')).status).toBe(404)
    expect((await close(await node.as(head), '2026-10')).status).toBe(201)
    const closed = await month('2026-10')
    expect(closed.totals).toEqual([{ sample: true, closed: 170, now: 170 }])
    expect(Object.keys(closed.close.positions)).toEqual([`${shangli}/home/1`])
    expect((await close(await node.as(head), '2026-10')).status).toBe(409)

    await report(two, '2026-10', 9_000)
    await report(three, '2026-10', 7)
    const later = await month('2026-10')
    expect(later.close).toEqual(closed.close)
    expect(later.totals).toEqual([{ sample: true, closed: 170, now: 9_127 }])
    expect(later.rows).toEqual([
      { matter: one, title: '示例项目一', sample: true, closed: 120, now: 120, since: null },
      { matter: three, title: '示例项目三', sample: true, closed: null, now: 7, since: 'late' },
      { matter: two, title: '示例项目二', sample: true, closed: 50, now: 9_000, since: 'corrected' },
    ])
    // The paper of the month has the closed figures, and says how many came later.
    const paper = await office.bytes('/api/papers/projects-month?month=2026-10&format=docx')
    const xml = await (await JSZip.loadAsync(paper.bytes)).file('word/document.xml')?.async('string')
    const words = (xml ?? '').replace(/<[^>]+>/g, '')
    expect(words).toContain('共2个项目填报')
    expect(words).toContain('结账后补报、更正2件')
    expect(words).not.toContain('示例项目三')
    // The next month says what came after the close of the one before.
    const next = await month('2026-11')
    expect(next.sinceBefore.map((row: { since: string }) => row.since)).toEqual(['late', 'corrected'])
  })
  it('is opened as any matter too, with positions that the node reads and nobody types', async () => {
    const chief = await node.as(head)
    const open = (data: object, headers = {}) =>
      chief.send('POST', '/api/matters', { kind: 'month-close', data: { closedMonth: '2026-09', ...data } }, headers)
    const typed = await open({ positions: { [`${shangli}/home/1`]: 1 } })
    expect(typed.body).toMatchObject({ status: 400, title: 'field.computed', field: 'data.positions' })
    expect((await month('2026-09')).close).toBeNull()
    const command = { 'idempotency-key': newCommandId(Date.now()) }
    expect((await open({}, command)).status).toBe(201)
    const { close: first } = await month('2026-09')
    expect(first.positions[`${shangli}/home/1`]).toBeGreaterThan(3)
    // Sent again after more was written: the same answer; closed again by another command: refused.
    await signed('示例项目四')
    expect((await open({}, command)).status).toBe(201)
    expect((await open({})).status).toBe(409)
    expect((await month('2026-09')).close).toEqual(first)
  })
  it('answers garbage, strangers and desks without projects with a refusal', async () => {
    for (const name of ['2026-13', 'x', '2026', '2026-10-01']) {
      expect((await office.get(`/api/months/${name}`)).status).toBe(400)
    }
    expect((await office.get('/api/months/2026-10?of=letter')).status).toBe(404)
    expect((await (await node.as(window)).get('/api/months/2026-10')).status).toBe(404)
    expect((await node.nobody.get('/api/months/2026-10')).status).toBe(401)
  })
})
