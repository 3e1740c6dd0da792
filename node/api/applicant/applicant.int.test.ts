import { paperScope, serviceGrant, serviceScope } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { largestFile } from '../../files/file-store.ts'
import type { StandInProvider } from '../../identity/stand-in-provider.ts'
import { allRoutes } from '../routes.ts'
import { agreeOn, done, officeOf, until } from '../test-agreement.ts'
import {
  type Caller,
  callerOf,
  commandId,
  liling,
  shangli,
  startTestNode,
  type TestNode,
  xiangdong,
} from '../test-node.ts'
import { back, begin, cookieOf, people, pick, providerOf, signInAs, startTestProvider } from './test-applicant.ts'

/*
 * Citizens and firms: what they sign in by, what they can reach with it, and one case, one paper and one request from the
 * first click to the end. The provider is the stand-in; providers as they are in the wild are in oidc.int.test.ts.
 */

const at = (party: string, desk: string, role = 'officer') => ({ party, desk, role })
const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const octets = { 'content-type': 'application/octet-stream' }
const residentId = '11010519491231002X'

let db: FreshDatabase
let provider: StandInProvider
let node: TestNode
let one: Caller
let two: Caller
let firm: Caller
const items = { here: '', there: '', window: '' }
/** An item with a revision that begins later, and a case of before the revision was written down. */
const nextMonth = { item: '', day: new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10), before: '' }

beforeAll(async () => {
  db = await freshDatabase(inject)
  provider = await startTestProvider()
  node = await startTestNode(
    db.connection,
    [
      at(xiangdong, 'service-window'),
      at(liling, 'service-window'),
      at(liling, 'service-window', 'approver'),
      at(xiangdong, 'enterprise-office'),
      at(xiangdong, 'taxation'),
      at(xiangdong, 'administration', 'administrator'),
      ...officeOf(xiangdong),
      ...officeOf(liling),
    ],
    { applicantProviders: [providerOf(xiangdong, provider), providerOf(liling, provider)] },
  )
  const scope = [...serviceScope, ...paperScope, serviceGrant(['receive', 'tell', 'verify', 'deliver'])]
  const agreement = await agreeOn(node, [xiangdong, liling], scope)
  const item = async (party: string, name: string, modes: string[], under: object = {}) => {
    const data = {
      code: `示例-${name}`,
      name: `示例 ${name}`,
      nature: 'service',
      basis: '示例',
      decidedBy: '示例部门',
      modes,
      promisedDays: 5,
      papers: [{ name: '身份证明', hadFrom: '公安部门' }, { name: '申请表' }],
      validFrom: '2020-01-01',
      sample: true,
    }
    const opened = await (await node.as(at(party, 'service-window'))).send('POST', '/api/matters', {
      kind: 'item',
      data,
      ...under,
    })
    return done(opened).body.matter as string
  }
  items.here = await item(xiangdong, '网上办', ['remote', 'collected'])
  items.window = await item(xiangdong, '窗口办', ['collected'])
  items.there = await item(liling, '对方办', ['remote'], { agreement })
  await until(
    async () => (await node.as(at(xiangdong, 'service-window'))).get(`/api/matters/${items.there}`),
    ({ status }) => status === 200,
  )
  nextMonth.item = await item(xiangdong, '下月改', ['remote'])
  nextMonth.before = await openAtWindow(nextMonth.item)
  const revised = { name: '示例 已改', nature: 'service', basis: '示例', decidedBy: '示例部门', modes: ['collected'] }
  const from = { validFrom: nextMonth.day, revisedFor: '示例' }
  await take(windowHere, nextMonth.item, 'revise', { ...revised, promisedDays: 3, ...from })
  one = await signInAs(node, xiangdong, 'one')
  two = await signInAs(node, xiangdong, 'two')
  firm = await signInAs(node, xiangdong, 'firm')
})
afterAll(async () => {
  await node?.close()
  await provider?.stop()
  await db?.drop()
})

const send = (who: Caller, name = 'p.pdf', bytes: Buffer = pdf) =>
  who.send('PUT', '/api/applicant/files', bytes, { 'x-file-name': encodeURIComponent(name), ...octets })
