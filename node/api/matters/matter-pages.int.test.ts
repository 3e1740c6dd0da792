import { text } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { type Caller, commandId, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

const officer = { party: shangli, desk: 'project-office', role: 'officer' }
const approver = { party: shangli, desk: 'project-office', role: 'approver' }
const taxation = { party: shangli, desk: 'taxation', role: 'officer' }
const window = { party: shangli, desk: 'service-window', role: 'officer' }
const leader = { party: shangli, desk: 'leader', role: 'leader' }
const neighbour = { party: xiangdong, desk: 'project-office', role: 'officer' }

/** Ten minutes before midnight in Shanghai; a test may let the day end. */
let nowMs = Date.parse('2026-11-19T15:50:00.000Z')
let db: FreshDatabase
let node: TestNode
let office: Caller

beforeAll(async () => {
  db = await freshDatabase(inject)
  const people = [officer, approver, taxation, window, leader, neighbour]
  node = await startTestNode(db.connection, people, { now: () => nowMs })
  office = await node.as(officer)
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

async function open(kind: string, data: object): Promise<string> {
  const answer = await office.send('POST', '/api/matters', { kind, data }, { 'idempotency-key': commandId() })
  expect(answer.body).toMatchObject({ replayed: false })
  return answer.body.matter
}
const openProject = (name: string) => open('project', { name, investor: '示例投资', chain: '电子信息', sample: true })
const page = async (caller: Caller, id: string) => (await caller.get(`/api/matters/${id}`)).body
const sign = (id: string) =>
  office.send('POST', `/api/matters/${id}/steps/sign-contract`, {
    version: 0,
    data: { contractFen: 1_000_000, signedOn: '2026-11-19' },
  })
const land = (id: string) =>
  office.send('POST', `/api/matters/${id}/steps/land`, { data: { landedOn: '2026-11-19', landedAt: '示例地块' } })

/** How often the work takes a connection of the database. */
async function connections(work: () => Promise<unknown>): Promise<number> {
  const { store } = node.deps
  const { connect } = store
  let count = 0
  store.connect = (role) => {
    count += 1
    return connect(role)
  }
  await work().finally(() => {
    store.connect = connect
  })
  return count
}

describe('a kept page', () => {
  it('is the same page, and costs no look into the database', async () => {
    const id = await openProject('示例留存')
    const first = await page(office, id)
    let again: unknown
    expect(
      await connections(async () => {
        again = await page(office, id)
      }),
    ).toBe(0)
    expect(again).toEqual(first)
  })

  it('is for one duty of one person alone: others get their own, or nothing', async () => {
    const id = await openProject('示例各看各的')
    const [head, above] = [await node.as(approver), await node.as(leader)]
    const strangers = [await node.as(taxation), await node.as(window), await node.as(neighbour), node.nobody]
    for (let round = 0; round < 2; round++) {
      const mine = await page(office, id)
      const may = (body: { steps: { step: string; may: boolean }[] }, step: string) =>
        body.steps.find((one) => one.step === step)?.may
      expect(may(mine, 'stop') ?? false).toBe(false)
      const heads = await page(head, id)
      expect(may(heads, 'stop')).toBe(true)
      expect(Object.keys(heads.names.officers)).not.toEqual(Object.keys(mine.names.officers))
      expect((await page(above, id)).row.holder.mine).toBe(false)
      const sees = await Promise.all(strangers.map(async (caller) => (await caller.get(`/api/matters/${id}`)).status))
      // The tax office has a lane of every project, so it sees the project but no step of the main line.
      expect(sees.slice(1)).toEqual([404, 404, 401])
      expect(may(await page(strangers[0] as Caller, id), 'stop') ?? false).toBe(false)
    }
  })

  it('is gone with the next fact, whoever writes it', async () => {
    const id = await openProject('示例步骤')
    const head = await node.as(approver)
    for (const caller of [office, head]) expect((await page(caller, id)).row.stage).toBe('talks')
    expect((await sign(id)).status).toBe(200)
    for (const caller of [office, head]) expect((await page(caller, id)).row.stage).toBe('signed')
    const comment = { data: { comment: '示例留言' } }
    expect((await head.send('POST', `/api/matters/${id}/steps/comment`, comment)).status).toBe(200)
    expect((await page(office, id)).matter.shared.adds.comment).toHaveLength(1)
    expect((await page(office, id)).evidence.facts).toBe(3)
  })

  it('is not kept when a fact is committed while it is being made', async () => {
    for (let round = 0; round < 12; round++) {
      const id = await openProject(`示例同时 ${round}`)
      await Promise.all([sign(id), ...Array.from({ length: 4 }, () => page(office, id))])
      expect((await page(office, id)).row.stage).toBe('signed')
      expect((await page(office, id)).matter.shared.tracks.main.version).toBe(1)
    }
  })

  it('shows at once what has begun to point to it, and how that goes on', async () => {
    const id = await openProject('示例被指')
    expect((await page(office, id)).related).toEqual([])
    const letter = await open('letter', {
      subject: '示例函',
      recipient: xiangdong,
      request: '示例事项',
      wishedBy: '2026-12-20',
      about: id,
    })
    const [group] = (await page(office, id)).related
    expect(group).toMatchObject({ inverse: true, rows: [{ id: letter, stage: 'drafted' }] })
    const [before] = group.rows
    const comment = { data: { comment: '示例补充' } }
    nowMs += 1_000
    expect((await office.send('POST', `/api/matters/${letter}/steps/comment`, comment)).status).toBe(200)
    const [after] = (await page(office, id)).related[0].rows
    expect(after.changedAt > before.changedAt).toBe(true)
  })

  it('is made again when a desk is called otherwise, or the person follows', async () => {
    const id = await openProject('示例改名')
    expect((await page(office, id)).row.holder.deskLabel.zh).toBe('岗位project-office')
    const { departments, names } = node.deps
    const desk = { id: 'project-office', label: text('示例新名', 'Sample desk'), department: 'project-office' }
    await departments.putDesk(shangli, desk)
    await names.load(shangli)
    expect((await page(office, id)).row.holder.deskLabel.zh).toBe('示例新名')
    await office.send('POST', `/api/matters/${id}/follow`)
    expect((await page(office, id)).followed).toBe(true)
  })

  it('ends with the day, as its clocks are read in days', async () => {
    const id = await openProject('示例过夜')
    await sign(id)
    expect((await land(id)).status).toBe(200)
    const before = (await page(office, id)).readings.main
    nowMs += 20 * 60_000
    const after = (await page(office, id)).readings.main
    expect(after.used).toBe(before.used + 1)
  })
})

describe('a list that was asked for a moment ago', () => {
  const list = async (caller: Caller, more = '') =>
    (await caller.get(`/api/matters?kind=project&sort=-changed&limit=20${more}`)).body.items as { id: string }[]
  const first = async (caller: Caller, more?: string) => (await list(caller, more))[0] as Record<string, unknown>

  it('is the same list for the whole desk, and costs no look into the database', async () => {
    const id = await openProject('示例列表')
    expect((await first(office)).id).toBe(id)
    const head = await node.as(approver)
    await page(head, id)
    let again: unknown
    const count = await connections(async () => {
      again = await first(head)
    })
    expect(count).toBe(0)
    expect(again).toEqual(await first(office))
    const above = await node.as(leader)
    expect(await first(above)).toMatchObject({ id, holder: { mine: false } })
    expect(await first(office)).toMatchObject({ id, holder: { mine: true } })
  })
  it('knows of a fact as soon as it is answered, also where it was being made then', async () => {
    const id = await openProject('示例列表中途')
    for (let round = 0; round < 10; round++) {
      const comment = { data: { comment: `示例 ${round}` } }
      await Promise.all([
        office.send('POST', `/api/matters/${id}/steps/comment`, comment),
        ...Array.from({ length: 4 }, () => list(office, '&stage=talks')),
      ])
    }
    expect((await list(office, '&stage=talks')).map((row) => row.id)).toContain(id)
    await Promise.all([sign(id), ...Array.from({ length: 4 }, () => list(office, '&stage=talks'))])
    expect((await list(office, '&stage=talks')).map((row) => row.id)).not.toContain(id)
    expect(await first(office, '&stage=signed')).toMatchObject({ id, stage: 'signed' })
  })
  it('is made again when a name has changed', async () => {
    expect(JSON.stringify(await list(office))).not.toContain('示例新岗名')
    const { departments, names } = node.deps
    const desk = { id: 'project-office', label: text('示例新岗名', 'Sample desk'), department: 'project-office' }
    await departments.putDesk(shangli, desk)
    await names.load(shangli)
    expect(JSON.stringify(await list(office))).toContain('示例新岗名')
  })
})

describe('a page that the browser has', () => {
  it('is not sent again while it stands; the tag of another’s page is worth nothing', async () => {
    const id = await openProject('示例标签')
    const first = await office.get(`/api/matters/${id}`)
    const tag = String(first.headers.etag)
    expect(first.headers['cache-control']).toBe('private, no-cache')
    const asked = { 'if-none-match': tag }
    expect(await office.get(`/api/matters/${id}`, asked)).toMatchObject({ status: 304, body: '' })
    expect((await (await node.as(approver)).get(`/api/matters/${id}`, asked)).status).toBe(200)
    expect((await (await node.as(neighbour)).get(`/api/matters/${id}`, asked)).status).toBe(404)
    await sign(id)
    expect((await office.get(`/api/matters/${id}`, asked)).body.row.stage).toBe('signed')
  })
})
