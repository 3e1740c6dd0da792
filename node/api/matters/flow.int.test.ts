import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { done } from '../test-agreement.ts'
import { shangli, startTestNode, type TestNode } from '../test-node.ts'

const office = { party: shangli, desk: 'project-office', role: 'approver' }
const at = (desk: string) => ({ party: shangli, desk, role: 'approver' })
const desks = ['market-regulation', 'development-reform', 'natural-resources']
const window = { party: shangli, desk: 'service-window', role: 'officer' }

let db: FreshDatabase
let node: TestNode
let id: string
/** Beijing morning of a day; the node's clock stands there. */
let now = Date.parse('2026-11-02T02:00:00Z')

const take = async (desk: string, step: string, data: object = {}) =>
  done(await (await node.signIn(at(desk))).send('POST', `/api/matters/${id}/steps/${step}`, { data }))
const flow = async () => (await (await node.signIn(office)).get(`/api/matters/${id}/flow`)).body
const lane = async (track: string) => (await flow()).lanes.find((one: { track: string }) => one.track === track)

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [office, window, ...desks.map(at)], { now: () => now })
  const data = { name: '示例项目', investor: '示例投资方', chain: '电子信息', sample: true }
  const opened = await (await node.signIn(office)).send('POST', '/api/matters', { kind: 'project', data })
  id = done(opened).body.matter
  await take('project-office', 'sign-contract', { contractFen: 1, signedOn: '2026-11-02' })
  await take('project-office', 'land', { landedOn: '2026-11-02', landedAt: '示例地块' })
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

describe('the green channel as one picture', () => {
  it('says before anything began how long the promises add up to: 3 + 3 + 20 + 15', async () => {
    expect(await flow()).toMatchObject({
      gate: 'break-ground',
      opensLabel: { zh: '开工' },
      today: 0,
      ends: 41,
      endsOn: '2026-12-29',
      path: ['licence', 'filing', 'land', 'fire'],
    })
    expect(await lane('tax')).toMatchObject({ state: 'waiting', promised: 3, used: 0, slack: 35, critical: false })
  })

  it('stands by what has happened, and says what was taken up without a paper and when it was promised', async () => {
    await take('market-regulation', 'licence-receive')
    now = Date.parse('2026-11-03T02:00:00Z')
    await take('market-regulation', 'licence-approve', { licenceNumber: '示例1号' })
    await take('development-reform', 'filing-receive')
    await take('natural-resources', 'land-receive-owing', { landOwed: '总平面图', landOwedBy: '2026-11-06' })
    expect(await flow()).toMatchObject({ first: '2026-11-02', today: 1, ends: 36, path: ['land', 'fire'] })
    expect(await lane('licence')).toMatchObject({ state: 'done', promised: 3, used: 1, slack: null })
    expect(await lane('land')).toMatchObject({
      state: 'running',
      begins: 1,
      owed: { what: '总平面图', by: '2026-11-06', given: null, late: false },
    })
    const caller = await node.signIn(at('natural-resources'))
    const url = `/api/matters/${id}/steps/land-approve`
    const early = await caller.send('POST', url, { data: { landNumber: '示例2号' } })
    expect(early.body).toMatchObject({ title: 'step.condition' })
  })

  it('calls the promise late the day after, and lets the approval through once the paper came', async () => {
    now = Date.parse('2026-11-09T02:00:00Z')
    expect(await lane('land')).toMatchObject({ used: 4, owed: { late: true } })
    await take('natural-resources', 'land-owed-given', { landOwedGivenOn: '2026-11-09' })
    await take('natural-resources', 'land-approve', { landNumber: '示例2号' })
    expect(await lane('land')).toMatchObject({ state: 'done', begins: 1, ends: 5, owed: { given: '2026-11-09' } })
    // The same days, by department and over all such matters.
    expect((await flow()).records).toMatchObject([
      { desk: 'natural-resources', terms: 1, kept: 1, promised: 20, used: 4 },
      { desk: 'market-regulation', terms: 1, kept: 1, promised: 3, used: 1 },
    ])
  })

  it('counts a paper once, however many departments use it; a later entry corrects it', async () => {
    await take('project-office', 'give-paper', { paperName: '营业执照', paperFor: ['filing', 'land'] })
    await take('project-office', 'give-paper', { paperName: '营业执照', paperFor: ['filing', 'land', 'fire'] })
    expect((await flow()).papers).toEqual([{ name: '营业执照', for: ['filing', 'land', 'fire'] }])
  })

  it('is not for a desk that may not see the matter', async () => {
    expect((await (await node.signIn(window)).get(`/api/matters/${id}/flow`)).status).toBe(404)
  })
})
