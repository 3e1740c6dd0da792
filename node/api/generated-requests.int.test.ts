import type { Profiler } from 'node:inspector'
import { join } from 'node:path'
import { allRights, serviceGrant, serviceScope } from '@lianyu/packs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import type { StandInProvider } from '../identity/stand-in-provider.ts'
import { providerOf, signInAs, startTestProvider } from './applicant/test-applicant.ts'
import { publishers, publishSomething, walkSomething } from './generated-requests.testing.ts'
import { type Draw, type Json, Seen, spoil, valueFor } from './generated-requests.ts'
import { agreeOn, done, officeOf, until } from './test-agreement.ts'
import { commandId, liling, shangli, startTestNode, type TestNode, type TestPerson, xiangdong } from './test-node.ts'

/*
 * Requests made from /openapi.json, one after another by several people: valid ones, nearly valid ones and nonsense, with
 * ids that earlier answers showed. Whatever is asked, the answer is one that the document describes, and never a failure
 * of ours. `LIANYU_REQUESTS` and `LIANYU_SEED` make it longer or again.
 */

const requests = Number(process.env.LIANYU_REQUESTS ?? 1500)
const seed = Number(process.env.LIANYU_SEED ?? 20261122)
const at = (party: string, desk: string, role = 'officer'): TestPerson => ({ party, desk, role })
const people = [
  at(xiangdong, 'service-window'),
  at(xiangdong, 'project-office'),
  at(xiangdong, 'project-office', 'approver'),
  at(xiangdong, 'ecology'),
  at(xiangdong, 'office'),
  at(xiangdong, 'leader', 'leader'),
  at(xiangdong, 'administration', 'administrator'),
  at(liling, 'service-window'),
  at(shangli, 'administration', 'administrator'),
]

interface Operation {
  method: string
  path: string
  parameters: { name: string; in: string; required?: boolean; schema: Json }[]
  requestBody?: { content: { 'application/json': { schema: Json } } }
  responses: Record<string, { content?: Record<string, { schema: Json }> }>
}

/** Counting begins before the first module of the node is read. */
const inspector = vi.hoisted(() => {
  const session = new (process.getBuiltinModule('node:inspector').Session)()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  return session
})

let db: FreshDatabase
let node: TestNode
let provider: StandInProvider
/** The cookie of a citizen, and what they applied for. */
const citizen = { cookie: '', matters: [] as string[] }
let operations: Operation[]
let validate: (operation: Operation, status: number, type: string, body: unknown) => string | undefined
const seen = new Seen()
let [asked, succeeded] = [0, 0]

beforeAll(async () => {
  db = await freshDatabase(inject)
  const offices = [xiangdong, liling].flatMap(officeOf)
  provider = await startTestProvider()
  const providers = { applicantProviders: [providerOf(xiangdong, provider)] }
  const clerks = offices.filter(({ party, role }) => party !== xiangdong || role !== 'officer')
  node = await startTestNode(db.connection, [...people, ...publishers, ...clerks], providers)
  const document = (await node.nobody.get('/openapi.json')).body as {
    paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>
    components: Json
  }
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method: method.toUpperCase() })),
  )
  await beginSomething()
  await beginOnline()
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false })
  formats.default(ajv)
  const compiled = new Map<string, ReturnType<typeof ajv.compile>>()
  validate = (operation, status, type, body) => {
    const described = operation.responses[status]
    if (described === undefined) return `status ${status} is not described`
    if (described.content === undefined || status === 204) return body === '' ? undefined : 'a body where none is'
    const content = Object.entries(described.content).find(([media]) => type.startsWith(media))?.[1]
    if (content === undefined) return type === '' && body === '' ? undefined : `${type} is not described for ${status}`
    if (!type.includes('json') || content.schema.format === 'binary') return undefined
    const key = `${operation.method} ${operation.path} ${status}`
    const check = compiled.get(key) ?? ajv.compile({ ...content.schema, components: document.components } as Json)
    compiled.set(key, check)
    return check(body) ? undefined : JSON.stringify(check.errors?.slice(0, 2))
  }
})
afterAll(async () => {
  inspector.disconnect()
  await node?.close()
  await provider?.stop()
  await db?.drop()
})

function post<T>(method: string, params: object = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    inspector.post(method, params, (error, result) => (error ? reject(error) : resolve(result as T)))
  })
}

