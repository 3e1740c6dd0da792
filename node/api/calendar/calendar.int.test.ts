import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { inParty } from '../../store/transaction.ts'
import { startTestNode, type TestNode, xiangdong } from '../test-node.ts'

const office = { party: xiangdong, desk: 'office', role: 'officer' }
const tax = { party: xiangdong, desk: 'taxation', role: 'officer' }
const admin = { party: xiangdong, desk: 'administration', role: 'administrator' }

let db: FreshDatabase
let node: TestNode
// A Friday morning: the clock of one working day ends on Monday.
const now = Date.parse('2026-11-20T10:00:00+08:00')
let matter: string
let path: string

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [office, tax, admin], { now: () => now })
  const opened = await (await node.as(office)).send('POST', '/api/matters', {
    kind: 'instruction',
    data: { subject: '示例批示; 分号, 逗号\\', wording: '示例内部内容甲', leaderRole: '示例职务' },
  })
  matter = opened.body.matter
  const made = await (await node.as(office)).send('POST', '/api/calendars')
  expect(made.body.qr).toContain('<svg')
  path = new URL(made.body.url).pathname
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

/** Read by a parser that is not the one that wrote it. */
async function events(url = path) {
  const { body, status } = await node.nobody.get(url)
  expect(status).toBe(200)
  const calendar = new ICAL.Component(ICAL.parse(body))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      title: event.summary,
      day: event.startDate.toString(),
      isDate: event.startDate.isDate,
      end: event.endDate.toString(),
      status: component.getFirstPropertyValue('status'),
      sequence: event.sequence ?? 0,
      url: String(component.getFirstPropertyValue('url') ?? ''),
      alarm: String(component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger') ?? ''),
    }
  })
}

describe('a calendar of deadlines', () => {
  it('reads as RFC 5545 elsewhere: a whole day, an alarm when the light turns amber, a way back', async () => {
    const { body, headers } = await node.nobody.get(path)
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
    })
    for (const line of String(body).split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
    const [event, ...others] = await events()
    expect(others).toEqual([])
    expect(event).toMatchObject({ day: '2026-11-23', end: '2026-11-24', isDate: true, status: 'CONFIRMED' })
    expect(event?.title).toContain('示例批示; 分号, 逗号')
    expect(event?.url).toContain(`/matters/${encodeURIComponent(matter)}`)
    // The light turns at midnight; nobody is woken then.
    expect(Date.parse(event?.alarm ?? '')).toBe(Date.parse('2026-11-23T08:30:00+08:00'))
    expect(JSON.stringify(body)).not.toContain('示例内部内容甲')
  })
  it('moves the entry when the day moves: under the same UID', async () => {
    const [before] = await events()
    await moveClock('2026-11-26T16:00:00Z')
    const [after] = await events()
    expect(after).toMatchObject({ uid: before?.uid, day: '2026-11-26' })
  })
  it('cancels what was handed on, and tells its title no more', async () => {
    const [before] = await events()
    const taken = await (await node.as(office)).send('POST', `/api/matters/${matter}/steps/assign`, {
      data: { assignNote: '示例' },
      to: { party: xiangdong, desk: 'taxation' },
    })
    expect(taken.body).toMatchObject({ replayed: false })
    const after = await events()
    expect(after).toMatchObject([{ uid: before?.uid, status: 'CANCELLED' }])
    expect(after[0]?.sequence).toBeGreaterThan(before?.sequence ?? 0)
    expect(after[0]?.title).not.toContain('示例批示')
  })
  it('shows what its person follows, as far as the duty may see it', async () => {
    await (await node.as(office)).send('POST', `/api/matters/${matter}/follow`)
    const followed = (await events()).filter(({ status }) => status === 'CONFIRMED')
    expect(followed).toMatchObject([{ day: '2026-12-04' }])
  })
})

describe('a calendar’s address', () => {
  it('is 128 random bits of which only the hash is kept, and a guess, a revoked one and a lost duty are one answer', async () => {
    expect(path).toMatch(/^\/calendar\/360313\.[\w-]{22}\.ics$/)
    const { rows } = await inParty(node.deps.store, xiangdong, 'identity', (tx) =>
      tx.query('select * from calendar_feed where party = $1', [xiangdong]),
    )
    expect(JSON.stringify(rows)).not.toContain(path.slice(17, 39))
    const guess = await node.nobody.get(`/calendar/360313.${'A'.repeat(22)}.ics`)
    const elsewhere = await node.nobody.get(path.replace('360313', '430281'))
    const mine = await node.as(office)
    const [first] = (await mine.get('/api/calendars')).body as { id: string }[]
    const other = (await mine.send('POST', '/api/calendars')).body.url as string
    const list = (await mine.get('/api/calendars')).body as { id: string }[]
    expect(list).toHaveLength(2)
    expect(await (await node.as(tax)).send('DELETE', `/api/calendars/${first?.id}`)).toMatchObject({ status: 404 })
    for (const { id } of list.filter(({ id }) => id !== first?.id)) await mine.send('DELETE', `/api/calendars/${id}`)
    const revoked = await node.nobody.get(new URL(other).pathname)
    const people = (await (await node.as(admin)).get('/api/admin/people')).body as { id: string; username: string }[]
    const person = people.find(({ username }) => username === 'office.officer')?.id
    await (await node.as(admin)).send('PATCH', `/api/admin/people/${person}`, {
      duties: [{ desk: 'taxation', role: 'officer' }],
    })
    const lost = await node.nobody.get(path)
    for (const answer of [guess, elsewhere, revoked, lost]) {
      expect(answer).toMatchObject({ status: 404, body: { title: 'node.not-found' } })
    }
  })
  it('is asked for thirty times a minute at most', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 40 }, () => node.nobody.get(path).then(({ status }) => status)),
    )
    expect(statuses).toContain(429)
  })
})

/** As a fact does that gives the clock more days: the projection's own columns. */
const moveClock = (redAt: string) =>
  inParty(node.deps.store, xiangdong, 'app', (tx) =>
    tx.query('update track t set red_at = $3 where t.party = $1 and t.matter = $2', [xiangdong, matter, redAt]),
  )
