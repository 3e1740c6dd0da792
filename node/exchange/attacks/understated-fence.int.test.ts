import { addSignature, cardKeyOf, cosign, instantOf, type LeafHex, type MatterId, parseNote } from '@lianyu/kernel'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { newCommandId } from '../../command-id.ts'
import { HttpPeer } from '../http-peer.ts'
import { HttpRequests } from '../http-request.ts'
import { ok } from '../testing/test-node.ts'
import { expectUntouched } from './attack.ts'
import { type AttackedNode, attackedNode, honestParty } from './attacked-node.ts'
import { opens } from './entry-attacks.ts'
import { bringIntoForce, kindHash } from './in-force.ts'

/*
 * The rogue received a case and passed it on; the honest party accepted it. Then the rogue takes it as accepted by silence,
 * as if it had seen nothing: true where the acceptance was on its way, a lie where the rogue had signed that it had it.
 */

let node: AttackedNode
let requests: HttpRequests

beforeAll(async () => {
  node = await attackedNode(inject, undefined, [
    { kind: 'service-case', steps: '*', part: 'shared', audience: 'matter-parties' },
    {
      kind: 'service-case',
      steps: '*',
      part: 'grant',
      audience: 'all',
      from: honestParty,
      rights: ['receive'],
      about: '*',
    },
  ])
  requests = new HttpRequests({ allowPrivate: true, now: () => Date.now() + node.honest.aheadMs })
  for (const rogue of [node.rogue, node.other]) {
    rogue.comment('一')
    await node.look(rogue.party)
  }
  await bringIntoForce(node)
})
afterEach(() => expect(node.honest.errors.splice(0)).toEqual([]))
afterAll(async () => {
  requests.close()
  await node.close()
})

interface Crossed {
  matter: MatterId
  offered: LeafHex
  accepted: LeafHex
  /** Where the acceptance stands in the honest party's log. */
  index: number
}

/** A case that the honest party has accepted. */
async function accepted(): Promise<Crossed> {
  const { rogue, honest } = node
  const matter = rogue.newMatter()
  const about = { matter, kind: kindHash('service-case'), track: 'case', epoch: 0 }
  const data = { handler: honestParty, itemCode: '示例-1', itemName: '示例事项', itemNature: 'permit' }
  opens(rogue, { matter, kind: about.kind, granted: { right: 'receive', from: honestParty, about: '示例-1' } }, data)
  rogue.write({ ...about, step: 'check', version: 0 }, { fields: { formComplete: true, identitySeen: true } })
  rogue.write({ ...about, step: 'offer', version: 1, to: { party: honestParty, desk: 'service-window' } }, {})
  const offered = rogue.lastLeaf
  await node.look(rogue.party)
  const actor = { party: honestParty, desk: 'service-window', role: 'officer', officer: 'officer-1' }
  const command = newCommandId(Date.now())
  const receipt = ok(
    await honest.journal.step({ party: honestParty, actor, command, matter, step: 'accept', data: {} }),
  )
  const leaf = receipt.facts[0]?.leaf as LeafHex
  const fact = (await honest.journal.facts(honestParty, matter)).find((one) => one.leaf === leaf)
  expect((await caseAt(matter))?.stage).toBe('accepted')
  return { matter, offered, accepted: leaf, index: fact?.index as number }
}

const caseAt = async (matter: MatterId) => (await node.honest.journal.get(honestParty, matter))?.shared.tracks.case

function fence({ matter, offered, index }: Crossed, change: { after?: LeafHex[]; seen?: number; at?: string } = {}) {
  const { seen = index, ...rest } = change
  node.rogue.write(
    {
      matter,
      kind: kindHash('service-case'),
      step: 'deem-accepted',
      track: 'case',
      epoch: 1,
      version: 2,
      after: [offered],
      fence: { epoch: 1, party: honestParty, seen, generation: 1 },
      ...rest,
    },
    {},
  )
}

/** The rogue says over the wire, with its mirror key and its own clock, that it holds all of the honest party's log. */
async function vouchesFor(atMs: number): Promise<void> {
  const { rogue, honest } = node
  const key = rogue.keys.request
  const { id } = cardKeyOf(rogue.party, 'request', 'ed25519', key.publicKey)
  const peer = new HttpPeer(requests, { party: rogue.party, keyId: id, signer: key }, await honest.card(honestParty))
  const log = `${honestParty}/${rogue.agreement}/1`
  const note = (await peer.checkpoint(log, undefined))?.note as string
  const { text } = parseNote(note) as { text: string }
  await peer.cosigned(log, addSignature(note, cosign(text, rogue.keys.mirror, Math.floor(atMs / 1000))) as string)
}

describe('a fence', () => {
  it('of who had not seen the acceptance stands, and says so', async () => {
    const crossed = await accepted()
    fence(crossed)
    await node.look(node.rogue.party)
    expect(await node.logOf(node.rogue)).toMatchObject({ lag: 0, quarantined: false, trouble: undefined })
    expect(await caseAt(crossed.matter)).toMatchObject({ stage: 'accepted', epoch: 2, last: node.rogue.lastLeaf })
    const held = await node.honest.journal.get(honestParty, crossed.matter)
    expect(held?.shared.flags).toMatchObject([{ leaf: crossed.accepted, why: 'overtaken', cause: node.rogue.lastLeaf }])
  })
  it('stands where only clocks say that its writer had vouched for the acceptance before', async () => {
    const crossed = await accepted()
    await vouchesFor(Date.now() - 600_000)
    fence(crossed, { at: instantOf(Date.now()) })
    await node.look(node.rogue.party)
    expect(await node.logOf(node.rogue)).toMatchObject({ lag: 0, quarantined: false, trouble: undefined })
    expect(await caseAt(crossed.matter)).toMatchObject({ epoch: 2, last: node.rogue.lastLeaf })
  })
})

describe('an understated fence is put aside', () => {
  const refused = 'exchange.fence-understated'
  const stillAccepted = async ({ matter, accepted: last }: Crossed) =>
    expect(await caseAt(matter)).toMatchObject({ stage: 'accepted', epoch: 1, last })

  it('that rests on the very fact it says it had not seen', async () => {
    const crossed = await accepted()
    const after = [crossed.offered, crossed.accepted].sort()
    await expectUntouched(node, { name: '', do: () => fence(crossed, { after }), refused, kept: 'entry' })
    await stillAccepted(crossed)
  })
  it('whose writer had answered that fact in its own log', async () => {
    const crossed = await accepted()
    const { matter } = crossed
    const kind = kindHash('service-case')
    const after = [crossed.accepted]
    node.rogue.write({ matter, kind, step: 'comment', after }, { fields: { comment: '已看到受理' } })
    await node.look(node.rogue.party)
    await expectUntouched(node, { name: '', do: () => fence(crossed), refused, kept: 'entry' })
    await stillAccepted(crossed)
  })
  it('whose writer answered that fact one entry earlier, in the same breath', async () => {
    const crossed = await accepted()
    const about = { matter: crossed.matter, kind: kindHash('service-case') }
    node.rogue.write({ ...about, step: 'comment', after: [crossed.accepted] }, { fields: { comment: '已看到受理' } })
    const honest = node.rogue.entries.length
    fence(crossed)
    await node.look(node.rogue.party)
    expect((await node.quarantine())[0]).toMatchObject({ origin: node.rogue.origin, why: refused, index: honest })
    await stillAccepted(crossed)
    node.rogue.mend(node.rogue.entries.slice(0, honest))
    await node.honest.exchange.release(honestParty, node.rogue.origin, 'operator')
    await node.look(node.rogue.party)
  })
})
