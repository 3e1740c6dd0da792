import { type EvidenceReport, isRefusal, verifyEvidence } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { type Caller, shangli, startTestNode, type TestNode } from '../test-node.ts'

const officer = { party: shangli, desk: 'service-window', role: 'officer' }
const administrator = { party: shangli, desk: 'administration', role: 'administrator' }
const secret = '示例申请人'

let db: FreshDatabase
let node: TestNode
let window: Caller
let matter: string

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [officer, administrator])
  window = await node.as(officer)
  const data = { itemName: '示例事项', itemNature: 'service', mode: 'collected', handler: '360313', sample: true }
  const person = { applicantName: secret, applicantId: '11010519491231002X', applicantPhone: '13800000000' }
  const opened = await window.send('POST', '/api/matters', { kind: 'service-case', data: { ...data, ...person } })
  expect(opened.status).toBe(201)
  matter = opened.body.matter
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

function verify(bytes: Uint8Array, compared: string[]): EvidenceReport {
  const report = verifyEvidence(bytes, compared)
  if (isRefusal(report)) throw new Error(report.en)
  return report
}

describe('the evidence of a matter', () => {
  it('is a file that holds by public keys alone, and claims no more than its own party’s signature', async () => {
    const file = await window.bytes(`/api/matters/${matter}/evidence`)
    expect(file.status).toBe(200)
    expect(file.headers).toMatchObject({ 'cache-control': 'private, no-store' })
    expect(String(file.headers['content-disposition'])).toContain('.lianyu.json')
    const nobody = verify(file.bytes, [])
    expect(nobody).toMatchObject({ verdict: 'uncompared', faults: [], by: shangli })
    const report = verify(
      file.bytes,
      nobody.parties.map(({ fingerprint }) => fingerprint),
    )
    expect(report).toMatchObject({ verdict: 'holds', faults: [] })
    expect(report.facts.map(({ step, evidence }) => [step, evidence])).toEqual([['open', 'self-signed']])
  })
  it('leaves persons out unless asked, and says so', async () => {
    const plain = await window.bytes(`/api/matters/${matter}/evidence`)
    expect(plain.bytes.toString('utf8')).not.toContain(Buffer.from(secret).toString('base64').slice(0, 12))
    expect(verify(plain.bytes, []).facts[0]?.parts).toContainEqual({ part: 'personal', state: 'not-here' })
    const whole = await window.bytes(`/api/matters/${matter}/evidence?with=personal`)
    expect(verify(whole.bytes, []).facts[0]?.parts).toContainEqual({ part: 'personal', state: 'matches' })
  })
  it('is written down in the audit log before it is given', async () => {
    const audit = await (await node.as(administrator)).get('/api/admin/audit')
    const exported = audit.body.items.filter(({ deed }: { deed: string }) => deed === 'exported')
    expect(exported.length).toBeGreaterThanOrEqual(3)
  })
})
