import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { servicePurpose } from '../../../packs/service/scope.ts'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { newCommandId } from '../../command-id.ts'
import { agreeOn, done, officeOf, until } from '../test-agreement.ts'
import { type Caller, liling, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

/*
 * A person who was here before stands at the window again. What they handed in then may be used now, once they said so; what
 * another place took in stays there, unless whoever gets this case had it already.
 */

const window = { party: xiangdong, desk: 'service-window', role: 'officer' }
const tax = { party: xiangdong, desk: 'taxation', role: 'officer' }
const there = { party: liling, desk: 'service-window', role: 'officer' }
const elsewhere = { party: shangli, desk: 'service-window', role: 'officer' }
const person = { applicantName: '示例申请人', applicantId: '11010519491231002X', applicantPhone: '13800000000' }
const item = { itemName: '示例事项', itemNature: 'service', mode: 'collected', sample: true, handler: xiangdong }

let db: FreshDatabase
let node: TestNode
let here: Caller
let over: Caller
let third: Caller
let pact: string
let other: string

interface File {
  hash: string
  name: string
}

/** A small file of its own: a number after the end of a picture leaves it a picture. */
async function upload(caller: Caller, name: string, mark: number): Promise<File> {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
    'base64',
  )
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) }
  return done(await caller.send('PUT', '/api/files', Buffer.concat([png, Buffer.from([mark])]), headers)).body
}
async function receive(caller: Caller, data: object, agreement?: string): Promise<string> {
  const under = agreement === undefined ? {} : { agreement }
  const body = { kind: 'service-case', ...under, data: { ...item, ...person, ...data } }
  return done(await caller.send('POST', '/api/matters', body)).body.matter
}
const fresh = () => newCommandId(Date.now())
const path = (id: string) => `/api/matters/${id}/earlier-papers`
const say = (caller: Caller, id: string, earlierSaid: string) =>
  caller.send('POST', `/api/matters/${id}/steps/consent-earlier`, { data: { earlierSaid, earlierHow: 'spoken' } })
const take = (caller: Caller, id: string, command: string, ...files: File[]) =>
  caller.send('POST', path(id), { hashes: files.map(({ hash }) => hash) }, { 'idempotency-key': command })

