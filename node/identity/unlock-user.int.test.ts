import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRefusal } from '@lianyu/kernel'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { startTestNode, type TestNode, xiangdong } from '../api/test-node.ts'
import { urlOf } from '../backup/restore-many.testing.ts'
import { auditMatter } from './audit.ts'
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

const patience = { timeout: 20_000, interval: 500 }

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
    const noted = async () => {
      const { journal } = node.deps
      const page = { log: await journal.logOf(xiangdong, 'audit'), before: 1_000_000, limit: 100 }
      const facts = await journal.page(xiangdong, auditMatter(xiangdong), page)
      return facts.flatMap(({ parts }) => Object.values(parts).map(({ bytes }) => Buffer.from(bytes).toString())).join()
    }
    await expect.poll(noted, patience).toContain('unlocked on the machine, second factor reset')
    await expect.poll(async () => (await caller.get('/api/matters')).status, patience).toBe(401)
    expect((await (await node.signIn(administrator)).get('/api/matters')).status).toBe(200)
  })
})