/** A citizen who has applied, with a paper, for what a window asked more of and a certificate was not yet made for. */
async function beginOnline(): Promise<void> {
  const window = await node.as(people[0] as TestPerson)
  const data = {
    name: '示例网上办',
    nature: 'service',
    basis: '示例',
    decidedBy: '示例',
    modes: ['remote'],
    papers: [{ name: '示例材料', hadFrom: '示例部门' }],
    validFrom: '2020-01-01',
  }
  const item = done(await window.send('POST', '/api/matters', { kind: 'item', data })).body.matter
  const one = await signInAs(node, xiangdong, 'one')
  citizen.cookie = one.cookie
  const octets = { 'content-type': 'application/octet-stream', 'x-file-name': 'a.pdf' }
  const file = done(await one.send('PUT', '/api/applicant/files', Buffer.from('%PDF-1.7\n%%EOF\n'), octets)).body
  const form = { applicantId: '11010519491231002X', applicantPhone: '13800000000', application: [file.hash] }
  for (let n = 0; n < 2; n++) {
    const body = { kind: 'service-case', item, data: form }
    const { matter } = done(await one.send('POST', '/api/applicant/matters', body)).body
    citizen.matters.push(matter)
    await window.send('POST', `/api/matters/${matter}/steps/tell-here`, { data: { toldHere: '示例' } })
  }
  const [matter] = citizen.matters
  const papers = {
    paperName: '示例证明',
    provider: liling,
    forWhat: '示例',
    forCase: matter,
    basis: '示例',
    subjectName: '示例申请人',
    subjectId: '11010519491231002X',
  }
  await window.send('POST', '/api/matters', { kind: 'paper-request', data: papers })
  const url = `/api/applicant/matters/${matter}/acts/add-papers`
  seen.learn(done(await one.send('POST', url, { about: matter, data: { addedPapers: [file.hash] } })).body)
}

/** One form that opens two cases: one of the own house, one of a place with which there is no agreement. */
async function beginOneThing(window: Awaited<ReturnType<TestNode['as']>>): Promise<void> {
  const open = async (kind: string, data: object) => (await window.send('POST', '/api/matters', { kind, data })).body
  const list = await open('one-thing-guide', { name: '示例一件事', sample: true })
  for (const partHandler of [xiangdong, liling]) {
    const data = { partName: `示例 ${partHandler}`, partNature: 'service', partHandler }
    await window.send('POST', `/api/matters/${list.matter}/steps/add-part`, { data })
  }
  const thing = await open('one-thing', {
    itemName: '示例一件事',
    guide: list.matter,
    sample: true,
    applicantName: '示例申请人',
    applicantId: '11010519491231002X',
    applicantPhone: '13800000000',
  })
  const parts = await window.send('POST', `/api/matters/${thing.matter}/parts`, {})
  for (const body of [list, thing, parts.body]) seen.learn(body)
}

/** A case that two places keep: handed over, accepted there, and with a person whose papers are asked to be erased. */
async function beginAcross(window: Awaited<ReturnType<TestNode['as']>>): Promise<void> {
  const agreement = await agreeOn(node, [xiangdong, liling], [...serviceScope, serviceGrant(allRights)])
  const there = await node.as(at(liling, 'service-window'))
  const data = { itemName: '示例两地事项', itemNature: 'service', mode: 'collected', handler: liling, sample: true }
  const person = { applicantName: '示例申请人', applicantId: '11010519491231002X', applicantPhone: '13800000000' }
  const parties = [xiangdong, liling]
  const body = { kind: 'service-case', agreement, parties, data: { ...data, ...person } }
  const { matter } = done(await window.send('POST', '/api/matters', body)).body
  const take = (step: string, data: object = {}) =>
    window.send('POST', `/api/matters/${matter}/steps/${step}`, { data })
  await take('check', { formComplete: true, identitySeen: 'original' })
  await take('offer')
  await until(
    () => there.get(`/api/matters/${matter}`),
    ({ body }) => body.row?.stage === 'offered',
  )
  await there.send('POST', `/api/matters/${matter}/steps/accept`, { data: {} })
  const facts = (await window.get(`/api/matters/${matter}/facts`)).body
  const leaf = facts.items.at(-1).leaf
  await window.send('POST', `/api/matters/${matter}/erase`, { leaf, part: 'personal', ground: '示例' })
  for (const shown of [body, facts, { matter }]) seen.learn(shown)
}

