import {
  appendLeaves,
  decodeBase64,
  ed25519Scheme,
  type Frontier,
  isRefusal,
  leafHash,
  openCheckpoint,
  type PublicKey,
  parseVerifierKey,
  rootOf,
  sameBytes,
  sha256Noble,
  verifierOf,
  verifyInclusion,
} from '@lianyu/kernel'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { inParty } from '../../store/transaction.ts'
import { type Caller, commandId, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

const projectOffice = { party: shangli, desk: 'project-office', role: 'officer' }
const head = { party: shangli, desk: 'project-office', role: 'approver' }
const ecology = { party: shangli, desk: 'ecology', role: 'officer' }
const taxation = { party: shangli, desk: 'taxation', role: 'officer' }
const window = { party: shangli, desk: 'service-window', role: 'officer' }
const leader = { party: shangli, desk: 'leader', role: 'leader' }
const neighbour = { party: xiangdong, desk: 'project-office', role: 'officer' }

let db: FreshDatabase
let node: TestNode
let office: Caller

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [projectOffice, head, ecology, taxation, window, leader, neighbour])
  office = await node.as(projectOffice)
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

const sample = { investor: '示例投资', chain: '电子信息', sample: true }
async function openProject(name: string, more: object = {}): Promise<string> {
  const answer = await office.send('POST', '/api/matters', { kind: 'project', data: { name, ...sample, ...more } })
  expect(answer.body).toMatchObject({ replayed: false })
  expect(answer.status).toBe(201)
  return answer.body.matter
}
const step = (caller: Caller, matter: string, name: string, body: object = {}) =>
  caller.send('POST', `/api/matters/${matter}/steps/${name}`, body)

describe('opening a matter', () => {
  it('answers with the receipt; the same command again is the same answer, with other content a conflict', async () => {
    const command = commandId()
    const send = (name: string) =>
      office.send(
        'POST',
        '/api/matters',
        { kind: 'project', data: { name, ...sample } },
        { 'idempotency-key': command },
      )
    const first = await send('示例项目重复')
    const again = await send('示例项目重复')
    expect(first.status).toBe(201)
    expect(again.body).toEqual({ ...first.body, replayed: true })
    expect((await send('另一个名字')).status).toBe(409)
  })
  it('refuses a command id that is no UUIDv7, a missing field with its path, and a kind that does not exist', async () => {
    const bad = await office.send('POST', '/api/matters', { kind: 'project', data: {} }, { 'idempotency-key': 'again' })
    expect(bad).toMatchObject({ status: 400, body: { field: 'Idempotency-Key' } })
    const missing = await office.send('POST', '/api/matters', { kind: 'project', data: { name: '示例项目' } })
    expect(missing).toMatchObject({ status: 400, body: { title: 'field.required' } })
    expect(missing.body.field).toContain('investor')
    expect((await office.send('POST', '/api/matters', { kind: 'nonsense', data: {} })).status).toBe(404)
  })
  it('is for the desks that the kind names, in words and not in ids', async () => {
    const tax = await node.as(taxation)
    const answer = await tax.send('POST', '/api/matters', { kind: 'project', data: { name: '示例项目', ...sample } })
    expect(answer).toMatchObject({ status: 403, body: { title: 'step.desk' } })
    expect(answer.body.zh).toContain('岗位taxation')
  })
  it('never takes the party from the request', async () => {
    const matter = `${xiangdong}:${commandId()}`
    const answer = await office.send('POST', '/api/matters', {
      kind: 'project',
      matter,
      data: { name: '示例', ...sample },
    })
    expect(answer).toMatchObject({ status: 400, body: { title: 'matter.bad-id' } })
  })
})

