import { cosign, formatCheckpoint, formatSignatureLine, type Signer } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { expectUntouched, named } from './attack.ts'
import { type AttackedNode, attackedNode, honestParty } from './attacked-node.ts'
import { historyAttacks, noteAttacks } from './note-attacks.ts'
import { testKeys } from './rogue-server.ts'

let node: AttackedNode

beforeAll(async () => {
  node = await attackedNode(inject)
  for (const rogue of [node.rogue, node.other]) {
    rogue.comment('一').comment('二').comment('三')
    await node.look(rogue.party)
  }
})
afterAll(() => node.close())

describe('a checkpoint', () => {
  it.each(named(noteAttacks))('%s', (_name, attack) => expectUntouched(node, attack))
})

describe('a cosignature on a note', () => {
  const served = async (line: (text: string) => string) => {
    node.rogue.comment('会签')
    const note = node.rogue.note()
    const text = `${note.split('\n\n')[0]}\n`
    node.rogue.bend = (path) => (path === 'checkpoint' ? Buffer.from(note + line(text)) : undefined)
    await node.look(node.rogue.party)
    node.rogue.bend = () => undefined
    expect(await node.logOf(node.rogue)).toMatchObject({ lag: 0, trouble: undefined })
    expect(node.honest.errors).toEqual([])
    return node.honest.in(honestParty, async (tx) => {
      const select = `select c.by_party from cosignature c join head h on h.log = c.log
        where c.party = $1 and h.party = $1 and h.origin = $2 and c.by_party = $3`
      return (await tx.query(select, [honestParty, node.rogue.origin, node.other.party])).rows.length
    })
  }
  const others = () => node.other.keys.mirror as Signer

  it('from the far future vouches for nothing and stops nothing', async () => {
    const at = [Math.floor(Date.now() / 1000) + 10_000_000, 8_640_000_000_001, Number.MAX_SAFE_INTEGER]
    for (const seconds of at) {
      expect(await served((text) => formatSignatureLine(cosign(text, others(), seconds)))).toBe(0)
    }
  })
  it('that does not hold vouches for nothing and stops nothing', async () => {
    expect(await served((text) => formatSignatureLine(cosign(`${text}x\n`, others(), 1_795_000_000)))).toBe(0)
  })
  it('of another size vouches for nothing and stops nothing', async () => {
    const old = () => formatCheckpoint(node.rogue.checkpoint(node.rogue.entries.slice(0, 1)))
    expect(await served(() => formatSignatureLine(cosign(old(), others(), 1_795_000_000)))).toBe(0)
  })
  it('by a stranger vouches for nothing and stops nothing', async () => {
    const stranger = testKeys('430999', 220).mirror
    expect(await served((text) => formatSignatureLine(cosign(text, stranger, 1_795_000_000)))).toBe(0)
  })
  it('that holds is kept', async () => {
    expect(await served((text) => formatSignatureLine(cosign(text, others(), 1_795_000_000)))).toBe(1)
  })
})

describe('a log that contradicts itself', () => {
  it.each(named(historyAttacks))('%s', (_name, attack) => expectUntouched(node, attack))
})