/** Matters to ask about, so that not every answer is "not found": a case with its code, a project, a letter. */
async function beginSomething(): Promise<void> {
  const [window, office] = [await node.as(people[0] as TestPerson), await node.as(people[1] as TestPerson)]
  for (let n = 0; n < 3; n++) {
    const received = await window.send('POST', '/api/matters', {
      kind: 'service-case',
      data: {
        itemName: `示例事项${n}`,
        itemNature: 'service',
        mode: 'collected',
        handler: liling,
        sample: true,
        applicantName: '示例申请人',
        applicantId: '11010519491231002X',
        applicantPhone: '13800000000',
      },
    })
    const project = await office.send('POST', '/api/matters', {
      kind: 'project',
      data: { name: `示例项目${n}`, investor: '示例投资', chain: '电子信息', sample: true },
    })
    for (const { body } of [received, project]) seen.learn(body)
    seen.learn((await window.get(`/api/matters/${received.body.matter}/facts`)).body)
    await countSomething(project.body.matter)
  }
  await beginOneThing(window)
  await beginAcross(window)
  await lookAtNumbers()
  const [leader, head] = [people[5], people[2]] as [TestPerson, TestPerson]
  for (const shown of [await publishSomething(node), ...(await walkSomething(node, leader, head))]) seen.learn(shown)
}

/** A project with a month planned and reported, and a target for it, so that numbers have something to say. */
async function countSomething(project: string): Promise<void> {
  const head = await node.as(people[2] as TestPerson)
  const take = (matter: string, step: string, data: object) =>
    head.send('POST', `/api/matters/${matter}/steps/${step}`, { data })
  await take(project, 'sign-contract', { contractFen: 5_000_000_00, signedOn: '2026-06-08' })
  for (const month of ['2026-09', '2026-10']) {
    await take(project, 'plan-month', { planMonth: month, planFen: 1_000_000_00 })
    await take(project, 'report-month', { month, doneFen: 800_000_00, progressPercent: 10 })
  }
  const name = '示例年度投资'
  const basis = '示例〔2026〕1号'
  const parts = [{ unit: '示例镇', amount: 9_000_000_00 }]
  const data = { name, indicator: 'project.done', year: 2026, amount: 9_000_000_00, parts, basis, sample: true }
  const target = await head.send('POST', '/api/matters', { kind: 'target', data })
  await take(target.body.matter, 'set-target', {})
  seen.learn(target.body)
}

/** Addresses whose every word matters, which nothing drawn at random would hit. */
async function lookAtNumbers(): Promise<void> {
  const head = await node.as(people[2] as TestPerson)
  const addresses = ['project.done', 'project.standing', 'project.start-rate', 'lead.firms'].flatMap((id) =>
    ['', '/matters', '/sheet.xlsx'].flatMap((more) =>
      ['period=2026', 'period=2026-10&by=chain', 'by=stage&sample=true', 'by=chain&key=电子信息&period=2026-Q4'].map(
        (query) => `/api/indicators/${id}${more}?${query}`,
      ),
    ),
  )
  const { body } = await head.send('POST', '/api/calendars', {})
  const feed = typeof body?.url === 'string' ? [new URL(body.url, 'http://127.0.0.1').pathname] : []
  const others = ['/api/targets?year=2026', '/api/wall?visitor=0', '/api/wall?visitor=1', '/api/wall/behind?what=held']
  for (const query of ['year=2026', 'year=2026&order=pace', 'year=2026&order=late', 'f.chain=电子信息']) {
    others.push(`/api/month-boards/project?${query}`, `/api/month-boards/project/sheet.xlsx?${query}`)
  }
  others.push(
    '/api/month-boards/service-case',
    '/api/figures',
    '/api/agreements',
    '/api/monthly/month-reports?month=2026-10',
  )
  for (const address of [...addresses, ...others, ...feed]) {
    expect((await head.get(encodeURI(address))).status, address).toBeLessThan(500)
  }
}

const cookies = new Map<TestPerson, string>()
/** A person's session; begun again where an earlier request ended it, disabled them or took their duties. */
async function cookieOf(person: TestPerson): Promise<string> {
  const { party, desk, role } = person
  const [, token = ''] = (cookies.get(person) ?? '').split(`${party}.`)
  const read = await node.deps.sessions.read(party, token)
  if (read !== undefined && !read.mustChange && !read.mustEnrol) return cookies.get(person) as string
  await node.deps.secondFactor.want(party, [])
  node.deps.sessions.forgetParty(party)
  const found = (await node.deps.people.list(party)).find(({ username }) => username === `${desk}.${role}`)
  await node.deps.people.change(party, found?.id ?? '', { disabled: false, duties: [{ desk, role }] })
  const begun = await node.deps.sessions.beginFor(party, found?.id ?? '', { address: '', agent: '' })
  if ('refusal' in begun) throw new Error(begun.en)
  cookies.set(person, `lianyu=${party}.${begun.token}`)
  return cookies.get(person) as string
}

