import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { fontsHere } from '../../paper/fonts.ts'
import { done } from '../test-agreement.ts'
import { type Caller, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'
import { enquiryTicket } from './enquiry-ticket.ts'

const officer = { party: shangli, desk: 'investment-office', role: 'officer' }
const head = { ...officer, role: 'approver' }
const tax = { party: shangli, desk: 'taxation', role: 'officer' }
const page = `/api/public/publications/investment-guide/${shangli}`
/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let db: FreshDatabase
let node: TestNode
let office: Caller
let chief: Caller
let published: string
let inside: string
let picture: string

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [officer, head, tax])
  office = await node.as(officer)
  chief = await node.as(head)
  const file = done(await upload(png, 'a.png')).body
  picture = file.hash
  published = await packaged('示例 产业园', { pictures: [file] })
  inside = await packaged('示例 未公开园')
  await publish(published)
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

const upload = (bytes: Buffer, name: string) =>
  office.send('PUT', '/api/files', bytes, { 'x-file-name': name, 'content-type': 'application/octet-stream' })

async function packaged(name: string, more: object = {}): Promise<string> {
  const data = {
    name,
    chain: '电子信息',
    place: '示例镇',
    investmentFen: 300_000_000_00,
    content: '示例：标准厂房。',
    contactUnit: '示例招商局 0799-0000000',
    sample: true,
    ...more,
  }
  return done(await office.send('POST', '/api/matters', { kind: 'guide-project', data })).body.matter
}

async function publish(matter: string): Promise<void> {
  for (const [who, step, data] of [
    [office, 'fix-openness', { openness: 'on-own-motion' }],
    [chief, 'check-secrecy', { secrecyNote: '示例保密意见甲' }],
    [office, 'review-first', { firstReview: '示例一审意见乙' }],
    [chief, 'review-second', { secondReview: '同意' }],
    [chief, 'publish', { thirdReview: '同意', edition: '示例第1版' }],
  ] as const) {
    done(await who.send('POST', `/api/matters/${matter}/steps/${step}`, { data }))
  }
}

const ticket = (agoMs = 60_000) => enquiryTicket(node.deps.querySecret, shangli, node.deps.now() - agoMs)
const words = {
  firm: '示例连接器公司',
  contactName: '示例联系人丙七',
  contactPhone: '13800000000',
  demand: '示例：想看厂房和供电。',
}
/** Each from an address of its own, so that one test's count is not another's. */
let addresses = 0
async function ask(data: object, more: object = {}, { from = `10.0.${++addresses}.1`, mark = '1' } = {}) {
  const answer = await node.app.inject({
    method: 'POST',
    url: `${page}/enquiries`,
    remoteAddress: from,
    headers: { 'x-lianyu': mark },
    payload: { about: published, ticket: ticket(), data, ...more },
  })
  return { status: answer.statusCode, body: answer.json() }
}
const leads = async () => (await office.get('/api/matters?kind=lead&limit=100')).body.items