const form = { applicantId: residentId, applicantPhone: '13800000000' }
const applyFor = (who: Caller, item: string, data: object = {}, headers: Record<string, string> = {}) =>
  who.send('POST', '/api/applicant/matters', { kind: 'service-case', item, data: { ...form, ...data } }, headers)
const own = async (who: Caller, id: string) => done(await who.get(`/api/applicant/matters/${id}`)).body
const act = (who: Caller, id: string, name: string, data: object = {}, about = id) =>
  who.send('POST', `/api/applicant/matters/${id}/acts/${name}`, { about, data })
const withdrawn = (about: string) => ({ about, data: { withdrawnFor: '0' } })
const take = async (person: ReturnType<typeof at>, id: string, step: string, data: object = {}, rest: object = {}) =>
  done(await (await node.as(person)).send('POST', `/api/matters/${id}/steps/${step}`, { data, ...rest }))
const windowHere = at(xiangdong, 'service-window')
const windowThere = at(liling, 'service-window')
const openAtWindow = async (item: string): Promise<string> => {
  const data = { item, mode: 'remote', applicantName: '示例', applicantPhone: '13800000000' }
  return done(await (await node.as(windowHere)).send('POST', '/api/matters', { kind: 'service-case', data })).body
    .matter
}
/** What the notices of a desk say of a matter; the desk is told soon after, not with the step. */
const toldOf = async (person: ReturnType<typeof at>, id: string): Promise<string[]> => {
  const { items: told } = done(await (await node.as(person)).get('/api/notices')).body
  const about = told.filter(({ matter, what }: Record<string, string>) => matter === id && what === 'applicant')
  return about.map(({ sentence }: { sentence: { zh: string } }) => sentence.zh)
}
const acts = (found: { acts: { act: string }[] }) => found.acts.map(({ act: name }) => name)

describe('the guide that anybody reads', () => {
  it('says what may be applied for online, what it needs, and what need not be brought', async () => {
    expect((await node.nobody.get('/api/applying')).body).toMatchObject([
      { party: xiangdong, provider: { zh: '示例统一认证' } },
      { party: liling },
    ])
    const offer = done(await node.nobody.get(`/api/applying/${xiangdong}`)).body
    const guides = offer.find(({ kind }: { kind: string }) => kind === 'service-case').guides
    const byId = (id: string) => guides.find((guide: { id: string }) => guide.id === id)
    expect(byId(items.here)).toMatchObject({
      title: '示例 网上办',
      online: true,
      sample: true,
      papers: [
        { name: '身份证明', hadFrom: '公安部门' },
        { name: '申请表', hadFrom: null },
      ],
    })
    expect([byId(items.there)?.online, byId(items.window)?.online]).toEqual([true, false])
    expect((await node.nobody.get(`/api/applying/${shangli}`)).status).toBe(404)
  })
})

describe('an item whose revision starts next month', () => {
  it('is offered and opened as it stands today, says from when the next holds, and an open case keeps its version', async () => {
    const clerk = await node.as(windowHere)
    const { item, day, before } = nextMonth
    const after = done(await applyFor(two, item)).body.matter
    const atWindow = await openAtWindow(item)
    const versions = new Set<string>()
    for (const id of [before, after, atWindow]) {
      const { fields } = (await clerk.get(`/api/matters/${id}`)).body.matter.shared
      expect(fields).toMatchObject({ promisedDays: 5, itemName: '示例 下月改' })
      versions.add(fields.itemVersion)
    }
    expect(versions.size).toBe(1)
    const page = (await clerk.get(`/api/matters/${item}`)).body
    expect(page.versions).toMatchObject({
      held: { version: 1, fields: { promisedDays: 5 } },
      coming: { day, version: 2 },
    })
    // A list says the same: what holds today, and from when that changes; nothing of that beside what only holds.
    const { items: rows } = done(await clerk.get('/api/matters?kind=item')).body
    const [turning, steady] = [item, items.here].map((id) => rows.find((row: { id: string }) => row.id === id))
    expect(turning).toMatchObject({ title: '示例 下月改', comingOn: day })
    expect(turning.columns).toMatchObject({ name: '示例 下月改', promisedDays: 5, validFrom: '2020-01-01' })
    expect(steady.columns.promisedDays).toBe(5)
    expect(steady.comingOn).toBeUndefined()
    const offer = done(await node.nobody.get(`/api/applying/${xiangdong}`)).body
    const { guides } = offer.find(({ kind }: { kind: string }) => kind === 'service-case')
    const guide = guides.find(({ id }: { id: string }) => id === item)
    expect(guide).toMatchObject({ title: '示例 下月改', online: true, coming: { day, version: 2 } })
  })
})

