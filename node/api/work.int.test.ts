import { agreementKindId } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { inParty } from '../store/transaction.ts'
import {
  type Caller,
  commandId,
  liling,
  shangli,
  startTestNode,
  type TestNode,
  type TestPerson,
  xiangdong,
} from './test-node.ts'

const at = (party: string, desk: string, role = 'officer'): TestPerson => ({ party, desk, role })
const offices = [xiangdong, liling].flatMap((party) =>
  ['officer', 'legal', 'leader', 'seal-keeper'].map((role) => at(party, 'office', role)),
)
const windows = [at(xiangdong, 'service-window'), at(liling, 'service-window')]

let db: FreshDatabase
let node: TestNode
let agreement: string

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(
    db.connection,
    [...offices, ...windows, at(xiangdong, 'leader', 'leader'), at(shangli, 'project-office')],
    {
      regions: {
        outlines: { type: 'FeatureCollection', features: [] },
        centers: { [xiangdong]: [113.7, 27.6], [liling]: [113.5, 27.7] },
        source: { zh: '公开地图', en: 'public maps' },
      },
    },
  )
  agreement = await agree()
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

async function take(person: TestPerson, matter: string, step: string, data: object = {}): Promise<void> {
  const answer = await (await node.as(person)).send('POST', `/api/matters/${matter}/steps/${step}`, { data })
  if (answer.status !== 200) throw new Error(`${step}: ${JSON.stringify(answer.body)}`)
}

