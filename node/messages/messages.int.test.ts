import type { AddressInfo } from 'node:net'
import { allKinds } from '@lianyu/packs'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { startTestNode, type TestNode, xiangdong } from '../api/test-node.ts'
import { newCommandId } from '../command-id.ts'
import { sha256Node } from '../journal/sha256.ts'
import { inParty, type Tx } from '../store/transaction.ts'
import { Handed } from './handed.ts'
import { StandInRobots } from './stand-in-robots.ts'

/*
 * Real HTTP to a stand-in that checks what the platforms check, real SMTP to a server in this process, a real database.
 * The node's clock is the test's; its own loop runs beside the turns that the test asks for, as two processes would.
 */

const office = { party: xiangdong, desk: 'office', role: 'officer' }
const tax = { party: xiangdong, desk: 'taxation', role: 'officer' }
const admin = { party: xiangdong, desk: 'administration', role: 'administrator' }
const at = (local: string) => Date.parse(`${local}+08:00`)
const minute = 60_000

let db: FreshDatabase
let node: TestNode
let robots: StandInRobots
let smtp: SMTPServer
let now = at('2026-11-20T10:00:00')
let matter: string
const mails: { to: string[]; text: string }[] = []
/** SMTP answers with this instead of taking the next mail. */
let mailFails: number | undefined

beforeAll(async () => {
  db = await freshDatabase(inject)
  robots = await new StandInRobots({ key: 'k'.repeat(32), secret: `SEC${'s'.repeat(40)}`, now: () => now }).start()
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const failing = mailFails
        mailFails = undefined
        if (failing !== undefined) return done(Object.assign(new Error('stand-in'), { responseCode: failing }))
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, text: Buffer.concat(chunks).toString('utf8') })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  node = await startTestNode(db.connection, [office, tax, admin], {
    now: () => now,
    messages: {
      mail: {
        host: '127.0.0.1',
        port: (smtp.server.address() as AddressInfo).port,
        secure: false,
        allowPlain: true,
        from: '联域 <lianyu@example.org>',
      },
      robotHosts: [robots.host, '169.254.169.254', 'oapi.dingtalk.com'],
      allowPrivateRobots: true,
      address: 'https://node.example.org',
    },
  })
  const opened = await (await node.as(office)).send('POST', '/api/matters', {
    kind: 'instruction',
    data: { subject: '示例批示[点我](http://evil.example)', wording: '示例内部内容甲', leaderRole: '示例职务' },
  })
  expect(opened.status).toBe(201)
  matter = opened.body.matter
})
afterAll(async () => {
  await node?.close()
  await robots?.stop()
  await new Promise<void>((resolve) => smtp?.close(() => resolve()))
  await db?.drop()
})
beforeEach(async () => {
  await inApp((tx) => tx.query('delete from message_out where party = $1', [xiangdong]))
  await inApp((tx) => tx.query('delete from message_route where party = $1', [xiangdong]))
  await inApp((tx) => tx.query('update notice n set spread = true where n.party = $1', [xiangdong]))
  robots.received.length = 0
  robots.next.length = 0
  mails.length = 0
  mailFails = undefined
})

const inApp = <T>(work: (tx: Tx) => Promise<T>) => inParty(node.deps.store, xiangdong, 'app', work)
const turn = () => node.deps.messenger.turn()
const wishes = { sorts: ['late', 'handed', 'other'], quietFrom: '', quietTo: '', redPasses: false, digestTimes: [] }
const isHere = async (what: 'wecom-robot' | 'dingtalk-robot', more: object = {}) => {
  const body = {
    ...wishes,
    url: robots.webhook(what),
    ...(what === 'wecom-robot' ? {} : { secret: robots.secret }),
    ...more,
  }
  const put = await fresh(`/api/admin/messages/office/${what}`, 'PUT', body)
  expect(put.body).toMatchObject({ routes: [{ desk: 'office', channel: what }] })
}
const outbox = async () =>
  (
    await inApp((tx) =>
      tx.query<{ id: string; state: string; tries: number; due_at: string; trouble: string | null; sort: string }>(
        'select id, state, tries, due_at, trouble, sort from message_out where party = $1 order by made_at, id',
        [xiangdong],
      ),
    )
  ).rows