const forms = new Map<string, Json>()
/** What to send: by the schema, and for a matter's data by the form that the node itself gives. */
async function bodyFor(operation: Operation, draw: Draw, cookie: string, path: string): Promise<unknown> {
  const schema = operation.requestBody?.content['application/json'].schema
  if (schema === undefined) return undefined
  const body = valueFor(schema, draw, seen) as Json
  if (operation.path === '/api/matters' && draw(fc.boolean())) {
    body.kind = draw(fc.constantFrom('service-case', 'project', 'lead', 'letter', 'need', 'agreement'))
    delete body.agreement
    const form = await formOf(String(body.kind), cookie)
    body.data = { ...(valueFor(form, draw, seen) as Json), sample: true }
  }
  if (operation.path.endsWith('/steps/{step}') && draw(fc.boolean())) {
    body.data = path.endsWith('comment') ? { comment: '示例' } : { formComplete: true, identitySeen: 'original' }
  }
  return draw(fc.integer({ min: 0, max: 9 })) < 6 ? body : spoil(body, draw)
}

async function formOf(kind: string, cookie: string): Promise<Json | undefined> {
  const known = forms.get(kind)
  if (known !== undefined) return known
  const { body } = await node.nobody.get('/api/kinds', { cookie })
  const found = (body as { id: string; pack: string }[]).find?.(({ id }) => id === kind)
  if (found === undefined) return undefined
  const whole = (await node.nobody.get(`/api/kinds/${found.pack}/${kind}`, { cookie })).body as { forms?: Json }
  const form = (whole.forms as Record<string, Json> | undefined)?.open
  if (form !== undefined) forms.set(kind, form)
  return form
}

function pathFor(operation: Operation, draw: Draw): string {
  const nonsense = fc.constantFrom('x', '%00', '..%2f..', 'x'.repeat(200), '%F0%9F%98%80', '0')
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const pools: Record<string, string[]> = {
      id: operation.path.includes('/people/')
        ? seen.of('person')
        : operation.path.startsWith('/api/applicant')
          ? citizen.matters
          : seen.of('matter'),
      act: ['add-papers', 'withdraw', 'consent', 'x'],
      party: [xiangdong, liling, shangli],
      pack: ['service', 'project', 'base', 'invest'],
      kind: ['service-case', 'project', 'letter', 'lead'],
      month: ['2026-09', '2026-10', '2026-11'],
      item: ['month-reports', ...seen.of('item')],
      step: ['check', 'offer', 'comment', 'correct', 'rate-receiver', ...seen.of('step')],
    }
    const pool = pools[name] ?? seen.of(name)
    return pool.length > 0 && draw(fc.integer({ min: 0, max: 9 })) < 8
      ? encodeURIComponent(draw(fc.constantFrom(...pool)))
      : draw(nonsense)
  })
}

