import { Readable } from 'node:stream'
import { isRefusal, type MatterId, type PartyId, type ScopeRow } from '@lianyu/kernel'
import { allRights, serviceGrant, serviceScope } from '@lianyu/packs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { newCommandId } from '../command-id.ts'
import { Audit } from '../identity/audit.ts'
import { AnswerErasures } from '../jobs/answer-erasures.ts'
import { FollowUp } from '../jobs/follow-up.ts'
import { agreeAmong } from './testing/agree.ts'
import { actorOf, introduce, ok, TestNode } from './testing/test-node.ts'

// Three nodes, and on the third a region that is no party and only looks in.
const [A, B, C, W] = ['360313', '430281', '430181', '361100'] as const
const databases: FreshDatabase[] = []
const nodes: TestNode[] = []
const answers: FollowUp[] = []
let agreement: MatterId
let matter: MatterId
let leaf: string
let paper: string

const soon = { timeout: 30_000, interval: 50 }
const nodeOf = (party: PartyId) => nodes.find((node) => node.parties.includes(party)) as TestNode
const secret = '示例申请人甲乙'

beforeAll(async () => {
  for (const parties of [[A], [B], [C, W]]) {
    const database = await freshDatabase(inject)
    databases.push(database)
    const node = await new TestNode(database.connection, parties).start()
    nodes.push(node)
    const audit = new Audit(node.journal, Date.now)
    for (const party of parties) await audit.begin(party, '示例')
    const { store, journal, files, errors } = node
    const onTrouble = (what: string, error: unknown) => errors.push(what, error)
    const deps = { store, journal, files, audit, now: Date.now, onTrouble }
    const erasures = new FollowUp(deps, new AnswerErasures(deps))
    await erasures.start()
    answers.push(erasures)
  }
  await introduce(nodes)
})
afterAll(async () => {
  for (const one of answers) await one.stop()
  for (const node of nodes) {
    await node.stop()
    await node.remove()
  }
  for (const database of databases) await database.drop()
})

const shared = async (party: PartyId, id: MatterId) => (await nodeOf(party).journal.get(party, id))?.shared
const scope: ScopeRow[] = [
  ...serviceScope,
  serviceGrant(allRights),
  { kind: 'service-case', steps: '*', part: 'witness', audience: [W], purpose: '示例：只看不写' },
]

interface Held {
  personal: Uint8Array | null
  shared: Uint8Array | null
  input: Uint8Array | null
}
async function heldBy(party: PartyId): Promise<Held | undefined> {
  return nodeOf(party).in(party, async (tx) => {
    const text = 'select personal, shared, input from entry where party = $1 and leaf = $2'
    return (await tx.query<Held>(text, [party, Buffer.from(leaf, 'hex')])).rows[0]
  })
}
const wordsOf = (party: PartyId) =>
  nodeOf(party).in(party, async (tx) => {
    const text = 'select count(*)::int as n from term where party = $1 and term = any($2::text[])'
    return (await tx.query<{ n: number }>(text, [party, ['申请', '请人', '甲乙']])).rows[0]?.n
  })

