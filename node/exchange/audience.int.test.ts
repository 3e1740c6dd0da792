import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { MatterId, PartyId } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { newCommandId } from '../command-id.ts'
import { actorOf, introduce, ok, TestNode } from './testing/test-node.ts'

// A and B live on one node, C on another.
const [A, B, C] = ['360313', '360322', '430281'] as const
const databases: FreshDatabase[] = []
let ab: TestNode
let c: TestNode
let agreement: MatterId
let letter: MatterId

const soon = { timeout: 15_000, interval: 20 }
const nodeOf = (party: PartyId) => (party === C ? c : ab)

beforeAll(async () => {
  for (const _ of [0, 1]) databases.push(await freshDatabase(inject))
  ab = await new TestNode((databases[0] as FreshDatabase).connection, [A, B]).start()
  c = await new TestNode((databases[1] as FreshDatabase).connection, [C]).start()
  await introduce([ab, c])
})

afterAll(async () => {
  for (const node of [ab, c]) {
    await node.stop()
    await node.remove()
  }
  for (const database of databases) await database.drop()
})

async function waitFor(
  party: PartyId,
  holds: (fields: NonNullable<Awaited<ReturnType<TestNode['journal']['get']>>>['shared']) => boolean,
) {
  await expect
    .poll(async () => {
      const matter = await nodeOf(party).journal.get(party, agreement)
      return matter !== undefined && holds(matter.shared)
    }, soon)
    .toBe(true)
}

/** The party's own approval up to the seal, then its signature of the settled draft. */
async function sign(party: PartyId, draft: string): Promise<void> {
  const node = nodeOf(party)
  await node.step(party, agreement, 'countersign', { countersignedBy: '发改' })
  await node.step(party, agreement, 'review-legality', { legalOpinion: '可行' }, 'legal')
  await node.step(party, agreement, 'issue', {}, 'leader')
  await node.step(party, agreement, 'seal', { paperNo: '示例〔2026〕1号' }, 'seal-keeper')
  await node.step(party, agreement, 'sign', { draft, signatory: '示例职务' }, 'leader')
}

async function openLetter(to: PartyId, data: Record<string, unknown>): Promise<MatterId> {
  const command = newCommandId(Date.now())
  const parties = [A, to].sort()
  return ok(await ab.journal.open({ party: A, actor: actorOf(A), command, kind: 'letter', agreement, parties, data }))
    .matter
}

describe('an agreement of three parties on two nodes', () => {
  it('comes into force through their logs alone, locally and over HTTP', async () => {
    agreement = await ab.draft(A, [A, B, C])
    const settled = await ab.step(A, agreement, 'settle')
    const draft = settled.facts[0]?.leaf as string
    for (const party of [B, C]) await waitFor(party, ({ tracks }) => tracks.main?.stage === 'signing')
    for (const party of [A, B, C]) await sign(party, draft)
    for (const party of [A, B, C]) await waitFor(party, ({ adds }) => adds.sign?.length === 3)
    await ab.step(A, agreement, 'enter-force')
    await waitFor(C, ({ tracks }) => tracks.main?.stage === 'in-force')
    await c.step(C, agreement, 'acknowledge')
    await waitFor(A, ({ adds }) => adds.acknowledge?.length === 1)
    // B's own mirror of the others' logs is filled beside A's, on the same node.
    for (const party of [B, C]) {
      const sharedWith = async (who: PartyId) => (await nodeOf(who).journal.get(who, agreement))?.shared
      const asked = await sharedWith(A)
      await expect.poll(() => sharedWith(party), soon).toEqual(asked)
    }
  })

  it('a part goes to its audience, and its envelope to all who mirror the log', async () => {
    letter = await openLetter(B, { subject: '只给乙看的事由', recipient: B, request: '请协助' })
    await expect.poll(async () => (await ab.journal.get(B, letter))?.shared.fields.subject, soon).toBe('只给乙看的事由')
    const origin = `${A}/${agreement}/1`
    const held = () =>
      c.in(C, async (tx) => {
        const text = `select e.shared from entry e join head h on h.log = e.log
          where e.party = $1 and h.party = $1 and h.origin = $2 and e.matter = $3`
        return (await tx.query<{ shared: Uint8Array | null }>(text, [C, origin, letter])).rows
      })
    await expect.poll(held, soon).toEqual([{ shared: null }])
    expect(c.exchange.counters.partsDropped).toBe(0)
    await expect
      .poll(
        async () => (await ab.exchange.peers(A)).find(({ party }) => party === C)?.logs.find(({ own }) => own)?.lag,
        soon,
      )
      .toBe(0)
  })

  it('a file goes to those who may see the part that names it, and to no other', async () => {
    const content = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
    const kept = ok(await ab.files.keep(A, Readable.from([content])))
    const enclosures = [{ hash: kept.hash, name: '示例.pdf', type: kept.type, size: kept.size }]
    const toC = await openLetter(C, { subject: '有附件', recipient: C, request: '请协助', enclosures })
    await expect.poll(async () => (await c.journal.get(C, toC))?.shared.fields.subject, soon).toBe('有附件')
    expect(await c.files.read(C, kept.hash)).toBeUndefined()
    expect(await c.exchange.fetchFile(C, kept.hash)).toBe(true)
    expect(await buffer((await c.files.read(C, kept.hash))?.stream as Readable)).toEqual(content)
    // B mirrors the log too, but neither the part nor the file is for it.
    await expect
      .poll(
        async () => (await ab.exchange.peers(B)).find(({ party }) => party === A)?.logs.find(({ own }) => !own)?.lag,
        soon,
      )
      .toBe(0)
    expect(await ab.exchange.fetchFile(B, kept.hash)).toBe(false)
    await ab.files.erase(A, kept.hash)
    await c.files.erase(C, kept.hash)
    expect(await c.exchange.fetchFile(C, kept.hash)).toBe(false)
  })

  it('the parties of one node know each other without a card', async () => {
    const pulse = (await ab.exchange.peers(A)).find(({ party }) => party === B)
    expect(pulse).toMatchObject({ local: true, state: 'online', fingerprint: undefined })
    expect(pulse?.logs.map(({ lag }) => lag)).toEqual([0, 0])
  })

  it('ran without an error of ours and without a quarantine', async () => {
    expect([ab.errors, c.errors]).toEqual([[], []])
    // A peer that is busy may refuse to answer once and is asked again; nobody's log may be put aside for it.
    for (const [node, party] of [
      [ab, A],
      [ab, B],
      [c, C],
    ] as const) {
      expect(await node.exchange.quarantineList(party)).toEqual([])
    }
  })
})