function queryFor(operation: Operation, draw: Draw): string {
  const query = new URLSearchParams()
  for (const { name, schema, required, in: where } of operation.parameters) {
    if (where !== 'query' || !(required || draw(fc.integer({ min: 0, max: 3 })) === 0)) continue
    const value = draw(fc.integer({ min: 0, max: 9 })) < 8 ? valueFor(schema, draw, seen, name) : draw(fc.string())
    query.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  if (query.has('kind') && draw(fc.boolean())) query.set('kind', draw(fc.constantFrom('service-case', 'project')))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

function headersFor(draw: Draw, sendsBody: boolean): Record<string, string> {
  const chance = (of: number) => draw(fc.integer({ min: 0, max: of })) === 0
  return {
    'x-lianyu': chance(15) ? '0' : '1',
    ...(chance(3) ? { 'accept-language': draw(fc.constantFrom('en', 'zh-CN', 'xx', ',;q=')) } : {}),
    ...(chance(2) ? { 'idempotency-key': chance(3) ? 'not an id' : commandId() } : {}),
    ...(sendsBody && chance(25) ? { 'content-type': draw(fc.constantFrom('text/plain', 'application/xml')) } : {}),
    ...(chance(20) ? { 'x-file-name': draw(fc.constantFrom('a.pdf', '%E0%A4%A', '..%2f..')) } : {}),
  }
}

/** One request of one person; answers with what is wrong with the answer, if anything is. */
async function ask(operation: Operation, draw: Draw): Promise<string | undefined> {
  const person = draw(fc.constantFrom(undefined, ...people, ...people))
  const garbled = draw(fc.integer({ min: 0, max: 30 })) === 0
  const staff = garbled ? 'lianyu=360313.x' : person === undefined ? '' : await cookieOf(person)
  const cookie = operation.path.startsWith('/api/applicant') ? `${staff}; ${citizen.cookie}` : staff
  const url = `${pathFor(operation, draw)}${queryFor(operation, draw)}`
  const upload = operation.path === '/api/files' || operation.path === '/api/applicant/files'
  const payload = upload
    ? Buffer.from(draw(fc.constantFrom('%PDF-1.7\n%%EOF\n', 'GIF89a', '', '<svg/>')))
    : await bodyFor(operation, draw, cookie, url)
  const headers: Record<string, string> = {
    cookie,
    ...headersFor(draw, payload !== undefined),
    ...(upload ? { 'content-type': 'application/octet-stream', 'x-file-name': 'a.pdf' } : {}),
  }
  const answer = await node.app.inject({
    method: operation.method as 'GET',
    url,
    headers,
    ...(payload === undefined ? {} : { payload: payload as object }),
  })
  const type = String(answer.headers['content-type'] ?? '')
  const body = type.includes('json') ? answer.json() : answer.body
  seen.learn(body)
  if (answer.statusCode < 400) succeeded += 1
  asked += 1
  const wrong =
    answer.statusCode >= 500
      ? `a failure: ${answer.body.slice(0, 200)}`
      : validate(operation, answer.statusCode, type, body)
  return wrong === undefined
    ? undefined
    : `${operation.method} ${url} as ${person?.party} ${person?.desk} ${headers['content-type'] ?? ''}: ${answer.statusCode} ${wrong}\n  sent ${JSON.stringify(payload)?.slice(0, 300)}\n  got ${answer.body.slice(0, 300)}`
}

/** Share of the code of node/api that ran since the start, in characters. */
async function coverage(): Promise<{ share: number; least: [file: string, share: number][] }> {
  const { result } = await post<Profiler.TakePreciseCoverageReturnType>('Profiler.takePreciseCoverage')
  await post('Debugger.enable')
  const folder = join(import.meta.dirname, '/')
  const files: [string, number, number][] = []
  for (const { scriptId, url, functions } of result) {
    const path = url.replace('file://', '')
    if (!path.startsWith(folder) || /test|generated-requests|stream\/|web-app|docs\.ts/.test(path.slice(folder.length)))
      continue
    const { scriptSource } = await post<{ scriptSource: string }>('Debugger.getScriptSource', { scriptId })
    // The map behind the code is no code.
    const length = scriptSource.split('//# source', 1)[0]?.length ?? 0
    const ran = new Uint8Array(length)
    // Outer ranges come before inner ones, so the innermost has the last word.
    for (const { ranges } of functions)
      for (const { startOffset, endOffset, count } of ranges) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset)
    files.push([path.slice(folder.length), ran.reduce((sum, one) => sum + one, 0), length])
  }
  const of = (list: typeof files) =>
    list.reduce((sum, [, ran]) => sum + ran, 0) / list.reduce((sum, [, , all]) => sum + all, 0)
  return {
    share: of(files),
    least: files
      .map(([file, ran, all]): [string, number] => [file, ran / all])
      .sort((a, b) => a[1] - b[1])
      .slice(0, 12),
  }
}

describe('requests made from the OpenAPI document', () => {
  it('never meet a failure of ours, nor an answer that the document does not describe', async () => {
    const perRun = 50
    const wrong = new Map<string, string>()
    // What people do first, so that there is something to ask about.
    const first = ['POST /api/matters', 'GET /api/admin/people', 'GET /api/matters', 'GET /api/session/all']
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const draw: Draw = (arbitrary) => g(() => arbitrary)
        for (let n = 0; n < perRun; n++) {
          const from = n < 8 ? operations.filter(({ method, path }) => first.includes(`${method} ${path}`)) : operations
          const about = n % 3 === 0 ? from.filter(({ path }) => path.startsWith('/api/matters')) : from
          const operation = draw(fc.constantFrom(...about.filter(({ path }) => path !== '/api/stream')))
          const found = await ask(operation, draw)
          if (found !== undefined)
            wrong.set(`${operation.method} ${operation.path} ${found.split('\n', 1)[0]?.slice(-80)}`, found)
        }
      }),
      { numRuns: Math.ceil(requests / perRun), seed, endOnFailure: true },
    )
    expect([...wrong.values()]).toEqual([])
    // Not only doors that stayed shut.
    expect(succeeded / asked).toBeGreaterThan(0.15)
  }, 900_000)
  it('reach at least 85 % of the route layer', async () => {
    const { share, least } = await coverage()
    console.log(
      `${asked} requests, ${succeeded} done; route layer reached: ${(share * 100).toFixed(1)} %`,
      least.map(([file, part]) => `${file} ${(part * 100).toFixed(0)} %`).join(', '),
    )
    expect(share).toBeGreaterThan(0.85)
  })
})