describe('a citizen’s or firm’s session', () => {
  it('lies in a cookie of its own that goes to no route of the staff, and no script reads it', async () => {
    const { url, cookie } = await begin(node, xiangdong)
    const answer = await back(node, await pick(url, 'one'), cookie)
    const line = [answer.headers['set-cookie']]
      .flat()
      .map(String)
      .find((set) => set.startsWith('lianyu-applicant='))
    expect(line).toMatch(/Path=\/api\/applicant;/)
    expect(line).toMatch(/HttpOnly/)
    expect(line).toMatch(/SameSite=Strict/)
    expect(cookieOf(answer, 'lianyu')).toBe('')
    expect(answer.headers.location).toBe(`/apply/${xiangdong}`)
    expect((await one.get('/api/applicant')).body).toMatchObject({
      signedIn: true,
      sort: 'person',
      name: people.one.name,
    })
    expect((await firm.get('/api/applicant')).body).toMatchObject({ sort: 'firm', uscc: people.firm.uscc })
    expect((await node.nobody.get('/api/applicant')).body).toEqual({ signedIn: false })
  })
  it('opens no route of the staff, and no officer’s session one of theirs, under whatever name the cookie goes', async () => {
    const clerk = await node.as(windowHere)
    const [, token = ''] = one.cookie.split('=')
    const [, staff = ''] = clerk.cookie.split('=')
    const posing = callerOf(node, `lianyu=${token}; lianyu-applicant=${token}`)
    const crossing = callerOf(node, `lianyu=${staff}; lianyu-applicant=${staff}`)
    const call = (who: Caller, { method, url }: { method: string; url: string }) => {
      const to = url
        .replace(':id', items.here)
        .replace(/:(hash)/, '0'.repeat(64))
        .replace(/:\w+/g, 'x')
      return method === 'GET' ? who.get(to) : who.send(method as 'POST', to, {})
    }
    const lines = allRoutes(node.deps)
    const theirs = lines.filter(({ access }) => access === 'applicant')
    const staffs = lines.filter(({ access }) => access === 'signed-in' || access === 'administrator')
    expect([theirs.length >= 7, staffs.length > 90]).toEqual([true, true])
    for (const line of staffs) {
      for (const who of [one, posing]) expect((await call(who, line)).status, `${line.method} ${line.url}`).toBe(401)
    }
    for (const line of theirs) {
      for (const who of [clerk, crossing, node.nobody]) {
        expect((await call(who, line)).status, `${line.method} ${line.url}`).toBe(401)
      }
    }
  })
  it('is no duty that an officer could be given', async () => {
    const administrator = await node.as(at(xiangdong, 'administration', 'administrator'))
    for (const role of ['applicant', 'public', 'system']) {
      const person = { username: `x${role}`, title: '示例', duties: [{ desk: 'service-window', role }] }
      const made = await administrator.send('POST', '/api/admin/people', person)
      expect(made).toMatchObject({ status: 400, body: { title: 'identity.role-not-for-people' } })
    }
  })
  it('writes nothing without the header that another site cannot send', async () => {
    for (const { method, url } of allRoutes(node.deps).filter((line) => line.access === 'applicant')) {
      if (method === 'GET') continue
      const to = url.replace(':id', items.here).replace(/:\w+/g, 'x')
      const answer = await one.send(method as 'POST', to, {}, { 'x-lianyu': '' })
      expect(answer, `${method} ${url}`).toMatchObject({ status: 403, body: { title: 'node.cross-site' } })
    }
  })
  it('is another one at each sign-in, whatever the browser brought along, and ends when asked', async () => {
    const { url, cookie } = await begin(node, xiangdong)
    const planted = `lianyu-applicant=${xiangdong}.${'A'.repeat(43)}`
    const answer = await back(node, await pick(url, 'two'), `${cookie}; ${planted}`)
    const given = cookieOf(answer, 'lianyu-applicant')
    expect([given === planted, given === two.cookie, given.length > 60]).toEqual([false, false, true])
    // Signing in anew over an own session ends that one.
    const again = await begin(node, xiangdong)
    const next = await back(node, await pick(again.url, 'two'), `${again.cookie}; ${given}`)
    const before = callerOf(node, given)
    expect((await before.get('/api/applicant/matters')).status).toBe(401)
    const after = callerOf(node, cookieOf(next, 'lianyu-applicant'))
    expect((await after.send('DELETE', '/api/applicant')).status).toBe(204)
    expect((await after.get('/api/applicant/matters')).status).toBe(401)
  })
  it('begins once for an answer of the provider, in the browser that asked, for the party that was asked', async () => {
    const { url, cookie } = await begin(node, xiangdong)
    const from = await pick(url, 'one')
    expect((await back(node, from, cookie)).status).toBe(302)
    const replayed = await back(node, from, cookie)
    expect(replayed).toMatchObject({ status: 401, body: { title: 'identity.provider-refused' } })
    const second = await begin(node, xiangdong)
    from.searchParams.set('state', new URL(second.url).searchParams.get('state') ?? '')
    expect((await back(node, from, second.cookie)).body.facts).toEqual({ why: 'invalid_grant' })
    const [victim, attacker] = [await begin(node, xiangdong), await begin(node, xiangdong)]
    const theirs = await pick(attacker.url, 'two')
    for (const kept of [victim.cookie, '', 'lianyu-applicant-oidc=AAAA']) {
      expect((await back(node, theirs, kept)).status).toBe(401)
    }
    const forged = new URL('https://x.example/?code=x&state=x')
    expect((await back(node, forged, (await begin(node, xiangdong)).cookie)).status).toBe(401)
  })
  it('is not begun by what the staff’s sign-in had under way, nor the other way round', async () => {
    const { url, cookie } = await begin(node, xiangdong)
    const from = await pick(url, 'one')
    const asStaff = cookie.replace('lianyu-applicant-oidc', 'lianyu-oidc')
    const answer = await node.nobody.get(`/api/session/oidc/callback${from.search}`, { cookie: asStaff })
    expect(answer).toMatchObject({
      status: 401,
      body: { title: 'identity.provider-refused', facts: { why: 'expired' } },
    })
    expect(cookieOf(answer, 'lianyu')).toBe('')
  })
})

