import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import type { Route } from './route.ts'
import { allRoutes } from './routes.ts'
import { type Caller, commandId, shangli, startTestNode, type TestNode, xiangdong } from './test-node.ts'

/*
 * Walks every line of the route table: without a session, as another party, as a desk that has nothing to do with the
 * matter, and with nonsense in every place. A route that is added is walked without a word here.
 */

const window = { party: shangli, desk: 'service-window', role: 'officer' }
const windowLeader = { party: shangli, desk: 'leader', role: 'leader' }
const otherDesk = { party: shangli, desk: 'taxation', role: 'officer' }
const otherParty = { party: xiangdong, desk: 'service-window', role: 'officer' }

let db: FreshDatabase
let node: TestNode
let matter: string
let leaf: string
let own: Caller

const secret = '示例申请人'
const residentId = '11010519491231002X'

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [window, windowLeader, otherDesk, otherParty])
  own = await node.as(window)
  const opened = await own.send('POST', '/api/matters', {
    kind: 'service-case',
    data: {
      itemName: '示例事项',
      itemNature: 'service',
      mode: 'collected',
      handler: xiangdong,
      sample: true,
      applicantName: secret,
      applicantId: residentId,
      applicantPhone: '13800000000',
    },
  })
  expect(opened.body).toMatchObject({ replayed: false })
  matter = opened.body.matter
  leaf = opened.body.facts[0].leaf
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

const lines = (): Route[] => allRoutes(node.deps)
const nameOf = (line: Route) => `${line.method} ${line.url}`
const writes = (line: Route) => line.method !== 'GET'

/** The address of a line, about the matter of this test. */
function addressOf(line: Route): string {
  const values: Record<string, string> = {
    id: matter,
    step: 'check',
    hash: createHash('sha256').update('nothing').digest('hex'),
    pack: 'service',
    kind: 'service-case',
    party: xiangdong,
    code: '0'.repeat(26),
  }
  const url = line.url.replace(/:([A-Za-z]+)/g, (_, name: string) => values[name] ?? 'x').replace('*', 'x')
  return line.url === '/api/search' ? `${url}?q=${encodeURIComponent('示例')}` : url
}

const bodies: Record<string, unknown> = {
  'POST /api/matters': { kind: 'service-case', data: {} },
  'POST /api/matters/:id/steps/:step': { data: {} },
  'POST /api/matters/:id/parts': {},
  'POST /api/matters/:id/share': { agreement: `${shangli}:0190a1b2-0000-7000-8000-000000000000` },
  'POST /api/matters/:id/findings': { leaf: '0'.repeat(64) },
  'POST /api/matters/:id/earlier-papers': { hashes: ['0'.repeat(64)] },
  'POST /api/matters/:id/erase': { leaf: '0'.repeat(64), part: 'personal', ground: '本人请求' },
  'POST /api/notices/read': { all: true },
}

function call(caller: Caller, line: Route, address = addressOf(line), body = bodies[nameOf(line)]) {
  return line.method === 'GET' ? caller.get(address) : caller.send(line.method, address, body)
}