beforeAll(async () => {
  db = await freshDatabase(inject)
  const people = [...[xiangdong, liling, shangli].flatMap(officeOf), window, tax, there, elsewhere]
  node = await startTestNode(db.connection, people)
  here = await node.as(window)
  over = await node.as(there)
  third = await node.as(elsewhere)
  const rows = [
    { kind: 'service-case', steps: '*' as const, part: 'shared' as const, audience: 'matter-parties' as const },
    {
      kind: 'service-case',
      steps: ['open', 'add-papers'],
      part: 'personal' as const,
      audience: 'matter-parties' as const,
      purpose: servicePurpose,
    },
    {
      kind: 'service-case',
      steps: '*' as const,
      part: 'grant' as const,
      audience: 'all' as const,
      rights: ['receive'],
      about: '*' as const,
    },
  ]
  pact = await agreeOn(node, [xiangdong, liling], rows)
  other = await agreeOn(node, [xiangdong, shangli], rows)
  const inForce = async () => done(await third.get('/api/agreements')).body[0]?.status
  await until(inForce, (status) => status === 'in-force')
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

describe('papers of earlier cases at the window', () => {
  it('are looked up only on consent, go with the case once chosen, and no more once the consent is taken back', async () => {
    const paper = await upload(here, '示例户口簿.png', 1)
    const first = { kind: 'service-case', data: { ...item, ...person, application: [paper] } }
    const opened = done(await here.send('POST', '/api/matters', first)).body
    const before = opened.matter
    const erasure = { leaf: opened.facts[0].leaf, part: 'personal', ground: '本人请求' }
    const stranger = await upload(here, '示例他人.png', 2)
    await receive(here, { applicantId: '110105194912310038', application: [stranger] })
    const id = await receive(here, { handler: liling }, pact)

    expect((await here.get(path(id))).body).toMatchObject({ title: 'earlier.no-consent', status: 403 })
    expect((await take(here, id, fresh(), paper)).body).toMatchObject({ title: 'earlier.no-consent' })
    done(await say(here, id, 'refused'))
    expect((await here.get(path(id))).body).toMatchObject({ title: 'earlier.no-consent' })
    done(await say(here, id, 'given'))
    const found = await here.get(path(id))
    expect(found.headers['cache-control']).toBe('no-store')
    expect(done(found).body).toMatchObject({
      cases: [{ matter: before, title: '示例事项', origin: { party: xiangdong }, files: [{ hash: paper.hash }] }],
      elsewhere: [],
      more: false,
    })
    // The look stands in that person's own list of the earlier case.
    const { items } = done(await here.get(`/api/matters/${before}/disclosures`)).body
    expect(items).toMatchObject([{ how: 'looked', desk: { zh: '岗位service-window' } }])

    expect((await take(here, id, fresh(), stranger)).body).toMatchObject({ title: 'earlier.not-offered', status: 409 })
    const command = fresh()
    const took = done(await take(here, id, command, paper)).body
    const answer = done(await here.get(`/api/matters/${id}`)).body
    expect(answer.matter.overlay.adds['add-papers']).toMatchObject([
      { fields: { addedPapers: [{ hash: paper.hash }] } },
    ])
    expect(answer.matter.overlay.adds['add-papers'][0].fields.addedFrom).toContain(before)
    // What is shared tells neither the paper's name nor that two cases are one person's.
    for (const secret of ['户口簿', before]) expect(JSON.stringify(answer.matter.shared)).not.toContain(secret)
    expect(done(await here.get(path(id))).body.cases).toEqual([])
    // It travelled like any other paper of the case.
    await until(
      () => over.get(`/api/matters/${id}`),
      ({ body }) => body.matter?.overlay.adds['add-papers']?.[0]?.fields.addedPapers?.[0]?.hash === paper.hash,
    )
    expect(JSON.stringify(done(await over.get(`/api/matters/${id}`)).body)).not.toContain(before)
    done(await say(here, id, 'withdrawn'))
    // Whoever did not hear the answer gets the same one now; anything new is refused.
    expect(done(await take(here, id, command, paper)).body).toEqual({ ...took, replayed: true })
    expect((await take(here, id, command, paper, stranger)).body).toMatchObject({ title: 'command.reused' })
    expect((await take(here, id, fresh(), paper)).body).toMatchObject({ title: 'earlier.no-consent' })
    expect((await take(await node.as(tax), id, command, paper)).status).toBe(404)
    done(await say(here, id, 'given'))
    done(await here.send('POST', `/api/matters/${before}/erase`, erasure))
    expect(done(await take(here, id, command, paper)).body).toEqual({ ...took, replayed: true })
  })

  it('that another place took in are used only where everybody who gets this case had them', async () => {
    const theirs = await upload(over, '示例对方收.png', 3)
    const crossed = await receive(
      over,
      { handler: xiangdong, application: [theirs], applicantId: '110105199003074536' },
      pact,
    )
    await until(
      () => here.get(`/api/matters/${crossed}`),
      ({ body }) => body.matter?.overlay.fields.application !== undefined,
    )
    const same = { applicantId: '110105199003074536' }
    const back = await receive(here, { ...same, handler: liling }, pact)
    const onward = await receive(here, { ...same, handler: shangli }, other)
    for (const id of [back, onward]) done(await say(here, id, 'given'))
    const had = done(await here.get(path(back))).body
    expect(had).toMatchObject({ cases: [{ matter: crossed, origin: { party: liling } }], elsewhere: [] })
    const not = done(await here.get(path(onward))).body
    expect(not).toMatchObject({ cases: [], elsewhere: [{ party: liling, count: 1 }] })
    expect((await take(here, onward, fresh(), theirs)).body).toMatchObject({ title: 'earlier.not-offered' })
  })

  it('are nobody else’s business, and not for a trial, a case received elsewhere or one without a number', async () => {
    const id = await receive(here, { handler: liling, applicantId: undefined }, pact)
    done(await say(here, id, 'given'))
    expect((await here.get(path(id))).body).toMatchObject({ title: 'earlier.no-number' })
    await until(
      () => over.get(`/api/matters/${id}`),
      ({ status }) => status === 200,
    )
    expect((await over.get(path(id))).body).toMatchObject({ title: 'earlier.not-here' })
    expect((await (await node.as(tax)).get(path(id))).body).toMatchObject({ title: 'node.not-found' })
    expect((await node.nobody.get(path(id))).status).toBe(401)
    const trial = { kind: 'service-case', trial: true, data: { ...item, ...person, handler: xiangdong } }
    const walked = done(await here.send('POST', '/api/matters', trial)).body.matter
    done(await say(here, walked, 'given'))
    expect((await here.get(path(walked))).body).toMatchObject({ title: 'earlier.not-here' })
  })

  it('are not found any more once they, or the number, were erased', async () => {
    const number = { applicantId: '110105198001010016' }
    const paper = await upload(here, '示例旧证.png', 4)
    const opened = await here.send('POST', '/api/matters', {
      kind: 'service-case',
      data: { ...item, ...person, ...number, application: [paper] },
    })
    const { matter, facts } = done(opened).body
    const id = await receive(here, number)
    done(await say(here, id, 'given'))
    expect(done(await here.get(path(id))).body.cases).toHaveLength(1)
    const ground = { leaf: facts[0].leaf, part: 'personal', ground: '本人请求' }
    done(await here.send('POST', `/api/matters/${matter}/erase`, ground))
    expect(done(await here.get(path(id))).body.cases).toEqual([])
    expect((await take(here, id, fresh(), paper)).body).toMatchObject({ title: 'earlier.not-offered' })
  })
})
