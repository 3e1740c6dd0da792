import { deflateRawSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { auditMatter } from '../identity/audit.ts'
import { configOf } from '../store/connection.ts'
import { type Answer, shangli, startTestNode, type TestNode, xiangdong } from './test-node.ts'

/* What comes in by uploads, and what must not get out: into a colleague's browser, the log, or the audit. */

const window = { party: shangli, desk: 'service-window', role: 'officer' }
const administrator = { party: shangli, desk: 'administration', role: 'administrator' }
const said = {
  applicantName: '示例申请人丙三',
  applicantId: '11010519491231002X',
  applicantPhone: '13911112222',
}
const typed = 'a password in the wrong field 13822223333'

let db: FreshDatabase
let node: TestNode
const logged: string[] = []

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [window, administrator], {
    logLevel: 'info',
    logTo: { write: (line) => void logged.push(line) },
  })
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

async function upload(bytes: Uint8Array, name: string): Promise<Answer> {
  const caller = await node.as(window)
  return caller.send('PUT', '/api/files', Buffer.from(bytes), {
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(name),
  })
}

/** A zip with one deflated entry, as a Word or Excel file begins. */
function zipOf(name: string, content: Uint8Array): Buffer {
  const data = deflateRawSync(content, { level: 9 })
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(data.length, 18)
  head.writeUInt32LE(content.length, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, Buffer.from(name), data])
}
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

describe('an upload', () => {
  it.each([
    ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'a.png'],
    ['a page', '<!doctype html><script>alert(1)</script>', 'a.pdf'],
    ['a page behind white space', '   \n\n<html onload=alert(1)>', 'a.jpg'],
    ['a shell script', '#!/bin/sh\nrm -rf /\n', 'a.docx'],
    ['a program', 'MZ\u0090\u0000\u0003', 'a.xlsx'],
    [
      'an XML with an entity',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      'a.pdf',
    ],
  ])('of %s is refused, whatever it is called', async (_what, content, name) => {
    expect(await upload(Buffer.from(content, 'latin1'), name)).toMatchObject({
      status: 400,
      body: { title: 'files.type' },
    })
  })
  it('that would unpack to a thousand times its size costs neither memory nor time', async () => {
    const before = process.memoryUsage().rss
    const began = process.cpuUsage()
    const bomb = zipOf('[Content_Types].xml', Buffer.alloc(64 * 1024 * 1024, 0x20))
    const made = process.cpuUsage(began).user
    const answer = await upload(bomb, 'bomb.xlsx')
    const took = process.cpuUsage(began).user - made
    expect(answer.status).toBeLessThan(500)
    expect(took / 1000).toBeLessThan(1500)
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024)
  })
  it('comes down as an attachment that runs nothing, under a name without paths and line breaks', async () => {
    const kept = await upload(pdf, '..\\..\\公文 "一"\r\nSet-Cookie: a=b.pdf')
    expect(kept).toMatchObject({ status: 200, body: { type: 'application/pdf' } })
    const { headers } = await (await node.as(window)).get(`/api/files/${kept.body.hash}`)
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    const disposition = String(headers['content-disposition'])
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w%.!~'()*-]+$/)
    expect(decodeURIComponent(disposition)).not.toMatch(/[/\\"\r\n]/)
    expect(headers).not.toHaveProperty('set-cookie')
  })
})

describe('a query code', () => {
  it('can be tried thirty times a minute from one address', async () => {
    const tries: number[] = []
    for (let n = 0; n < 32; n++) tries.push((await node.nobody.get(`/api/public/matters/${'0'.repeat(26)}`)).status)
    expect(tries.filter((status) => status === 429)).toHaveLength(2)
    expect(new Set(tries.slice(0, 30))).toEqual(new Set([404]))
  })
})

describe('the log and the audit', () => {
  it('say nothing of persons: no name, number, telephone, and nothing that was typed at sign-in', async () => {
    const caller = await node.as(window)
    const data = {
      itemName: '示例事项',
      itemNature: 'service',
      mode: 'collected',
      handler: xiangdong,
      sample: true,
      ...said,
    }
    const opened = await caller.send('POST', '/api/matters', { kind: 'service-case', data })
    expect(opened.status).toBe(201)
    await caller.get(`/api/matters/${opened.body.matter}`)
    await caller.get(`/api/matters?kind=service-case&q=${encodeURIComponent(said.applicantName)}`)
    await node.nobody.send('POST', '/api/session', { party: shangli, username: typed.slice(0, 60), password: 'x' })
    await node.nobody.send('POST', '/api/session', {
      party: shangli,
      username: 'service-window.officer',
      password: typed,
    })
    const admin = await node.as(administrator)
    const added = await admin.send('POST', '/api/admin/people', {
      username: 'new.person',
      title: said.applicantName,
      duties: [{ desk: 'service-window', role: 'officer' }],
    })
    await admin.send('PATCH', `/api/admin/people/${added.body.id}`, { title: `${said.applicantName}二` })

    // A failure of ours, with the values of the statement in the database's own words.
    const owner = new pg.Client(configOf(db.connection))
    await owner.connect()
    await owner.query('alter table term add constraint broken check (false) not valid')
    const failed = await caller.send('POST', '/api/matters', { kind: 'service-case', data })
    expect(failed.status).toBeGreaterThanOrEqual(500)
    await owner.query('alter table term drop constraint broken')
    await owner.end()

    const audited = (
      await node.deps.journal.page(shangli, auditMatter(shangli), {
        log: await node.deps.journal.logOf(shangli, 'audit'),
        before: 1_000_000,
        limit: 500,
      })
    ).flatMap(({ bytes, parts }) => [bytes, ...Object.values(parts).map((part) => part.bytes)])
    const audit = audited.map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n')
    const log = logged.join('\n')
    expect(audit).toContain('personal-read')
    expect(audit).toContain('sign-in-refused')
    expect(log).toContain('requestId')
    for (const value of [
      ...Object.values(said),
      said.applicantName.slice(2),
      typed.slice(0, 20),
      '13822223333',
      'new.person',
    ]) {
      expect(log, value).not.toContain(value)
      expect(audit, value).not.toContain(value)
    }
  })
})
