import type { MatterId } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { introduce, TestNode } from './testing/test-node.ts'

const [A, B, C] = ['360313', '430281', '430181'] as const
const databases: FreshDatabase[] = []
let a: TestNode
let b: TestNode
let c: TestNode
let agreement: MatterId

beforeAll(async () => {
  const made = []
  for (const party of [A, B, C]) {
    const database = await freshDatabase(inject)
    databases.push(database)
    made.push(await new TestNode(database.connection, [party]).start())
  }
  ;[a, b, c] = made as [TestNode, TestNode, TestNode]
  await introduce([a, b, c])
})

afterAll(async () => {
  for (const node of [a, b, c]) {
    await node.stop().catch(() => {})
    await node.remove()
  }
  for (const database of databases) await database.drop()
})

const soon = { timeout: 10_000, interval: 20 }

describe('three parties on three nodes', () => {
  it('find a new agreement that names them, and nothing else', async () => {
    await a.draft(A, [A, B])
    agreement = await a.draft(A, [A, B, C])
    await expect.poll(async () => (await c.journal.get(C, agreement))?.shared.parties, soon).toEqual([A, C, B].sort())
    await expect.poll(async () => (await b.journal.get(B, agreement)) !== undefined, soon).toBe(true)
    const held = await c.in(C, async (tx) => {
      const text = `select origin from head where party = $1 and not own and scope <> 'home'`
      return (await tx.query<{ origin: string }>(text, [C])).rows
    })
    expect(held).toEqual([{ origin: `${A}/${agreement}/1` }])
  })

  it('see each other’s facts soon, and hold the same shared state', async () => {
    await a.comment(A, agreement, '甲')
    await b.comment(B, agreement, '乙')
    await c.comment(C, agreement, '丙')
    const all = ['丙', '乙', '甲'].sort()
    for (const [node, party] of [
      [a, A],
      [b, B],
      [c, C],
    ] as const) {
      await expect.poll(async () => (await node.comments(party, agreement)).sort(), soon).toEqual(all)
    }
    const states = await Promise.all(
      (
        [
          [a, A],
          [b, B],
          [c, C],
        ] as const
      ).map(async ([node, party]) => (await node.journal.get(party, agreement))?.shared),
    )
    expect(states[1]).toEqual(states[0])
    expect(states[2]).toEqual(states[0])
  })

  it('vouch for what they hold, and the writer learns it', async () => {
    await expect
      .poll(
        async () =>
          (await a.exchange.peers(A)).map(({ party, logs }) => [
            party,
            logs.find(({ origin, own }) => own && origin.includes(agreement))?.cosigned,
          ]),
        soon,
      )
      .toEqual(
        [
          [C, 2],
          [B, 2],
        ].sort(),
      )
    const pulse = (await a.exchange.peers(A)).find(({ party }) => party === B)
    expect(pulse).toMatchObject({ state: 'online', local: false, trouble: undefined })
    expect(pulse?.logs.every(({ lag, trouble }) => lag === 0 && trouble === undefined)).toBe(true)
  })

  it('see a step because they are told, long before they would look by themselves', async () => {
    const looks = b.exchange.counters.hintsReceived
    for (let i = 0; i < 15; i++) {
      const seen = new Promise<void>((resolve) => {
        const off = b.journal.onCommit(({ own, party, facts }) => {
          if (own || party !== B || !facts.some(({ step }) => step === 'comment')) return
          off()
          resolve()
        })
      })
      await a.comment(A, agreement, `时间 ${i}`)
      await seen
    }
    expect(b.exchange.counters.hintsReceived).toBeGreaterThan(looks)
  })

  it('go on where they were after an outage, with nothing twice', async () => {
    await b.stop()
    for (let i = 0; i < 300; i++) await a.comment(A, agreement, `停机期间 ${i}`)
    await expect
      .poll(() => a.exchange.peers(A).then((all) => all.find(({ party }) => party === B)?.state), soon)
      .toBe('away')
    await b.start()
    await expect.poll(async () => (await b.comments(B, agreement)).length, { ...soon, timeout: 20_000 }).toBe(318)
    expect(await b.comments(B, agreement)).toEqual(await a.comments(A, agreement))
    expect(new Set(await b.comments(B, agreement)).size).toBe(318)
    await expect
      .poll(() => a.exchange.peers(A).then((all) => all.find(({ party }) => party === B)?.state), soon)
      .toBe('online')
  })

  it('do not wait for one that is down: its log is read from whoever mirrors it', async () => {
    await c.stop()
    await a.comment(A, agreement, '丙站点停机时写的')
    await expect.poll(async () => (await b.comments(B, agreement)).includes('丙站点停机时写的'), soon).toBe(true)
    await a.stop()
    await c.start()
    await expect
      .poll(async () => (await c.comments(C, agreement)).includes('丙站点停机时写的'), { ...soon, timeout: 20_000 })
      .toBe(true)
    expect(await c.comments(C, agreement)).toEqual(await b.comments(B, agreement))
    await a.start()
  })

  it('ran without an error of ours', () => {
    expect([a.errors, b.errors, c.errors]).toEqual([[], [], []])
  })
})
