import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { type AttackedNode, attackedNode, honestParty } from './attacked-node.ts'
import { testKeys } from './rogue-server.ts'

let node: AttackedNode

beforeEach(async () => {
  node = await attackedNode(inject)
  node.rogue.comment('一')
  await node.look(node.rogue.party)
})
afterEach(() => node.close())

describe('a checkpoint that the pinned key did not sign', () => {
  it('is not believed and accuses nobody: the log goes on when the right key signs again', async () => {
    node.rogue.comment('二')
    node.rogue.signer = testKeys(node.rogue.party, 200).log
    await node.look(node.rogue.party)
    expect(await node.comments(node.rogue)).toEqual(['一'])
    expect(await node.quarantine()).toEqual([])
    expect((await node.logOf(node.rogue))?.trouble?.refusal).toBe('log.note-unsigned')
    node.rogue.signer = node.rogue.keys.log
    await node.look(node.rogue.party)
    expect(await node.comments(node.rogue)).toEqual(['一', '二'])
    expect((await node.logOf(node.rogue))?.trouble).toBeUndefined()
  })

  it('but another of its keys did is not believed either', async () => {
    node.rogue.comment('二')
    node.rogue.signer = node.rogue.keys.mirror
    await node.look(node.rogue.party)
    expect(await node.comments(node.rogue)).toEqual(['一'])
  })

  it('nor one of another of its logs', async () => {
    node.rogue.comment('二')
    const note = node.other.note()
    node.rogue.bend = (path) => (path === 'checkpoint' ? Buffer.from(note) : undefined)
    await node.look(node.rogue.party)
    expect(await node.comments(node.rogue)).toEqual(['一'])
    expect(await node.quarantine()).toEqual([])
  })
})

describe('a card', () => {
  it('is not pinned without its fingerprint, nor an older one over a newer', async () => {
    const { cardBytes, fingerprint, signCard } = await import('@lianyu/kernel')
    const { card } = node.rogue
    const { exchange } = node.honest
    const pin = (one: typeof card, compared: string) =>
      exchange.pinCard(honestParty, cardBytes(one), compared, 'operator')
    expect(await pin(card, '0000 0000 0000 0000 0000 0000')).toMatchObject({ refusal: 'exchange.wrong-fingerprint' })
    const { signature: _, ...content } = card
    const newer = signCard({ ...content, serial: 2 }, node.rogue.keys.log)
    expect(await pin(newer, fingerprint(newer))).toMatchObject({ serial: 2 })
    expect(await pin(card, fingerprint(card))).toMatchObject({ refusal: 'exchange.card-older' })
    expect(await pin(newer, fingerprint(newer))).toMatchObject({ serial: 2 })
    const own = await node.honest.card(honestParty)
    expect(await pin(own, fingerprint(own))).toMatchObject({ refusal: 'exchange.own-card' })
  })
})
