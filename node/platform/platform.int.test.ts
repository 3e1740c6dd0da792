import { allRights, outsideLinks, serviceGrant, serviceScope } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { agreeOn, done, officeOf, until } from '../api/test-agreement.ts'
import { type Caller, liling, startTestNode, type TestNode, xiangdong } from '../api/test-node.ts'
import { newCommandId } from '../command-id.ts'
import { inParty } from '../store/transaction.ts'
import { PlatformKeeper } from './keeper.ts'
import { markAll } from './queue.ts'
import { StandInPlatform } from './stand-in.ts'

/*
 * Xiangdong keeps its cases on its province's platform (a stand-in over real HTTP). What stands there and what stands here
 * come together by themselves, whatever the platform does meanwhile; nobody enters anything twice.
 */

const name = '示例省平台'
const administrator = { party: xiangdong, desk: 'administration', role: 'administrator' }
const window = { party: xiangdong, desk: 'service-window', role: 'officer' }
let db: FreshDatabase
let node: TestNode
let platform: StandInPlatform
let agreement: string
let here: Caller

beforeAll(async () => {
  platform = await new StandInPlatform({ name, now: Date.now }).start()
  db = await freshDatabase(inject)
  const people = [...[xiangdong, liling].flatMap(officeOf), window, administrator]
  const platforms = [{ party: xiangdong, name, url: platform.url, everyMs: 200, deadlineMs: 400 }]
  node = await startTestNode(db.connection, people, { platforms })
  here = await node.as(window)
  agreement = await agreeOn(node, [xiangdong, liling], [...serviceScope, serviceGrant(allRights)])
})
afterAll(async () => {
  await node?.close()
  await platform?.stop()
  await db?.drop()
})

async function openCase(itemName: string, more: { trial?: true } = {}): Promise<string> {
  const data = { itemName, itemNature: 'service', mode: 'collected', handler: liling, sample: true }
  const person = { applicantName: '示例申请人', applicantPhone: '13800000000' }
  const body = { kind: 'service-case', agreement, parties: [xiangdong, liling], data: { ...data, ...person }, ...more }
  return done(await here.send('POST', '/api/matters', body)).body.matter
}
const take = async (matter: string, step: string, data: object = {}) =>
  done(await here.send('POST', `/api/matters/${matter}/steps/${step}`, { data }))
const notes = async (matter: string) =>
  (await node.deps.journal.get(xiangdong, matter))?.shared.adds['note-outside'] ?? []
const noted = (matter: string, says: string) =>
  until(
    () => notes(matter),
    (all) => all.some(({ fields }) => fields.outsideStatus === says),
  )
const keptFor = (matter: string) => [...platform.cases.values()].find(({ key }) => key === matter)

describe('a case that is entered here', () => {
  it('gets its number there by itself, and its way is told there without anybody typing it', async () => {
    const matter = await openCase('示例事项一')
    const [note] = await noted(matter, '收件')
    expect(note?.fields).toMatchObject({ outsidePlatform: name, outsideNumber: keptFor(matter)?.number })
    await take(matter, 'check', { formComplete: true, identitySeen: 'original' })
    await until(
      async () => keptFor(matter)?.status,
      (status) => status === '核验',
    )
    expect(await notes(matter)).toHaveLength(1)
  })
  it('is never told there where it is a trial, now or after a start', async () => {
    const trial = await openCase('示例试走事项', { trial: true })
    await take(trial, 'check', { formComplete: true, identitySeen: 'original' })
    // What follows it is told: by then the trial would have been.
    await noted(await openCase('示例试走之后'), '收件')
    await inParty(node.deps.store, xiangdong, 'app', (tx) => markAll(tx, name, 'service-case', Date.now()))
    const { rows } = await inParty(node.deps.store, xiangdong, 'app', (tx) =>
      tx.query('select matter from platform_case where party = $1 and matter = $2', [xiangdong, trial]),
    )
    expect(rows).toEqual([])
    expect(keptFor(trial)).toBeUndefined()
    expect(JSON.stringify(platform.received)).not.toContain('示例试走事项')
    expect(await notes(trial)).toEqual([])
  })
  it('is told there without a word of the person', async () => {
    expect(platform.received.length).toBeGreaterThan(0)
    expect(JSON.stringify(platform.received)).not.toMatch(/示例申请人|13800000000/)
  })
  it('hears what the platform’s own people say, once for each time they say it', async () => {
    const matter = await openCase('示例事项二')
    await noted(matter, '收件')
    const { number = '' } = keptFor(matter) ?? {}
    platform.move(number, '平台审核中')
    const all = await noted(matter, '平台审核中')
    expect(all.filter(({ fields }) => fields.outsideStatus === '平台审核中')).toHaveLength(1)
  })
})

