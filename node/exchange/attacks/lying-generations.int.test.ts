import type { IncomingMessage } from 'node:http'
import { generationStep, nextOpening, type Opening, type PartContent } from '@lianyu/kernel'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { agreementKind } from '../testing/test-node.ts'
import { type AttackedNode, attackedNode, honestParty } from './attacked-node.ts'
import { RogueWriter } from './rogue-writer.ts'

let node: AttackedNode
/** The rogue's later generations, served beside the first. */
let later: RogueWriter[]

beforeEach(async () => {
  node = await attackedNode(inject)
  later = []
  node.rogue.comment('一').comment('二').comment('三')
  await node.look(node.rogue.party)
  node.rogue.serve = (path, request, response) => {
    if (path === '/log') {
      const all = [node.rogue, ...later].map(({ origin, entries }) => ({ origin, size: entries.length }))
      response.writeHead(200).end(JSON.stringify(all))
      return true
    }
    const other = later.find(({ origin }) => path.startsWith(`/log/${origin}/`))
    if (other === undefined) return false
    // The body was read already; none of these answers depends on it.
    const again = {
      url: request.url,
      method: request.method,
      on: (event: string, then: () => void) => event === 'end' && then(),
    }
    other.answer(again as unknown as IncomingMessage, response as never)
    return true
  }
})
afterEach(() => node.close())

/** Another generation of the rogue's log, whose first fact says this. */
function open(generation: number, opening: unknown, step = generationStep): RogueWriter {
  const { party, agreement, entries } = node.rogue
  const writer = new RogueWriter(party, 40, agreementKind)
  Object.assign(writer, { agreement, origin: `${party}/${agreement}/${generation}` })
  const hex = (leaf: Uint8Array) => Buffer.from(leaf).toString('hex')
  const after = [...new Set([entries[0]?.leaf, entries[1]?.leaf].flatMap((leaf) => (leaf ? [hex(leaf)] : [])))].sort()
  writer.write({ step, after }, opening as PartContent)
  later.push(writer)
  return writer
}

/** What an honest writer would say that has kept this many entries of the first generation. */
function honest(kept: number, signed = 9, generation = 2): Opening {
  const { size, root } = node.rogue.checkpoint(node.rogue.entries.slice(0, kept))
  return nextOpening(generation - 1, 'sha256', { size, root }, { size: signed })
}

const held = async (generation: number) => {
  const origin = node.rogue.origin.replace(/\d+$/, String(generation))
  const pulse = (await node.honest.exchange.peers(honestParty)).find(({ party }) => party === node.rogue.party)
  return pulse?.logs.find((log) => log.origin === origin)?.held
}

async function expectRefused(field: string): Promise<void> {
  await node.look(node.rogue.party)
  const [line] = await node.quarantine()
  expect(line).toMatchObject({ origin: node.rogue.origin, why: 'log.bad-opening' })
  expect(line?.evidence.refusal.facts).toMatchObject({ field })
  // The note that signs the lie, and the note that was held before.
  expect(line?.evidence.notes).toHaveLength(2)
  expect(line?.evidence.entry).toBeDefined()
  expect(await held(2)).toBeUndefined()
}

describe('another generation of a log', () => {
  it('that keeps all that is held here is followed', async () => {
    open(2, honest(4)).comment('新一代')
    await node.look(node.rogue.party)
    expect(await node.quarantine()).toEqual([])
    expect(await node.comments(node.rogue)).toEqual(['一', '二', '三', '新一代'])
  })

  it('that was closed below what is held here hides entries, and is put aside with both notes', async () => {
    open(2, honest(3)).comment('新一代')
    await expectRefused('closed.size')
    expect(await node.comments(node.rogue)).toEqual(['一', '二', '三'])
  })

  it('that was closed on another past is put aside', async () => {
    open(2, { ...honest(4), closed: { ...honest(4).closed, root: 'ab'.repeat(32) } })
    await expectRefused('closed.root')
  })

  it('that keeps more than is held here waits until that is here too', async () => {
    const kept = node.rogue.entries.length + 1
    node.rogue.comment('四')
    const opening = honest(kept)
    const last = node.rogue.entries.pop()
    open(2, opening).comment('五')
    await node.look(node.rogue.party)
    expect([await held(2), await node.quarantine()]).toEqual([undefined, []])
    node.rogue.entries.push(last as never)
    await node.look(node.rogue.party)
    await node.look(node.rogue.party)
    expect(await node.comments(node.rogue)).toEqual(['一', '二', '三', '四', '五'])
  })

  it('that was opened twice is a fork', async () => {
    const first = open(2, honest(4)).comment('五')
    await node.look(node.rogue.party)
    later = []
    open(2, honest(4, 20)).comment('五')
    await node.look(node.rogue.party)
    const [line] = await node.quarantine()
    expect(line).toMatchObject({ origin: first.origin, why: 'log.forked' })
  })

  it('that leaps over one is not taken over', async () => {
    open(2, honest(4)).comment('五')
    await node.look(node.rogue.party)
    const root = 'ab'.repeat(32)
    open(4, { generation: 4, hash: 'sha256', closed: { generation: 2, size: 2, root, lost: { from: 2, to: 3 } } })
    await node.look(node.rogue.party)
    expect(await held(4)).toBeUndefined()
    later.pop()
    open(4, { generation: 4, hash: 'sha256', closed: { generation: 3, size: 0, root, lost: { from: 0, to: 3 } } })
    await node.look(node.rogue.party)
    expect(await held(4)).toBeUndefined()
    expect(await node.comments(node.rogue)).toEqual(['一', '二', '三', '五'])
  })

  it('while the one before goes on growing makes both of them void from there on', async () => {
    open(2, honest(4)).comment('五')
    await node.look(node.rogue.party)
    node.rogue.comment('另一个四')
    await node.look(node.rogue.party)
    const lines = await node.quarantine()
    expect(lines.map(({ origin }) => origin.at(-1)).sort()).toEqual(['1', '2'])
    for (const line of lines) expect(line.why).toBe('log.grown-after-closing')
    later[0]?.comment('六')
    await node.look(node.rogue.party)
    expect(await node.comments(node.rogue)).toEqual(['一', '二', '三', '五'])
  })

  it('does not wash a log clean that was put aside', async () => {
    node.rogue.entries.length = 2
    await node.look(node.rogue.party)
    expect(await node.quarantine()).toHaveLength(1)
    open(2, honest(2)).comment('新一代')
    await node.look(node.rogue.party)
    expect(await held(2)).toBeUndefined()
  })

  it('that does not begin with its opening, and an opening elsewhere, are put aside', async () => {
    open(2, { fields: { comment: '没有说明' } }, 'comment')
    await expectRefused('closed')
  })

  it('is not announced in the middle of a log', async () => {
    node.rogue.write({ step: generationStep }, honest(4) as unknown as PartContent)
    await node.look(node.rogue.party)
    const [line] = await node.quarantine()
    expect(line).toMatchObject({ origin: node.rogue.origin, index: 4, why: 'log.bad-opening' })
  })
})
