import { usccCheck } from '@lianyu/kernel'
import { sharedScope } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { agreeOn, done, officeOf, until } from '../api/test-agreement.ts'
import { liling, startTestNode, type TestNode, xiangdong } from '../api/test-node.ts'

/* Two reports of one firm: the award is written on one and stands on both, in one county and across the border. */

const head = { party: xiangdong, desk: 'investment-office', role: 'approver' }
const there = { party: liling, desk: 'investment-office', role: 'approver' }
const reviewers = [
  { party: xiangdong, desk: 'zone-office', role: 'officer' },
  { party: xiangdong, desk: 'market-regulation', role: 'officer' },
]
const leader = { party: xiangdong, desk: 'leader', role: 'leader' }
const projects = { party: xiangdong, desk: 'project-office', role: 'officer' }

let db: FreshDatabase
let node: TestNode

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [
    ...[xiangdong, liling].flatMap(officeOf),
    head,
    there,
    projects,
    leader,
    ...reviewers,
  ])
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

const code = '91360313MA0000001'
const uscc = code + usccCheck(code)
const given = (foundBy: string) => ({
  name: '示例连接器意向',
  firm: '示例连接器公司',
  uscc,
  chain: '电子信息',
  found: 'visit',
  foundBy,
  reportedOn: '2026-11-02',
  sample: true,
})

async function reported(by: typeof head, foundBy: string, agreement?: string): Promise<string> {
  const body = { kind: 'lead', data: given(foundBy), ...(agreement ? { agreement } : {}) }
  return done(await (await node.as(by)).send('POST', '/api/matters', body)).body.matter
}
const step = async (by: typeof head, matter: string, name: string, data = {}) =>
  done(await (await node.as(by)).send('POST', `/api/matters/${matter}/steps/${name}`, { data }))
const told = async (party: string, matter: string) =>
  (await node.deps.journal.get(party, matter))?.shared.adds['hear-award'] ?? []

describe('an award on a disputed first report', () => {
  it('stands on the other report too, once, and says so from there', async () => {
    const [mine, theirs] = [await reported(head, '示例一队'), await reported(head, '示例二队')]
    await step(head, mine, 'dispute', { disputeGround: '示例：二队报的是同一家', rival: theirs })
    await step(head, mine, 'arbitrate', { award: 'yields', awardGround: '示例：二队先见面' })
    const [entry, ...more] = await until(
      () => told(xiangdong, theirs),
      (found) => found.length > 0,
    )
    expect(more).toEqual([])
    expect(entry?.fields).toMatchObject({ awardedBy: mine, awardedHere: 'yields', awardedGround: '示例：二队先见面' })
    const { items } = done(await (await node.as(head)).get(`/api/matters/${theirs}/facts`)).body
    expect(items[0].sentence.zh).toContain('归本条首报，示例：二队先见面')
    // Nobody says it by hand.
    const by = await (await node.as(head)).send('POST', `/api/matters/${theirs}/steps/hear-award`, {
      data: { awardedBy: mine, awardedHere: 'stands', awardedGround: '改', awardFact: 'x' },
    })
    expect(by.status).toBe(403)
  })

  it('stands on the other report when a leader made it, to whom another unit’s objection had led', async () => {
    const [mine, theirs] = [await reported(head, '示例一队'), await reported(reviewers[0] as typeof head, '示例园区')]
    await step(reviewers[0] as typeof head, mine, 'zone-object', {
      zoneObjection: '示例：园区先接待',
      zoneRival: theirs,
    })
    await step(head, mine, 'dispute', { disputeGround: '示例：园区先接待', rival: theirs })
    await step(head, mine, 'refer-dispute', { disputeOpinion: '示例：各有接触' })
    await step(leader, mine, 'arbitrate-above', { award: 'joint', awardGround: '示例：一起谈' })
    const [entry] = await until(
      () => told(xiangdong, theirs),
      (found) => found.length > 0,
    )
    expect(entry?.fields).toMatchObject({ awardedBy: mine, awardedHere: 'joint' })
  })

  it('reaches the neighbour’s report by their agreement', async () => {
    const agreement = await agreeOn(node, [xiangdong, liling], sharedScope(['lead']))
    const mine = await reported(head, '示例一队', agreement)
    const theirs = await reported(there, '示例醴陵队', agreement)
    await until(
      () => node.deps.journal.get(xiangdong, theirs),
      (held) => held !== undefined,
    )
    await step(head, mine, 'dispute', { disputeGround: '示例：两边都报了', rival: theirs })
    await step(head, mine, 'arbitrate', { award: 'joint', awardGround: '示例：两地共建' })
    const [entry] = await until(
      () => told(liling, theirs),
      (found) => found.length > 0,
    )
    expect(entry).toMatchObject({ by: xiangdong, fields: { awardedBy: mine, awardedHere: 'joint' } })
  })
})

describe('a signed lead', () => {
  it('becomes a project that knows what the contract said, and shows it from then on', async () => {
    const lead = await reported(head, '示例三队')
    const data = { lead, town: '示例乡', investmentFen: 900, sample: true }
    const caller = await node.as(projects)
    const early = await caller.send('POST', '/api/matters', { kind: 'project', data })
    expect(early).toMatchObject({ body: { title: 'matter.not-to-take' } })
    await step(head, lead, 'begin-talks', { contactedOn: '2026-11-03' })
    await step(head, lead, 'hand-in', { intendedFen: 100, meetingOn: '2026-11-04' })
    for (const [desk, name, field, role] of [
      ['zone-office', 'entry-pass', 'entryNo', 'officer'],
      ['office', 'legality-pass', 'legalityNo', 'legal'],
      ['market-regulation', 'competition-pass', 'competitionNo', 'officer'],
    ] as const) {
      await step({ party: xiangdong, desk, role }, lead, name, { [field]: '示例1号' })
    }
    await step(head, lead, 'sign-lead-contract', { contractFen: 500, signedOn: '2026-11-20' })
    const { matter } = done(await caller.send('POST', '/api/matters', { kind: 'project', data })).body
    const project = done(await caller.get(`/api/matters/${matter}`)).body
    expect(project.matter.shared.fields).toMatchObject({
      lead,
      name: '示例连接器意向',
      investor: '示例连接器公司',
      investorUscc: uscc,
      chain: '电子信息',
      // What was typed stands.
      investmentFen: 900,
    })
    await step({ ...projects, role: 'officer' }, matter, 'sign-contract', { contractFen: 500, signedOn: '2026-11-20' })
    const { related } = done(await (await node.as(head)).get(`/api/matters/${lead}`)).body
    expect(related).toContainEqual(
      expect.objectContaining({
        became: true,
        inverse: true,
        rows: [expect.objectContaining({ id: matter, stage: 'signed' })],
      }),
    )
  })
})