describe('the list', () => {
  it('filters by column, stage, words and holder, sorts, and walks on by cursor', async () => {
    const a = await openProject('示例甲电路板', { investmentFen: 32_000_000_000, town: '金山镇' })
    const b = await openProject('示例乙电路板', { investmentFen: 5_000_000_000, town: '桐木镇' })
    const ids = async (query: string) => {
      const { body, status } = await office.get(`/api/matters?kind=project&${query}`)
      expect(status).toBe(200)
      return body.items.map((row: { id: string }) => row.id)
    }
    expect(await ids(`f.town=${encodeURIComponent('金山镇')}`)).toEqual([a])
    expect(await ids('f.investmentFen.from=10000000000')).toEqual([a])
    expect(await ids('f.investmentFen.to=6000000000&f.investmentFen.from=1')).toEqual([b])
    expect((await ids(`q=${encodeURIComponent('电路板')}&sort=-title`)).slice(0, 2)).toEqual([a, b])
    expect(await ids('stage=signed,landed')).toEqual([])
    expect(await ids('holder=my-desk&running=1')).toEqual(expect.arrayContaining([a, b]))
    expect(await ids('holder=other-party')).toEqual([])
    expect(await ids('track=land&stage=not-started')).toEqual(expect.arrayContaining([a, b]))
    for (const sort of ['foo', '-foo', '%27', 'name']) {
      const { status, body } = await office.get(`/api/matters?kind=project&sort=${sort}`)
      expect([status, body.title, body.field], sort).toEqual([400, 'node.no-such-order', 'sort'])
      expect(body.zh).toContain('不能按')
    }
    const first = await office.get('/api/matters?kind=project&sort=title&limit=1&count=1')
    expect(first.body.count).toBeGreaterThanOrEqual(2)
    const second = await office.get(`/api/matters?kind=project&sort=title&limit=1&cursor=${first.body.next}`)
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id)
    expect((await office.get('/api/matters?kind=project&sort=opened&cursor=abc')).body.title).toBe('list.bad-cursor')
  })
  it('says values of columns by field, and what a row is about in both languages', async () => {
    const id = await openProject('示例丙', { investmentFen: 100 })
    const { body } = await office.get(`/api/matters?kind=project&q=${encodeURIComponent('示例丙')}`)
    expect(body.items[0]).toMatchObject({
      id,
      kindLabel: { en: 'Investment project' },
      stageLabel: { zh: '洽谈' },
      sample: true,
      light: 'none',
      due: null,
      holder: { name: { zh: '上栗县' }, deskLabel: { zh: '岗位project-office' }, mine: true, other: false },
      columns: { chain: '电子信息', investmentFen: 100 },
    })
  })
  it('refuses columns, tracks and sorts that the kind does not have', async () => {
    for (const query of [
      'f.nothing=1',
      'f.constructor=1',
      'sort=nothing',
      'track=nothing',
      'f.investmentFen=much',
      'light=blue',
    ]) {
      expect(await office.get(`/api/matters?kind=project&${query}`), query).toMatchObject({ status: 400 })
    }
  })
  it('shows a desk only the kinds it has to do with', async () => {
    await openProject('示例隔壁')
    const atWindow = await node.as(window)
    expect(await atWindow.get('/api/matters?kind=project')).toMatchObject({ status: 404 })
    expect((await atWindow.get('/api/matters')).body.items).toEqual([])
    expect((await (await node.as(neighbour)).get('/api/matters?kind=project')).body.items).toEqual([])
    expect((await (await node.as(leader)).get('/api/matters?kind=project')).body.items).not.toEqual([])
  })
  it('comes as a workbook in which no text is a formula', async () => {
    await openProject('=HYPERLINK("http://example.org")', { investmentFen: 12_345, town: '+1' })
    const { status, headers, bytes } = await office.bytes('/api/matters.xlsx?kind=project&sort=title')
    expect(status).toBe(200)
    expect(headers['content-disposition']).toContain('.xlsx')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
    const sheet = workbook.worksheets[0] as ExcelJS.Worksheet
    const heads = (sheet.getRow(1).values as string[]).slice(1)
    expect(heads).toEqual(expect.arrayContaining(['名称', '阶段', '总投资（元）', '样例']))
    const rows = sheet.getRows(2, sheet.rowCount - 1) ?? []
    const row = rows.find((one) => String(one.getCell(1).value).startsWith('=HYPER')) as ExcelJS.Row
    expect(row.getCell(1)).toMatchObject({ type: ExcelJS.ValueType.String, numFmt: '@' })
    expect(row.getCell(heads.indexOf('总投资（元）') + 1).value).toBe(123.45)
    expect(row.getCell(heads.indexOf('样例') + 1).value).toBe('样例')
    expect(rows.some((one) => one.hasValues && one.getCell(1).type === ExcelJS.ValueType.Formula)).toBe(false)
  })
  it('comes with the columns that the reader chose, in their order, of the rows that are filtered', async () => {
    await openProject('示例选列甲', { town: '示例镇选列', investor: '-2+3' })
    const sheetOf = async (query: string) => {
      const { bytes, status } = await office.bytes(`/api/matters.xlsx?${query}`)
      expect(status, query).toBe(200)
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
      return workbook.worksheets[0] as ExcelJS.Worksheet
    }
    const town = encodeURIComponent('示例镇选列')
    const sheet = await sheetOf(`kind=project&f.town=${town}&columns=town,title,holder,investor,light`)
    const [, ...heads] = sheet.getRow(1).values as string[]
    // Whatever was chosen, a sample keeps its mark.
    expect(heads).toEqual(['乡镇园区', '名称', '责任单位', '岗位', '投资方', '亮灯', '样例'])
    expect(sheet.rowCount).toBe(2)
    expect(sheet.getCell('B2').value).toBe('示例选列甲')
    expect(sheet.getCell('E2')).toMatchObject({ type: ExcelJS.ValueType.String, value: '-2+3', numFmt: '@' })
    for (const columns of ['town,no-such', 'noSuch', 'title,,due', '', 'x'.repeat(3000)]) {
      const { status } = await office.get(`/api/matters.xlsx?kind=project&columns=${columns}`)
      expect(status, columns.slice(0, 20)).toBe(400)
    }
  })
})