describe('a case that is applied for online', () => {
  let id: string
  let code: string
  it('is an ordinary case at the window, online, with what the provider vouched for and the papers of this applicant', async () => {
    const paper = done(await send(one, '申请表.pdf')).body
    const command = commandId()
    const data = { application: [paper.hash] }
    const opened = done(await applyFor(one, items.here, data, { 'idempotency-key': command })).body
    expect(opened.queryCode).toMatch(/^[0-9A-Z-]{26,32}$/)
    ;({ matter: id, queryCode: code } = opened)
    const again = done(await applyFor(one, items.here, data, { 'idempotency-key': command })).body
    expect(again).toEqual(opened)
    const clerk = await node.as(windowHere)
    const seen = (await clerk.get(`/api/matters/${id}`)).body
    expect(seen.row.stage).toBe('received')
    expect(seen.matter.shared.fields).toMatchObject({
      appliedVia: 'online',
      mode: 'remote',
      handler: xiangdong,
      promisedDays: 5,
      sample: true,
      applicantKind: 'person',
    })
    expect(seen.matter.overlay.fields).toMatchObject({ applicantName: people.one.name, applicantId: residentId })
    expect((await clerk.bytes(`/api/files/${paper.hash}`)).bytes.equals(pdf)).toBe(true)
    expect((await node.nobody.get(`/api/public/matters/${code}`)).body.title).toBe('示例 网上办')
  })
  it('names its applicant by an id that is good for that case alone, and no person in any envelope', async () => {
    const second = done(await applyFor(one, items.here)).body.matter
    const officers = await Promise.all(
      [id, second].map(async (matter) => {
        const [fact] = await node.deps.journal.facts(xiangdong, matter)
        const { by } = JSON.parse(Buffer.from(fact?.bytes ?? []).toString()) as {
          by: { role: string; officer: string }
        }
        expect(by.role).toBe('applicant')
        return by.officer
      }),
    )
    expect(officers[0]).toMatch(/^a[0-9a-f]{20}$/)
    expect(new Set(officers).size).toBe(2)
    const command = { 'idempotency-key': commandId() }
    const withdraw = (headers: Record<string, string> = {}) =>
      one.send('POST', `/api/applicant/matters/${second}/acts/withdraw`, withdrawn(second), headers)
    done(await withdraw(command))
    expect((await own(one, second)).standing.ended).toBe(true)
    expect(acts(await own(one, second))).toEqual([])
    // A telephone that lost the answer sends the same again; anything new is not offered any more.
    const facts = async () => (await node.deps.journal.facts(xiangdong, second)).length
    const before = await facts()
    expect(done(await withdraw(command)).body.standing.ended).toBe(true)
    expect((await withdraw()).body.title).toBe('applicant.not-offered')
    expect(await facts()).toBe(before)
  })
  it('is not there for another applicant, by whatever address: not to see, not to change, not its papers', async () => {
    const [paper] = (await own(one, id)).given
    for (const who of [two, firm, await signInAs(node, liling, 'one')]) {
      for (const url of [`/matters/${id}`, `/matters/${id}/files/${paper.hash}`]) {
        expect(await who.get(`/api/applicant${url}`), url).toMatchObject({ status: 404 })
      }
      for (const name of ['withdraw', 'add-papers', 'x']) {
        expect((await act(who, id, name)).body.title).toBe('node.not-found')
      }
      expect(JSON.stringify((await who.get('/api/applicant/matters')).body)).not.toContain(id)
    }
    // Their own case does not reach into it either.
    const theirs = done(await applyFor(two, items.here)).body.matter
    expect((await act(two, theirs, 'withdraw', { withdrawnFor: '0' }, id)).body.title).toBe('node.not-found')
    expect((await two.get(`/api/applicant/matters/${theirs}/files/${paper.hash}`)).status).toBe(404)
    const named = await applyFor(two, items.here, { application: [paper.hash] })
    expect(named.body.title).toBe('applicant.not-your-file')
    // Nor the same command, nor the matter's own id as a command: it is keyed by who sends it.
    const uuid = id.slice(id.indexOf(':') + 1)
    const taken = done(await applyFor(two, items.here, {}, { 'idempotency-key': uuid })).body
    expect(taken.matter).not.toBe(id)
    expect((await own(one, id)).standing.stageLabel.zh).toBe('收件')
  })
  it('is answered from the telephone when the window says what is missing, and goes on at once', async () => {
    await take(windowHere, id, 'tell-here', { toldHere: '缺户口簿首页' })
    const asked = await own(one, id)
    expect(asked.standing.asked).toEqual({ label: expect.anything(), value: '缺户口簿首页' })
    expect(acts(asked)).toContain('add-papers')
    const more = done(await send(one, '户口簿.pdf', Buffer.concat([pdf, pdf]))).body
    const after = done(await act(one, id, 'add-papers', { addedPapers: [more.hash] })).body
    expect(after.standing).toMatchObject({ stageLabel: { zh: '补齐收件' }, asked: null })
    expect(after.given).toHaveLength(2)
    const bytes = await one.bytes(`/api/applicant/matters/${id}/files/${more.hash}`)
    expect([bytes.status, bytes.bytes.length, bytes.headers['content-security-policy']]).toEqual([
      200,
      2 * pdf.length,
      "sandbox; default-src 'none'",
    ])
    const said = await node.deps.journal.get(xiangdong, id)
    expect(JSON.stringify(said?.shared)).not.toContain('户口簿.pdf')
  })
  it('tells the desk that has it in hand what its applicant did, once, and no other desk', async () => {
    const told = await until(
      () => toldOf(windowHere, id),
      (sentences) => sentences.length > 0,
    )
    expect(told).toEqual(['申请人：补交材料'])
    const withdrawn = done(await applyFor(one, items.here)).body.matter
    done(await act(one, withdrawn, 'withdraw', { withdrawnFor: '0' }))
    await until(
      () => toldOf(windowHere, withdrawn),
      (sentences) => sentences.join() === '申请人：撤回申请',
    )
    expect(await toldOf(at(xiangdong, 'enterprise-office'), id)).toEqual([])
    expect(await toldOf(windowThere, id)).toEqual([])
    // The same step by a clerk is no word of the applicant's.
    const byClerk = done(await applyFor(one, items.here)).body.matter
    await take(windowHere, byClerk, 'withdraw-case', { withdrawnFor: '示例' })
    expect(await toldOf(windowHere, byClerk)).toEqual([])
  })
  it('is accepted, decided and delivered in the hall that it was sent to, where that is the deciding place itself', async () => {
    const home = done(await applyFor(one, items.here)).body.matter
    await take(windowHere, home, 'check', { formComplete: true, identitySeen: 'electronic' })
    await take(windowHere, home, 'offer')
    await take(windowHere, home, 'accept')
    await take(windowHere, home, 'decide-case', {
      decision: 'granted',
      decisionNo: '示例〔2026〕2号',
      decisionPapers: [],
    })
    await take(windowHere, home, 'deliver', { deliveredBy: 'online' })
    expect((await own(one, home)).standing).toMatchObject({ ended: true, stageLabel: { zh: '送达' } })
  })
  it('is withdrawn by asking once the deciding place has it, and not at all once it is decided', async () => {
    const crossed = done(await applyFor(one, items.there)).body.matter
    await take(windowHere, crossed, 'check', { formComplete: true, identitySeen: 'electronic' })
    expect(acts(await own(one, crossed))).toEqual(['add-papers', 'withdraw'])
    await take(windowHere, crossed, 'offer')
    await until(
      async () => (await (await node.as(windowThere)).get(`/api/matters/${crossed}`)).body?.row?.stage,
      (stage) => stage === 'offered',
    )
    await take(windowThere, crossed, 'accept')
    await until(
      () => own(one, crossed),
      (found) => acts(found).includes('ask-withdraw'),
    )
    expect((await act(one, crossed, 'withdraw', { withdrawnFor: '0' })).status).toBeGreaterThanOrEqual(400)
    done(await act(one, crossed, 'ask-withdraw', { withdrawAsked: '1' }))
    await until(
      async () => (await (await node.as(windowThere)).get(`/api/matters/${crossed}/facts`)).body,
      (facts) => JSON.stringify(facts).includes('填错了，重新申请'),
    )
    await until(
      () => toldOf(windowThere, crossed),
      (sentences) => sentences.join() === '申请人：要求撤回',
    )
    expect(await toldOf(windowHere, crossed)).toEqual([])
    await take(windowThere, crossed, 'decide-case', {
      decision: 'granted',
      decisionNo: '示例〔2026〕1号',
      decisionPapers: [],
    })
    await until(
      () => own(one, crossed),
      (found) => found.standing.stageLabel.zh === '决定',
    )
    expect((await act(one, crossed, 'ask-withdraw', { withdrawAsked: '0' })).status).toBeGreaterThanOrEqual(400)
    const issue = { certificateNo: '示例证1号', certificateSays: '示例' }
    await take(at(liling, 'service-window', 'approver'), crossed, 'issue-certificate', issue)
    const [certificate] = (
      await until(
        () => own(one, crossed),
        (found) => found.issued.length === 1,
      )
    ).issued
    expect(certificate).toMatchObject({ type: 'application/pdf', state: 'valid', label: { zh: '结果证书' } })
    const url = `/api/applicant/matters/${crossed}/files/${certificate.hash}`
    expect((await one.bytes(url)).bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await two.get(url)).status).toBe(404)
    const { queryCode } = await own(one, crossed)
    const rated = await node.nobody.send('POST', `/api/public/matters/${queryCode}/steps/rate-receiver`, {
      data: { receiverRating: 5 },
    })
    expect(rated.status).toBe(200)
  })
  it('fetches a paper on the applicant’s consent, given and taken back by themselves', async () => {
    const asked = done(
      await (await node.as(windowHere)).send('POST', '/api/matters', {
        kind: 'paper-request',
        agreement: ((await node.deps.journal.get(xiangdong, items.there))?.shared.agreement ?? '') as string,
        data: {
          paperName: '示例户籍证明',
          provider: liling,
          forWhat: '示例 网上办',
          forCase: id,
          basis: '示例',
          sample: true,
          subjectName: people.one.name,
          subjectId: residentId,
        },
      }),
    ).body.matter
    const linked = async () => (await own(one, id)).linked[0]
    expect(await linked()).toMatchObject({ matter: asked, title: '示例户籍证明', preview: null })
    expect(acts(await linked())).toEqual(['consent', 'refuse-consent'])
    expect((await act(two, id, 'consent', {}, asked)).status).toBe(404)
    done(await act(one, id, 'consent', {}, asked))
    await take(windowHere, asked, 'ask', {}, { to: { party: liling, desk: 'service-window' } })
    await until(
      async () => (await (await node.as(windowThere)).get(`/api/matters/${asked}`)).body?.row?.stage,
      (stage) => stage === 'asked',
    )
    await take(windowThere, asked, 'take-up')
    const keeper = await node.as(windowThere)
    const file = done(await keeper.send('PUT', '/api/files', pdf, { 'x-file-name': 'p.pdf', ...octets })).body
    await take(windowThere, asked, 'show-preview', { previewFile: [file], issuedBy: '示例派出所' })
    const ready = await until(linked, (found) => found.preview !== null)
    expect(acts(ready)).toEqual(['decline-preview', 'withdraw-consent'])
    const code = ready.preview.split('/q/')[1]
    expect((await node.nobody.get(`/api/public/matters/${code}/preview`)).status).toBe(200)
    await until(linked, (found) => acts(found).includes('approve-preview'))
    done(await act(one, id, 'approve-preview', {}, asked))
    const taken = done(await act(one, id, 'withdraw-consent', {}, asked)).body
    expect(acts(taken.linked[0])).not.toContain('consent')
    expect((await node.deps.journal.get(xiangdong, asked))?.shared.tracks.consent?.stage).toBe('withdrawn')
    expect(await toldOf(windowHere, asked)).toContain('申请人：同意调取')
  })
})