describe('a case that is entered on the platform', () => {
  const said = {
    itemName: '示例平台收件',
    itemNature: 'service',
    mode: 'collected',
    handler: liling,
    applicantName: '示例申请人',
    applicantPhone: '13800000000',
    sample: true,
  }
  const found = async (number: string) => {
    const { rows } = await inParty(node.deps.store, xiangdong, 'app', (tx) =>
      tx.query<{ matter: string }>('select matter from platform_case where party = $1 and number = $2', [
        xiangdong,
        number,
      ]),
    )
    return rows.map(({ matter }) => matter)
  }
  it('stands here under its number, with its papers’ person, and nobody entered it again', async () => {
    const number = platform.enter(said)
    const [matter = ''] = await until(
      () => found(number),
      (all) => all.length > 0,
    )
    const held = await node.deps.journal.get(xiangdong, matter)
    expect(held?.shared.fields).toMatchObject({ itemName: '示例平台收件', outsideNo: number, handler: liling })
    expect(held?.overlay.fields.applicantName).toBe('示例申请人')
    expect(held?.shared.agreement).toBe(agreement)
  })
  it('is one case though the feed is read twice', async () => {
    const number = platform.enter({ ...said, itemName: '示例两次' })
    const before = await until(
      () => found(number),
      (all) => all.length > 0,
    )
    await inParty(node.deps.store, xiangdong, 'app', async (tx) => {
      await tx.query('delete from platform_case where party = $1', [xiangdong])
      await tx.query('delete from platform_feed where party = $1', [xiangdong])
    })
    const after = await until(
      () => found(number),
      (all) => all.length > 0,
    )
    expect(after).toEqual(before)
    const listed = done(await here.get('/api/matters?kind=service-case&q=示例两次')).body
    expect(listed.items).toHaveLength(1)
  })
  it('that nobody can take on is named, and the rest of the feed goes on', async () => {
    platform.enter({ ...said, itemName: '' })
    const number = platform.enter({ ...said, itemName: '示例其后' })
    await until(
      () => found(number),
      (all) => all.length > 0,
    )
    const { rows } = await inParty(node.deps.store, xiangdong, 'app', (tx) =>
      tx.query<{ last_refusal: string }>('select last_refusal from platform_feed where party = $1', [xiangdong]),
    )
    expect(rows[0]?.last_refusal).toContain('field.required')
    const admin = await node.as(administrator)
    const [standing] = done(await admin.get('/api/admin/platforms')).body
    expect(standing).toMatchObject({ platform: name, withToken: false, trouble: null })
    expect(standing.refused).toBeGreaterThan(0)
    expect(standing.lastRefusal).toContain('field.required')
    expect(standing.heardAt).not.toBeNull()
    expect((await here.get('/api/admin/platforms')).status).toBe(403)
  })
})