/** Until it holds: what other parties write arrives by the exchange, not by the call. */
async function until<T>(look: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 10_000
  for (;;) {
    const value = await look()
    if (holds(value)) return value
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value).slice(0, 400)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function agree(): Promise<string> {
  const office = await node.as(at(xiangdong, 'office'))
  const scope = [
    { kind: 'service-case', steps: '*', part: 'shared', audience: 'matter-parties' },
    { kind: 'service-case', steps: ['open'], part: 'personal', audience: 'matter-parties', purpose: 'service' },
    { kind: 'service-case', steps: '*', part: 'grant', audience: 'all', rights: ['receive'], about: '*' },
  ]
  const opened = await office.send('POST', '/api/matters', {
    kind: agreementKindId,
    data: {
      title: '示例通办协议',
      form: 'cooperation',
      level: 'government',
      parties: [xiangdong, liling],
      text: '示例',
      scope,
      validFrom: '2020-01-01',
    },
  })
  if (opened.status !== 201) throw new Error(JSON.stringify(opened.body))
  const id = opened.body.matter as string
  await take(at(xiangdong, 'office'), id, 'settle')
  const settled = (await office.get(`/api/matters/${id}/facts`)).body.items[0].leaf
  for (const party of [xiangdong, liling]) {
    const there = await node.as(at(party, 'office'))
    await until(
      () => there.get(`/api/matters/${id}`),
      ({ status, body }) => status === 200 && body.row.stage === 'signing',
    )
    await take(at(party, 'office'), id, 'countersign', { countersignedBy: '示例' })
    await take(at(party, 'office', 'legal'), id, 'review-legality', { legalOpinion: '示例' })
    await take(at(party, 'office', 'leader'), id, 'issue')
    await take(at(party, 'office', 'seal-keeper'), id, 'seal', { paperNo: '示例〔2026〕1号' })
    await take(at(party, 'office', 'leader'), id, 'sign', { draft: settled, signatory: '示例职务' })
  }
  for (const party of [xiangdong, liling]) {
    const there = await node.as(at(party, 'office'))
    await until(
      async () => (await there.get('/api/agreements')).body[0]?.status,
      (status) => status === 'in-force',
    )
  }
  return id
}

async function receiveCase(caller: Caller): Promise<string> {
  const answer = await caller.send('POST', '/api/matters', {
    kind: 'service-case',
    agreement,
    data: {
      itemName: '示例社保转移',
      itemNature: 'service',
      mode: 'collected',
      handler: liling,
      sample: true,
      applicantName: '示例申请人',
      applicantId: '11010519491231002X',
      applicantPhone: '13800000000',
    },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.matter
}

describe('an agreement in force', () => {
  it('is listed by both parties with signatures, scope and where the logs stand', async () => {
    const office = await node.as(at(liling, 'office'))
    const [found] = (await office.get('/api/agreements')).body
    expect(found).toMatchObject({
      id: agreement,
      title: '示例通办协议',
      formLabel: { zh: '合作协议' },
      status: 'in-force',
      parties: [
        { id: xiangdong, signed: true, name: { zh: '湘东区' } },
        { id: liling, signed: true },
      ],
    })
    expect(found.logs.map((log: { party: string }) => log.party).sort()).toEqual([xiangdong, liling])
    const peers = await until(
      async () => (await office.get('/api/peers')).body,
      (list) => list[0]?.lagEntries === 0,
    )
    expect(peers).toMatchObject([{ party: xiangdong, name: { zh: '湘东区' }, local: true, state: 'online' }])
  })
  it('carries a case across: the other side sees it, accepts it, and both hold the same timeline', async () => {
    const here = await node.as(at(xiangdong, 'service-window'))
    const there = await node.as(at(liling, 'service-window'))
    const id = await receiveCase(here)
    await take(at(xiangdong, 'service-window'), id, 'check', { formComplete: true, identitySeen: 'original' })
    await take(at(xiangdong, 'service-window'), id, 'offer')
    const mine = await until(
      () => there.get(`/api/matters/${id}`),
      ({ status }) => status === 200,
    )
    const accept = await until(
      async () =>
        (await there.get(`/api/matters/${id}`)).body.steps.find((step: { step: string }) => step.step === 'accept'),
      (step) => step?.may === true,
    )
    expect(accept).toMatchObject({ may: true, label: { zh: '受理' } })
    expect(mine.body.row.others).toMatchObject([{ party: xiangdong, name: { zh: '湘东区' } }])
    const listed = await there.get('/api/menu')
    const waiting = listed.body
      .flatMap((group: { items: unknown[] }) => group.items)
      .find((item: { id: string }) => item.id === 'cases-offered')
    expect(waiting).toMatchObject({ count: 1, late: 0, query: { kind: 'service-case', holder: 'my-desk' } })

    const bench = await here.get('/api/workbench?show=waiting')
    expect(bench.body).toMatchObject({
      counts: { mine: 0, waiting: 1 },
      waitingBy: [{ party: liling, name: { zh: '醴陵市' }, count: 1 }],
      items: [
        {
          matter: id,
          track: 'case',
          stageLabel: { zh: '转办' },
          holder: { party: liling, other: true, mine: false },
          action: null,
          reading: { budget: 5 },
        },
      ],
    })
    const todo = await there.get('/api/workbench')
    expect(todo.body.items).toMatchObject([{ matter: id, action: { step: 'accept' }, holder: { mine: true } }])

    await take(at(liling, 'service-window'), id, 'accept')
    const sentences = async (caller: Caller) =>
      (await caller.get(`/api/matters/${id}/facts`)).body.items.map(
        (fact: { sentence: { zh: string } }) => fact.sentence.zh,
      )
    const seen = await until(
      () => sentences(here),
      (list) => list.length === 4,
    )
    expect(seen).toEqual(['受理，开始计时', '转给办理地', '形式和身份核验', '收件：示例社保转移'])
    expect(await sentences(there)).toEqual(seen)
    const kept = await until(
      async () => (await here.get(`/api/matters/${id}`)).body.evidence,
      (evidence) => evidence.mirrored === 4,
    )
    expect(kept.byPeer).toMatchObject([
      { party: liling, facts: 3 },
      { party: xiangdong, facts: 1 },
    ])
    const proof = (await here.get(`/api/matters/${id}/proof`)).body
    expect(proof.logs).toHaveLength(2)
    for (const log of proof.logs) expect(log.cosigners, log.origin).toMatchObject([{ promise: 'mirror' }])
    const other = await node.as(at(shangli, 'project-office'))
    expect(await other.get(`/api/matters/${id}`)).toMatchObject({ status: 404 })
  })
})

describe('the day’s work', () => {
  it('finds by words, over every kind in sight', async () => {
    const here = await node.as(at(xiangdong, 'service-window'))
    const id = await receiveCase(here)
    const found = await here.get(`/api/search?q=${encodeURIComponent('社保转移')}`)
    expect(found.body.items.map((row: { id: string }) => row.id)).toContain(id)
    expect((await here.get(`/api/search?q=${encodeURIComponent('！！')}`)).body.items).toEqual([])
    expect((await here.get('/api/search')).status).toBe(400)
  })
  it('shows notices of the desk, and marks as read only its own', async () => {
    const notice = (desk: string, id = commandId()) =>
      inParty(node.deps.store, xiangdong, 'app', (tx) =>
        tx.query('insert into notice (party, id, desk, what, facts, at, cause) values ($1, $2, $3, $4, $5, $6, $7)', [
          xiangdong,
          id,
          desk,
          'remind',
          JSON.stringify({ track: 'case', holder: { party: xiangdong, desk } }),
          node.deps.instant(),
          id,
        ]),
      )
    await notice('service-window')
    await notice('office')
    const here = await node.as(at(xiangdong, 'service-window'))
    const office = await node.as(at(xiangdong, 'office'))
    const listed = (await here.get('/api/notices')).body
    // Besides, the case handed over above was accepted.
    expect(listed).toMatchObject({ unread: 2, items: [{ what: 'remind', read: false }, { what: 'accepted' }] })
    expect(listed.items[0].sentence.zh).toContain('湘东区')
    expect((await here.send('POST', '/api/notices/read', { all: true })).body).toEqual({ unread: 0 })
    const others = (await office.get('/api/notices')).body
    expect(others.unread).toBe(1)
    expect((await here.send('POST', '/api/notices/read', { ids: [others.items[0].id] })).body).toEqual({ unread: 0 })
    expect((await office.get('/api/notices')).body.unread).toBe(1)
  })
  it('draws matters with a place, and for whom the party waits', async () => {
    const office = await node.as(at(shangli, 'project-office'))
    const opened = await office.send('POST', '/api/matters', {
      kind: 'project',
      data: {
        name: '示例图上项目',
        investor: '示例投资',
        chain: '电子',
        sample: true,
        place: { lon: 113.8, lat: 27.9 },
      },
    })
    const map = (await office.get('/api/map')).body
    expect(map.points).toMatchObject([
      { matter: opened.body.matter, lon: 113.8, lat: 27.9, phase: 'talks', sample: true },
    ])
    expect(map).toMatchObject({ region: shangli, center: null, sources: [{ zh: '公开地图' }] })
  })
  it('shows figures as printed, with their source', async () => {
    const office = await node.as(at(shangli, 'project-office'))
    const figure = {
      indicator: '园区入园企业',
      region: shangli,
      sort: 'actual',
      period: '2021',
      value: '140',
      unit: '家',
      bound: 'over',
    }
    const opened = await office.send('POST', '/api/matters', {
      kind: 'published-figure',
      data: { ...figure, source: 'pxcs-2022-06-01', sourceTitle: '萍乡城事网', sourceDate: '2022-06-01' },
    })
    expect(opened.status, JSON.stringify(opened.body)).toBe(201)
    expect((await office.get('/api/figures')).body).toMatchObject([
      {
        region: shangli,
        regionName: { zh: '上栗县' },
        indicator: '园区入园企业',
        kind: 'actual',
        value: '140.0000',
        bound: 'over',
        source: { id: 'pxcs-2022-06-01', date: '2022-06-01' },
      },
    ])
  })
  it('gives kinds with their forms as JSON Schema, by pack and by hash', async () => {
    const here = await node.as(at(xiangdong, 'service-window'))
    const kinds = (await here.get('/api/kinds')).body
    const listed = kinds.find((kind: { id: string }) => kind.id === 'service-case')
    expect(listed).toMatchObject({ pack: 'service', label: { zh: '跨省通办件' } })
    const { body } = await here.get('/api/kinds/service/service-case')
    expect(body.kind.hash).toBe(listed.hash)
    expect(body.schema.opening).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: expect.arrayContaining(['itemName']),
    })
    expect(body.schema.steps.check.properties.identitySeen.enum).toContain('original')
    expect((await here.get(`/api/kinds/by-hash/${listed.hash}`)).body).toEqual(body)
    expect((await here.get(`/api/kinds/by-hash/${'0'.repeat(64)}`)).status).toBe(404)
    expect((await here.get('/api/kinds/service/constructor')).status).toBe(404)
  })
})

describe('the event stream', () => {
  it('tells of matters in sight, not of others, and ends when the session does', async () => {
    const person = at(liling, 'office', 'seal-keeper')
    const caller = await node.as(person)
    const heard: string[] = []
    const stop = new AbortController()
    const answer = await fetch(`${node.url}/api/stream`, { headers: { cookie: caller.cookie }, signal: stop.signal })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const reading = (async () => {
      for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
        heard.push(new TextDecoder().decode(chunk))
    })()
    await take(at(liling, 'office'), agreement, 'comment', { comment: '示例' })
    const told = await until(
      async () => heard.join(''),
      (text) => text.includes('event: matter'),
    )
    expect(told).toContain(JSON.stringify({ id: agreement, kind: 'agreement' }))
    expect(told).not.toContain('audit')
    expect((await caller.send('DELETE', '/api/session')).status).toBe(204)
    await reading
    expect((await fetch(`${node.url}/api/stream`, { headers: { cookie: caller.cookie } })).status).toBe(401)
    stop.abort()
  })
})
