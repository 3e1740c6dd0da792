import { openCheckpoint, verifierOf } from '@lianyu/kernel'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { ed25519Node } from '../ed25519.ts'
import { type AttackedNode, attackedNode, honestParty } from './attacked-node.ts'

let node: AttackedNode

beforeEach(async () => {
  node = await attackedNode(inject)
  node.rogue.comment('一').comment('二').comment('三')
  await node.look(node.rogue.party)
  expect(await node.comments(node.rogue)).toEqual(['一', '二', '三'])
})

afterEach(() => node.close())

/** Two notes, both signed by the writer, that nobody can have signed honestly. */
async function expectEvidence(why: string): Promise<void> {
  const [line] = await node.quarantine()
  expect(line).toMatchObject({ origin: node.rogue.origin, writer: node.rogue.party, why })
  const key = verifierOf(node.rogue.keys.log, ed25519Node)
  const opened = line?.evidence.notes.map((note) => openCheckpoint(note, node.rogue.origin, key))
  expect(opened).toHaveLength(2)
  for (const checkpoint of opened ?? []) expect(checkpoint).toMatchObject({ origin: node.rogue.origin })
  expect(await node.logOf(node.rogue)).toMatchObject({ quarantined: true })
}

/** Nothing of the log applies any more, and another peer's goes on. */
async function expectOnlyThisStopped(): Promise<void> {
  node.rogue.comment('之后')
  await node.look(node.rogue.party)
  expect(await node.comments(node.rogue)).toEqual(['一', '二', '三'])
  node.other.comment('另一份协议')
  await node.look(node.other.party)
  expect(await node.comments(node.other)).toEqual(['另一份协议'])
}

describe('a log that contradicts itself', () => {
  it('at the same size is put aside with both checkpoints', async () => {
    node.rogue.entries.pop()
    node.rogue.comment('不同的三')
    await node.look(node.rogue.party)
    await expectEvidence('log.forked')
    await expectOnlyThisStopped()
  })

  it('while it grows is put aside, once the writer could not prove otherwise twice', async () => {
    node.rogue.entries.pop()
    node.rogue.comment('不同的三').comment('四')
    await node.look(node.rogue.party)
    expect(await node.quarantine()).toEqual([])
    await node.look(node.rogue.party)
    await expectEvidence('log.forked')
    await expectOnlyThisStopped()
  })

  it('while it hides the proof behind spoilt tiles goes no further, and is accused with both checkpoints once two contradict', async () => {
    const held = async () => (await node.heads()).find(({ origin }) => origin === node.rogue.origin)
    const before = await held()
    node.rogue.entries.pop()
    node.rogue.comment('不同的三').comment('四')
    const spoilt = [Buffer.alloc(0), Buffer.alloc(31, 1), Buffer.from('<html>')]
    for (const bytes of spoilt) {
      node.rogue.bend = (path) => (/^tile\/\d/.test(path) ? bytes : undefined)
      await node.look(node.rogue.party)
      expect(await held()).toEqual(before)
      expect(await node.quarantine()).toEqual([])
      expect((await node.logOf(node.rogue))?.trouble).toMatchObject({ refusal: 'log.bad-tile' })
    }
    // The third entry as it was first signed and as it is now: two notes of one size.
    node.rogue.entries.pop()
    await node.look(node.rogue.party)
    await expectEvidence('log.forked')
    await expectOnlyThisStopped()
  })

  it('by shrinking is put aside', async () => {
    node.rogue.entries.length = 2
    await node.look(node.rogue.party)
    await expectEvidence('log.shrunk')
    await expectOnlyThisStopped()
  })

  it('by shrinking to another past is a fork', async () => {
    node.rogue.entries.length = 2
    node.rogue.entries.pop()
    node.rogue.comment('改写')
    await node.look(node.rogue.party)
    await expectEvidence('log.forked')
  })

  it('is put aside again after an operator let it go on too soon, and goes on when it is mended', async () => {
    const honest = [...node.rogue.entries]
    node.rogue.entries.length = 2
    await node.look(node.rogue.party)
    expect(await node.honest.exchange.release(honestParty, node.rogue.origin, 'operator')).toBeUndefined()
    await node.look(node.rogue.party)
    expect((await node.quarantine())[0]?.releasedAt).toBeUndefined()
    node.rogue.entries = honest
    expect(await node.honest.exchange.release(honestParty, node.rogue.origin, 'operator')).toBeUndefined()
    node.rogue.comment('四')
    await node.look(node.rogue.party)
    expect(await node.comments(node.rogue)).toEqual(['一', '二', '三', '四'])
    expect((await node.quarantine())[0]).toMatchObject({ releasedBy: 'operator' })
    expect(await node.honest.exchange.release(honestParty, node.rogue.origin, 'operator')).toMatchObject({
      refusal: 'exchange.not-quarantined',
    })
  })
})
