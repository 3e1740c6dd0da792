import { canonicalBytes, leafHash } from '@lianyu/kernel'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { sha256Node } from '../../journal/sha256.ts'
import { kinds } from '../testing/test-node.ts'
import { type AttackedNode, attackedNode, honestParty } from './attacked-node.ts'

let node: AttackedNode

beforeEach(async () => {
  node = await attackedNode(inject)
  node.rogue.comment('一')
  await node.look(node.rogue.party)
})
afterEach(() => node.close())

/** Put aside at the entry that does not fit, which is kept as it came; what stands before it stays. */
async function expectStopped(why: string): Promise<void> {
  const bad = node.rogue.entries.length - 1
  node.rogue.comment('之后')
  await node.look(node.rogue.party)
  const [line] = await node.quarantine()
  expect(line).toMatchObject({ origin: node.rogue.origin, index: bad, why })
  const entry = Buffer.from(line?.evidence.entry ?? '', 'base64')
  expect(Buffer.compare(leafHash(sha256Node, entry), node.rogue.entries[bad]?.leaf as Uint8Array)).toBe(0)
  expect(await node.comments(node.rogue)).toEqual(['一'])
  expect((await node.logOf(node.rogue))?.held).toBe(2)
}

describe('a log that speaks outside its agreement', () => {
  it('in another party’s name is put aside', async () => {
    node.rogue.write({ by: { party: honestParty, desk: 'office', role: 'officer', officer: 'o1' } }, {})
    await expectStopped('exchange.wrong-writer')
  })

  it('with a matter before it is in force is put aside', async () => {
    const letter = kinds.find(({ declaration }) => declaration.id === 'letter')
    const matter = `${node.rogue.party}:01890000-0000-7000-8000-0000000000aa`
    const parties = [node.rogue.party, honestParty].sort()
    node.rogue.write(
      { step: 'open', matter, kind: letter?.hash as string, agreement: node.rogue.agreement, parties, after: [] },
      { fields: { subject: '示例' } },
    )
    await expectStopped('agreement.not-in-force')
  })

  it('with something that is no envelope is put aside', async () => {
    node.rogue.raw(canonicalBytes({ v: 1, hello: 'world' }))
    await expectStopped('fact.bad-envelope')
  })

  it('with bytes that are not canonical is put aside', async () => {
    node.rogue.raw(Buffer.from('{"v": 1}'))
    await expectStopped('fact.not-canonical')
  })

  it('with a part that is committed to but cannot be read is put aside', async () => {
    const salt = new Uint8Array(32).fill(9)
    const { commitPart } = await import('@lianyu/kernel')
    const shared = Buffer.from('{ "fields": {} }')
    node.rogue.write({ parts: { shared: commitPart(sha256Node, salt, shared) } }, {})
    const entry = node.rogue.entries.at(-1) as { salt: Uint8Array; shared: Uint8Array }
    entry.salt = salt
    entry.shared = shared
    await expectStopped('fact.not-canonical')
  })
})

describe('a log that is not ours to take over', () => {
  it('because its agreement does not name us is left alone', async () => {
    const strange = await attackedNode(inject, ['430281'])
    try {
      strange.rogue.entries = []
      strange.rogue.open([strange.rogue.party, '430181'])
      await strange.look(strange.rogue.party)
      expect(await strange.honest.journal.get(honestParty, strange.rogue.agreement)).toBeUndefined()
      expect(await strange.quarantine()).toEqual([])
      expect(strange.honest.troubles.map(({ refusal }) => refusal.refusal)).toContain('exchange.not-an-agreement')
    } finally {
      await strange.close()
    }
  })
})
