import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { startTestNode, type TestNode, xiangdong } from '../test-node.ts'

const administrator = { party: xiangdong, desk: 'administration', role: 'administrator' }
let db: FreshDatabase
let node: TestNode

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [administrator])
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

const tried = async (username: string, party = xiangdong) => {
  const { status, body } = await node.nobody.send('POST', '/api/session', { party, username, password: 'not the one' })
  const { requestId: _, ...said } = body
  return { status, said }
}
const audited = async () => {
  const { body } = await (await node.as(administrator)).get('/api/admin/audit?limit=50')
  return (body.items as { deed: string; sentence: { zh: string } }[]).filter(({ deed }) => deed === 'sign-in-refused')
}

describe('a sign-in that is refused', () => {
  it('does not tell whether the name or the password was wrong, nor whether the party is here', async () => {
    const wrong = await tried('administration.administrator')
    expect(wrong).toMatchObject({ status: 401, said: { title: 'identity.wrong-credentials' } })
    expect(await tried('nobody.of.this.name')).toEqual(wrong)
    expect(await tried('administration.administrator', '999999')).toEqual(wrong)
  })
  it('is in the audit log each time, without the name that was typed', async () => {
    const lines = await audited()
    expect(lines).toHaveLength(2)
    expect(JSON.stringify(lines)).toContain('无此账号')
    expect(JSON.stringify(lines)).not.toContain('nobody.of.this.name')
  })
})