describe('a matter’s page', () => {
  it('says who may do what, and what a gate still lacks, by name', async () => {
    const id = await openProject('示例关口')
    await step(office, id, 'sign-contract', { version: 0, data: { contractFen: 1_000_000, signedOn: '2026-11-20' } })
    await step(office, id, 'land', { version: 1, data: { landedOn: '2026-11-20', landedAt: '示例地块' } })
    const { body, status } = await office.get(`/api/matters/${id}`)
    expect(status).toBe(200)
    expect(body.row).toMatchObject({ id, stage: 'landed', title: '示例关口' })
    expect(body.matter.memory).toBeUndefined()
    const start = body.steps.find((one: { step: string }) => one.step === 'start-construction')
    expect(start).toMatchObject({ may: false, refusal: { code: 'gate.missing' }, label: { zh: '开工' } })
    expect(start.refusal.zh).toContain('上栗县')
    expect(body.gates[0].lanes).toHaveLength(7)
    expect(body.gates[0].lanes.every((lane: { done: boolean }) => !lane.done)).toBe(true)
    expect(body.readings.main).toMatchObject({ budget: 60, light: 'on-time', used: 0 })
    expect(body.evidence).toMatchObject({ facts: 3, selfSigned: 3, mirrored: 0 })
    const refused = await step(office, id, 'start-construction', { version: 2, data: { startedOn: '2026-11-21' } })
    expect(refused).toMatchObject({ status: 409, body: { title: 'gate.missing' } })
  })
  it('opens by a lane’s desk, and its step moves that lane only', async () => {
    const id = await openProject('示例环评')
    const atEcology = await node.as(ecology)
    const received = await step(atEcology, id, 'environment-receive', { version: 0 })
    expect(received).toMatchObject({ status: 200, body: { version: 1, replayed: false } })
    const { body } = await atEcology.get(`/api/matters/${id}`)
    expect(body.matter.shared.tracks.environment.stage).toBe('received')
    expect(body.matter.shared.tracks.main.stage).toBe('talks')
    const sign = body.steps.find((one: { step: string }) => one.step === 'sign-contract')
    expect(sign).toMatchObject({ may: false, refusal: { code: 'step.not-holder' } })
    expect(sign.refusal.zh).toContain('上栗县的岗位project-office')
  })
  it('answers a stale step with what happened meanwhile, and nothing is lost', async () => {
    const id = await openProject('示例并发')
    const sign = { contractFen: 1_000_000, signedOn: '2026-11-20' }
    await step(office, id, 'sign-contract', { version: 0, data: sign })
    const stale = await step(office, id, 'sign-contract', { version: 0, data: sign })
    expect(stale).toMatchObject({
      status: 409,
      body: { title: 'step.stale', meanwhile: [{ sentence: { zh: '签约，协议投资 1万元' } }] },
    })
    expect(stale.headers['content-type']).toContain('problem+json')
  })
  it('is the same "not found" for another party, another desk and nothing at all', async () => {
    const id = await openProject('示例看不见')
    const answers = await Promise.all([
      (await node.as(neighbour)).get(`/api/matters/${id}`),
      (await node.as(window)).get(`/api/matters/${id}`),
      office.get(`/api/matters/${shangli}:${commandId()}`),
    ])
    for (const { status, body } of answers) {
      expect(status).toBe(404)
      expect({ ...body, requestId: '' }).toEqual({ ...answers[0]?.body, requestId: '' })
    }
  })
  it('leads to related matters both ways', async () => {
    const id = await openProject('示例有问题')
    const form = (await office.get('/api/kinds/project/problem')).body.kind.declaration
    expect(form.fields.project).toMatchObject({ type: 'matter', kind: 'project' })
    const data: Record<string, unknown> = { project: id }
    for (const { field } of form.opening.form) {
      if (['words', 'paragraph'].includes(form.fields[field].type)) data[field] = '示例'
      if (form.fields[field].type === 'choice') data[field] = form.fields[field].choices[0]
    }
    const problem = await office.send('POST', '/api/matters', { kind: 'problem', data })
    expect(problem.body).toMatchObject({ replayed: false })
    const there = await office.get(`/api/matters/${id}`)
    expect(there.body.related).toMatchObject([{ name: 'project', inverse: true, rows: [{ id: problem.body.matter }] }])
    const back = await office.get(`/api/matters/${problem.body.matter}`)
    expect(back.body.related).toMatchObject([{ name: 'project', inverse: false, rows: [{ id }] }])
  })
})

