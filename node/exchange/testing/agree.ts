import type { MatterId, PartyId, ScopeRow, SharedState } from '@lianyu/kernel'
import { expect, vi } from 'vitest'
import { newCommandId } from '../../command-id.ts'
import { actorOf, ok, type TestNode } from './test-node.ts'

const soon = { timeout: 20_000, interval: 20 }

/**
 * An agreement between the parties of these nodes (one each), drafted by the first, taken through review, seal and signature
 * by every one until it is in force and everybody holds every signature.
 */
export async function agreeAmong(nodes: readonly TestNode[], scope: ScopeRow[]): Promise<MatterId> {
  const parties = nodes.map((node) => node.parties[0] as PartyId)
  const [origin] = parties as [PartyId]
  const nodeOf = (party: PartyId) => nodes[parties.indexOf(party)] as TestNode
  const shared = async (party: PartyId): Promise<SharedState | undefined> =>
    (await nodeOf(party).journal.get(party, agreement))?.shared
  const command = newCommandId(Date.now())
  const agreement = `${origin}:${command}`
  const words = { title: '示例协议', form: 'cooperation', level: 'government', text: '示例', validFrom: '2026-01-01' }
  const opening = { party: origin, actor: actorOf(origin), command, kind: 'agreement', agreement }
  ok(
    await nodeOf(origin).journal.open({
      ...opening,
      parties: parties.toSorted(),
      data: { ...words, parties: parties.toSorted(), scope },
    }),
  )
  const draft = (await nodeOf(origin).step(origin, agreement, 'settle')).facts[0]?.leaf as string
  for (const party of parties) {
    const node = nodeOf(party)
    await vi.waitFor(async () => expect((await shared(party))?.tracks.main?.stage).toBe('signing'), soon)
    await node.step(party, agreement, 'countersign', { countersignedBy: '相关部门' })
    await node.step(party, agreement, 'review-legality', { legalOpinion: '合法' }, 'legal')
    await node.step(party, agreement, 'issue', {}, 'leader')
    await node.step(party, agreement, 'seal', { paperNo: '示例〔2026〕1号' }, 'seal-keeper')
    await node.step(party, agreement, 'sign', { draft, signatory: '示例职务' }, 'leader')
  }
  for (const party of parties) {
    await vi.waitFor(async () => expect((await shared(party))?.adds.sign).toHaveLength(parties.length), soon)
    await nodeOf(party).step(party, agreement, party === origin ? 'enter-force' : 'acknowledge')
  }
  return agreement
}