describe('a publication', () => {
  it('shows anybody what passed every review, and nothing of what did not, nor of the reviews', async () => {
    const { status, body, headers } = await node.nobody.get(page)
    expect(status).toBe(200)
    expect(headers['cache-control']).toContain('no-store')
    expect(body.entries).toMatchObject([
      { id: published, title: '示例 产业园', group: '电子信息', sample: true, edition: '示例第1版' },
    ])
    expect(body.entries[0].fields.map(({ field }: { field: string }) => field)).toEqual([
      'place',
      'investmentFen',
      'content',
      'contactUnit',
    ])
    for (const hidden of ['示例 未公开园', '示例保密意见甲', '示例一审意见乙', inside]) {
      expect(JSON.stringify(body)).not.toContain(hidden)
    }
    const list = (await node.nobody.get('/api/public/publications')).body.items
    expect(list).toMatchObject([{ publication: 'investment-guide', party: shangli, entries: 1 }])
  })
  it('shows the pictures of its entries, and no other file of the node', async () => {
    const shown = await node.nobody.bytes(`${page}/pictures/${picture}`)
    expect([shown.status, shown.bytes.equals(png)]).toEqual([200, true])
    expect(shown.headers['content-security-policy']).toContain('sandbox')
    const other = done(await upload(Buffer.concat([png, Buffer.from('x')]), 'b.png')).body
    expect((await node.nobody.get(`${page}/pictures/${other.hash}`)).status).toBe(404)
  })
  it.skipIf(fontsHere() === undefined)('comes as a paper to print, set once for all who ask', async () => {
    const first = await node.nobody.bytes(`${page}/paper.pdf`)
    expect([first.status, first.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const again = await node.nobody.bytes(`${page}/paper.pdf`)
    expect(again.bytes.equals(first.bytes)).toBe(true)
    const english = await node.nobody.bytes(`${page}/paper.pdf?lang=en`)
    expect([english.status, english.bytes.equals(first.bytes)]).toEqual([200, false])
    expect(english.bytes.toString('latin1')).toContain('/Lang (en)')
    expect((await node.nobody.get(`${page}/paper.pdf?lang=fr`)).status).toBe(400)
  })
  it('answers for a party that published nothing, a name that is none, and garbage, without telling them apart', async () => {
    const empty = await node.nobody.get(`/api/public/publications/investment-guide/${xiangdong}`)
    expect([empty.status, empty.body.entries]).toEqual([200, []])
    for (const path of [`no-such/${shangli}`, 'investment-guide/999999', `investment-guide/${xiangdong}/paper.pdf`]) {
      expect((await node.nobody.get(`/api/public/publications/${path}`)).status, path).toBe(404)
    }
    for (const path of ['x/y', 'investment-guide/abc', `investment-guide/${shangli}/pictures/zz`]) {
      expect((await node.nobody.get(`/api/public/publications/${path}`)).status, path).toBe(400)
    }
  })
})

describe('an enquiry', () => {
  it('becomes a lead on the investment desk with its source named; who asked stands in an erasable part', async () => {
    const sent = { ticket: ticket() }
    const send = () => ask(words, sent)
    const answer = await send()
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    expect(answer.body).toEqual({ title: '示例 产业园', due: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    // A phone that lost the answer sends it again: one lead.
    expect((await send()).body).toEqual(answer.body)
    const found = await leads()
    expect(found).toMatchObject([
      {
        title: '示例 产业园 网上咨询',
        sample: true,
        holder: { desk: 'investment-office' },
        columns: { found: 'guide' },
      },
    ])
    const seen = (await office.get(`/api/matters/${found[0].id}`)).body.matter
    expect(seen.shared.fields).toMatchObject({ firm: words.firm, guide: published, foundBy: '投资项目指南网页' })
    expect(JSON.stringify(seen.shared)).not.toContain(words.contactName)
    const facts = (await office.get(`/api/matters/${found[0].id}/facts`)).body.items
    expect(facts[0].envelope.by).toMatchObject({ party: shangli, desk: 'public', role: 'public' })
    // Erased like any personal part: gone, and the fact still stands.
    const erased = await chief.send('POST', `/api/matters/${found[0].id}/erase`, {
      leaf: facts[0].leaf,
      part: 'personal',
      ground: '示例：本人要求',
    })
    expect(erased.status, JSON.stringify(erased.body)).toBeLessThan(300)
    const after = await office.bytes(`/api/matters/${found[0].id}/facts`)
    expect(after.bytes.toString()).not.toContain(words.contactPhone)
    // And it is nobody's who has nothing to do with it.
    expect((await (await node.as(tax)).get(`/api/matters/${found[0].id}`)).status).toBe(404)
  })
  it('is taken from the page alone, once for each opening of it, and not from a program in a hurry', async () => {
    const before = (await leads()).length
    const one = ticket()
    expect((await ask(words, { ticket: one })).status).toBe(201)
    expect((await ask({ ...words, firm: '示例另一公司' }, { ticket: one })).status).toBe(409)
    for (const [more, title] of [
      [{ ticket: ticket(100) }, 'public.too-soon'],
      [{ ticket: ticket(13 * 3_600_000) }, 'public.stale-page'],
      [{ ticket: `${ticket().slice(0, -1)}0`.replace(/0$/, 'g') }, 'public.stale-page'],
      [{ ticket: enquiryTicket(node.deps.querySecret, xiangdong, node.deps.now() - 60_000) }, 'public.stale-page'],
      [{ website: 'http://example.com' }, 'node.bad-input'],
    ] as const) {
      const { body } = await ask(words, more)
      expect(body.title, JSON.stringify(body)).toBe(title)
    }
    expect((await leads()).length).toBe(before + 1)
  })
  it('asks nothing but its form, no addresses, no walls of text, and only about what is published', async () => {
    const before = (await leads()).length
    for (const [data, more, status] of [
      [{ ...words, contractFen: '1' }, {}, 400],
      [{ ...words, demand: '看 http://example.com' }, {}, 400],
      [{ ...words, demand: '长'.repeat(501) }, {}, 400],
      [{ ...words, contactPhone: '不是电话' }, {}, 400],
      [{ ...words, firm: ' ' }, {}, 400],
      [words, { about: inside }, 404],
      [words, { about: `${shangli}:0190a1b2-0000-7000-8000-000000000000` }, 404],
      [{ ...words, demand: '长'.repeat(20_000) }, {}, 413],
    ] as const) {
      const answer = await ask(data, more)
      expect(answer.status, JSON.stringify(answer.body)).toBe(status)
      expect(answer.body).toMatchObject({ zh: expect.any(String), en: expect.any(String) })
    }
    expect((await ask(words, {}, { mark: '' })).body.title).toBe('node.cross-site')
    expect((await leads()).length).toBe(before)
  })
  it('is counted by address', async () => {
    const answers = []
    for (let n = 0; n < 7; n++) answers.push((await ask({ firm: 'x' }, {}, { from: '10.1.0.1' })).status)
    expect(answers).toEqual([400, 400, 400, 400, 400, 400, 429])
  })
  it('takes no more while too many wait to be read', async () => {
    const { enquiry } = projectGuide()
    const most = enquiry.most
    enquiry.most = (await leads()).length
    try {
      expect((await ask(words)).body.title).toBe('public.too-many-waiting')
    } finally {
      enquiry.most = most
    }
    expect((await ask({ ...words, firm: '示例又一公司' })).status).toBe(201)
  })
  it('is gone from the page, with its form, once the entry is taken down', async () => {
    const fresh = await packaged('示例 撤下园')
    await publish(fresh)
    expect((await node.nobody.get(page)).body.entries).toHaveLength(2)
    done(await chief.send('POST', `/api/matters/${fresh}/steps/take-down`, { data: { withdrawnFor: '示例' } }))
    expect((await node.nobody.get(page)).body.entries).toHaveLength(1)
    expect((await ask(words, { about: fresh })).status).toBe(404)
  })
})

function projectGuide() {
  const found = node.deps.packs.flatMap((pack) => pack.publications ?? []).find(({ id }) => id === 'investment-guide')
  if (found?.enquiry === undefined) throw new Error('no guide')
  return { enquiry: found.enquiry }
}