describe('every route', () => {
  it('that is for people answers nobody else, and says so the same way', async () => {
    for (const line of lines().filter(({ access }) => access === 'signed-in' || access === 'administrator')) {
      const { status, body } = await call(node.nobody, line)
      expect(status, nameOf(line)).toBe(401)
      expect(body, nameOf(line)).toMatchObject({ title: 'identity.not-signed-in', status: 401 })
    }
  })
  it('that writes wants the header that another site cannot send', async () => {
    for (const line of lines().filter((one) => one.access === 'signed-in' && writes(one))) {
      const answer = await own.send(line.method as 'POST', addressOf(line), bodies[nameOf(line)], { 'x-lianyu': '' })
      expect(answer, nameOf(line)).toMatchObject({ status: 403, body: { title: 'node.cross-site' } })
    }
  })
  it('that is for administrators refuses everybody else', async () => {
    for (const line of lines().filter(({ access }) => access === 'administrator')) {
      const answer = await call(own, line)
      expect(answer, nameOf(line)).toMatchObject({ status: 403, body: { title: 'identity.not-administrator' } })
    }
  })
  it('about a matter is "not found" to another party and to a desk that has nothing to do with it', async () => {
    const about = lines().filter(({ url }) => url.startsWith('/api/matters/:id'))
    expect(about.length).toBeGreaterThanOrEqual(8)
    for (const line of about) {
      for (const person of [otherParty, otherDesk]) {
        const answer = await call(await node.as(person), line)
        expect(answer, `${nameOf(line)} as ${person.party} ${person.desk}`).toMatchObject({
          status: 404,
          body: { title: 'node.not-found' },
        })
      }
    }
    expect((await own.get(`/api/matters/${matter}`)).body.row.stage).toBe('received')
  })
  it('that answers with lists tells another party and another desk nothing of the matter', async () => {
    const reads = lines().filter(
      ({ method, url, access }) =>
        method === 'GET' && access === 'signed-in' && !url.includes(':') && url !== '/api/stream',
    )
    for (const line of reads) {
      for (const person of [otherParty, otherDesk]) {
        const { body, status } = await call(await node.as(person), line)
        expect(status, `${nameOf(line)} as ${person.desk}`).toBeLessThan(500)
        expect(JSON.stringify(body), `${nameOf(line)} as ${person.party} ${person.desk}`).not.toContain(matter)
      }
    }
  })
  it('shows what is said of a person only to who handles the case, and writes down who looked', async () => {
    const leaderCaller = await node.as(windowLeader)
    for (const path of ['', '/facts', '/proof']) {
      const seen = await leaderCaller.get(`/api/matters/${matter}${path}`)
      expect(seen.status, path).toBe(200)
      const shown = JSON.stringify(seen.body)
      expect(shown, path).not.toContain(secret)
      expect(shown, path).not.toContain(residentId)
      expect(shown, path).not.toContain(Buffer.from(residentId).toString('base64').slice(0, 16))
    }
    const masked = await leaderCaller.get(`/api/matters/${matter}`)
    expect(masked.body.masked).toEqual(expect.arrayContaining(['applicantId', 'applicantName', 'applicantPhone']))
    expect((await leaderCaller.get(`/api/matters/${matter}/facts`)).body.items[0]).toMatchObject({
      leaf,
      masked: ['personal'],
    })

    const seen = await own.get(`/api/matters/${matter}`)
    expect(seen.body.matter.overlay.fields).toMatchObject({ applicantId: residentId })
    expect(seen.body.masked).toEqual([])
    const written = await node.deps.journal.page(shangli, `${shangli}:00000000-0000-7000-8000-000000000001`, {
      log: `${shangli}/audit/1`,
      before: 1_000_000,
      limit: 500,
    })
    const steps = written.map(
      ({ bytes }) => JSON.parse(Buffer.from(bytes).toString('utf8')) as { step: string; by: { desk: string } },
    )
    expect(steps.filter(({ step }) => step === 'personal-read')).toMatchObject([{ by: { desk: 'service-window' } }])
  })
  it('answers nonsense with a clear refusal in both languages, and changes nothing', async () => {
    const size = async () => (await node.deps.journal.facts(shangli, matter)).length
    const before = await size()
    const nonsense = [
      '%00',
      '..%2f..',
      "'; drop table entry; --".replaceAll(' ', '%20'),
      'x'.repeat(240),
      '%F0%9F%98%80',
    ]
    for (const line of lines().filter(({ access, url }) => access === 'signed-in' && url !== '/api/stream')) {
      const addresses = line.url.includes(':')
        ? nonsense.map((one) => line.url.replace(/:([A-Za-z]+)/, one).replace(/:([A-Za-z]+)/g, 'x'))
        : []
      const queries =
        line.shape.query === undefined
          ? []
          : ['cursor=%00', 'limit=-1', 'limit=1e9', 'cursor=WyJ4Il0', 'sort=%27', 'kind=../x', 'q=%00'].map(
              (query) => `${addressOf(line).split('?', 1)[0]}?${query}`,
            )
      for (const address of [...addresses, ...queries]) {
        const answer = await call(own, line, address)
        expect(answer.status, `${line.method} ${address}`).toBeLessThan(500)
        if (answer.status >= 400) {
          expect(answer.body, `${line.method} ${address}`).toMatchObject({
            zh: expect.any(String),
            en: expect.any(String),
            requestId: expect.any(String),
          })
        }
      }
      if (line.shape.body === undefined) continue
      for (const body of [
        [],
        'text',
        { unknown: 1 },
        { data: [] },
        { kind: { $ne: 1 }, data: null },
        { __proto__: { a: 1 }, all: 'yes' },
      ]) {
        const answer = await call(own, line, addressOf(line), body)
        expect(answer.status, `${nameOf(line)} ${JSON.stringify(body)}`).toBeGreaterThanOrEqual(400)
        expect(answer.status, `${nameOf(line)} ${JSON.stringify(body)}`).toBeLessThan(500)
      }
    }
    expect(await size()).toBe(before)
  })
  it('has a shape for each answer, and a matter’s id in its address is checked by form', () => {
    for (const line of lines()) {
      expect(Object.keys(line.shape.answers), nameOf(line)).not.toEqual([])
      if (line.url.includes(':')) expect(line.shape.params, nameOf(line)).toBeInstanceOf(z.ZodObject)
    }
  })
  it('takes the same command once, whoever sends it again', async () => {
    const command = commandId()
    const send = () =>
      own.send(
        'POST',
        `/api/matters/${matter}/steps/comment`,
        { data: { comment: '一次' } },
        { 'idempotency-key': command },
      )
    const [first, second] = await Promise.all([send(), send()])
    expect([first.body.replayed, second.body.replayed].sort()).toEqual([false, true])
    expect(first.body.facts).toEqual(second.body.facts)
  })
})