describe('while the platform', () => {
  it.each(['broken', 'slow', 'garbage'] as const)(
    'is %s the case goes on, and both come together after it',
    async (way) => {
      platform.behaves = way
      const matter = await openCase(`示例 ${way}`)
      await take(matter, 'check', { formComplete: true, identitySeen: 'original' })
      const troubled = () =>
        inParty(node.deps.store, xiangdong, 'app', (tx) =>
          tx.query<{ trouble: string | null }>('select trouble from platform_case where party = $1 and matter = $2', [
            xiangdong,
            matter,
          ]),
        ).then(({ rows }) => rows[0]?.trouble ?? undefined)
      const trouble = await until(troubled, (one) => one !== undefined)
      expect(trouble).toBe({ broken: 'http 503', slow: 'too-slow', garbage: 'not-understood' }[way])
      await take(matter, 'offer')
      platform.behaves = 'well'
      // Its next try would be in seconds: a test does not wait for it.
      await inParty(node.deps.store, xiangdong, 'app', (tx) =>
        tx.query('update platform_case c set due_at = $2 where c.party = $1 and c.tries > 0', [
          xiangdong,
          new Date().toISOString(),
        ]),
      )
      await until(
        async () => keptFor(matter)?.status,
        (status) => status === '转办',
      )
      expect([...platform.cases.values()].filter(({ key }) => key === matter)).toHaveLength(1)
    },
  )
  it('was not told of a step when the process died, it is told at the next start', async () => {
    const matter = await openCase('示例 断电')
    await take(matter, 'check', { formComplete: true, identitySeen: 'original' })
    await until(
      async () => keptFor(matter)?.status,
      (status) => status === '核验',
    )
    // As the rows stand after a death between the step and its place in the queue: once the node itself has no more to say.
    await until(
      () =>
        inParty(node.deps.store, xiangdong, 'app', (tx) =>
          tx.query(
            `update platform_case set revision = revision - 1
             where party = $1 and matter = $2 and due_at is null returning matter`,
            [xiangdong, matter],
          ),
        ),
      ({ rows }) => rows.length === 1,
    )
    const before = platform.received.filter(({ key }) => key === matter).length
    const { store, journal, kindsByHash } = node.deps
    const again = new PlatformKeeper({
      store,
      journal,
      kindsByHash,
      links: outsideLinks,
      platforms: [{ party: xiangdong, name, url: platform.url }],
      agreementFor: async () => agreement,
      now: Date.now,
    })
    await again.look()
    await until(
      async () => platform.received.filter(({ key }) => key === matter).length,
      (count) => count > before,
    )
  })
  it('waits no longer than ten minutes for another try though the clock was a day ahead when it was put off', async () => {
    const matter = await openCase('示例 时钟')
    await until(
      async () => keptFor(matter)?.status,
      (status) => status !== undefined,
    )
    const dueAt = async (ms: number) =>
      inParty(node.deps.store, xiangdong, 'app', (tx) =>
        tx.query(
          `update platform_case set due_at = $3, revision = -1
           where party = $1 and matter = $2 and due_at is null returning matter`,
          [xiangdong, matter, new Date(Date.now() + ms)],
        ),
      )
    await until(
      () => dueAt(24 * 3_600_000),
      ({ rows }) => rows.length === 1,
    )
    await until(
      () =>
        inParty(node.deps.store, xiangdong, 'app', (tx) =>
          tx.query('select from platform_case where party = $1 and matter = $2 and due_at is null', [
            xiangdong,
            matter,
          ]),
        ),
      ({ rows }) => rows.length === 1,
    )
  })
  it('says the same number again for what reached it twice', async () => {
    const update = { key: `${xiangdong}:${newCommandId(1)}`, revision: 1, stage: 'received', says: '收件', fields: {} }
    const put = () =>
      fetch(`${platform.url}/cases`, { method: 'POST', body: JSON.stringify(update) }).then((r) => r.json())
    expect(await put()).toEqual(await put())
  })
})

describe('the stand-in', () => {
  it('says on its face that it is one', async () => {
    const page = await fetch(platform.url)
    expect(page.headers.get('x-stand-in')).toContain('stand-in')
    expect(await page.text()).toContain('这不是真的')
  })
})
