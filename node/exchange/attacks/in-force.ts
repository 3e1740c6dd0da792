import { instantOf } from '@lianyu/kernel'
import { kinds } from '../testing/test-node.ts'
import { type AttackedNode, honestParty } from './attacked-node.ts'

export const kindHash = (id: string) => kinds.find(({ declaration }) => declaration.id === id)?.hash as string

/** The rogue's agreement, drafted by it, signed by both and in force: from here on its matters travel. */
export async function bringIntoForce(node: AttackedNode): Promise<void> {
  const { rogue, honest } = node
  const { agreement } = rogue
  rogue.at = instantOf(Date.now())
  const opening = Buffer.from(rogue.entries[0]?.leaf ?? []).toString('hex')
  rogue.write({ step: 'settle', track: 'main', epoch: 0, version: 0, after: [opening, rogue.lastLeaf].sort() }, {})
  const draft = rogue.lastLeaf
  await node.look(rogue.party)
  await honest.step(honestParty, agreement, 'countersign', { countersignedBy: '示例科室' })
  await honest.step(honestParty, agreement, 'review-legality', { legalOpinion: '可行' }, 'legal')
  await honest.step(honestParty, agreement, 'issue', {}, 'leader')
  await honest.step(honestParty, agreement, 'seal', { paperNo: '示例〔2026〕1号' }, 'seal-keeper')
  const signed = await honest.step(honestParty, agreement, 'sign', { draft, signatory: '示例职务' }, 'leader')
  const attested = { track: 'approval', stage: 'sealed', leaf: 'a'.repeat(64) }
  rogue.write({ step: 'sign', attested }, { fields: { draft, signatory: '示例职务' } })
  const after = [draft, rogue.lastLeaf, signed.facts[0]?.leaf as string].sort()
  rogue.write({ step: 'enter-force', track: 'main', epoch: 0, version: 1, after }, {})
  await node.look(rogue.party)
  await honest.step(honestParty, agreement, 'acknowledge')
  const held = await honest.journal.get(honestParty, agreement)
  if (held?.shared.tracks.main?.stage !== 'in-force') throw new Error(`not in force: ${JSON.stringify(held?.shared)}`)
}
