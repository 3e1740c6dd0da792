import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { until } from '../test-agreement.ts'
import { type Caller, shangli, startTestNode, type TestNode, xiangdong } from '../test-node.ts'

/* A jury's ballots: before the opening there is no way to them, for the organiser, a leader, or who cast them. */

const office = { party: shangli, desk: 'project-office', role: 'officer' }
const head = { party: shangli, desk: 'project-office', role: 'approver' }
const leader = { party: shangli, desk: 'leader', role: 'leader' }
const juror = { party: shangli, desk: 'development-reform', role: 'officer' }
const administrator = { party: shangli, desk: 'administration', role: 'administrator' }
const neighbour = { party: xiangdong, desk: 'project-office', role: 'officer' }
const [first, second] = ['示例观摩点甲', '示例观摩点乙']
/** As JSON and as XML would have it; the names themselves stand on the route. */
const ranked = [`${second}\\n${first}`, `${second}\n${first}`, `${second}&#10;${first}`]

let db: FreshDatabase
let node: TestNode
let organiser: Caller
let review: string

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [office, head, leader, juror, administrator, neighbour])
  organiser = await node.as(office)
  const opened = await organiser.send('POST', '/api/matters', {
    kind: 'review',
    data: { subject: '示例观摩点评', sample: true },
  })
  review = opened.body.matter
  for (const stopName of [first, second]) await take(organiser, 'add-stop', { stopName })
  await take(organiser, 'name-juror', { jurorOffice: '示例发改部门', jurorDesk: juror.desk })
  await take(organiser, 'call-votes')
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

async function take(who: Caller, step: string, data: Record<string, unknown> = {}, headers = {}) {
  const answer = await who.send('POST', `/api/matters/${review}/steps/${step}`, { data }, headers)
  expect(answer.status, `${step}: ${JSON.stringify(answer.body)}`).toBe(200)
  return answer
}

/** Everything the API has of the review for somebody, as text. */
async function allFor(who: Caller): Promise<string> {
  const id = encodeURIComponent(review)
  const found: string[] = []
  for (const url of [
    `/api/matters/${id}`,
    `/api/matters/${id}/facts?limit=100`,
    `/api/matters/${id}/proof`,
    `/api/matters/${id}/evidence`,
    `/api/matters/${id}/evidence?internal=1&personal=1`,
    '/api/matters?kind=review',
    `/api/matters?q=${encodeURIComponent(second as string)}`,
    `/api/search?q=${encodeURIComponent(`${second} ${first}`)}`,
    '/api/notices',
    '/api/workbench',
    '/api/imports',
  ]) {
    const { status, bytes } = await who.bytes(url)
    expect(status, url).toBeLessThan(500)
    const text = bytes.toString('utf8')
    // Proofs carry the parts' bytes in base64.
    const inside = [...text.matchAll(/"([A-Za-z0-9+/]{24,}={0,2})"/g)].map(([, code]) =>
      Buffer.from(code as string, 'base64').toString('utf8'),
    )
    found.push(text, ...inside)
  }
  const sheet = await who.bytes('/api/matters.xlsx?kind=review')
  if (sheet.status === 200) {
    const zip = await JSZip.loadAsync(sheet.bytes)
    for (const file of Object.values(zip.files)) found.push(await file.async('string'))
  }
  return found.join('\n')
}

describe('a juror’s ballot', () => {
  it('stands nowhere in the API before the opening, for anybody, and everywhere it should after it', async () => {
    const voter = await node.as(juror)
    const cast = await take(voter, 'cast-ballot', { ranking: `${second}\n${first}` })
    expect(JSON.stringify(cast.body)).not.toContain(first)
    for (const person of [office, head, leader, juror, administrator, neighbour]) {
      const all = await allFor(await node.as(person))
      for (const text of ranked) expect(all.includes(text), `${person.party} ${person.desk}`).toBe(false)
    }
    const before = (await organiser.get(`/api/matters/${review}`)).body
    expect(before.matter.shared.adds['cast-ballot']).toMatchObject([{ desk: juror.desk, fields: {} }])
    const early = await (await node.as(head)).send('POST', `/api/matters/${review}/steps/settle-scores`, { data: {} })
    expect(early.status).toBe(409)
    // Nobody opens one by hand, and nobody says what a ballot was but the node that keeps it.
    for (const step of ['unsealed', 'unseal']) {
      const data = { leaf: '0'.repeat(64), salt: '0'.repeat(64), fields: { ranking: first } }
      const forged = await organiser.send('POST', `/api/matters/${review}/steps/${step}`, { data })
      expect(forged.status).toBe(404)
    }

    await take(await node.as(head), 'open-ballots')
    const after = await until(
      async () => (await organiser.get(`/api/matters/${review}`)).body.matter.shared.adds['cast-ballot'][0],
      (entry) => entry.opened !== undefined,
    )
    expect(after.fields.ranking).toBe(`${second}\n${first}`)
    await take(await node.as(head), 'settle-scores')
    const { fields } = (await organiser.get(`/api/matters/${review}`)).body.matter.shared
    expect(fields.scores.places).toMatchObject([
      { unit: second, score: 100 },
      { unit: first, score: 97 },
    ])
    // It stays a matter of its own party.
    expect((await (await node.as(neighbour)).get(`/api/matters/${review}`)).status).toBe(404)
  })
})
