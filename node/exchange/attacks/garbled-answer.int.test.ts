import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { type AttackedNode, attackedNode } from './attacked-node.ts'

let node: AttackedNode

beforeEach(async () => {
  node = await attackedNode(inject)
  node.rogue.comment('一')
  await node.look(node.rogue.party)
  node.rogue.comment('二')
})
afterEach(() => node.close())

/** Not taken over, nobody accused; and taken over as soon as the answer is whole. */
async function expectAnotherTry(trouble: string): Promise<void> {
  await node.look(node.rogue.party)
  expect(await node.comments(node.rogue)).toEqual(['一'])
  expect((await node.logOf(node.rogue))?.trouble?.refusal).toBe(trouble)
  await node.look(node.rogue.party)
  expect(await node.quarantine()).toEqual([])
  node.rogue.bend = () => undefined
  await node.look(node.rogue.party)
  expect(await node.comments(node.rogue)).toEqual(['一', '二'])
}

describe('an answer that was garbled on its way', () => {
  it('in an entry is asked for again', async () => {
    const { bytes } = node.rogue.entries[2] as { bytes: Uint8Array }
    const garbled = Buffer.from(bytes)
    garbled[garbled.length - 3] = (garbled[garbled.length - 3] as number) ^ 1
    const honest = node.rogue.entries.slice()
    node.rogue.bend = (path) => {
      if (!path.startsWith('tile/entries/')) return undefined
      const lengths = honest.map((entry, at) => (at === 2 ? garbled : Buffer.from(entry.bytes)))
      return Buffer.concat(lengths.flatMap((one) => [Buffer.from([one.length >> 8, one.length & 255]), one]))
    }
    await expectAnotherTry('exchange.bad-answer')
  })

  it('by missing an entry is asked for again', async () => {
    node.rogue.bend = (path) => (path.startsWith('tile/entries/') ? new Uint8Array(0) : undefined)
    await expectAnotherTry('log.bad-bundle')
  })

  it('in a part is asked for again', async () => {
    const honest = JSON.parse(node.rogue.parts(2, 3)) as { parts: { bytes: string }[] }
    const parts = honest.parts.map((part) => ({ ...part, bytes: Buffer.from('{"fields":{}}').toString('base64') }))
    node.rogue.bend = (path) => (path === 'parts' ? Buffer.from(JSON.stringify({ to: 3, parts })) : undefined)
    await expectAnotherTry('exchange.part-changed')
  })

  it('by leaving a part out is asked for again', async () => {
    node.rogue.bend = (path) => (path === 'parts' ? Buffer.from('{"to":3,"parts":[]}') : undefined)
    await expectAnotherTry('exchange.part-missing')
  })
})
