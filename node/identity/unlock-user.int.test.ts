import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRefusal } from '@lianyu/kernel'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { startTestNode, type TestNode, xiangdong } from '../api/test-node.ts'
import { urlOf } from '../backup/restore-many.testing.ts'
import { unlockUser } from './unlock-user.ts'

const administrator = { party: xiangdong, desk: 'administration', role: 'administrator' }
const username = 'administration.administrator'
const dataDir = mkdtempSync(join(tmpdir(), 'lianyu-unlock-'))
let db: FreshDatabase
let node: TestNode

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [administrator], { dataDir })
})
afterAll(async () => {
  await node?.stop()
  await db?.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('lianyu unlock --without-code', () => {
  it('lets somebody in whose telephone is lost: the code is set up anew, sessions end, the deed is written down', async () => {
    const { secondFactor, people } = node.deps
    const person = (await people.idOf(xiangdong, username)) as string
    const caller = await node.as(administrator)
    const begun = await secondFactor.begin(xiangdong, person, username)
    if (isRefusal(begun)) throw new Error(begun.en)
    const confirmed = await secondFactor.confirm(xiangdong, person, generateSync({ secret: begun.secret }))
    expect(isRefusal(confirmed)).toBe(false)
    expect(await secondFactor.status(xiangdong, person)).toMatchObject({ on: true })
    await expect(node.signIn(administrator)).rejects.toThrow(/second-factor|code/)

    const options = { dataDir, database: urlOf(db.connection), party: xiangdong, username, withoutCode: true }
    expect(await unlockUser(options)).toEqual({})
    expect(await secondFactor.status(xiangdong, person)).toMatchObject({ on: false })
    const deeds = ['operator-deeds.jsonl', 'operator-deeds.jsonl.taken'].map((name) => {
      try {
        return readFileSync(join(dataDir, name), 'utf8')
      } catch {
        return ''
      }
    })
    const audit = await node.deps.journal.facts(xiangdong, `${xiangdong}:00000000-0000-7000-8000-000000000001`)
    const noted = audit.map(({ parts }) => Buffer.from(parts.internal?.bytes ?? []).toString('utf8'))
    expect([...deeds, ...noted].join('\n')).toContain('unlocked on the machine, second factor reset')
    await expect
      .poll(async () => (await caller.get('/api/matters')).status, { timeout: 20_000, interval: 2_000 })
      .toBe(401)
    expect((await (await node.signIn(administrator)).get('/api/matters')).status).toBe(200)
  })
})
