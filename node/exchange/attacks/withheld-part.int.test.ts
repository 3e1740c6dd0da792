import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { erasureWaitMs } from '../claimed-erasures.ts'
import { type AttackedNode, attackedNode, honestParty } from './attacked-node.ts'

let node: AttackedNode
/** Entries whose part the rogue says was erased. */
const withheld = new Set<number>()

beforeAll(async () => {
  node = await attackedNode(inject)
  const { rogue, other } = node
  for (const one of [rogue, other]) one.comment('一')
  const whole = rogue.parts.bind(rogue)
  rogue.parts = (from, to) => {
    const { parts, ...rest } = JSON.parse(whole(from, to)) as { parts: { index: number; part: string }[] }
    const bent = parts.map((one) => {
      return withheld.has(one.index) ? { index: one.index, part: one.part, erased: true } : one
    })
    return JSON.stringify({ ...rest, parts: bent })
  }
  for (const one of [rogue, other]) await node.look(one.party)
})
afterEach(() => expect(node.honest.errors.splice(0)).toEqual([]))
afterAll(() => node.close())

const unfounded = { refusal: 'exchange.erasure-unfounded' }
const size = async () => (await node.logOf(node.rogue))?.held

/** A comment of the rogue whose part is withheld; answers with its leaf and index. */
function withhold(words: string): { leaf: string; index: number } {
  node.rogue.comment(words)
  const index = node.rogue.entries.length - 1
  withheld.add(index)
  return { leaf: node.rogue.lastLeaf, index }
}
function askToErase(leaf: string): void {
  const after = [...new Set([leaf, node.rogue.lastLeaf])].sort()
  node.rogue.write({ step: 'erase', after }, { fields: { leaf, part: 'shared', ground: '示例' } })
}

describe('a part that its writer says was erased', () => {
  it('is taken as erased where the fact that asked for it stands further on in the same log', async () => {
    const { leaf, index } = withhold('删去的')
    askToErase(leaf)
    await node.look(node.rogue.party)
    expect(await node.logOf(node.rogue)).toMatchObject({ lag: 0, trouble: undefined })
    const facts = await node.honest.journal.facts(honestParty, node.rogue.agreement)
    // What is served on from here says so too.
    expect(facts.find((fact) => fact.index === index)).toMatchObject({ leaf, erased: ['shared'] })
  })

  it('the same where that fact is hundreds of entries away', async () => {
    const { leaf } = withhold('很久以前删去的')
    for (let i = 0; i < 300; i++) node.rogue.comment(`其间 ${i}`)
    askToErase(leaf)
    await node.look(node.rogue.party)
    expect(await node.logOf(node.rogue)).toMatchObject({ lag: 0, trouble: undefined })
  })

  it('without such a fact keeps the log waiting, and says so, until the fact comes', async () => {
    const before = await size()
    const { leaf } = withhold('扣下的')
    node.rogue.comment('后一句')
    await node.look(node.rogue.party)
    expect(await size()).toBe(before)
    expect(await node.logOf(node.rogue)).toMatchObject({ trouble: unfounded, quarantined: false, lag: 2 })
    expect(await node.comments(node.rogue)).not.toContain('后一句')
    askToErase(leaf)
    await node.look(node.rogue.party)
    expect(await node.logOf(node.rogue)).toMatchObject({ lag: 0, trouble: undefined })
    expect(await node.comments(node.rogue)).toContain('后一句')
  })

  it('is not put aside because the clock here jumps ahead, or back', async () => {
    const { leaf } = withhold('时钟跳了')
    await node.look(node.rogue.party)
    for (const jump of [24 * 3_600_000, -24 * 3_600_000]) {
      node.honest.clockJumpMs = jump
      await node.look(node.rogue.party)
      expect(await node.logOf(node.rogue)).toMatchObject({ trouble: unfounded, quarantined: false, lag: 1 })
    }
    // It was looked at with each clock: the fact that asks is found at the next look, whatever the clock says.
    askToErase(leaf)
    await node.look(node.rogue.party)
    expect(await node.logOf(node.rogue)).toMatchObject({ lag: 0, trouble: undefined })
    node.honest.clockJumpMs = 0
  })

  it('is not erased by a fact that asks for another part, nor by one that does not rest on it', async () => {
    const before = await size()
    const { leaf } = withhold('另一件')
    const elsewhere = Buffer.from(node.rogue.entries[1]?.leaf ?? []).toString('hex')
    node.rogue.write({ step: 'erase', after: [elsewhere] }, { fields: { leaf, part: 'shared', ground: '示例' } })
    const after = [leaf]
    node.rogue.write({ step: 'erase', after }, { fields: { leaf, part: 'personal', ground: '示例' } })
    await node.look(node.rogue.party)
    expect(await size()).toBe(before)
    expect((await node.logOf(node.rogue))?.trouble).toMatchObject(unfounded)
  })

  it('puts the log aside by name when no such fact came in time, and nothing else', async () => {
    const at = await size()
    node.honest.aheadMs += erasureWaitMs
    await node.look(node.rogue.party)
    expect(await node.logOf(node.rogue)).toMatchObject({ trouble: unfounded, quarantined: true })
    const [line] = await node.quarantine()
    expect(line).toMatchObject({ origin: node.rogue.origin, index: at, why: unfounded.refusal })
    const entry = Buffer.from(node.rogue.entries[at as number]?.bytes ?? []).toString('base64')
    expect(line?.evidence.entry).toBe(entry)
    node.other.comment('照常')
    await node.look(node.other.party)
    expect(await node.comments(node.other)).toContain('照常')
  })

  it('is passed over once an operator lets the log go on', async () => {
    await node.honest.exchange.release(honestParty, node.rogue.origin, 'operator')
    await node.look(node.rogue.party)
    expect(await node.logOf(node.rogue)).toMatchObject({ lag: 0, trouble: undefined, quarantined: false })
  })
})
