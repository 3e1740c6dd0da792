import type { Holder, MatterId, PartyId } from '@lianyu/kernel'
import { jointScope } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { newCommandId } from '../command-id.ts'
import { agreeAmong } from './testing/agree.ts'
import { introduce, ok, TestNode } from './testing/test-node.ts'

/** The leading place and two others, each on a node of its own. */
const [A, B, C] = ['360322', '430181', '430281'] as const
const all: readonly PartyId[] = [A, B, C]
const databases: FreshDatabase[] = []
const nodes: TestNode[] = []
let agreement: MatterId
let matter: MatterId
const nodeOf = (party: PartyId) => nodes[all.indexOf(party)] as TestNode

beforeAll(async () => {
  for (const party of all) {
    const database = await freshDatabase(inject)
    databases.push(database)
    nodes.push(await new TestNode(database.connection, [party]).start())
  }
  await introduce(nodes)
  agreement = await agreeAmong(nodes, jointScope)
})
afterAll(async () => {
  for (const node of nodes) {
    await node.stop().catch(() => {})
    await node.remove()
  }
  for (const database of databases) await database.drop()
})

const soon = { timeout: 20_000, interval: 20 }
const shared = async (party: PartyId) => (await nodeOf(party).journal.get(party, matter))?.shared
const stage = (party: PartyId, track = 'joint') => shared(party).then((state) => state?.tracks[track]?.stage)

const take = (party: PartyId, step: string, data: Record<string, unknown> = {}, to?: Holder) =>
  nodeOf(party).journal.step({
    party,
    actor: { party, desk: 'service-window', role: 'approver', officer: 'officer-1' },
    command: newCommandId(Date.now()),
    matter,
    step,
    data,
    ...(to === undefined ? {} : { to }),
  })

describe('a joint case of three places on three nodes', () => {
  it('is handed in at one, and every place has it with the papers and the person', async () => {
    const command = newCommandId(Date.now())
    const actor = { party: A, desk: 'service-window', role: 'officer', officer: 'officer-1' }
    const data = {
      itemName: '示例跨省货运企业迁移',
      order: 'parallel',
      firstPart: '迁入登记',
      secondPlace: B,
      secondPart: '迁出登记',
      thirdPlace: C,
      thirdPart: '车辆转籍',
      sample: true,
      applicantName: '示例申请人',
      applicantId: '11010519491231002X',
      applicantPhone: '13800000000',
    }
    const receipt = await nodeOf(A).journal.open({ party: A, actor, command, kind: 'joint-case', agreement, data })
    matter = ok(receipt).matter
    for (const party of [B, C]) {
      await expect.poll(() => stage(party), soon).toBe('received')
      const held = await nodeOf(party).journal.get(party, matter)
      expect(held?.overlay.fields.applicantName).toBe('示例申请人')
    }
    expect((await shared(A))?.tracks).toMatchObject({
      first: { holder: { party: A } },
      second: { holder: { party: B } },
      third: { holder: { party: C } },
    })
  })

  it('lets a place begin only once it holds the acceptance for all', async () => {
    expect(await take(B, 'second-take')).toMatchObject({ refusal: 'gate.missing' })
    ok(await take(A, 'accept', { identitySeen: 'original' }))
    for (const party of [B, C]) await expect.poll(() => stage(party), soon).toBe('running')
    ok(await take(B, 'second-take'))
    ok(await take(A, 'first-take'))
    expect((await shared(A))?.tracks.joint?.clock).toMatchObject({ budget: 45, unit: 'working-days' })
  })

  it('goes on between two while the third is away, and refuses to end without it', async () => {
    await nodeOf(C).stop()
    ok(await take(B, 'second-grant', { secondNo: '示例浏2号' }))
    ok(await take(A, 'first-grant', { firstNo: '示例上1号' }))
    await expect.poll(() => stage(A, 'second'), soon).toBe('granted')
    expect(await take(A, 'settle', { outcome: 'granted' })).toMatchObject({
      refusal: 'gate.missing',
      facts: { missing: [{ track: 'third', holder: { party: C } }] },
    })
  })

  it('catches up by itself when it comes back, decides, and all three hold the same to the byte', async () => {
    await nodeOf(C).start()
    await expect.poll(() => stage(C, 'second'), soon).toBe('granted')
    ok(await take(C, 'third-take'))
    ok(await take(C, 'third-grant', { thirdNo: '示例醴3号' }))
    await expect.poll(() => stage(A, 'third'), soon).toBe('granted')
    ok(await take(A, 'settle', { outcome: 'granted' }))
    ok(await take(A, 'deliver', { deliveredBy: 'window' }))
    for (const party of [B, C]) await expect.poll(() => stage(party), soon).toBe('delivered')
    const states = await Promise.all(all.map(shared))
    expect(states[1]).toEqual(states[0])
    expect(states[2]).toEqual(states[0])
    expect(states[0]?.flags).toEqual([])
    const leaves = (await nodeOf(C).journal.facts(C, matter)).map(({ leaf }) => leaf)
    expect(leaves).toHaveLength(10)
    expect(new Set(leaves).size).toBe(10)
  })

  it('lets nobody write on another place’s lane, whatever its node says', async () => {
    expect(await take(A, 'third-drop', { thirdDroppedFor: '越权' })).toMatchObject({ refusal: 'step.not-holder' })
    for (const party of all) expect(nodeOf(party).errors).toEqual([])
  })
})
