import type { MatterId, PartyId } from '@lianyu/kernel'
import { allRights, serviceGrant, serviceScope } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { newCommandId } from '../command-id.ts'
import { agreeAmong } from './testing/agree.ts'
import { actorOf, introduce, ok, TestNode } from './testing/test-node.ts'

const [A, B, C] = ['360313', '430281', '430181'] as const
const databases: FreshDatabase[] = []
const nodes: TestNode[] = []
const [a, b, c] = [0, 1, 2].map((at) => () => nodes[at] as TestNode) as [() => TestNode, () => TestNode, () => TestNode]
const soon = { timeout: 30_000, interval: 50 }
let agreement: MatterId

beforeAll(async () => {
  for (const party of [A, B, C]) {
    const database = await freshDatabase(inject)
    databases.push(database)
    nodes.push(await new TestNode(database.connection, [party]).start())
  }
  await introduce(nodes)
  agreement = await agreeAmong(nodes, [...serviceScope, serviceGrant(allRights)])
})
afterAll(async () => {
  for (const node of nodes) {
    await node.stop()
    await node.remove()
  }
  for (const database of databases) await database.drop()
})

async function opened(node: TestNode, party: PartyId, handler: PartyId): Promise<MatterId> {
  const data = {
    itemName: '示例事项',
    itemNature: 'service',
    mode: 'collected',
    handler,
    sample: true,
    applicantName: '示例申请人',
    applicantId: '11010519491231002X',
    applicantPhone: '13800000000',
  }
  const actor = { ...actorOf(party), desk: 'service-window' }
  const command = newCommandId(Date.now())
  const parties = [A, B, C].toSorted()
  return ok(await node.journal.open({ party, actor, command, kind: 'service-case', agreement, parties, data })).matter
}
async function erase(node: TestNode, party: PartyId, matter: MatterId, leaf: string): Promise<void> {
  const command = newCommandId(Date.now())
  const ground = '示例：本人要求'
  ok(await node.journal.erase({ party, actor: actorOf(party), command, matter, leaf, part: 'shared', ground }))
}
const here = (node: TestNode, party: PartyId, matter: MatterId) =>
  expect.poll(async () => (await node.journal.get(party, matter))?.shared.first ?? '', soon).not.toBe('')

describe('two logs that each hold the fact by which a part of the other was erased', () => {
  it('do not wait for each other: who comes late takes both over, erased as asked', async () => {
    await c().stop()
    const [ofA, ofB] = [await opened(a(), A, B), await opened(b(), B, A)]
    await here(b(), B, ofA)
    await here(a(), A, ofB)
    // Each says something in the other's matter first, so that what was erased stands before what its own log asks for.
    const saidByA = (await a().comment(A, ofB, '甲在乙的件上说的')).facts[0]?.leaf as string
    const saidByB = (await b().comment(B, ofA, '乙在甲的件上说的')).facts[0]?.leaf as string
    for (const [node, party, matter] of [
      [a(), A, ofA],
      [b(), B, ofB],
    ] as const) {
      await expect.poll(async () => (await node.journal.get(party, matter))?.shared.adds.comment?.length, soon).toBe(1)
    }
    await erase(a(), A, ofA, saidByB)
    await erase(b(), B, ofB, saidByA)
    for (const [node, party, matter, leaf] of [
      [a(), A, ofB, saidByA],
      [b(), B, ofA, saidByB],
    ] as const) {
      await expect
        .poll(async () => (await node.journal.facts(party, matter)).find((one) => one.leaf === leaf)?.erased, soon)
        .toEqual(['shared'])
    }

    await c().start()
    for (const matter of [ofA, ofB]) {
      await expect
        .poll(async () => (await c().journal.get(C, matter))?.shared.adds.erase?.length, { timeout: 60_000 })
        .toBe(1)
    }
    for (const [matter, leaf] of [
      [ofA, saidByB],
      [ofB, saidByA],
    ] as const) {
      const fact = (await c().journal.facts(C, matter)).find((one) => one.leaf === leaf)
      expect(fact).toMatchObject({ erased: ['shared'] })
    }
    expect(await c().exchange.quarantineList(C)).toEqual([])
    expect(c().errors).toEqual([])
  }, 180_000)
})