/** As the timers write one. */
const notice = (what = 'leader', desk = 'office') =>
  inApp((tx) =>
    tx.query(
      'insert into notice (party, id, desk, matter, what, facts, at, cause) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        xiangdong,
        newCommandId(now),
        desk,
        matter,
        what,
        JSON.stringify({ track: 'main', holder: { party: xiangdong, desk: 'office' } }),
        new Date(now).toISOString(),
        `test ${newCommandId(now)}`,
      ],
    ),
  )

/** Turns until nothing is about to go: the node's own loop may have it in hand. */
async function settled(): Promise<Awaited<ReturnType<typeof outbox>>> {
  for (const end = performance.now() + 20_000; ; ) {
    await turn()
    const rows = await outbox()
    const unspread = await inApp((tx) =>
      tx.query('select from notice n where n.party = $1 and not n.spread', [xiangdong]),
    )
    const inHand = rows.some(({ state, due_at, tries, trouble }) => {
      const leased = tries > 0 && trouble === null && Date.parse(due_at) > now
      return state === 'waiting' && (Date.parse(due_at) <= now || leased)
    })
    if ((!inHand && unspread.count === 0) || performance.now() > end) return rows
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('a robot’s message', () => {
  it('goes to DingTalk with a signature that the platform accepts, and to WeCom as Markdown within its size', async () => {
    await isHere('dingtalk-robot')
    await notice()
    expect(await settled()).toMatchObject([{ state: 'sent', tries: 1 }])
    expect(robots.received[0]).toMatchObject({ path: '/robot/send', query: { timestamp: String(now) } })
    await fresh('/api/admin/messages/office/dingtalk-robot', 'DELETE')
    await isHere('wecom-robot')
    for (let n = 0; n < 10; n += 1) await notice()
    expect(new Set((await settled()).map(({ state }) => state))).toEqual(new Set(['sent']))
    expect(robots.received.at(-1)).toMatchObject({ path: '/cgi-bin/webhook/send' })
  })
  it('names title, step, due day and link, and neither inside nor personal parts; a title makes no link of its own', async () => {
    await isHere('wecom-robot')
    await notice()
    await settled()
    const text = robots.received[0]?.body.markdown?.content ?? ''
    expect(text).toContain('示例批示［点我］（http://evil.example）')
    expect(text).toContain('批示办理')
    expect(text).toContain('到期：2026-11-23')
    expect(text).toContain(`(https://node.example.org/matters/${encodeURIComponent(matter)})`)
    expect(text).not.toContain('示例内部内容甲')
  })
  it('goes once for each notice and way out, whoever looks at it how often', async () => {
    await isHere('wecom-robot')
    await notice()
    await Promise.all([turn(), turn(), turn()])
    await settled()
    await inApp((tx) =>
      tx.query('update notice n set spread = false where n.party = $1 and n.what = $2', [xiangdong, 'leader']),
    )
    const before = robots.received.length
    const rows = (await settled()).length
    await inApp((tx) =>
      tx.query('update notice n set spread = false where n.party = $1 and n.what = $2', [xiangdong, 'leader']),
    )
    expect((await settled()).length).toBe(rows)
    expect(before).toBe(1)
  })
  it('is tried again after longer and longer, then shown as one that could not be delivered, and goes when asked again', async () => {
    await isHere('wecom-robot')
    robots.next.push(...Array.from({ length: 10 }, () => ({ status: 503 })))
    await notice()
    const waits: number[] = []
    for (let tries = 1; tries <= 10; tries += 1) {
      const [row] = await settled()
      expect(row).toMatchObject({ tries, trouble: 'http 503', state: tries === 10 ? 'failed' : 'waiting' })
      if (tries < 10) waits.push((Date.parse(row?.due_at ?? '') - now) / minute)
      if (tries < 10) now = Date.parse(row?.due_at ?? '')
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
    const log = await fresh('/api/admin/messages/log?state=failed')
    expect(log.body).toMatchObject([{ state: 'failed', trouble: 'http 503', desk: 'office' }])
    const retried = await fresh(`/api/admin/messages/log/${log.body[0].id}/retry`, 'POST')
    expect(retried.status).toBe(200)
    expect(await settled()).toMatchObject([{ state: 'sent' }])
  })
  it('that a clock a day ahead put off waits no day once the clock is set back, nor do those after it or the digest', async () => {
    const right = now
    await isHere('dingtalk-robot', { digestTimes: ['08:30'] })
    now = right + 24 * 60 * minute
    robots.next.push({ errcode: 130101 })
    await notice()
    const put = (await settled()).filter(({ sort }) => sort !== 'digest')
    expect(put).toMatchObject([{ state: 'waiting', tries: 1 }])
    now = right
    const sent = await settled()
    expect(sent.filter(({ sort }) => sort !== 'digest')).toMatchObject([{ state: 'sent', tries: 2 }])
    const { rows } = await inApp((tx) =>
      tx.query<{ digested_to: string; wait_until: string | null }>(
        'select digested_to, wait_until from message_route where party = $1',
        [xiangdong],
      ),
    )
    expect(rows).toMatchObject([{ wait_until: null }])
    expect(Date.parse(rows[0]?.digested_to ?? '')).toBeLessThanOrEqual(right)
  })
  it('that the platform will never take is not tried again', async () => {
    await isHere('dingtalk-robot')
    robots.next.push({ errcode: 310000 })
    await notice()
    expect(await settled()).toMatchObject([{ state: 'failed', tries: 1, trouble: 'dingtalk 310000' }])
  })
  it('waits ten minutes where DingTalk has had enough, and keeps to twenty calls a minute by itself', async () => {
    await isHere('dingtalk-robot')
    robots.next.push({ errcode: 130101 })
    await notice()
    const [row] = await settled()
    expect((Date.parse(row?.due_at ?? '') - now) / minute).toBe(10)
    await notice()
    await turn()
    expect(robots.received).toHaveLength(0)
    now += 11 * minute
    await inApp((tx) => tx.query('delete from message_out where party = $1', [xiangdong]))
    const where = { desk: 'office', person: '', channel: 'dingtalk-robot' } as const
    for (let n = 0; n < 45; n += 1) await node.deps.messenger.test(xiangdong, where)
    for (let n = 0; n < 8; n += 1) await turn()
    expect(robots.received).toHaveLength(20)
    now += minute + 1
    for (let n = 0; n < 8; n += 1) await turn()
    expect(robots.received).toHaveLength(40)
  })
  it('follows no redirect, and reaches no host that the operator did not name', async () => {
    await isHere('wecom-robot')
    robots.next.push({ redirect: `http://${robots.host}/cgi-bin/webhook/send?key=${robots.key}` })
    await notice()
    expect(await settled()).toMatchObject([{ state: 'failed', trouble: 'http 302' }])
    expect(robots.received).toHaveLength(0)
    for (const url of [
      'http://127.0.0.1:5432/cgi-bin/webhook/send?key=kkkkkkkkkkkkkkkkkkkk',
      'https://evil.example/robot/send?access_token=kkkkkkkkkkkkkkkkkkkk',
      `http://user:secret@${robots.host}/cgi-bin/webhook/send?key=${robots.key}`,
      `http://${robots.host}/metrics`,
      `http://${robots.host}/cgi-bin/webhook/send?key=${robots.key}&debug=1`,
      'file:///etc/passwd',
      'not an address',
    ]) {
      const put = await fresh('/api/admin/messages/office/wecom-robot', 'PUT', { ...wishes, url })
      expect(put.status, url).toBeGreaterThanOrEqual(400)
      expect(put.body.title, url).toMatch(/^message\.(bad-webhook|robot-not-allowed)$/)
    }
  })
  it('is not told where its webhook is: it stands sealed in the database, and screens see only its end', async () => {
    await isHere('dingtalk-robot')
    const { rows } = await inApp((tx) => tx.query<object>('select * from message_route where party = $1', [xiangdong]))
    const shown = JSON.stringify(rows) + Buffer.from((rows[0] as { sealed: Uint8Array }).sealed).toString('latin1')
    for (const secret of [robots.secret, robots.key]) expect(shown).not.toContain(secret)
    const seen = JSON.stringify((await fresh('/api/admin/messages')).body)
    for (const secret of [robots.secret, robots.key]) expect(seen).not.toContain(secret)
  })
})

describe('quiet hours', () => {
  it('hold what comes at night until they end; red passes where the setting says so', async () => {
    now = at('2026-11-22T20:00:00')
    await isHere('wecom-robot', { quietFrom: '21:00', quietTo: '07:30', sorts: ['late', 'handed'] })
    now = at('2026-11-22T23:00:00')
    await notice()
    await notice('handed')
    expect(new Set((await settled()).map(({ due_at }) => Date.parse(due_at)))).toEqual(
      new Set([at('2026-11-23T07:30:00')]),
    )
    expect(robots.received).toHaveLength(0)
    await inApp((tx) => tx.query('update message_route r set red_passes = true where r.party = $1', [xiangdong]))
    await notice()
    await settled()
    expect(robots.received).toHaveLength(1)
    now = at('2026-11-23T07:30:00')
    await settled()
    // Both in one message: a chat group is not woken twice.
    expect(robots.received).toHaveLength(2)
    expect(robots.received[1]?.body.markdown?.content).toContain('等 2 件')
  })
})

describe('a message whose process died', () => {
  it('between handing it over and writing that down goes again with the same number, and no sooner than its lease ends', async () => {
    await isHere('wecom-robot')
    await notice()
    const [row] = await settled()
    const number = /Message: (\w+)/.exec(robots.received[0]?.body.markdown?.content ?? '')?.[1]
    // What stands in the table when the process dies there: claimed, and nothing said of the end.
    await inApp((tx) =>
      tx.query(`update message_out o set state = 'waiting', sent_at = null, due_at = $2 where o.party = $1`, [
        xiangdong,
        new Date(now + 5 * minute).toISOString(),
      ]),
    )
    await turn()
    expect(robots.received).toHaveLength(1)
    now += 5 * minute
    expect(await settled()).toMatchObject([{ id: row?.id, state: 'sent', tries: 2 }])
    expect(robots.received).toHaveLength(2)
    expect(robots.received[1]?.body.markdown?.content).toContain(`Message: ${number}`)
  })
})

describe('mail', () => {
  const own = (body: object) => fresh('/api/messages/own', 'PUT', body, office)

  it('goes to the person’s own address, is kept sealed, and stops when it is deleted', async () => {
    const put = await own({ ...wishes, address: 'zhang.san@example.org' })
    expect(put.body).toMatchObject({ possible: true, route: { shown: 'z…@example.org' } })
    await notice()
    await settled()
    expect(mails).toMatchObject([{ to: ['zhang.san@example.org'] }])
    expect(mails[0]?.text).toContain('Auto-Submitted: auto-generated')
    expect(decoded(mails[0]?.text)).toContain('到期 Due: 2026-11-23')
    expect(decoded(mails[0]?.text)).not.toContain('示例内部内容甲')
    await fresh('/api/messages/own', 'DELETE', undefined, office)
    const { rows } = await inApp((tx) => tx.query('select 1 from message_out where party = $1', [xiangdong]))
    expect(rows).toEqual([])
  })
  it('is tried again after a 4yz, not after a 5yz, and tells only of desks that the person has', async () => {
    await own({ ...wishes, address: 'zhang.san@example.org' })
    mailFails = 451
    await notice()
    expect(await settled()).toMatchObject([{ state: 'waiting', tries: 1 }])
    now += minute
    expect(await settled()).toMatchObject([{ state: 'sent', tries: 2 }])
    mailFails = 550
    await notice()
    expect((await settled()).at(-1)).toMatchObject({ state: 'failed', trouble: expect.stringContaining('550') })
    const before = (await outbox()).length
    await notice('leader', 'taxation')
    expect(await settled()).toHaveLength(before)
  })
  it('takes one address and nothing that hides another', async () => {
    for (const address of [
      'a@b',
      'a@example.org, b@example.org',
      'a@example.org\r\nBcc: b@example.org',
      '<a@example.org>',
    ]) {
      expect((await own({ ...wishes, address })).body.title, address).toMatch(/message.bad-address|node.bad-input/)
    }
  })
})

describe('a night of mail', () => {
  it('waits, comes as one letter when the quiet hours end, and the day’s digest an hour later', async () => {
    now = at('2026-11-23T21:00:00')
    const put = await fresh(
      '/api/messages/own',
      'PUT',
      { ...wishes, quietFrom: '22:00', quietTo: '07:00', digestTimes: ['08:30'], address: 'zhao@example.org' },
      office,
    )
    expect(put.body).toMatchObject({ possible: true })
    await isHere('dingtalk-robot', { quietFrom: '22:00', quietTo: '07:00' })
    for (const time of ['22:10', '23:40', '23:59']) {
      now = at(`2026-11-23T${time}:00`)
      await notice()
      await settled()
    }
    expect([mails.length, robots.received.length]).toEqual([0, 0])
    now = at('2026-11-24T07:00:00')
    await settled()
    expect(mails).toMatchObject([{ to: ['zhao@example.org'] }])
    expect(robots.received).toHaveLength(1)
    for (const line of ['1. 示例批示', '2. 示例批示', '3. 示例批示']) expect(decoded(mails[0]?.text)).toContain(line)
    now = at('2026-11-24T08:30:00')
    await settled()
    now += 10 * minute
    await settled()
    expect(mails).toHaveLength(2)
    expect(robots.received).toHaveLength(1)
    await fresh('/api/messages/own', 'DELETE', undefined, office)
  })
})

describe('a digest', () => {
  it('is one message at the chosen time, with what is late and due soon; once, and none where nothing is', async () => {
    now = at('2026-11-24T07:00:00')
    await fresh(
      '/api/messages/own',
      'PUT',
      { ...wishes, sorts: [], digestTimes: ['08:30'], address: 'li@example.org' },
      office,
    )
    await turn()
    expect(mails).toHaveLength(0)
    now = at('2026-11-24T08:30:00')
    expect(await settled()).toMatchObject([{ sort: 'digest', state: 'sent' }])
    now += 10 * minute
    await settled()
    expect(mails).toHaveLength(1)
    expect(decoded(mails[0]?.text)).toContain('已逾期')
    await fresh(
      '/api/messages/own',
      'PUT',
      { ...wishes, sorts: [], digestTimes: ['08:30'], address: 'wang@example.org' },
      tax,
    )
    now = at('2026-11-25T08:31:00')
    expect((await settled()).map(({ state }) => state).sort()).toEqual(['empty', 'sent', 'sent'])
  })
})

describe('a hand-off', () => {
  it('tells the desk that received it, and a robot that wants it', async () => {
    await isHere('wecom-robot')
    const body = { ...wishes, sorts: ['handed'], url: robots.webhook('wecom-robot') }
    expect((await fresh('/api/admin/messages/taxation/wecom-robot', 'PUT', body)).status).toBe(200)
    const taken = await fresh(
      `/api/matters/${matter}/steps/assign`,
      'POST',
      { data: { assignNote: '示例' }, to: { party: xiangdong, desk: 'taxation' } },
      office,
    )
    expect(taken.body).toMatchObject({ replayed: false })
    for (let n = 0; n < 50 && robots.received.length === 0; n += 1) {
      await settled()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(robots.received[0]?.body.markdown?.content).toContain('转来')
    const told = await fresh('/api/notices', 'GET', undefined, tax)
    expect(told.body.items[0]).toMatchObject({ what: 'handed', matter })
  })

  it('that a process did not live to tell is told by the next one, once', async () => {
    const inTax = <T>(work: (tx: Tx) => Promise<T>) => inParty(node.deps.store, xiangdong, 'app', work)
    const told = async () => {
      const text = `select desk from notice where party = $1 and matter = $2 and what = 'handed'`
      return (await inTax((tx) => tx.query<{ desk: string }>(text, [xiangdong, matter]))).rows
    }
    await inTax((tx) => tx.query(`delete from notice where party = $1 and what = 'handed'`, [xiangdong]))
    expect(await told()).toEqual([])
    const next = new Handed({ ...node.deps, kinds: allKinds(sha256Node) })
    await next.sweep()
    await next.sweep()
    await next.stop()
    expect(await told()).toEqual([{ desk: 'taxation' }])
  })
})

/** Signs in anew: the test's clock ends sessions. */
async function fresh(url: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE' = 'GET', body?: unknown, person = admin) {
  const caller = await node.signIn(person)
  return method === 'GET' ? caller.get(url) : caller.send(method, url, body)
}

/** The body of a mail in UTF-8. */
function decoded(mail = ''): string {
  const body = mail.slice(mail.indexOf('\r\n\r\n')).trim()
  return /content-transfer-encoding: base64/i.test(mail)
    ? Buffer.from(body, 'base64').toString('utf8')
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
}