describe('the timeline', () => {
  it('is newest first, in sentences, by pages', async () => {
    const id = await openProject('示例时间线')
    await step(office, id, 'comment', { data: { comment: '第一条' } })
    await step(office, id, 'comment', { data: { comment: '第二条' } })
    const { body } = await office.get(`/api/matters/${id}/facts?limit=2`)
    expect(body.items.map((one: { sentence: { zh: string } }) => one.sentence.zh)).toEqual(['第二条', '第一条'])
    expect(body.items[0]).toMatchObject({
      seq: 3,
      other: false,
      internal: false,
      evidence: 'self-signed',
      masked: [],
      keepers: [],
      actor: { partyName: { zh: '上栗县' }, title: '示例 project-office officer' },
      parts: { shared: { fields: { comment: '第二条' } } },
    })
    const rest = await office.get(`/api/matters/${id}/facts?limit=2&cursor=${body.next}`)
    expect(rest.body).toMatchObject({ next: null, items: [{ sentence: { zh: '首次洽谈，项目登记' }, seq: 1 }] })
    expect((await office.get(`/api/matters/${id}/facts?cursor=${'0'.repeat(64)}`)).body.title).toBe('list.bad-cursor')
  })
  it('tells what stays inside apart', async () => {
    const id = await openProject('示例批示')
    await step(await node.as(leader), id, 'instruct', { data: { instruction: '抓紧' } })
    const internal = await office.get(`/api/matters/${id}/facts?only=internal`)
    expect(internal.body.items).toMatchObject([{ internal: true, sentence: { zh: '批示：抓紧' } }])
    const shared = await office.get(`/api/matters/${id}/facts?only=shared`)
    expect(shared.body.items).toHaveLength(1)
  })
})

describe('the proof', () => {
  it('holds by public keys alone: checkpoint, inclusion, and that nothing is missing', async () => {
    const id = await openProject('示例证明')
    await step(office, id, 'comment', { data: { comment: '证据' } })
    const { body, status } = await office.get(`/api/matters/${id}/proof`)
    expect(status).toBe(200)
    const [log] = body.logs
    const key = parseVerifierKey(log.keys.log)
    if (isRefusal(key)) throw new Error(key.en)
    const opened = openCheckpoint(log.checkpoint, log.origin, verifierOf(key as PublicKey, ed25519Scheme))
    if (isRefusal(opened)) throw new Error(opened.en)
    expect(opened.size).toBe(log.size)
    expect(body.facts).toHaveLength(2)
    for (const fact of body.facts) {
      const leaf = leafHash(sha256Noble, decodeBase64(fact.bytes) as Uint8Array)
      const proof = fact.inclusion.map((hash: string) => Buffer.from(hash, 'hex'))
      expect(verifyInclusion(sha256Noble, leaf, fact.index, opened.size, proof, opened.root)).toBe(true)
    }
    const frontier: Frontier = {
      size: log.tail.from,
      hashes: log.tail.frontier.map((hash: string) => Buffer.from(hash, 'hex')),
    }
    const leaves = await inParty(node.deps.store, shangli, 'app', async (tx) => {
      const text = `select e.leaf from entry e join head h on h.party = $1 and h.log = e.log
        where e.party = $1 and h.origin = $2 and e.idx >= $3 and e.idx < $4 order by e.idx`
      return (await tx.query<{ leaf: Buffer }>(text, [shangli, log.origin, log.tail.from, log.size])).rows
    })
    expect(
      sameBytes(
        rootOf(
          sha256Noble,
          appendLeaves(
            sha256Noble,
            frontier,
            leaves.map(({ leaf }) => leaf),
          ),
        ),
        opened.root,
      ),
    ).toBe(true)
  })
})

describe('following', () => {
  it('is a person’s own, and done twice changes nothing', async () => {
    const id = await openProject('示例关注')
    expect((await office.send('POST', `/api/matters/${id}/follow`)).body).toEqual({ followed: true })
    expect((await office.send('POST', `/api/matters/${id}/follow`)).body).toEqual({ followed: true })
    expect((await office.get(`/api/matters/${id}`)).body.followed).toBe(true)
    expect((await (await node.as(head)).get(`/api/matters/${id}`)).body.followed).toBe(false)
    const mine = await office.get('/api/workbench?show=followed')
    expect(mine.body.items).toMatchObject([{ matter: id, track: 'main' }])
    expect((await office.send('DELETE', `/api/matters/${id}/follow`)).body).toEqual({ followed: false })
    expect((await office.get('/api/workbench?show=followed')).body.items).toEqual([])
  })
})
