import { allKinds, allRights, kindsToOpen, serviceGrant, serviceScope } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { agreeOn, done, officeOf, until } from '../api/test-agreement.ts'
import { liling, startTestNode, type TestNode, xiangdong } from '../api/test-node.ts'
import { sha256Node } from '../journal/sha256.ts'
import { OwnSteps } from './own-steps.ts'

/* Liling says nothing about a permit that Xiangdong passed on: after five working days it is accepted, by law. */

const window = { party: xiangdong, desk: 'service-window', role: 'officer' }
const there = { party: liling, desk: 'service-window', role: 'officer' }
const dayMs = 24 * 60 * 60_000
let db: FreshDatabase
let node: TestNode
let agreement: string
let nowMs = Date.parse('2026-11-02T02:00:00.000Z')
let own: OwnSteps

beforeAll(async () => {
  db = await freshDatabase(inject)
  const people = [...[xiangdong, liling].flatMap(officeOf), window, there]
  node = await startTestNode(db.connection, people, { now: () => nowMs })
  agreement = await agreeOn(node, [xiangdong, liling], [...serviceScope, serviceGrant(allRights)])
  own = new OwnSteps({ ...node.deps, kinds: kindsToOpen(allKinds(sha256Node)) })
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

const held = (matter: string, party: string) => node.deps.journal.get(party, matter).then((found) => found?.shared)
const at = async (matter: string, party: string, stage: string) =>
  await until(
    () => held(matter, party),
    (state) => state?.tracks.case?.stage === stage,
  )

async function passedOn(itemNature: string, handler = liling): Promise<string> {
  const here = await node.signIn(window)
  const data = { itemName: `示例 ${itemNature}`, itemNature, mode: 'collected', handler, sample: true }
  const person = { applicantName: '示例申请人', applicantPhone: '13800000000' }
  const body = { kind: 'service-case', ...(handler === liling ? { agreement } : {}), data: { ...data, ...person } }
  const { matter } = done(await here.send('POST', '/api/matters', body)).body
  const check = { formComplete: true, identitySeen: 'original' }
  done(await here.send('POST', `/api/matters/${matter}/steps/check`, { data: check }))
  done(await here.send('POST', `/api/matters/${matter}/steps/offer`, { data: {} }))
  await at(matter, handler, 'offered')
  return matter
}

describe('steps of the node’s own', () => {
  it('take silence for acceptance once five working days are over, from the day of receipt, on both sides', async () => {
    const matter = await passedOn('permit')
    expect(await own.look()).toBe(0)
    nowMs += 7 * dayMs
    expect(await own.look()).toBe(0)
    nowMs += dayMs
    expect(await own.look()).toBe(1)
    expect(await own.look()).toBe(0)
    const state = await at(matter, liling, 'accepted')
    expect(state?.tracks.case).toMatchObject({
      holder: { party: liling, desk: 'service-window' },
      clock: { name: 'case.accepted', budget: 20, receivedOn: '2026-11-02' },
    })
    expect(state?.flags).toEqual([])
    expect(await held(matter, xiangdong)).toEqual(state)
    const caller = await node.signIn(there)
    const { items } = done(await caller.get(`/api/matters/${matter}/facts`)).body
    expect(items[0].envelope.step).toBe('deem-accepted')
    expect(items[0].sentence.zh).toContain('自收到之日起即为受理')
    const decision = { decision: 'granted', decisionNo: '示例1' }
    done(await caller.send('POST', `/api/matters/${matter}/steps/decide-case`, { data: decision }))
  })
  it('take a hall’s own silence the same way: no other side, so nothing to fence off', async () => {
    const matter = await passedOn('permit', xiangdong)
    const on = new Date(nowMs).toISOString().slice(0, 10)
    expect(await own.look()).toBe(0)
    nowMs += 8 * dayMs
    expect(await own.look()).toBe(1)
    expect(await own.look()).toBe(0)
    const state = await held(matter, xiangdong)
    expect(state?.parties).toEqual([xiangdong])
    expect(state?.tracks.case).toMatchObject({
      stage: 'accepted',
      holder: { party: xiangdong, desk: 'service-window' },
      clock: { name: 'case.accepted', budget: 20, receivedOn: on },
    })
    expect(state?.flags).toEqual([])
    const caller = await node.signIn(window)
    const decision = { decision: 'granted', decisionNo: '示例2' }
    done(await caller.send('POST', `/api/matters/${matter}/steps/decide-case`, { data: decision }))
  })
  it('leave alone what was answered in time', async () => {
    const matter = await passedOn('permit')
    const caller = await node.signIn(there)
    done(await caller.send('POST', `/api/matters/${matter}/steps/tell-once`, { data: { toldMissing: '缺照片' } }))
    await at(matter, xiangdong, 'correcting')
    nowMs += 10 * dayMs
    expect(await own.look()).toBe(0)
  })
})