describe('what is asked of an online application', () => {
  it('is only what the form asks: nothing typed over what the provider or the node says', async () => {
    for (const typed of [
      { applicantName: '别人' },
      { handler: liling },
      { appliedVia: 'window' },
      { applicantUscc: 'x' },
    ]) {
      expect((await applyFor(one, items.here, typed)).body.title).toBe('field.unknown')
    }
    expect((await applyFor(one, items.here, { applicantId: '' })).body).toMatchObject({
      title: 'field.required',
      field: 'data.applicantId',
    })
    expect((await applyFor(one, items.here, { applicantId: '110105194912310021' })).status).toBe(400)
    expect((await applyFor(one, items.window)).body.title).toBe('applicant.not-online')
    expect((await applyFor(one, id())).body.title).toBe('node.not-found')
    expect((await one.send('POST', '/api/applicant/matters', { kind: 'project', data: {} })).status).toBe(404)
    const made = await one.send('POST', '/api/applicant/matters', {
      kind: 'request',
      data: { category: 'land', subject: 'x' },
    })
    expect(made.body.title).toBe('applicant.not-for-you')
  })
  it('lists what one account opened page by page, each once, whatever was opened meanwhile', async () => {
    const many = await signInAs(node, liling, 'one')
    const { store, applicants } = node.deps
    const applicant = await applicants.read(liling, many.cookie.split('.')[1] ?? '')
    const { inParty } = await import('../../store/transaction.ts')
    const note = (matter: string, at: string) =>
      inParty(store, liling, 'app', (tx) =>
        tx.query(
          'insert into applicant_matter (party, applicant, opened_at, matter, command) values ($1, $2, $3, $4, $5)',
          [liling, applicant?.applicant, new Date(at), matter, matter.slice(matter.indexOf(':') + 1)],
        ),
      )
    const window = await node.as(windowThere)
    const opened: string[] = []
    for (let n = 0; n < 23; n++) {
      const data = { item: items.there, mode: 'remote', applicantName: '示例', applicantPhone: '13800000000' }
      const { matter } = done(await window.send('POST', '/api/matters', { kind: 'service-case', data })).body
      opened.push(matter)
      // All in one breath but the last: where the times are equal, the id decides.
      if (n < 22) await note(matter, '2026-01-05T08:00:00Z')
    }
    const page = async (cursor?: string) =>
      done(await many.get(`/api/applicant/matters${cursor === undefined ? '' : `?cursor=${cursor}`}`)).body
    const first = await page()
    await note(opened[22] as string, '2026-01-06T08:00:00Z')
    const second = await page(first.next)
    expect([first.items.length, second.items.length, second.next]).toEqual([20, 2, null])
    const seen = [...first.items, ...second.items].map(({ matter }: { matter: string }) => matter)
    expect(seen.toSorted()).toEqual(opened.slice(0, 22).toSorted())
    expect((await page()).items[0].matter).toBe(opened[22])
    const bad = await many.get('/api/applicant/matters?cursor=x')
    expect(bad).toMatchObject({ status: 400, body: { title: 'list.bad-cursor' } })
  })
  it('takes papers by what they are, up to twenty megabytes, and leaves nothing of what it refuses', async () => {
    expect((await send(two, 'page.pdf', Buffer.from('<html><script>1</script>'))).body.title).toBe('files.type')
    const large = await send(two, 'large.pdf', Buffer.concat([pdf, Buffer.alloc(largestFile)]))
    expect([413, 400]).toContain(large.status)
    const film = await send(two, 'p.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    expect(film.status).toBeLessThan(500)
  })
  it('stops at twenty cases and sixty papers a day from one account, in however many sessions', async () => {
    const flood = await signInAs(node, liling, 'two')
    const { store } = node.deps
    const applicant = await node.deps.applicants.read(liling, flood.cookie.split('.')[1] ?? '')
    const { inParty } = await import('../../store/transaction.ts')
    await inParty(store, liling, 'app', async (tx) => {
      for (let n = 0; n < 60; n++) {
        const row = [liling, applicant?.applicant, new Date()]
        if (n < 20)
          await tx.query(
            'insert into applicant_matter (party, applicant, opened_at, matter, command) values ($1, $2, $3, $4, $5)',
            [...row, `${liling}:${n}`, 'x'],
          )
        await tx.query(
          `insert into applicant_file (party, applicant, uploaded_at, hash, name, media_type, size)
           values ($1, $2, $3, $4, 'x', 'x', 1)`,
          [...row, String(n)],
        )
      }
    })
    const again = await signInAs(node, liling, 'two')
    for (const who of [flood, again]) {
      expect(await send(who)).toMatchObject({ status: 429, body: { title: 'applicant.too-many-today' } })
      expect(await applyFor(who, items.there)).toMatchObject({
        status: 429,
        body: { title: 'applicant.too-many-today' },
      })
    }
  })
  it('is counted a minute by account, not by session', async () => {
    const [here, there] = [await signInAs(node, liling, 'firm'), await signInAs(node, liling, 'firm')]
    const statuses: number[] = []
    for (let n = 0; n < 11; n++) for (const who of [here, there]) statuses.push((await applyFor(who, id())).status)
    expect(statuses.slice(0, 20)).not.toContain(429)
    expect(statuses.slice(20)).toEqual([429, 429])
  })
})

describe('a firm’s request online', () => {
  it('goes the way of every request, and the firm itself says whether it is solved', async () => {
    const data = { category: 'utilities', subject: '示例 增容', detail: '示例' }
    const opened = done(await firm.send('POST', '/api/applicant/matters', { kind: 'request', data })).body
    expect(opened.queryCode).toBeNull()
    const office = at(xiangdong, 'enterprise-office')
    const seen = (await (await node.as(office)).get(`/api/matters/${opened.matter}`)).body
    expect(seen.matter.shared.fields).toMatchObject({ way: 'online', enterpriseName: people.firm.name })
    const tax = { to: { party: xiangdong, desk: 'taxation' } }
    await take(office, opened.matter, 'assign-request', {}, tax)
    const answer = async (words: string) =>
      take(at(xiangdong, 'taxation'), opened.matter, 'answer-request', { answer: words, cause: 'slow' })
    await answer('示例答复')
    expect(acts(await own(firm, opened.matter))).toEqual(['confirm', 'reopen', 'drop'])
    done(await act(firm, opened.matter, 'reopen', { reopenedFor: '示例：还没通' }))
    expect(acts(await own(firm, opened.matter))).toEqual([])
    await answer('示例：已通')
    const ended = done(await act(firm, opened.matter, 'confirm', { satisfied: 'solved' })).body
    expect([ended.standing.ended, acts(ended)]).toEqual([true, []])
    expect((await one.get(`/api/applicant/matters/${opened.matter}`)).status).toBe(404)
  })
})

const id = () => `${xiangdong}:${commandId()}`
