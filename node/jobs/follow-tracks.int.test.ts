import { allComputations, allKinds, kindById, kindsByHash } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { done, until } from '../api/test-agreement.ts'
import { startTestNode, type TestNode, xiangdong } from '../api/test-node.ts'
import { newCommandId } from '../command-id.ts'
import { sha256Node } from '../journal/sha256.ts'
import { introduce, testJournal } from '../journal/test-journal.ts'
import { FollowTracks } from './follow-tracks.ts'

/* A lead is handed in: each office that reviews it gets a term of its own, without anybody passing it on. */

const at = (desk: string, role = 'approver') => ({ party: xiangdong, desk, role })
const office = at('investment-office')
const lanes = ['entry', 'legality', 'competition']

let db: FreshDatabase
let node: TestNode

beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [office, at('zone-office'), at('market-regulation'), at('office', 'legal')])
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

const step = async (by: typeof office, matter: string, name: string, data = {}) =>
  await (await node.as(by)).send('POST', `/api/matters/${matter}/steps/${name}`, { data })
const shared = async (matter: string) => (await node.deps.journal.get(xiangdong, matter))?.shared
const stagesOf = async (matter: string, stages: readonly string[]) =>
  await until(
    () => shared(matter),
    (state) => lanes.every((lane, n) => state?.tracks[lane]?.stage === (stages[n] ?? stages[0])),
  )

async function handedIn(): Promise<string> {
  const data = {
    name: '示例意向',
    firm: '示例公司',
    chain: '电子信息',
    found: 'visit',
    foundBy: '示例一队',
    reportedOn: '2026-11-02',
    sample: true,
  }
  const { matter } = done(await (await node.as(office)).send('POST', '/api/matters', { kind: 'lead', data })).body
  done(await step(office, matter, 'begin-talks', { contactedOn: '2026-11-03' }))
  done(await step(office, matter, 'hand-in', { intendedFen: 100, meetingOn: '2026-11-04' }))
  return matter
}

describe('steps that follow from another track', () => {
  it('begin the term of each reviewing office, whose task it then is', async () => {
    const matter = await handedIn()
    const state = await stagesOf(matter, ['waiting'])
    for (const lane of lanes) expect(state?.tracks[lane]?.clock).toMatchObject({ budget: 7 })
    const legal = await node.as(at('office', 'legal'))
    const { items } = done(await legal.get('/api/workbench')).body
    expect(items).toContainEqual(expect.objectContaining({ matter, track: 'legality' }))
  })

  it('are taken back with the draft: what was said of it does not hold for the next', async () => {
    const matter = await handedIn()
    await stagesOf(matter, ['waiting'])
    done(await step(at('market-regulation'), matter, 'competition-pass', { competitionNo: '示例1号' }))
    await stagesOf(matter, ['waiting', 'waiting', 'passed'])
    done(await step(office, matter, 'talk-again', { talks: '删去一条' }))
    await stagesOf(matter, ['idle'])
    done(await step(office, matter, 'hand-in', { intendedFen: 90 }))
    await stagesOf(matter, ['waiting'])
    const { items } = done(await (await node.as(office)).get(`/api/matters/${matter}/facts`)).body
    const sent = items.filter((one: { envelope: { step: string } }) => one.envelope.step === 'legality-sent')
    expect(sent).toHaveLength(2)
    expect(sent[0].envelope.by).toMatchObject({ role: 'system', desk: 'office' })
  })

  it('are nobody’s to take by hand', async () => {
    const matter = await handedIn()
    await stagesOf(matter, ['waiting'])
    const answer = await step(at('market-regulation'), matter, 'competition-recalled')
    expect(answer.status).toBe(403)
    expect((await shared(matter))?.tracks.competition?.stage).toBe('waiting')
  })

  it('are taken once, however often they are looked for', async () => {
    const matter = await handedIn()
    await stagesOf(matter, ['waiting'])
    const job = new FollowTracks({ ...node.deps, onTrouble: (_what, error) => expect(error).toBeUndefined() })
    expect(await job.left(xiangdong)).toEqual([])
    const before = (await shared(matter))?.tracks.entry?.version
    expect(await job.take(xiangdong, matter)).toBe(true)
    expect((await shared(matter))?.tracks.entry?.version).toBe(before)
  })

  it('are found again where the node died between the two facts', async () => {
    const other = await freshDatabase(inject)
    const kinds = allKinds(sha256Node)
    const byHash = kindsByHash(kinds)
    // A journal with no job beside it: what is handed in has no follower yet.
    const alone = await testJournal(other.connection, {
      kinds: { byId: (id) => kindById(kinds, id), byHash },
      computations: allComputations,
    })
    try {
      await alone.journal.addParty(introduce(xiangdong))
      const actor = { party: xiangdong, desk: 'investment-office', role: 'approver', officer: 'o1' }
      const command = () => newCommandId(Date.now())
      const data = {
        name: '示例',
        firm: '示例公司',
        chain: '电子',
        found: 'visit',
        foundBy: '一队',
        reportedOn: '2026-11-02',
      }
      const opened = await alone.journal.open({ party: xiangdong, actor, command: command(), kind: 'lead', data })
      const { matter } = opened as { matter: string }
      const steps = [
        ['begin-talks', { contactedOn: '2026-11-03' }],
        ['hand-in', { intendedFen: 100 }],
      ] as const
      for (const [name, given] of steps) {
        await alone.journal.step({ party: xiangdong, actor, command: command(), matter, step: name, data: given })
      }
      await alone.crash()
      const { store, journal } = alone
      const job = new FollowTracks({ store, journal, kinds, kindsByHash: byHash, now: () => Date.now() })
      expect(await job.left(xiangdong)).toEqual([matter])
      expect(await job.take(xiangdong, matter)).toBe(true)
      const after = (await journal.get(xiangdong, matter))?.shared
      expect(lanes.map((lane) => after?.tracks[lane]?.stage)).toEqual(['waiting', 'waiting', 'waiting'])
      expect(await job.left(xiangdong)).toEqual([])
    } finally {
      await alone.close()
      await other.drop()
    }
  })
})