describe('a witness that the agreement names', () => {
  it('holds what it may see, writes nothing, and vouches with its witness key', async () => {
    agreement = await agreeAmong([A, B, C].map(nodeOf), scope)
    const content = Readable.from([Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')])
    const kept = ok(await nodeOf(A).files.keep(A, content))
    paper = kept.hash
    const command = newCommandId(Date.now())
    const file = { hash: kept.hash, name: '示例.pdf', type: kept.type, size: kept.size }
    const receipt = ok(
      await nodeOf(A).journal.open({
        party: A,
        actor: { ...actorOf(A), desk: 'service-window' },
        command,
        kind: 'service-case',
        agreement,
        parties: [A, B, C].sort(),
        data: {
          itemName: '示例事项',
          itemNature: 'service',
          mode: 'collected',
          handler: B,
          sample: true,
          applicantName: secret,
          applicantId: '11010519491231002X',
          applicantPhone: '13800000000',
          application: [file],
        },
      }),
    )
    matter = receipt.matter
    leaf = receipt.facts[0]?.leaf as string
    for (const party of [B, C])
      await expect.poll(async () => (await heldBy(party))?.personal?.length, soon).toBeTruthy()
    await expect.poll(async () => (await heldBy(W))?.shared?.length, soon).toBeTruthy()
    expect((await heldBy(W))?.personal).toBeNull()
    const own = await nodeOf(W).journal.step({
      party: W,
      actor: actorOf(W),
      command: newCommandId(Date.now()),
      matter: agreement,
      step: 'comment',
      data: { comment: '示例' },
    })
    expect(isRefusal(own) && own.refusal).toBe('step.not-a-party')
    const origin = `${A}/${agreement}/1`
    const promises = () =>
      nodeOf(A).in(A, async (tx) => {
        const text = `select distinct c.by_party, c.promise from cosignature c join head h on h.party = $1 and h.log = c.log
          where c.party = $1 and h.origin = $2 order by 1, 2`
        return (await tx.query<{ by_party: string; promise: string }>(text, [A, origin])).rows
      })
    await expect.poll(promises, soon).toEqual([
      { by_party: W, promise: 'witness' },
      { by_party: C, promise: 'mirror' },
      { by_party: B, promise: 'mirror' },
    ])
    // Its word travels: B, on another node, sees it too.
    const atB = () =>
      nodeOf(B).in(B, async (tx) => {
        const text = `select count(*)::int as n from cosignature where party = $1 and promise = 'witness' and by_party = $2`
        return (await tx.query<{ n: number }>(text, [B, W])).rows[0]?.n
      })
    await expect.poll(atB, soon).toBeGreaterThan(0)
  }, 90_000)
})

describe('an erasure over three nodes', () => {
  it('is confirmed by each party with a fact of its own, and the part is gone everywhere, with what came from it', async () => {
    expect(await nodeOf(B).exchange.fetchFile(B, paper)).toBe(true)
    const ground = '个人信息保护法第四十七条'
    const actor = { ...actorOf(A), role: 'approver' }
    for (const part of ['shared', 'personal'] as const) {
      const command = newCommandId(Date.now())
      const answer = await nodeOf(A).journal.erase({ party: A, actor, command, matter, leaf, part, ground })
      // The shared part of an opening carries everything else: it is never erased.
      expect(isRefusal(answer) ? answer.refusal : 'done').toBe(part === 'personal' ? 'done' : 'erase.not-erasable')
    }
    for (const party of [A, B, C, W]) {
      const confirmed = async () => (await shared(party, matter))?.adds.erased?.map(({ by }) => by).sort()
      await expect.poll(confirmed, soon).toEqual([C, B].sort())
    }
    for (const party of [A, B, C]) {
      expect(await heldBy(party)).toMatchObject({ personal: null })
      expect((await heldBy(party))?.input ?? null).toBeNull()
      expect((await nodeOf(party).journal.get(party, matter))?.overlay.fields).not.toHaveProperty('applicantName')
      expect(await wordsOf(party)).toBe(0)
    }
    for (const party of [A, B]) {
      await expect.poll(async () => await nodeOf(party).files.read(party, paper), soon).toBeUndefined()
    }
    expect(await nodeOf(C).exchange.fetchFile(C, paper)).toBe(false)
  }, 90_000)

  it('leaves every proof as it was: all logs verify on every node, and no log was put aside', async () => {
    for (const node of nodes) {
      for (const party of node.parties) {
        // A copy may lie between two signed sizes for a moment; a look brings it to the next.
        const faults = async () => {
          for (const peer of [A, B, C, W]) if (peer !== party) await node.exchange.look(party, peer)
          const found: unknown[] = []
          for await (const line of node.journal.verify(party)) if ('fault' in line) found.push(line)
          return found
        }
        await expect.poll(faults, { timeout: 30_000, interval: 500 }).toEqual([])
        expect(await node.exchange.quarantineList(party)).toEqual([])
      }
      expect(node.errors).toEqual([])
    }
  }, 60_000)
})
